//! What weights and floors are worth: for each gold report what does best on all the others, and what that does on
//! the report left out, which had no part in choosing it. `cargo bench --bench floors`

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may fail loudly and prints what it measures"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use wenzheng::answer::{Signs, signs, weighed};
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
    /// Of each passage found whether it is right, and what each sign adds to its score.
    passages: Vec<(bool, Vec<f32>)>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn main() {
    let (cases, names) = cases();
    for (kind, floor) in floors(&cases) {
        let own: Vec<&Case> = cases.iter().filter(|case| case.signs.floor.to_bits() == kind).collect();
        println!("floor {floor:.2}: {} questions, {} wrong as shipped", own.len(), wrong(&own, floor));
        let steps: Vec<f32> = (0..=100u8).map(|step| f32::from(step) / 100.0).collect();
        leave_one_out(&own, &steps, floor, wrong);
    }
    let asked: Vec<&Case> = cases.iter().filter(|case| case.is_answerable).collect();
    let shipped = vec![1.0; names.len()];
    println!(
        "weights: {} of {} missed as shipped; missed with a share of one:",
        missed(&asked, &shipped),
        asked.len()
    );
    for (at, name) in names.iter().enumerate() {
        let tried = SHARES.map(|share| format!("{share}: {}", missed(&asked, &with(&shipped, at, share))));
        println!("  {name:<22} {}", tried.join("  "));
    }
    fitted_to_others(&asked, &names);
}

/// Shares of a shipped weight that are tried; 0 is without the sign.
const SHARES: [f32; 8] = [0.0, 0.25, 0.5, 0.7, 1.0, 1.4, 2.0, 3.0];
/// Times that every sign is gone through.
const ROUNDS: usize = 3;

/// For each report all weights that do best together on all the others, and what they do on it.
fn fitted_to_others(cases: &[&Case], names: &[&str]) {
    let reports: BTreeSet<&str> = cases.iter().map(|case| case.report.as_str()).collect();
    let shipped = vec![1.0; names.len()];
    let (mut chosen, mut kept) = (0, 0);
    for left_out in reports {
        let (tested, others): (Vec<&Case>, Vec<&Case>) =
            cases.iter().copied().partition(|case| case.report == left_out);
        let best = fitted(&others, &shipped);
        let changed: Vec<String> = names
            .iter()
            .zip(&best)
            .filter(|(_, share)| **share != 1.0)
            .map(|(name, share)| format!("{name} {share}"))
            .collect();
        chosen += missed(&tested, &best);
        kept += missed(&tested, &shipped);
        println!(
            "  {left_out}: {} missed of {} with {}; as shipped {}",
            missed(&tested, &best),
            tested.len(),
            changed.join(", "),
            missed(&tested, &shipped)
        );
    }
    println!("  on reports left out: {chosen} missed with the weights of the others, {kept} as shipped");
}

/// One sign after the other at its best share, the others as they are.
fn fitted(cases: &[&Case], shipped: &[f32]) -> Vec<f32> {
    let mut shares = shipped.to_vec();
    for _ in 0..ROUNDS {
        for at in 0..shares.len() {
            let tried = SHARES.map(|share| with(&shares, at, share));
            let best =
                tried.into_iter().min_by_key(|shares| missed(cases, shares)).expect("there are shares");
            if missed(cases, &best) < missed(cases, &shares) {
                shares = best;
            }
        }
    }
    shares
}

fn with(shares: &[f32], sign: usize, share: f32) -> Vec<f32> {
    shares.iter().enumerate().map(|(at, own)| if at == sign { share } else { *own }).collect()
}

/// For each report the value that does best on all the others, the shipped one where it is as good as any.
fn leave_one_out(cases: &[&Case], values: &[f32], shipped: f32, wrong: impl Fn(&[&Case], f32) -> usize) {
    let reports: BTreeSet<&str> = cases.iter().map(|case| case.report.as_str()).collect();
    let (mut chosen, mut kept) = (0, 0);
    for left_out in reports {
        let (tested, others): (Vec<&Case>, Vec<&Case>) =
            cases.iter().copied().partition(|case| case.report == left_out);
        let best =
            values.iter().copied().min_by_key(|&value| wrong(&others, value)).expect("there are values");
        let best = if wrong(&others, shipped) <= wrong(&others, best) { shipped } else { best };
        chosen += wrong(&tested, best);
        kept += wrong(&tested, shipped);
        println!(
            "  {left_out}: best on the others {best:.2}, there {} wrong of {}; as shipped {}",
            wrong(&tested, best),
            tested.len(),
            wrong(&tested, shipped)
        );
    }
    println!("  on reports left out: {chosen} wrong with the value of the others, {kept} as shipped");
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

/// Questions whose best passage is not right when each sign counts its share of what it does.
fn missed(cases: &[&Case], shares: &[f32]) -> usize {
    let score = |parts: &[f32]| -> f32 { parts.iter().zip(shares).map(|(part, share)| part * share).sum() };
    let is_missed = |case: &&&Case| {
        // Of equals the first, as in an answer.
        let best = case.passages.iter().rev().max_by(|a, b| score(&a.1).total_cmp(&score(&b.1)));
        !best.is_some_and(|(is_right, _)| *is_right)
    };
    cases.iter().filter(is_missed).count()
}

/// A row of a set: the question, the lines that answer it, whether it has an answer.
type Row = (String, Vec<u32>, bool);

fn rows() -> BTreeMap<String, Vec<Row>> {
    let mut by_report: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for (set, is_answerable) in SETS {
        let text = std::fs::read_to_string(root().join("tests/gold").join(set)).expect("the set is there");
        for row in text.lines().filter(|row| !row.starts_with('#')) {
            let columns: Vec<&str> = row.split('\t').collect();
            if let [_, _, question, lines, _, report, ..] = columns.as_slice() {
                let line = |gold: &str| gold.rsplit(':').next()?.trim().parse().ok();
                let row =
                    ((*question).to_owned(), lines.split(',').filter_map(line).collect(), is_answerable);
                by_report.entry((*report).to_owned()).or_default().push(row);
            }
        }
    }
    by_report
}

/// Every question, and what the signs of a passage are called.
fn cases() -> (Vec<Case>, Vec<&'static str>) {
    let config = Config::load(&root().join("config/wenzheng.toml")).expect("the shipped settings load");
    let (mut cases, mut names) = (Vec::new(), Vec::new());
    for (report, rows) in rows() {
        let file = format!("{report}.txt");
        let path = ["corpus", "tests/gold/reports"].map(|place| root().join(place).join(&file));
        let path = path.iter().find(|path| path.exists()).expect("every set names reports that are there");
        let knowledge = disk::read_knowledge(&config.search).expect("the shipped lexicon loads");
        let bytes = std::fs::read(path).expect("a report can be read");
        let source = Source { file, document: report.clone(), bytes };
        let (library, _) = Library::build(1, &[source], knowledge).expect("a gold report builds");
        for (text, lines, is_answerable) in rows {
            let question = library.understand(&text, None);
            let mut passages = Vec::new();
            for one in weighed(&question, &library) {
                let paragraph =
                    library.corpus().paragraph(one.paragraph).expect("a candidate is a paragraph");
                names = one.signs.iter().map(|(name, _)| *name).collect();
                passages.push((
                    lines.contains(&paragraph.line),
                    one.signs.iter().map(|(_, part)| *part).collect(),
                ));
            }
            let signs = signs(&question, &library);
            cases.push(Case { report: report.clone(), is_answerable, signs, passages });
        }
    }
    (cases, names)
}
