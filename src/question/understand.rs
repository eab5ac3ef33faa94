//! A question's words turned into what the search and the ledger can look up.

use super::filler::is_filler;
use super::{Question, Shape, period, shape};
use crate::figures::Nature;
use crate::report::Year;
use crate::search::{Ask, Form, Query};
use crate::text::{Segmenter, fold, terms};

/// What the library holds that decides how a question is read.
#[derive(Debug)]
pub struct Holdings<'a> {
    pub segmenter: &'a Segmenter,
    pub regions: Vec<&'a str>,
    /// In order; the last is the newest.
    pub years: Vec<Year>,
}

/// The folded question and which of its characters are understood already.
#[derive(Debug)]
pub(super) struct Taken<'a> {
    chars: &'a [char],
    taken: Vec<bool>,
}

impl<'a> Taken<'a> {
    fn new(chars: &'a [char]) -> Self {
        Self { chars, taken: vec![false; chars.len()] }
    }

    pub(super) fn chars(&self) -> &'a [char] {
        self.chars
    }

    /// True when the untaken characters from `at` on begin with `word`.
    pub(super) fn starts_with(&self, at: usize, word: &str) -> bool {
        let mut place = at;
        for expected in word.chars() {
            if self.chars.get(place) != Some(&expected) || self.taken.get(place) == Some(&true) {
                return false;
            }
            place += 1;
        }
        let is_latin = |at: Option<usize>| {
            at.and_then(|at| self.chars.get(at)).is_some_and(char::is_ascii_alphabetic)
        };
        let begins_latin = word.starts_with(|character: char| character.is_ascii_alphabetic());
        let ends_latin = word.ends_with(|character: char| character.is_ascii_alphabetic());
        !(begins_latin && is_latin(at.checked_sub(1)) || ends_latin && is_latin(Some(place)))
    }

    /// Where `word` stands in characters that are not taken; Latin words only as whole words.
    pub(super) fn places(&self, word: &str) -> Vec<usize> {
        (0..self.chars.len()).filter(|&at| self.starts_with(at, word)).collect()
    }

    pub(super) fn take(&mut self, start: usize, end: usize) {
        self.taken.iter_mut().take(end).skip(start).for_each(|taken| *taken = true);
    }

    /// Takes every untaken `word` and gives its places.
    pub(super) fn take_all(&mut self, word: &str) -> Vec<usize> {
        let length = word.chars().count();
        let places = self.places(word);
        for &at in &places {
            self.take(at, at + length);
        }
        places
    }

    /// Runs of characters that nobody took.
    fn left(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (at, _) in self.taken.iter().enumerate().filter(|(_, taken)| !**taken) {
            match runs.last_mut() {
                Some((_, end)) if *end == at => *end = at + 1,
                _ => runs.push((at, at + 1)),
            }
        }
        runs
    }
}

/// Reads `text`; `last` is the question before it in the same chat.
#[must_use]
pub fn understand(text: &str, last: Option<&Question>, holdings: &Holdings<'_>) -> Question {
    let _ = last;
    let text = text.trim();
    let folded = fold(text);
    let mut taken = Taken::new(folded.chars());
    let years = period::years(&mut taken, holdings.years.last().copied());
    let (nature, both_natures) = period::nature(&mut taken);
    let (shape, unit) = shape::shape(&mut taken, both_natures || years.len() > 1);
    Question {
        text: text.to_owned(),
        query: Query { asks: asks(&taken, holdings.segmenter) },
        indicators: Vec::new(),
        regions: Vec::new(),
        nature: nature.or_else(|| meant(&years, shape, holdings)),
        years,
        shape,
        unit,
    }
}

/// A question for last year alone means what was achieved.
fn meant(years: &[Year], shape: Shape, holdings: &Holdings<'_>) -> Option<Nature> {
    let newest = holdings.years.last()?;
    match years {
        [year] if year < newest && shape != Shape::Compare => Some(Nature::Result),
        _ => None,
    }
}

/// What is left of the question, filler words out: one thing asked for per unbroken run of words.
fn asks(taken: &Taken<'_>, segmenter: &Segmenter) -> Vec<Ask> {
    let mut asks = Vec::new();
    for (start, end) in taken.left() {
        let chars = taken.chars.get(start..end).unwrap_or_default();
        let mut phrase = String::new();
        for (from, to) in segmenter.cut(chars) {
            let word: String = chars.get(from..to).unwrap_or_default().iter().collect();
            let is_mark = !word.chars().any(char::is_alphanumeric);
            if is_filler(&word) || is_mark {
                push(&mut asks, &mut phrase, segmenter);
            } else {
                phrase.push_str(&word);
            }
        }
        push(&mut asks, &mut phrase, segmenter);
    }
    asks
}

fn push(asks: &mut Vec<Ask>, phrase: &mut String, segmenter: &Segmenter) {
    let text = std::mem::take(phrase);
    let terms = terms(&text, segmenter);
    if !terms.is_empty() {
        asks.push(Ask { forms: vec![Form { text, terms, weight: 1.0 }] });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, phrases: &[&str], years: &[u16], nature: Option<Nature>, shape: Shape) {
        let segmenter = Segmenter::new("").unwrap();
        let holdings =
            Holdings { segmenter: &segmenter, regions: Vec::new(), years: vec![Year::new(2020).unwrap()] };
        let question = understand(text, None, &holdings);
        let found: Vec<&str> = question.query.asks.iter().map(|ask| ask.forms[0].text.as_str()).collect();
        let found_years: Vec<u16> = question.years.iter().map(|year| year.get()).collect();
        assert_eq!((found.as_slice(), found_years.as_slice()), (phrases, years), "{text}");
        assert_eq!((question.nature, question.shape), (nature, shape), "{text}");
    }

    #[test]
    fn year_nature_shape_and_topic_are_told_apart() {
        check("今年GDP目标是多少?", &["gdp"], &[2020], Some(Nature::Target), Shape::Value);
        check("２０１９年登記失業率", &["登记失业率"], &[2019], Some(Nature::Result), Shape::Passage);
        check("二〇一九年登记失业率", &["登记失业率"], &[2019], Some(Nature::Result), Shape::Passage);
        check("登记失业率去年实际和今年目标", &["登记失业率"], &[2019, 2020], None, Shape::Compare);
        check("请问燃煤锅炉拆除了多少台", &["燃煤锅炉拆除"], &[], None, Shape::Value);
        check("what is the unemployment target this year", &["unemployment"], &[2020], Some(Nature::Target), Shape::Passage);
        check("!!! ???", &[], &[], None, Shape::Passage);
    }
}
