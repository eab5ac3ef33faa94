//! A long day in a few minutes: many questions from many chats, through the program itself and the double of the Bot
//! API, while its corpus is changed and read again; with memory and delays of the first and the last minute.
//!
//! `cargo bench --bench soak -- [QUESTIONS] [CHATS] [A_SECOND] [RELOADS]`; 200,000 of 5,000 chats at 300 a second and
//! 40 reloads without. `WENZHENG_BIN` names another program than the one built beside it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    dead_code,
    unused_imports,
    reason = "a bench may fail loudly, and uses a part of the double"
)]

#[path = "../it/botapi/mod.rs"]
mod botapi;

use std::collections::{BTreeMap, VecDeque};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use botapi::{BotApi, TOKEN, call, private};

const ASKED: [&str; 8] = [
    "今年GDP目标是多少",
    "那去年呢",
    "空气怎么样",
    "城镇登记失业率",
    "今年怎么稳就业",
    "what is the unemployment target",
    "猫咪不吃饭怎么办",
    "老旧小区改造了多少个",
];
const MINUTE: Duration = Duration::from_secs(60);

/// Delays of answers by when they were asked.
#[derive(Default)]
struct Delays(Vec<(Duration, Duration)>);

impl Delays {
    fn say(&self, what: &str, from: Duration, to: Duration) {
        let mut delays: Vec<Duration> =
            self.0.iter().filter(|(asked, _)| (from..to).contains(asked)).map(|(_, delay)| *delay).collect();
        delays.sort();
        if delays.is_empty() {
            return;
        }
        let at = |share: f64| delays[((delays.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
        println!(
            "{what}: {} answers, p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
            delays.len(),
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
}

async fn metric(watched: SocketAddr, name: &str) -> u64 {
    let Ok((_, metrics)) = call(watched, "GET", "/metrics", &[], "").await else { return 0 };
    let value = metrics.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
    value.unwrap_or(0)
}

/// The reports of the repository, in a folder where they can be changed.
fn furnish(folder: &Path) -> PathBuf {
    // Cargo says where the repository is, also when it has moved since the bench was built.
    let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let (root, corpus) = (PathBuf::from(root), folder.join("corpus"));
    std::fs::create_dir(&corpus).unwrap();
    for entry in std::fs::read_dir(root.join("corpus")).unwrap().map(|entry| entry.unwrap()) {
        std::fs::copy(entry.path(), corpus.join(entry.file_name())).unwrap();
    }
    corpus.join("呼和浩特市-2020.txt")
}

/// Lets a report grow and has the corpus read again.
fn reload(bot: &Child, report: &Path, number: u64) {
    let text = std::fs::read_to_string(report).unwrap();
    std::fs::write(report, format!("{text}\n今年新增一段，完成投资{number}亿元。\n")).unwrap();
    let pid = rustix::process::Pid::from_raw(bot.id().try_into().unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::HUP).unwrap();
}

fn start(api: &BotApi, folder: &Path, watched: SocketAddr) -> Child {
    let program = std::env::var("WENZHENG_BIN").unwrap_or_else(|_| env!("CARGO_BIN_EXE_wenzheng").to_owned());
    Command::new(program)
        .arg("serve")
        .current_dir(folder)
        .env("TELOXIDE_TOKEN", TOKEN)
        .env("TELOXIDE_API_URL", api.url())
        .env("WENZHENG_LOG", "warn")
        .env("WENZHENG_WEB__LISTEN", watched.to_string())
        .env("WENZHENG_ANNOUNCE__PER_SECOND", "100000")
        .env("WENZHENG_ANNOUNCE__PER_SECOND_PER_CHAT", "100000")
        .env("WENZHENG_LIMITS__PER_MINUTE_PER_PERSON", "100000")
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// Every ten seconds, then the first and the last minute.
fn report_on(delays: &Delays, memory: &[(Duration, u64)], end: Duration, took: Duration) {
    for from in 0..took.as_secs() / 10 {
        let (from, to) = (Duration::from_secs(from * 10), Duration::from_secs(from * 10 + 10));
        delays.say(&format!("from {} s", from.as_secs()), from, to);
    }
    delays.say("first minute", Duration::ZERO, MINUTE);
    delays.say("last minute", end.saturating_sub(MINUTE), Duration::MAX);
    let most = |from: Duration, to: Duration| {
        memory.iter().filter(|(at, _)| (from..to).contains(at)).map(|(_, bytes)| bytes >> 20).max()
    };
    println!("memory, MiB: first minute {:?}", most(Duration::ZERO, MINUTE).unwrap());
    println!("memory, MiB: last minute {:?}", most(took.saturating_sub(MINUTE), Duration::MAX).unwrap());
}

#[tokio::main]
async fn main() {
    let numbers: Vec<u64> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let number = |at: usize, usual: u64| numbers.get(at).copied().unwrap_or(usual);
    let (questions, chats, a_second) = (number(0, 200_000), number(1, 5_000), number(2, 300));
    let reloads = number(3, 40);
    let folder = tempfile::tempdir().unwrap();
    let report = furnish(folder.path());
    let api = BotApi::start().await;
    let watched = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut bot = start(&api, folder.path(), watched);
    api.wait("a poll", |state| state.poller > 0).await;
    let began = Instant::now();
    let mut waiting: BTreeMap<i64, VecDeque<Instant>> = BTreeMap::new();
    let (mut asked, mut answered, mut reloaded) = (0, 0, 0);
    let mut delays = Delays::default();
    let mut memory: Vec<(Duration, u64)> = Vec::new();
    let mut last_heard = Instant::now();
    while answered < questions && last_heard.elapsed() < MINUTE {
        let due = (began.elapsed().as_secs_f64() * a_second as f64) as u64;
        while asked < due.min(questions) {
            let chat = i64::try_from(asked % chats + 1).unwrap();
            api.write(private(chat, ASKED[usize::try_from(asked / chats % 8).unwrap()]));
            waiting.entry(chat).or_default().push_back(Instant::now());
            asked += 1;
        }
        let new: Vec<(Instant, i64)> = api.with(|state| {
            state.sent.clear();
            state.calls.clear();
            std::mem::take(&mut state.arrivals)
        });
        for (at, chat) in new {
            let Some(since) = waiting.get_mut(&chat).and_then(VecDeque::pop_front) else { continue };
            delays.0.push((since - began, at - since));
            (answered, last_heard) = (answered + 1, Instant::now());
        }
        if memory.last().is_none_or(|(at, _)| began.elapsed() - *at > Duration::from_secs(5)) {
            memory.push((began.elapsed(), metric(watched, "wenzheng_resident_memory_bytes ").await));
        }
        // Evenly between the questions.
        if reloaded < reloads && asked * (reloads + 1) >= questions * (reloaded + 1) {
            reload(&bot, &report, reloaded);
            reloaded += 1;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let took = began.elapsed();
    println!(
        "{asked} asked, {answered} answered in {:.0} s ({:.0} a second)",
        took.as_secs_f64(),
        answered as f64 / took.as_secs_f64()
    );
    println!("{reloaded} reloads; edition {}", metric(watched, "wenzheng_edition ").await);
    let end = Duration::from_secs_f64(asked as f64 / a_second as f64);
    report_on(&delays, &memory, end, took);
    bot.kill().unwrap();
    bot.wait().unwrap();
    assert_eq!(answered, questions, "a question is lost");
}
