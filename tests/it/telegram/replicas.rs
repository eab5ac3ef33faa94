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
