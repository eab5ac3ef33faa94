//! The gold sets, asked of their own reports: a change that answers worse fails here.
//!
//! The provincial sets were written from the reports' text before anything was asked of the program. Each
//! floor is what the program reached when it was last raised; raise it when it rises.

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
    let (cases, faults) = parse(&text);
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
    let is_good = all.hit_at_1 >= Some(floor.hit_at_1)
        && all.hit_at_3 >= Some(floor.hit_at_3)
        && all.figures_right >= Some(floor.figures)
        && all.none_right >= Some(floor.none)
        && all.refused <= Some(floor.refused);
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

const PROVINCES: [(&str, &str); 5] = [
    ("questions-zhejiang.tsv", "浙江省-2025"),
    ("questions-henan.tsv", "河南省-2025"),
    ("questions-shaanxi.tsv", "陕西省-2025"),
    ("questions-jilin.tsv", "吉林省-2025"),
    ("questions-xizang.tsv", "西藏-2025"),
];
