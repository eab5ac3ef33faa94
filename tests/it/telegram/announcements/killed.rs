//! `kill -9` in the middle: the real program, a real file, fifty times.

use std::io::Write;
use std::time::Duration;

use wenzheng::app::outbox::Reason;
use wenzheng::app::store::Store;

use super::broadcast::{bodies, finished, received, recipients};
use crate::botapi::BotApi;
use crate::process::{Process, furnish};

const KILLS: usize = 50;
const RECIPIENTS: i64 = 3000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_kills_lose_nobody_and_tell_nobody_twice() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let api = BotApi::start().await;
    api.with(|state| (1..=RECIPIENTS).for_each(|chat| state.open(chat)));
    let store = Store::open(&home.path().join("data"), None).await.unwrap();
    let announcement = store.announce(&bodies(), &recipients(1..=RECIPIENTS), None, 0).await.unwrap();
    let mut seed: u64 = 7;
    for kill in 0..KILLS {
        let before = api.with(|state| state.arrivals.len());
        let process = Process::start(&api, home.path(), "bot", &[("WENZHENG_ANNOUNCE__PER_SECOND", "100")]);
        let is_sending = api.until(Duration::from_secs(60), move |state| state.arrivals.len() > before);
        assert!(is_sending.await, "start {kill}: nothing is sent; {}", process.log());
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        tokio::time::sleep(Duration::from_micros((seed >> 33) % 150_000)).await;
        process.kill();
    }
    let halfway = store.counts(announcement).await.unwrap();
    let process = Process::start(&api, home.path(), "bot", &[("WENZHENG_ANNOUNCE__PER_SECOND", "400")]);
    finished(&store, announcement, Duration::from_secs(60)).await;
    process.kill();
    let counts = store.counts(announcement).await.unwrap();
    let received = received(&api);
    let unknown = counts.unknown.get(&Reason::Interrupted).copied().unwrap_or(0);
    let arrived = received.len() as u64 - counts.sent;
    writeln!(
        std::io::stderr(),
        "kill -9: {KILLS} kills, {} sent by then; {RECIPIENTS} recipients: sent {}, unknown {unknown} (of which \
         {arrived} had arrived), twice {}",
        halfway.sent,
        counts.sent,
        received.values().filter(|times| **times > 1).count(),
    )
    .unwrap();
    assert_eq!(counts.sent + unknown, 3000, "nobody is lost: {counts:?}");
    assert!(received.values().all(|times| *times == 1), "nobody is told twice");
    assert!(received.len() as u64 >= counts.sent);
    assert!(halfway.sent < 3000, "all kills met the broadcast");
}
