//! Every term of a corpus by number, and which terms each sentence and heading holds.

use std::collections::HashMap;

use crate::report::ParagraphId;
use crate::text::{Term, TermKind};

/// Number of a term in one index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(u32);

/// The distinct terms of a stretch of text, sorted; words left out, since their bigrams say the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TermSet(Box<[TermId]>);

impl TermSet {
    pub(super) fn new(mut terms: Vec<TermId>) -> Self {
        terms.sort_unstable();
        terms.dedup();
        TermSet(terms.into_boxed_slice())
    }

    pub fn iter(&self) -> impl Iterator<Item = TermId> {
        self.0.iter().copied()
    }

    #[must_use]
    pub fn holds(&self, term: TermId) -> bool {
        self.0.binary_search(&term).is_ok()
    }
}

/// Terms of a corpus.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: HashMap<String, TermId>,
    /// Sentences that hold the term, by its number.
    frequencies: Vec<u32>,
    sentences: u32,
    /// Number of the first paragraph of each report.
    offsets: Vec<usize>,
    paragraphs: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    heading: TermSet,
    sentences: Vec<TermSet>,
}

impl Vocabulary {
    /// Paragraphs must come in reading order of the corpus.
    pub(super) fn add(&mut self, id: ParagraphId, heading: &[Term], sentences: &[Vec<Term>]) {
        while self.offsets.len() <= id.report as usize {
            self.offsets.push(self.paragraphs.len());
        }
        let heading = self.set(heading);
        let sentences: Vec<TermSet> = sentences.iter().map(|terms| self.set(terms)).collect();
        for term in sentences.iter().flat_map(|set| set.0.iter()) {
            if let Some(frequency) = self.frequencies.get_mut(term.0 as usize) {
                *frequency += 1;
            }
        }
        self.sentences += u32::try_from(sentences.len()).unwrap_or(0);
        self.paragraphs.push(Entry { heading, sentences });
    }

    fn set(&mut self, terms: &[Term]) -> TermSet {
        let mut set: Vec<TermId> = Vec::with_capacity(terms.len());
        for term in terms.iter().filter(|term| term.kind != TermKind::Word) {
            let next = TermId(u32::try_from(self.frequencies.len()).unwrap_or(u32::MAX));
            let id = *self.ids.entry(term.text.clone()).or_insert(next);
            if id == next {
                self.frequencies.push(0);
            }
            set.push(id);
        }
        TermSet::new(set)
    }

    pub(super) fn id(&self, text: &str) -> Option<TermId> {
        self.ids.get(text).copied()
    }

    pub(super) fn frequency(&self, term: TermId) -> u32 {
        self.frequencies.get(term.0 as usize).copied().unwrap_or(0)
    }

    pub(super) fn sentences(&self) -> u32 {
        self.sentences
    }

    fn entry(&self, id: ParagraphId) -> Option<&Entry> {
        self.paragraphs.get(self.offsets.get(id.report as usize)? + id.paragraph as usize)
    }

    pub(super) fn sentences_of(&self, id: ParagraphId) -> &[TermSet] {
        self.entry(id).map(|entry| entry.sentences.as_slice()).unwrap_or_default()
    }

    pub(super) fn heading_of(&self, id: ParagraphId) -> Option<&TermSet> {
        self.entry(id).map(|entry| &entry.heading)
    }
}
