//! Replicas on one PostgreSQL: one leads, the next takes over, words reach the others, losses are noticed.

use std::path::Path;
use std::time::Duration;

use wenzheng::app::store::{Replica, Store, Word};

use super::postgres;

async fn next(replica: &mut Replica) -> Word {
    tokio::time::timeout(Duration::from_secs(30), replica.next()).await.expect("a word")
}

/// Nothing is heard for longer than a follower waits between two tries to lead.
async fn hears_nothing(replica: &mut Replica) {
    let heard = tokio::time::timeout(Duration::from_millis(1500), replica.next()).await;
    assert!(heard.is_err(), "{heard:?}");
}

async fn store(url: &str) -> Store {
    Store::open(Path::new("."), Some(url)).await.unwrap()
}

/// The server ends the connection of this replica.
async fn cut(server: &str, who: &str) {
    let pool = sqlx::AnyPool::connect(server).await.unwrap();
    let sql = "SELECT CAST(COUNT(pg_terminate_backend(pid)) AS BIGINT) FROM pg_stat_activity \
               WHERE application_name = $1";
    let query = sqlx::query_scalar::<_, i64>(sql).bind(format!("wenzheng replica {who}"));
    assert_eq!(query.fetch_one(&pool).await.unwrap(), 1, "{who} has one connection");
}

#[tokio::test]
async fn a_file_has_no_replicas() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).await.unwrap();
    assert!(store.replica("only").unwrap().is_none());
    store.tell_reload("only").await.unwrap();
}

#[tokio::test]
async fn one_leads_and_hands_over_and_words_reach_the_others_only() {
    let (Some(url), Some(elsewhere)) = (postgres().await, postgres().await) else { return };
    let (one, other, stranger) = (store(&url).await, store(&url).await, store(&elsewhere).await);
    let mut a = one.replica("a").unwrap().unwrap();
    let mut b = other.replica("b").unwrap().unwrap();
    let mut c = stranger.replica("c").unwrap().unwrap();
    assert_eq!(next(&mut a).await, Word::Leads);
    assert_eq!(next(&mut c).await, Word::Leads, "another bot on the same server");
    hears_nothing(&mut b).await;
    one.tell_reload("a").await.unwrap();
    assert_eq!(next(&mut b).await, Word::Reload);
    tokio::join!(hears_nothing(&mut a), hears_nothing(&mut b), hears_nothing(&mut c));
    a.leave().await;
    assert_eq!(next(&mut b).await, Word::Leads);
}

#[tokio::test]
async fn a_leader_that_is_cut_off_follows_and_reloads_once() {
    let Some(url) = postgres().await else { return };
    // Names are the server's, not the schema's.
    let names = ["a", "b"].map(|name| format!("{name}{}", url.rsplit("%3D").next().unwrap()));
    let (one, other) = (store(&url).await, store(&url).await);
    let mut a = one.replica(&names[0]).unwrap().unwrap();
    let mut b = other.replica(&names[1]).unwrap().unwrap();
    assert_eq!(next(&mut a).await, Word::Leads);
    hears_nothing(&mut b).await;
    cut(&url, &names[0]).await;
    assert_eq!(next(&mut a).await, Word::Follows);
    assert_eq!(next(&mut a).await, Word::Reload, "a word may have been missed");
    // Whoever comes first; both go on at once, as two processes do.
    let (a_leads, word) = tokio::select! {
        word = next(&mut a) => (true, word),
        word = next(&mut b) => (false, word),
    };
    assert_eq!(word, Word::Leads);
    let (follower, who) = if a_leads { (&mut b, &names[1]) } else { (&mut a, &names[0]) };
    hears_nothing(follower).await;
    cut(&url, who).await;
    assert_eq!(next(follower).await, Word::Reload, "a follower has no lead to lose");
    hears_nothing(follower).await;
}
