//! Two bots with one token on one PostgreSQL: one polls; when its connection is cut, one polls all the same.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use wenzheng::app::store::Store;

use super::{Serving, conversation, open, root};
use crate::botapi::{BotApi, private};
use crate::store::postgres;

/// The server ends the leader's connection; whether there was one.
async fn cut_leader(url: &str) -> bool {
    let pool = sqlx::AnyPool::connect(url).await.unwrap();
    let sql = "SELECT CAST(COUNT(pg_terminate_backend(pid)) AS BIGINT) FROM pg_locks \
               WHERE locktype = 'advisory' AND granted AND classid = 7303015 \
               AND CAST(objid AS BIGINT) = (CAST(hashtext(current_schema()) AS BIGINT) & 4294967295)";
    sqlx::query_scalar::<_, i64>(sql).fetch_one(&pool).await.unwrap() == 1
}

#[tokio::test]
async fn a_leader_that_is_cut_off_does_not_fight_for_updates() {
    let Some(url) = postgres().await else { return };
    let api = BotApi::start().await;
    // One of its own: they reload it.
    let shelf = Arc::new(open(root().join("corpus")));
    let mut bots = Vec::new();
    for _ in 0..2 {
        let store = Store::open(Path::new("."), Some(&url)).await.unwrap();
        bots.push(Serving::start_over(&api, conversation(Arc::clone(&shelf)), Some(store), |_settings| {}));
    }
    for round in 0..2 {
        for person in round * 100 + 1..=round * 100 + 10 {
            api.write(private(person, "/help"));
        }
        for person in round * 100 + 1..=round * 100 + 10 {
            api.replies(person, 1).await;
        }
        // What is answered is written down before another may lead.
        api.confirmed().await;
        assert!(cut_leader(&url).await, "somebody led");
        // What is asked while nobody leads waits.
        api.write(private(round * 100 + 11, "/help"));
        api.replies(round * 100 + 11, 1).await;
    }
    api.confirmed().await;
    let counts = || {
        bots.iter().fold((0, 0), |(failed, answered), bot| {
            (failed + bot.tally.failed_polls.get(), answered + bot.tally.updates.get())
        })
    };
    // An update is counted when its work is over, a little after its reply.
    let counted = async {
        while counts().1 < 22 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), counted).await.expect("every update is counted");
    let (failed, answered) = counts();
    assert_eq!((failed, answered), (0, 22), "no poll met another, no update was handled twice");
    for bot in bots {
        bot.stop().await.unwrap();
    }
    api.assert_clean();
}

/// Waits until the server says so.
async fn until(pool: &sqlx::AnyPool, sql: &'static str) {
    let wait = async {
        while sqlx::query_scalar::<_, i64>(sql).fetch_one(pool).await.unwrap() == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), wait)
        .await
        .unwrap_or_else(|_| panic!("waited in vain: {sql}"));
}

/// The lead is lost while an update is taken on, and comes back to the same process.
#[tokio::test]
async fn what_is_taken_on_while_the_lead_is_lost_is_done_and_confirmed() {
    let Some(url) = postgres().await else { return };
    let api = BotApi::start().await;
    let store = Store::open(Path::new("."), Some(&url)).await.unwrap();
    let shelf = Arc::new(open(root().join("corpus")));
    let bot = Serving::start_over(&api, conversation(shelf), Some(store), |_settings| {});
    api.write(private(1, "/help"));
    api.replies(1, 1).await;
    api.confirmed().await;
    let pool = sqlx::AnyPool::connect(&url).await.unwrap();
    let mut holding = pool.begin().await.unwrap();
    sqlx::query("LOCK TABLE inbox IN EXCLUSIVE MODE").execute(&mut *holding).await.unwrap();
    api.write(private(2, "/help"));
    until(&pool, "SELECT COUNT(*) FROM pg_locks WHERE relation = 'inbox'::regclass AND NOT granted").await;
    assert!(cut_leader(&url).await, "somebody led");
    // When its present name is held again it has tied itself anew, and knows that it had lost the lead.
    until(
        &pool,
        "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 7303016 \
         AND objid IN (SELECT CAST(CAST(hashtext(current_schema() || ' ' || substr(application_name, 18)) AS BIGINT) \
         & 4294967295 AS OID) FROM pg_stat_activity WHERE application_name LIKE 'wenzheng replica %')",
    )
    .await;
    holding.commit().await.unwrap();
    api.replies(2, 1).await;
    api.write(private(3, "/help"));
    api.replies(3, 1).await;
    api.confirmed().await;
    bot.stop().await.unwrap();
    api.assert_clean();
}
