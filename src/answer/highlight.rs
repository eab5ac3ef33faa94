//! Where a text holds what was asked, for the eye.

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::question::Question;
use crate::text::{Span, TermKind, fold};

/// Forms that mean less are neighbours of what was asked, not its names.
const NAMES: f32 = 0.5;

/// What a question asks for, as a text is looked through for it.
pub(super) struct Wanted<'q>(FxHashMap<char, SmallVec<[&'q str; 2]>>);

impl<'q> Wanted<'q> {
    pub(super) fn of(question: &'q Question) -> Self {
        let mut wanted: FxHashSet<&str> = FxHashSet::default();
        for ask in &question.topic.query.asks {
            let typed = ask.forms.first();
            let parts = typed.into_iter().flat_map(|form| form.terms.iter());
            let parts = parts.filter(|term| term.kind != TermKind::Word);
            wanted.extend(parts.map(|term| term.text.as_str()));
            wanted.extend(ask.forms.iter().filter(|form| form.meaning >= NAMES).map(|form| &*form.text));
        }
        let mut by_first: FxHashMap<char, SmallVec<[&str; 2]>> = FxHashMap::default();
        by_first.reserve(wanted.len());
        for term in wanted {
            term.chars().next().into_iter().for_each(|first| by_first.entry(first).or_default().push(term));
        }
        Wanted(by_first)
    }
}

/// Places in `text` that hold what was asked, in order, not touching: the person's own words also in part, other
/// names of the same thing only whole (a piece of 经济总量 is no sign of it).
#[must_use]
pub(super) fn spans(wanted: &Wanted<'_>, text: &str) -> Vec<Span> {
    let folded = fold(text);
    let mut found = Vec::new();
    for (start, character) in folded.chars().iter().enumerate() {
        for term in wanted.0.get(character).into_iter().flatten() {
            let mut rest = folded.chars().iter().skip(start);
            let is_here = term.chars().all(|expected| rest.next() == Some(&expected));
            let end = folded.chars().len() - rest.len();
            if is_here && is_whole(folded.chars(), start, end) {
                found.push(folded.origin(start, end));
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
