//! Two public suites of number cases, their conventions mapped to ours. They hold everyday speech; reports
//! do not, so part of them is read differently by choice. The scores must not fall.
//!
//! What is missed, by class: numerals up to ten with a unit (`三公里`, `七元`: in a report 一批, 两家, 三年 are
//! words, not figures); small change and halves (`一块二`, `五元七毛八`, `三斤半`, `123元1角1分`); dialect and
//! Latin scales (`七蚊`, `15k`, `1.2M`); bare numbers without unit; vague ones (`几十万`, `数十亿`), which are
//! figures in words without a value; bounds in brackets inside a range (`1万(含)-5万元`); spoken dozens and pairs (`五打`, `一對`); degrees named before the
//! number (`摄氏37度`); durations summed from parts (`一小时零十五秒`).

use wenzheng::figures::{Bound, Figure, Ledger};
use wenzheng::report::Corpus;

const DUCKLING: &str = include_str!("../data/numbers-duckling.tsv");
const JIONLP: &str = include_str!("../data/numbers-jionlp.tsv");

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The first figure of `数额达到{case}。`
fn read(case: &str) -> Option<Figure> {
    let (corpus, _) = Corpus::single("甲市-2020", &format!("一、2019年工作回顾\n数额达到{case}。\n"));
    Ledger::of(&corpus).figures().next().cloned()
}

fn close(value: Option<f64>, expected: f64) -> bool {
    value.is_some_and(|value| (value - expected).abs() <= expected.abs() * 1e-9)
}

fn numbers(text: &str) -> Vec<f64> {
    text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-')))
        .filter_map(|n| n.parse().ok())
        .collect()
}

/// What one of our units is in theirs: 斤 in grams.
fn factor(figure: &Figure, expected: &str) -> f64 {
    match (figure.unit.as_str(), expected) {
        ("斤", gram) if gram.contains("Gram") => 500.0,
        ("公斤" | "千克" | "kg", gram) if gram.contains("Gram") => 1000.0,
        ("毫克" | "mg", gram) if gram.contains("Gram") => 0.001,
        _ => 1.0,
    }
}

/// Ours against `simple Metre 9`, `between Metre (1.6, 3.9)`, `under Dollar 1.2`.
fn agrees(figure: &Figure, expected: &str) -> bool {
    let factor = factor(figure, expected);
    let value = figure.value.map(|value| value * factor);
    let bounded = match expected.split(' ').next() {
        Some("under") => figure.bound == Bound::AtMost,
        Some("above") => figure.bound == Bound::AtLeast,
        Some("between") => figure.upper.is_some(),
        _ => true,
    };
    match numbers(expected)[..] {
        [low] => close(value, low) && bounded,
        [low, high] => close(value, low) && close(figure.upper.map(|upper| upper * factor), high) && bounded,
        _ => false,
    }
}

#[test]
fn duckling() {
    let mut score = (0, 0);
    let mut missed = Vec::new();
    for row in rows(DUCKLING) {
        let [dimension, case, expected] = row[..] else { panic!("{row:?}") };
        // A count needs something counted: bare numerals are no figures in a report.
        let (case, counted) = match dimension {
            "Numeral" if !case.ends_with(['个', '個', '對', '雙', '打']) => (format!("{case}元"), true),
            _ => (case.to_owned(), false),
        };
        score.1 += 1;
        match read(&case) {
            Some(figure) if agrees(&figure, expected) => score.0 += 1,
            found => missed.push((case, expected, counted, found.map(|found| (found.text, found.value)))),
        }
    }
    println!("duckling {}/{}: {missed:#?}", score.0, score.1);
    assert!(score.0 >= 163, "{score:?}");
}

#[test]
fn jionlp() {
    let mut score = (0, 0);
    let mut missed = Vec::new();
    for row in rows(JIONLP) {
        let [case, low, high, _currency, definition] = row[..] else { panic!("{row:?}") };
        let case = if case.ends_with('万') || case.ends_with('萬') {
            format!("{case}元")
        } else {
            case.to_owned()
        };
        let agrees = |figure: &Figure| {
            let bounded = match definition {
                "blur+" => matches!(figure.bound, Bound::AtLeast | Bound::Over),
                "blur-" => matches!(figure.bound, Bound::AtMost | Bound::Nearly),
                _ => true,
            };
            let upper = high.parse().ok();
            // 3000多 is 3000 and more to us, 3000 to 4000 to them.
            let upper = upper.filter(|_| figure.bound != Bound::Over);
            close(figure.value, low.parse().unwrap())
                && bounded
                && upper.is_none_or(|upper| close(figure.upper, upper))
        };
        score.1 += 1;
        match read(&case) {
            Some(figure) if agrees(&figure) => score.0 += 1,
            found => missed.push((
                case,
                low,
                high,
                found.map(|found| (found.text, found.value, found.upper, found.bound)),
            )),
        }
    }
    println!("jionlp {}/{}: {missed:#?}", score.0, score.1);
    assert!(score.0 >= 40, "{score:?}");
}
