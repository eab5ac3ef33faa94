//! Every term of a corpus with the number of sentences that hold it, and sets of terms.

use serde::{Deserialize, Serialize};

use super::column::Column;
use crate::text::{Lookup, Sieve, Term, TermKind, is_han, mark64};

/// A term by a number that is the same in every corpus: two characters by themselves, anything else by its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TermId(u64);

/// Set in the numbers that are marks.
const MARK: u64 = 1 << 63;

impl TermId {
    pub(super) fn of(text: &str) -> Self {
        let mut chars = text.chars();
        match (chars.next(), chars.next(), chars.next()) {
            (Some(one), Some(other), None) if is_han(one) && is_han(other) => {
                TermId(u64::from(u32::from(one)) << 21 | u64::from(u32::from(other)))
            }
            _ => TermId(mark64(text.bytes()) | MARK),
        }
    }

    pub(super) fn number(self) -> u64 {
        self.0
    }
}

/// The distinct terms of a stretch of text, sorted; words left out, since their bigrams say the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Box<[TermId]>", into = "Box<[TermId]>")]
pub struct TermSet {
    terms: Box<[TermId]>,
    /// Most questions after a term end here.
    sieve: Sieve<4>,
}

impl From<Box<[TermId]>> for TermSet {
    /// Of sorted terms, each once.
    fn from(terms: Box<[TermId]>) -> Self {
        let mut sieve = Sieve::default();
        terms.iter().for_each(|term| sieve.add(term.0));
        TermSet { terms, sieve }
    }
}

impl From<TermSet> for Box<[TermId]> {
    fn from(set: TermSet) -> Self {
        set.terms
    }
}

impl TermSet {
    /// The terms of a text, whether or not any corpus holds them.
    pub fn of<'a>(terms: impl IntoIterator<Item = &'a Term>) -> Self {
        let marks = terms.into_iter().filter(|term| term.kind != TermKind::Word);
        let mut ids: Vec<TermId> = marks.map(|term| TermId::of(&term.text)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_boxed_slice().into()
    }

    pub fn iter(&self) -> impl Iterator<Item = TermId> {
        self.terms.iter().copied()
    }

    /// How many terms.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "nobody asks")]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    #[must_use]
    pub fn holds(&self, term: TermId) -> bool {
        self.sieve.may_hold(term.0) && self.terms.binary_search(&term).is_ok()
    }
}

/// The terms of a corpus.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Each with what is not held any more of it.
    pieces: Vec<(Lookup, Option<Lookup>)>,
    sentences: u32,
}

impl Vocabulary {
    pub(super) fn add(&mut self, piece: Lookup, gone: Option<Lookup>) {
        self.pieces.push((piece, gone));
    }

    pub(super) fn set_sentences(&mut self, sentences: u32) {
        self.sentences = sentences;
    }

    /// Sentences of the corpus.
    #[must_use]
    pub fn sentences(&self) -> u32 {
        self.sentences
    }

    pub(super) fn id(&self, text: &str) -> Option<TermId> {
        Some(TermId::of(text)).filter(|id| self.holds(*id))
    }

    /// Sentences that hold the term; `None` where neither a sentence nor a heading does.
    pub(super) fn frequency(&self, term: TermId) -> Option<u32> {
        let sentences = self.count(Column::SentenceBigrams.key(term));
        (sentences > 0 || self.count(Column::Heading.key(term)) > 0).then_some(sentences)
    }

    /// Whether a sentence or a heading holds the term. Most are told by the first piece.
    fn holds(&self, term: TermId) -> bool {
        let is_held = |key: u64| self.counts(key).any(|count| count > 0);
        is_held(Column::SentenceBigrams.key(term)) || is_held(Column::Heading.key(term))
    }

    fn count(&self, key: u64) -> u32 {
        self.counts(key).sum()
    }

    /// How many of each piece.
    fn counts(&self, key: u64) -> impl Iterator<Item = u32> {
        let own = move |table: &Lookup| table.get(key).next().unwrap_or(0);
        let held = move |(piece, gone): &(Lookup, Option<Lookup>)| {
            own(piece).saturating_sub(gone.as_ref().map_or(0, own))
        };
        self.pieces.iter().map(held)
    }

    /// The terms of a set that the corpus holds.
    #[must_use]
    pub fn known(&self, set: &TermSet) -> TermSet {
        set.iter().filter(|term| self.holds(*term)).collect::<Box<[TermId]>>().into()
    }
}
