//! Where a text holds what was asked, for the eye.

use std::collections::HashSet;

use crate::question::Question;
use crate::text::{Span, TermKind, fold};

/// Forms that mean less are neighbours of what was asked, not its names.
const NAMES: f32 = 0.5;

/// Places in `text` that hold what was asked, in order, not touching: the person's own words also in part, other
/// names of the same thing only whole (a piece of 经济总量 is no sign of it).
#[must_use]
pub(super) fn spans(question: &Question, text: &str) -> Vec<Span> {
    let mut wanted: HashSet<&str> = HashSet::new();
    for ask in &question.topic.query.asks {
        let typed = ask.forms.first();
        let parts = typed.into_iter().flat_map(|form| form.terms.iter());
        let parts = parts.filter(|term| term.kind != TermKind::Word);
        wanted.extend(parts.map(|term| term.text.as_str()));
        wanted.extend(ask.forms.iter().filter(|form| form.meaning >= NAMES).map(|form| &*form.text));
    }
    let wanted: HashSet<Vec<char>> = wanted.into_iter().map(|term| term.chars().collect()).collect();
    let lengths: HashSet<usize> = wanted.iter().map(Vec::len).collect();
    let folded = fold(text);
    let mut found = Vec::new();
    for start in 0..folded.chars().len() {
        for &length in &lengths {
            let Some(part) = folded.chars().get(start..start + length) else { continue };
            if wanted.contains(part) && is_whole(folded.chars(), start, start + length) {
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
