//! What an answer costs on its way: a burst of questions from as many chats, through the program itself and the double of
//! the Bot API; beside it, over the same double, a bare echo of teloxide's own. Then half of what the burst reached, for
//! a while.
//!
//! `cargo bench --bench burst -- [QUESTIONS]`; 2,000 without. `WENZHENG_BIN` names another program than the one built
//! beside it.

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

use std::collections::HashMap;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use botapi::{BotApi, TOKEN, private};
use teloxide::dispatching::UpdateFilterExt;
use teloxide::prelude::{Bot, Dispatcher, Message, Requester, Update};

const ASKED: [&str; 8] = [
    "今年GDP目标是多少",
    "去年城镇登记失业率",
    "空气怎么样",
    "新增就业多少人",
    "今年怎么稳就业",
    "what is the unemployment target",
    "今年有哪些目标",
    "老旧小区改造了多少个",
];
/// The bench itself as the bot that is compared with.
const ECHO: &str = "WENZHENG_BENCH_ECHO";
/// How long half of the load goes on.
const HALF: Duration = Duration::from_secs(20);

#[tokio::main]
async fn main() {
    if let Ok(url) = std::env::var(ECHO) {
        return echo(&url).await;
    }
    let questions = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(2_000);
    let echo = std::env::current_exe().unwrap();
    let (_, echoed) = measure("bare echo", questions, |api| {
        Command::new(&echo).env(ECHO, api.url()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    })
    .await;
    let folder = tempfile::tempdir().unwrap();
    let (_, answered) = measure("wenzheng", questions, |api| serve(api, folder.path())).await;
    println!("an answer costs {:.1} times the processor time of an echo", answered / echoed);
}

/// The simplest bot there is.
async fn echo(url: &str) {
    let bot = Bot::new(TOKEN).set_api_url(url.parse().unwrap());
    let handler = Update::filter_message().endpoint(|bot: Bot, message: Message| async move {
        bot.send_message(message.chat.id, message.text().unwrap_or_default()).await.map(|_sent| ())
    });
    Dispatcher::builder(bot, handler).build().dispatch().await;
}

fn serve(api: &BotApi, folder: &std::path::Path) -> Child {
    let program = std::env::var("WENZHENG_BIN").unwrap_or_else(|_| env!("CARGO_BIN_EXE_wenzheng").to_owned());
    Command::new(program)
        .arg("serve")
        .current_dir(folder)
        .env("TELOXIDE_TOKEN", TOKEN)
        .env("TELOXIDE_API_URL", api.url())
        .env("WENZHENG_LOG", "warn")
        // What Telegram lets through is not what is measured.
        .env("WENZHENG_ANNOUNCE__PER_SECOND", "100000")
        .env("WENZHENG_ANNOUNCE__PER_SECOND_PER_CHAT", "100000")
        .env("WENZHENG_LIMITS__PER_MINUTE_PER_PERSON", "100000")
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// Answers a second, and processor seconds of an answer, of a burst; then half of the load for a while.
async fn measure(name: &str, questions: usize, start: impl Fn(&BotApi) -> Child) -> (f64, f64) {
    let api = BotApi::start().await;
    let mut bot = start(&api);
    // What the first questions open is not counted.
    for (chat, asked) in (1_000_001..).zip(ASKED) {
        api.write(private(chat, asked));
    }
    answers(&api, ASKED.len()).await;
    let (began, before) = (Instant::now(), processor(&bot));
    for at in 0..questions {
        api.write(private(i64::try_from(at).unwrap() + 1, ASKED[at % ASKED.len()]));
    }
    answers(&api, questions).await;
    let took = began.elapsed().as_secs_f64();
    let (rate, each) = (questions as f64 / took, (processor(&bot) - before) / questions as f64);
    println!("{name}: {rate:.0} answers a second, {:.2} ms of processor time an answer", each * 1e3);
    let delays = at_pace(&api, rate / 2.0, questions).await;
    let at = |share: f64| delays[((delays.len() - 1) as f64 * share) as usize] * 1e3;
    println!(
        "{name} at {:.0} a second: {} answers, p50 {:.1} ms, p99 {:.1} ms",
        rate / 2.0,
        delays.len(),
        at(0.5),
        at(0.99)
    );
    bot.kill().unwrap();
    bot.wait().unwrap();
    (rate, each)
}

/// Waits for so many answers, and forgets them.
async fn answers(api: &BotApi, count: usize) {
    let there = api.until(Duration::from_secs(120), move |state| state.arrivals.len() >= count).await;
    assert!(there, "an answer is missing");
    api.with(|state| {
        state.arrivals.clear();
        state.sent.clear();
        state.calls.clear();
    });
}

/// Delays in seconds, ascending, of questions that come at an even pace.
async fn at_pace(api: &BotApi, a_second: f64, chats: usize) -> Vec<f64> {
    let (began, mut asked, mut delays) = (Instant::now(), 0usize, Vec::new());
    let mut since: HashMap<i64, Instant> = HashMap::new();
    let mut last = Instant::now();
    while began.elapsed() < HALF || !since.is_empty() && last.elapsed() < HALF {
        let due = (began.elapsed().min(HALF).as_secs_f64() * a_second) as usize;
        while asked < due {
            let chat = i64::try_from(asked % chats).unwrap() + 1;
            api.write(private(chat, ASKED[asked % ASKED.len()]));
            since.entry(chat).or_insert_with(Instant::now);
            asked += 1;
        }
        let new = api.with(|state| {
            state.sent.clear();
            state.calls.clear();
            std::mem::take(&mut state.arrivals)
        });
        for (at, chat) in new {
            if let Some(asked) = since.remove(&chat) {
                delays.push((at - asked).as_secs_f64());
                last = Instant::now();
            }
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    delays.sort_by(f64::total_cmp);
    delays
}

/// Processor seconds of a process so far, its own and the system's for it.
fn processor(process: &Child) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.id())).unwrap();
    let after_name = stat.rsplit_once(')').unwrap().1;
    let ticks = |at: usize| after_name.split_whitespace().nth(at).unwrap().parse::<f64>().unwrap();
    // In hundredths of a second on every Linux there is.
    (ticks(11) + ticks(12)) / 100.0
}
