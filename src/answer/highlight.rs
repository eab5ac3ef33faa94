//! Where a text holds what was asked, for the eye.

use std::collections::HashSet;

use crate::question::Question;
use crate::text::{Span, TermKind, fold};

/// Forms that mean less are neighbours of what was asked, not its names.
const NAMES: f32 = 0.5;

/// Places in `text` that hold a term of the question, in order, not touching.
#[must_use]
pub(super) fn spans(question: &Question, text: &str) -> Vec<Span> {
    let forms = question.query.asks.iter().flat_map(|ask| &ask.forms).filter(|form| form.meaning >= NAMES);
    let wanted: HashSet<&str> = forms
        .flat_map(|form| form.terms.iter())
        .filter(|term| term.kind != TermKind::Word)
        .map(|term| term.text.as_str())
        .collect();
    let lengths: HashSet<usize> = wanted.iter().map(|term| term.chars().count()).collect();
    let folded = fold(text);
    let mut found = Vec::new();
    for start in 0..folded.chars().len() {
        for &length in &lengths {
            let Some(part) = folded.chars().get(start..start + length) else { continue };
            let part: String = part.iter().collect();
            if wanted.contains(part.as_str()) && is_whole(folded.chars(), start, start + length) {
                found.push(folded.origin(start, start + length));
            }
        }
    }
    Span::merged(found)
}

/// A Latin word or a number is not found inside a longer one.
fn is_whole(folded: &[char], start: usize, end: usize) -> bool {
    let cuts = |left: usize, right: usize| {
        let both = folded.get(left).zip(folded.get(right));
        both.is_some_and(|(left, right)| left.is_ascii_alphanumeric() && right.is_ascii_alphanumeric())
    };
    !(start > 0 && cuts(start - 1, start) || cuts(end - 1, end))
}
