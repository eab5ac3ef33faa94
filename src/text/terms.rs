//! Search terms of a text: Han bigrams, Chinese words, Latin words, numbers, each with its place.

use smallvec::SmallVec;
use smol_str::SmolStr;

use super::fold::is_han;
use super::{Segmenter, Span, fold};

/// What a term is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermKind {
    /// Two neighbouring Han characters.
    Bigram,
    /// A Chinese word as the segmenter cuts it.
    Word,
    Latin,
    Number,
}

/// One search term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Folded. Most are of two characters and lie in place.
    pub text: SmolStr,
    pub kind: TermKind,
    /// Bytes of the original text.
    pub span: Span,
    /// 0-based among the terms of its text; a word shares the position of its first bigram.
    pub position: usize,
}

/// All terms of `text`, in order of their places.
#[must_use]
pub fn terms(text: &str, segmenter: &Segmenter) -> Vec<Term> {
    found(text, Some(segmenter))
}

/// The terms of `text` that no dictionary decides about: bigrams, Latin words and numbers.
#[must_use]
pub fn marks(text: &str) -> Vec<Term> {
    let mut marks = found(text, None);
    marks.retain(|term| term.kind != TermKind::Word);
    marks
}

fn found(text: &str, segmenter: Option<&Segmenter>) -> Vec<Term> {
    let folded = fold(text);
    // A bigram and a word for most characters.
    let mut found = Vec::with_capacity(2 * folded.chars().len());
    for run in runs(folded.chars()) {
        let chars = folded.chars().get(run.start..run.end).unwrap_or_default();
        let mut push = |kind, start: usize, end: usize| {
            let Some(part) = chars.get(start..end) else { return };
            let (from, to) = (run.start + start, run.start + end);
            let term = Term {
                text: part.iter().copied().collect(),
                kind,
                span: folded.origin(from, to),
                position: from,
            };
            found.push(term);
        };
        match run.class {
            Class::Han if chars.len() == 1 => push(TermKind::Word, 0, 1),
            Class::Han => {
                (0..chars.len() - 1).for_each(|at| push(TermKind::Bigram, at, at + 2));
                for (start, end) in segmenter.map(|own| own.words(chars)).into_iter().flatten() {
                    push(TermKind::Word, start, end);
                }
            }
            Class::Latin => {
                let text = chars.iter().copied().filter(|character| !is_hyphen(*character)).collect();
                let span = folded.origin(run.start, run.end);
                found.push(Term { text, kind: TermKind::Latin, span, position: run.start });
            }
            Class::Number => push(TermKind::Number, 0, chars.len()),
            Class::Other => {}
        }
    }
    found.sort_by_key(|term| (term.position, term.span.end));
    found
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Han,
    Latin,
    Number,
    Other,
}

#[derive(Debug)]
struct Run {
    class: Class,
    start: usize,
    end: usize,
}

fn class(character: char) -> Class {
    if is_han(character) {
        Class::Han
    } else if character.is_ascii_digit() {
        Class::Number
    } else if character.is_alphabetic() {
        Class::Latin
    } else {
        Class::Other
    }
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// Neighbours of one class; a decimal point or thousands comma between digits belongs to the number, a hyphen
/// between letters to their word.
fn runs(chars: &[char]) -> SmallVec<[Run; 8]> {
    let mut runs: SmallVec<[Run; 8]> = SmallVec::new();
    for (at, &character) in chars.iter().enumerate() {
        let mut class = class(character);
        let inside_number = matches!(character, '.' | ',')
            && runs.last().is_some_and(|run| run.class == Class::Number && run.end == at)
            && chars.get(at + 1).is_some_and(char::is_ascii_digit);
        let inside_latin = is_hyphen(character)
            && runs.last().is_some_and(|run| run.class == Class::Latin && run.end == at)
            && chars.get(at + 1).is_some_and(|next| self::class(*next) == Class::Latin);
        if inside_number {
            class = Class::Number;
        } else if inside_latin {
            class = Class::Latin;
        }
        match runs.last_mut() {
            Some(run) if run.class == class && run.end == at => run.end = at + 1,
            _ => runs.push(Run { class, start: at, end: at + 1 }),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, kind: TermKind, expected: &[&str]) {
        let segmenter = Segmenter::new("").unwrap();
        let found: Vec<String> = terms(text, &segmenter)
            .into_iter()
            .filter(|term| term.kind == kind)
            .map(|term| term.text.to_string())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn han_text_gives_bigrams_and_words() {
        check("空气质量", TermKind::Bigram, &["空气", "气质", "质量"]);
        check("空气质量", TermKind::Word, &["空气", "空气质量", "气质", "质量"]);
        check("水", TermKind::Word, &["水"]);
    }

    #[test]
    fn numbers_and_latin_words_stay_whole() {
        check("PM2.5浓度1,100.9亿", TermKind::Number, &["2.5", "1,100.9"]);
        check("ＧＤＰ增长5.5%，", TermKind::Latin, &["gdp"]);
        check("Wi-Fi6与WiFi", TermKind::Latin, &["wifi", "wifi"]);
        check("增长5.5%,快", TermKind::Number, &["5.5"]);
    }

    #[test]
    fn a_term_knows_the_original_words() {
        let segmenter = Segmenter::new("").unwrap();
        let text = "登記失業率：ＧＤＰ";
        for term in terms(text, &segmenter) {
            assert_eq!(fold(term.span.of(text)).text(), term.text);
        }
    }
}
