//! `kill -9` in the middle: the real program, a real file, fifty times.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use wenzheng::app::outbox::Reason;
use wenzheng::app::store::Store;

use super::broadcast::{bodies, finished, received, recipients};
use crate::botapi::{BotApi, TOKEN};

const KILLS: usize = 50;
const RECIPIENTS: i64 = 3000;

/// The program with a corpus and words so few that it starts quickly.
fn start(api: &BotApi, home: &Path, per_second: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_wenzheng"))
        .args(["--corpus", "corpus", "--config", "wenzheng.toml", "--data", "data", "serve"])
        .current_dir(home)
        .env("TELOXIDE_TOKEN", TOKEN)
        .env("TELOXIDE_API_URL", api.url())
        .env("WENZHENG_LOG", "warn")
        .env("WENZHENG_ANNOUNCE__PER_SECOND", per_second)
        .env("WENZHENG_ANNOUNCE__LEASE_SECONDS", "1")
        .env_remove("WENZHENG_STORE")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn furnish(home: &Path) {
    std::fs::create_dir(home.join("corpus")).unwrap();
    let report = "2020年某市人民政府工作报告\n\n一、2020年工作安排\n\n地区生产总值增长6%左右。\n";
    std::fs::write(home.join("corpus/某市-2020.txt"), report).unwrap();
    std::fs::write(home.join("dictionary.txt"), "").unwrap();
    std::fs::write(home.join("lexicon.toml"), "").unwrap();
    std::fs::write(home.join("wenzheng.toml"), "[telegram]\ndrain_seconds = 2\n").unwrap();
}

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
        let mut child = start(&api, home.path(), "100");
        let is_sending = api.until(Duration::from_secs(60), move |state| state.arrivals.len() > before);
        assert!(is_sending.await, "start {kill}: nothing is sent; {:?}", child.try_wait());
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        tokio::time::sleep(Duration::from_micros((seed >> 33) % 150_000)).await;
        // SIGKILL.
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let halfway = store.counts(announcement).await.unwrap();
    let mut child = start(&api, home.path(), "400");
    finished(&store, announcement, Duration::from_secs(60)).await;
    child.kill().unwrap();
    child.wait().unwrap();
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
