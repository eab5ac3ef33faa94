//! The gold sets, asked of their own reports: a change that answers worse fails here.
//!
//! The provincial sets were written from the reports' text before anything was asked of the program. Each
//! floor is what the program reached when it was last raised; raise it when it rises.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use wenzheng::answer::Limits;
use wenzheng::app::{ChatKey, Conversation, Sessions, Shelf};
use wenzheng::config::Config;
use wenzheng::eval::{Outcome, Report, judge, parse};

/// Shares of all questions of a set.
struct Floor {
    hit_at_1: f64,
    hit_at_3: f64,
    figures: f64,
    none: f64,
    /// At most.
    refused: f64,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn conversation(corpus: &Path) -> Conversation {
    let config = Config::load(&root().join("config/wenzheng.toml")).unwrap();
    let (shelf, faults) = Shelf::open(corpus.to_owned(), config.search).unwrap();
    assert!(faults.is_empty(), "{faults:?}");
    Conversation::new(Arc::new(shelf), Sessions::new(1000, Duration::from_secs(60)), Limits { passages: 5 })
}

fn ask_all(conversation: &Conversation, set: &str) -> Vec<Outcome> {
    let text = std::fs::read_to_string(root().join("tests/gold").join(set)).unwrap();
    ask_rows(conversation, set, &text)
}

fn ask_rows(conversation: &Conversation, set: &str, text: &str) -> Vec<Outcome> {
    let (cases, faults) = parse(text);
    assert!(faults.is_empty(), "{set}: {faults:?}");
    let mut outcomes = Vec::new();
    for (number, case) in (0i64..).zip(&cases) {
        let key = ChatKey { chat: number, topic: None, person: None };
        let replies: Vec<_> =
            case.questions.iter().map(|question| conversation.ask(key, question, Instant::now())).collect();
        let last = replies.last().unwrap();
        outcomes.push(judge(case, &last.answer, &last.library, 0));
    }
    outcomes
}

#[track_caller]
fn check(outcomes: &[Outcome], floor: &Floor) {
    let all = Report::of(outcomes).all;
    let wrong: Vec<String> = outcomes
        .iter()
        .filter(|one| {
            one.refused
                || one.none_right == Some(false)
                || one.figures_right == Some(false)
                || (one.none_right.is_none() && one.rank != Some(1))
        })
        .map(|one| format!("{} {} -> {:?} {:?}", one.id, one.question, one.answered, one.got))
        .collect();
    let is_at_least = |share: Option<f64>, floor: f64| share.is_none_or(|share| share >= floor);
    let is_good = is_at_least(all.hit_at_1, floor.hit_at_1)
        && is_at_least(all.hit_at_3, floor.hit_at_3)
        && is_at_least(all.figures_right, floor.figures)
        && is_at_least(all.none_right, floor.none)
        && all.refused.is_none_or(|refused| refused <= floor.refused);
    assert!(is_good, "{all:#?}\n{}", wrong.join("\n"));
}

#[test]
fn the_embedded_report_answers_its_questions() {
    let outcomes = ask_all(&conversation(&root().join("corpus")), "questions-hohhot.tsv");
    let floor = Floor { hit_at_1: 0.97, hit_at_3: 0.99, figures: 0.97, none: 0.87, refused: 0.02 };
    check(&outcomes, &floor);
}

#[test]
fn five_provinces_answer_their_questions_one_at_a_time() {
    let mut outcomes = Vec::new();
    for (set, document) in PROVINCES {
        let folder = tempfile::tempdir().unwrap();
        let file = format!("{document}.txt");
        std::fs::copy(root().join("tests/gold/reports").join(&file), folder.path().join(&file)).unwrap();
        outcomes.extend(ask_all(&conversation(folder.path()), set));
    }
    let floor = Floor { hit_at_1: 0.95, hit_at_3: 0.98, figures: 0.88, none: 0.90, refused: 0.03 };
    check(&outcomes, &floor);
}

#[test]
fn five_provinces_on_one_shelf_answer_questions_that_name_their_region() {
    let conversation = conversation(&root().join("tests/gold/reports"));
    let regions = ["浙江", "河南", "陕西", "吉林", "西藏"];
    let mut outcomes: Vec<Outcome> =
        PROVINCES.iter().flat_map(|(set, _)| ask_all(&conversation, set)).collect();
    outcomes.retain(|one| regions.iter().any(|region| one.question.contains(region)));
    let floor = Floor { hit_at_1: 0.95, hit_at_3: 0.97, figures: 0.85, none: 0.80, refused: 0.03 };
    check(&outcomes, &floor);
}

/// Questions with their report in the sixth column, each asked of that report alone.
fn ask_each_of_its_report(set: &str) -> Vec<Outcome> {
    let text = std::fs::read_to_string(root().join("tests/gold").join(set)).unwrap();
    let mut by_report: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in text.lines().filter(|row| !row.starts_with('#') && !row.trim().is_empty()) {
        by_report.entry(row.split('\t').nth(5).unwrap()).or_default().push(row);
    }
    let mut outcomes = Vec::new();
    for (document, rows) in by_report {
        let folder = tempfile::tempdir().unwrap();
        let file = format!("{document}.txt");
        let own = ["corpus", "tests/gold/reports"].map(|place| root().join(place).join(&file));
        let report = own.iter().find(|path| path.exists()).unwrap();
        std::fs::copy(report, folder.path().join(&file)).unwrap();
        let conversation = conversation(folder.path());
        outcomes.extend(ask_rows(&conversation, set, &rows.join("\n")));
    }
    outcomes
}

#[test]
fn what_no_report_says_is_not_answered() {
    // Half of everyday life, half nearly in the report: an indicator, year, place or unit that it lacks.
    let outcomes = ask_each_of_its_report("questions-none.tsv");
    assert!(outcomes.len() >= 150);
    check(&outcomes, &Floor { hit_at_1: 0.0, hit_at_3: 0.0, figures: 0.0, none: 0.87, refused: 1.0 });
}

#[test]
fn what_a_report_says_is_not_refused() {
    let outcomes = ask_each_of_its_report("questions-must-answer.tsv");
    assert!(outcomes.len() >= 150);
    let floor = Floor { hit_at_1: 0.91, hit_at_3: 0.97, figures: 0.85, none: 0.0, refused: 0.06 };
    check(&outcomes, &floor);
}

const PROVINCES: [(&str, &str); 5] = [
    ("questions-zhejiang.tsv", "浙江省-2025"),
    ("questions-henan.tsv", "河南省-2025"),
    ("questions-shaanxi.tsv", "陕西省-2025"),
    ("questions-jilin.tsv", "吉林省-2025"),
    ("questions-xizang.tsv", "西藏-2025"),
];
