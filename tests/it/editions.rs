//! The editions of a bot: what the gate holds back, what can be gone back to, what a start goes on with.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use wenzheng::answer::Limits;
use wenzheng::app::{ChatKey, Conversation, ReloadError, Sessions, Shelf, Wish};
use wenzheng::config::{Config, Origin};
use wenzheng::eval::Objection;

use crate::botapi::{BotApi, private};
use crate::process::{Process, furnish, write_report};

const GDP: &str = "今年GDP增长目标是多少";

/// A corpus of one small report, and a bot's folder.
struct Bot {
    folder: TempDir,
}

impl Bot {
    fn new() -> Self {
        let bot = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(bot.path("corpus")).unwrap();
        bot.write("6%");
        bot
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The report, with one growth for all of its targets.
    fn write(&self, growth: &str) {
        let report = format!(
            "2020年某市人民政府工作报告\n一、2019年工作回顾\n去年城镇新增就业5万人。\n二、2020年工作安排\n\
             今年经济社会发展的主要预期目标是:地区生产总值增长{growth}左右;固定资产投资增长{growth}左右。\n"
        );
        fs::write(self.path("corpus/某市-2020.txt"), report).unwrap();
    }

    fn gold(&self, rows: &str) {
        fs::write(self.path("corpus/gold.tsv"), rows).unwrap();
    }

    /// What a start opens, and why it is not the corpus as it is.
    fn start(&self) -> (Shelf, Option<ReloadError>) {
        let config = Config::load(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("config/wenzheng.toml"));
        let (corpus, library) = (Origin::Path(self.path("corpus")), self.path("data/library"));
        let gate = (0.02, self.path("data"));
        let progress = Box::new(|_, _| {});
        let opened = Shelf::serving(corpus, config.unwrap().search, library, progress, (gate.0, &gate.1));
        let (shelf, _, refused) = opened.unwrap();
        (shelf, refused)
    }
}

fn ask(shelf: &Arc<Shelf>, question: &str) -> (u64, Vec<String>) {
    let conversation = Conversation::new(
        Arc::clone(shelf),
        Sessions::new(9, Duration::from_secs(9)),
        Limits { passages: 5 },
    );
    let key = ChatKey { chat: 1, topic: None, person: None };
    let reply = conversation.consider(key, question, Instant::now());
    (reply.answer.edition, reply.answer.figures.iter().map(|figure| figure.text.clone()).collect())
}

#[test]
fn a_corpus_that_lowers_the_scores_is_held_back_until_it_is_forced() {
    let bot = Bot::new();
    bot.gold("a\tfigure\t今年GDP增长目标是多少\t\t6%左右\n");
    let shelf = Arc::new(bot.start().0);
    bot.write("7%");
    let Err(ReloadError::Gate(held)) = shelf.reload() else { panic!("the gate lets it in") };
    assert!(held.objections.iter().any(|one| matches!(one, Objection::Fell { .. })), "{held:?}");
    assert_eq!(held.difference.shifts.len(), 2, "{held:?}");
    fs::write(bot.path("corpus/坏.txt"), [0u8, 159, 146, 150, 0, 1]).unwrap();
    let said = shelf.reload().unwrap_err().to_string();
    for why in ["figures of the gold questions fell from 1.000 to 0.000", "corpus/坏.txt: error: "] {
        assert!(said.contains(why), "{why} in {said}");
    }
    fs::remove_file(bot.path("corpus/坏.txt")).unwrap();
    assert_eq!(ask(&shelf, GDP), (1, vec!["6%左右".to_owned()]));
    // A start holds it back, too.
    drop(shelf);
    let (shelf, refused) = bot.start();
    assert!(matches!(refused, Some(ReloadError::Gate(_))), "{refused:?}");
    let shelf = Arc::new(shelf);
    assert_eq!(ask(&shelf, GDP), (1, vec!["6%左右".to_owned()]));
    assert_eq!(shelf.reload_as(Wish::Forced).unwrap().edition, 2);
    assert_eq!(ask(&shelf, GDP), (2, vec!["7%左右".to_owned()]));
}

#[test]
fn what_was_gone_back_to_stays_over_a_restart_until_the_next_reload() {
    let bot = Bot::new();
    let shelf = bot.start().0;
    bot.write("7%");
    assert_eq!(shelf.reload().unwrap().edition, 2);
    let back = shelf.go_back(1).unwrap();
    assert_eq!((back.edition, back.judged.difference.changed.len()), (1, 1));
    assert!(matches!(shelf.go_back(9), Err(ReloadError::NotKept)));
    drop(shelf);
    let (shelf, refused) = bot.start();
    assert!(refused.is_none(), "{refused:?}");
    let shelf = Arc::new(shelf);
    assert_eq!(ask(&shelf, GDP), (1, vec!["6%左右".to_owned()]));
    assert_eq!(shelf.editions().iter().map(|kept| kept.number).collect::<Vec<_>>(), [1, 2]);
    // The corpus as it is was the second edition.
    assert_eq!(shelf.reload().unwrap().edition, 2);
    assert_eq!(ask(&shelf, GDP), (2, vec!["7%左右".to_owned()]));
}

#[test]
fn a_broken_corpus_leaves_the_last_edition_over_a_restart() {
    let bot = Bot::new();
    drop(bot.start());
    for breakage in ["broken", "gone"] {
        match breakage {
            "broken" => fs::write(bot.path("corpus/某市-2020.txt"), [0u8, 159, 146, 150, 0, 1]).unwrap(),
            _ => fs::remove_file(bot.path("corpus/某市-2020.txt")).unwrap(),
        }
        let (shelf, refused) = bot.start();
        assert!(refused.is_some(), "{breakage}");
        assert_eq!(ask(&Arc::new(shelf), GDP), (1, vec!["6%左右".to_owned()]), "{breakage}");
    }
}

#[test]
fn a_list_of_editions_that_is_damaged_is_begun_anew() {
    let bot = Bot::new();
    drop(bot.start());
    fs::write(bot.path("data/library/editions.json"), "{\"served\": ").unwrap();
    bot.write("7%");
    let (shelf, refused) = bot.start();
    assert!(refused.is_none(), "{refused:?}");
    assert_eq!(ask(&Arc::new(shelf), GDP), (1, vec!["7%左右".to_owned()]));
}

#[test]
fn every_answer_under_reloads_is_of_one_edition() {
    let bot = Bot::new();
    let shelf = Arc::new(bot.start().0);
    let over = AtomicBool::new(false);
    let answered = std::thread::scope(|scope| {
        let asking: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let mut answered = 0;
                    while !over.load(Ordering::Relaxed) {
                        let (_, figures) = ask(&shelf, "今年有哪些目标");
                        let is_whole = figures.len() == 2 && figures[0] == figures[1];
                        assert!(is_whole, "{figures:?}");
                        answered += 1;
                    }
                    answered
                })
            })
            .collect();
        for round in 0..12 {
            bot.write(if round % 2 == 0 { "7%" } else { "6%" });
            shelf.reload().unwrap();
        }
        over.store(true, Ordering::Relaxed);
        asking.into_iter().map(|one| one.join().unwrap()).sum::<u64>()
    });
    assert!(answered > 12, "{answered}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kill_9_while_it_reloads_leaves_a_bot_that_serves() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let api = BotApi::start().await;
    let mut running = Process::start(&api, home.path(), "first", &[]);
    running.logs("serving").await;
    for round in 0..5u64 {
        let growth = format!("{}%", 7 + round);
        write_report(home.path(), &growth);
        let id = running.id().to_string();
        assert!(std::process::Command::new("kill").args(["-HUP", &id]).status().unwrap().success());
        tokio::time::sleep(Duration::from_millis(round * 9)).await;
        running.kill();
        running = Process::start(&api, home.path(), &format!("round{round}"), &[]);
        running.logs("serving").await;
        let person = i64::try_from(round).unwrap() + 50;
        api.write(private(person, GDP));
        // A start moves on to the corpus as it is, whatever the end has left.
        let answer = api.replies(person, 1).await.remove(0).text;
        assert!(answer.contains(&growth), "round {round}: {answer}");
    }
    running.stop().await;
}
