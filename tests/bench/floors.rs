//! What the floors of the verdict are worth: for each gold report the floor that does best on all the others, and
//! what it does on the one that was left out. `cargo bench --bench floors`

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may fail loudly and prints what it measures"
)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use wenzheng::answer::{Signs, signs};
use wenzheng::app::disk;
use wenzheng::config::Config;
use wenzheng::library::Library;
use wenzheng::report::Source;

/// Sets of questions: whether a report answers them.
const SETS: [(&str, bool); 2] = [("questions-none.tsv", false), ("questions-must-answer.tsv", true)];

/// One question: its report, whether that answers it, what its verdict rests on.
struct Case {
    report: String,
    is_answerable: bool,
    signs: Signs,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn main() {
    let cases = cases();
    for (kind, floor) in floors(&cases) {
        let own: Vec<&Case> = cases.iter().filter(|case| case.signs.floor.to_bits() == kind).collect();
        println!("floor {floor:.2}: {} questions, {} wrong as shipped", own.len(), wrong(&own, floor));
        let reports: std::collections::BTreeSet<&str> = own.iter().map(|case| case.report.as_str()).collect();
        for left_out in reports {
            let (tested, others): (Vec<&Case>, Vec<&Case>) =
                own.iter().copied().partition(|case| case.report == left_out);
            let best = (0..=100u8).map(|step| f32::from(step) / 100.0).min_by_key(|&at| wrong(&others, at));
            let best = best.expect("a hundred steps are not none");
            println!(
                "  {left_out}: best on the others {best:.2}, there {} wrong of {}; as shipped {}",
                wrong(&tested, best),
                tested.len(),
                wrong(&tested, floor)
            );
        }
    }
}

/// The floors in use, each once.
fn floors(cases: &[Case]) -> BTreeMap<u32, f32> {
    cases.iter().map(|case| (case.signs.floor.to_bits(), case.signs.floor)).collect()
}

/// Questions that a floor rules wrongly, where nothing else than the floor rules.
fn wrong(cases: &[&Case], floor: f32) -> usize {
    let is_ruled_by_it = |case: &&&Case| {
        case.signs.reasons.iter().all(|why| why.starts_with("Uncovered") || why == "Everyday")
    };
    cases
        .iter()
        .filter(is_ruled_by_it)
        .filter(|case| (case.signs.grasp >= floor) != case.is_answerable)
        .count()
}

fn cases() -> Vec<Case> {
    let config = Config::load(&root().join("config/wenzheng.toml")).expect("the shipped settings load");
    let mut by_report: BTreeMap<String, Vec<(String, bool)>> = BTreeMap::new();
    for (set, is_answerable) in SETS {
        let text = std::fs::read_to_string(root().join("tests/gold").join(set)).expect("the set is there");
        for row in text.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            if let [_, _, question, _, _, report, ..] = columns.as_slice() {
                by_report
                    .entry((*report).to_owned())
                    .or_default()
                    .push(((*question).to_owned(), is_answerable));
            }
        }
    }
    let mut cases = Vec::new();
    for (report, questions) in by_report {
        let file = format!("{report}.txt");
        let path = ["corpus", "tests/gold/reports"].map(|place| root().join(place).join(&file));
        let path = path.iter().find(|path| path.exists()).expect("every set names reports that are there");
        let knowledge = disk::read_knowledge(&config.search).expect("the shipped lexicon loads");
        let bytes = std::fs::read(path).expect("a report can be read");
        let source = Source { file, document: report.clone(), bytes };
        let (library, _) = Library::build(1, &[source], knowledge).expect("a gold report builds");
        cases.extend(questions.into_iter().map(|(question, is_answerable)| Case {
            report: report.clone(),
            is_answerable,
            signs: signs(&library.understand(&question, None), &library),
        }));
    }
    cases
}
