//! A question's words turned into what the search and the ledger can look up.

use super::{Question, Shape};
use crate::figures::Nature;
use crate::report::Year;
use crate::text::{Segmenter, fold, terms};

/// What the library holds that decides how a question is read.
#[derive(Debug)]
pub struct Holdings<'a> {
    pub segmenter: &'a Segmenter,
    pub regions: Vec<&'a str>,
    pub years: Vec<Year>,
}

/// Reads `text`; `last` is the question before it in the same chat.
#[must_use]
pub fn understand(text: &str, last: Option<&Question>, holdings: &Holdings<'_>) -> Question {
    let _ = last;
    let text = text.trim();
    let folded = fold(text).text();
    Question {
        text: text.to_owned(),
        terms: terms(text, holdings.segmenter),
        indicators: Vec::new(),
        regions: Vec::new(),
        years: years(&folded, holdings),
        nature: nature(&folded),
        shape: shape(&folded),
    }
}

fn years(folded: &str, holdings: &Holdings<'_>) -> Vec<Year> {
    let newest = holdings.years.last().copied();
    let mut years: Vec<Year> = Vec::new();
    if let Some(newest) = newest {
        if folded.contains("今年") {
            years.push(newest);
        }
        if folded.contains("去年") {
            years.push(newest.previous());
        }
    }
    let digits: Vec<char> = folded.chars().collect();
    for window in digits.windows(5) {
        if let [a, b, c, d, '年'] = window {
            let number: String = [*a, *b, *c, *d].iter().collect();
            years.extend(number.parse().ok().and_then(Year::new));
        }
    }
    years.sort_unstable();
    years.dedup();
    years
}

fn nature(folded: &str) -> Option<Nature> {
    if ["目标", "计划", "预期"].iter().any(|word| folded.contains(word)) {
        Some(Nature::Target)
    } else if ["实际", "完成了", "去年"].iter().any(|word| folded.contains(word)) {
        Some(Nature::Result)
    } else {
        None
    }
}

fn shape(folded: &str) -> Shape {
    if ["对比", "相比", "比较"].iter().any(|word| folded.contains(word)) {
        Shape::Compare
    } else if ["多少", "几", "how many", "how much"].iter().any(|word| folded.contains(word)) {
        Shape::Value
    } else if ["有哪些", "哪些"].iter().any(|word| folded.contains(word)) {
        Shape::List
    } else {
        Shape::Passage
    }
}
