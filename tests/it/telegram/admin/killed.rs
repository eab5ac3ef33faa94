//! `kill -9` while an admin's word is written, a report is put in its place, or an edition is held back: what was
//! confirmed is there after the next start, nothing is half written, and the bot serves.

use std::time::Duration;

use super::ADMIN;
use crate::botapi::{BotApi, Sent, State, private};
use crate::process::{Process, furnish, write_report};

const GDP: &str = "今年GDP增长目标是多少";
const ROUNDS: u32 = 6;

/// A bot that is killed and started again over one folder.
struct Bot {
    api: BotApi,
    home: tempfile::TempDir,
    running: Process,
}

impl Bot {
    async fn start() -> Self {
        let (api, home) = (BotApi::start().await, tempfile::tempdir().unwrap());
        furnish(home.path());
        // What is known to everybody: an alias must stand for something.
        std::fs::remove_file(home.path().join("lexicon.toml")).unwrap();
        let running = run(&api, &home, "first").await;
        Self { api, home, running }
    }

    /// So long after now.
    async fn kill_after(self, micros: u64, name: &str) -> Self {
        tokio::time::sleep(Duration::from_micros(micros)).await;
        self.running.kill();
        let running = run(&self.api, &self.home, name).await;
        Self { running, ..self }
    }

    /// What an admin is told that has these words: what was answered before a kill may be answered again.
    async fn told(&self, text: &str, words: &str) -> Sent {
        self.api.write(private(ADMIN, text));
        self.shown(words).await
    }

    async fn shown(&self, words: &str) -> Sent {
        let has =
            |state: &State| state.sent.iter().any(|sent| sent.chat == ADMIN && sent.text.contains(words));
        assert!(self.api.until(Duration::from_secs(30), has).await, "no {words}: {:?}", self.api.sent(ADMIN));
        self.api.sent(ADMIN).into_iter().rfind(|sent| sent.text.contains(words)).unwrap()
    }

    /// A tap that comes again after the kill writes the report and has it read: what serves is the file in the end.
    async fn serves_what_is_there(&self, first: i64) {
        let mut answer = String::new();
        // What is read anew yields to everybody else: on a busy machine it takes its time.
        let begun = std::time::Instant::now();
        for person in (first..).take_while(|_| begun.elapsed() < Duration::from_secs(30)) {
            let text = std::fs::read_to_string(self.home.path().join("corpus/甲市-2026.txt")).unwrap();
            let growth = text.split("增长").nth(1).unwrap().split("左右").next().unwrap();
            answer = self.ask(person, "甲市2026年GDP目标").await;
            if answer.contains(&format!("{growth}左右")) {
                return;
            }
        }
        panic!("it is not what serves: {answer}");
    }

    /// What somebody is answered who has asked nothing before.
    async fn ask(&self, person: i64, text: &str) -> String {
        self.api.write(private(person, text));
        self.api.replies(person, 1).await.remove(0).text
    }
}

async fn run(api: &BotApi, home: &tempfile::TempDir, name: &str) -> Process {
    let running = Process::start(api, home.path(), name, &[("WENZHENG_ADMINS", "111")]);
    running.logs("serving").await;
    running
}

/// Moments that differ, within so many microseconds.
fn moment(round: u32, within: u64) -> u64 {
    u64::from(round).wrapping_mul(0x9e37_79b9_7f4a_7c15) % within
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_an_alias_is_written() {
    let mut bot = Bot::start().await;
    for round in 0..ROUNDS {
        let word = format!("大饼子{}", char::from(b'A' + u8::try_from(round).unwrap()));
        bot.api.write(private(ADMIN, &format!("/alias {word} = 地区生产总值")));
        bot = bot.kill_after(moment(round + 1, 40_000), &format!("round{round}")).await;
        // The update comes again, or was answered: after its answer the word is known.
        bot.shown(&word).await;
        let list = bot.told("/aliases", &format!("别名{}个", round + 1)).await;
        assert!(list.text.contains(&word), "round {round}: {}", list.text);
    }
    let file = std::fs::read_to_string(bot.home.path().join("data/aliases.toml")).unwrap();
    assert_eq!(file.matches("大饼子").count(), usize::try_from(ROUNDS).unwrap(), "{file}");
    bot.running.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_a_report_is_put_in_its_place() {
    let mut bot = Bot::start().await;
    let report = |day: u32, growth: &str| {
        format!(
            "2026年甲市人民政府工作报告\n——2026年1月{day}日在甲市第十五届人民代表大会第三次会议上\n各位代表：\n\
             一、2026年工作安排\n今年地区生产总值增长{growth}左右。\n"
        )
    };
    let mut there: Option<String> = None;
    for round in 0..ROUNDS {
        let (day, growth) = (10 + round, format!("{}%", 5 + round));
        bot.api.hand_in(private(ADMIN, ""), "甲市-2026.txt", report(day, &growth).into_bytes());
        let shown = bot.shown(&format!("2026-01-{day}")).await;
        let (_, yes) = shown.buttons().into_iter().next().unwrap_or_else(|| panic!("{}", shown.text));
        bot.api.tap_data(ADMIN, shown.id, ADMIN, &yes);
        bot = bot.kill_after(moment(round + 1, 60_000), &format!("round{round}")).await;
        let person = i64::from(round) + 50;
        bot.ask(person, "/help").await;
        let file = bot.home.path().join("corpus/甲市-2026.txt");
        let now = std::fs::read_to_string(file).ok();
        let new = now.as_deref().is_some_and(|text| text.contains(&growth));
        assert!(now == there || new && now == Some(report(day, &growth)), "round {round}: {now:?}");
        there = now;
        if there.is_some() {
            bot.serves_what_is_there(person * 100).await;
        }
    }
    assert!(there.is_some(), "no round has come so far");
    bot.running.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_an_edition_is_judged_that_the_gate_holds_back() {
    let mut bot = Bot::start().await;
    std::fs::write(bot.home.path().join("data/gold.tsv"), "a\tfigure\t今年GDP增长目标是多少\t\t6%左右\n")
        .unwrap();
    for round in 0..ROUNDS {
        write_report(bot.home.path(), &format!("{}%", 7 + round));
        bot.api.write(private(ADMIN, "/reload"));
        bot = bot.kill_after(moment(round + 1, 60_000), &format!("round{round}")).await;
        let answer = bot.ask(i64::from(round) + 50, GDP).await;
        assert!(answer.contains("6%左右"), "round {round}: {answer}");
    }
    bot.told("/reload", "没有通过检查").await;
    bot.told("/reload force", "馆藏已更新为第2版").await;
    assert!(bot.ask(99, GDP).await.contains("12%左右"));
    bot.running.stop().await;
}
