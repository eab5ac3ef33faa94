//! How long others wait while one chat, or many, make trouble, and how soon the bot is back after an outage: the real
//! serve loop against the double of the Bot API.
//!
//! Prints tables; nothing is asserted. `cargo bench --bench delays`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a bench may fail loudly, and prints what it has measured"
)]
#![allow(dead_code, unused_imports, reason = "the double can do more than is measured here")]

#[path = "../it/botapi/mod.rs"]
mod botapi;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use wenzheng::answer::Limits;
use wenzheng::app::store::Store;
use wenzheng::app::{Conversation, Sessions, Shelf};
use wenzheng::config::Config;
use wenzheng::telegram::{Settings, serve};

use botapi::{BotApi, Fault, Kind, TOKEN, private};

const QUESTION: &str = "今年新增就业目标是多少";
/// Questions of others, each by a person of their own.
const PROBES: i64 = 60;
/// Between two of them.
const APART: Duration = Duration::from_millis(70);
/// People who ask are numbered from here; below are those who make trouble.
const OTHERS: i64 = 10_000;

fn trouble(api: &BotApi, kind: &str) {
    match kind {
        "one chat in 429" => {
            api.fail(Fault::new("sendMessage", 99, Kind::TooMany(60)).in_chat(1));
            api.write(private(1, QUESTION));
        }
        "one hanging send" => {
            api.fail(Fault::new("sendMessage", 99, Kind::Hang).in_chat(1));
            api.write(private(1, QUESTION));
        }
        "flood" => (0..1000).for_each(|_| {
            api.write(private(1, QUESTION));
        }),
        "150 chats in 429" => (1..=150).for_each(|chat| {
            api.fail(Fault::new("sendMessage", 99, Kind::TooMany(60)).in_chat(chat));
            api.write(private(chat, QUESTION));
        }),
        _ => {}
    }
}

async fn measure(kind: &str, conversation: Arc<Conversation>) -> Vec<Duration> {
    let api = BotApi::start().await;
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).await.unwrap();
    let mut config = Config::default().telegram;
    config.drain_seconds = 0;
    let settings = Settings::new(TOKEN.to_owned(), Some(api.url()), config, store);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(serve(conversation, settings, async {
        let _told = stopped.await;
    }));
    api.wait("a poll", |state| state.poller > 0).await;
    trouble(&api, kind);
    // The trouble is under way.
    tokio::time::sleep(Duration::from_secs(8)).await;
    let mut delays = Vec::new();
    for person in OTHERS..OTHERS + PROBES {
        let asked = Instant::now();
        api.write(private(person, QUESTION));
        api.wait("an answer", |state| state.sent.iter().rev().any(|sent| sent.chat == person)).await;
        delays.push(asked.elapsed());
        tokio::time::sleep(APART).await;
    }
    let _still_there = stop.send(());
    serving.await.unwrap().unwrap();
    delays.sort();
    delays
}

/// How long after the end of an outage a question of meanwhile is answered.
async fn back_after(kind: Kind, conversation: Arc<Conversation>) -> Duration {
    let api = BotApi::start().await;
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).await.unwrap();
    let mut config = Config::default().telegram;
    config.drain_seconds = 0;
    // A poll that hangs when the outage begins is waited for as one that is quiet.
    config.poll_seconds = 5;
    let settings = Settings::new(TOKEN.to_owned(), Some(api.url()), config, store);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(serve(conversation, settings, async {
        let _told = stopped.await;
    }));
    api.wait("a poll", |state| state.poller > 0).await;
    // This one is fetched, and its answer meets the outage.
    for method in ["sendMessage", "getUpdates", "getMe"] {
        api.fail(Fault::new(method, u32::MAX, kind.clone()));
    }
    api.write(private(1, QUESTION));
    tokio::time::sleep(Duration::from_secs(25)).await;
    api.write(private(2, QUESTION));
    api.with(|state| state.faults.clear());
    let ended = Instant::now();
    for person in [1, 2] {
        api.wait("an answer", |state| state.sent.iter().any(|sent| sent.chat == person)).await;
    }
    let back = ended.elapsed();
    let _still_there = stop.send(());
    serving.await.unwrap().unwrap();
    back
}

#[tokio::main]
async fn main() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let config = Config::load(&root.join("config/wenzheng.toml")).unwrap();
    let shelf = Arc::new(Shelf::open(root.join("corpus"), config.search).unwrap().0);
    println!("| others ask while | median ms | 95 % | longest |\n|---|---|---|---|");
    for kind in ["quiet", "one chat in 429", "one hanging send", "flood", "150 chats in 429"] {
        let sessions = Sessions::new(1000, Duration::from_secs(1800));
        let conversation = Arc::new(Conversation::new(Arc::clone(&shelf), sessions, Limits { passages: 5 }));
        let delays = measure(kind, conversation).await;
        let at = |share: usize| delays[(delays.len() - 1) * share / 100].as_millis();
        println!("| {kind} | {} | {} | {} |", at(50), at(95), at(100));
    }
    println!("\n| outage of 25 s | back after ms |\n|---|---|");
    for (name, kind) in [("502", Kind::Status(502)), ("cut connections", Kind::Cut), ("no reply", Kind::Hang)]
    {
        let sessions = Sessions::new(1000, Duration::from_secs(1800));
        let conversation = Arc::new(Conversation::new(Arc::clone(&shelf), sessions, Limits { passages: 5 }));
        println!("| {name} | {} |", back_after(kind, conversation).await.as_millis());
    }
}
