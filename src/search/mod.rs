//! The index: the only layer that names tantivy.
//!
//! Two tables are searched side by side: whole paragraphs with their heading path, and single sentences.
//! Both hold the terms of [`crate::text::terms`], made once and handed over ready, so that the index and
//! the question are always cut alike and no query syntax exists. Beside them a vocabulary tells which
//! terms a sentence holds, for judging how much of a question it covers.

mod build;
mod find;
mod query;
mod table;
mod vocabulary;

pub use build::IndexError;
pub use find::{Hit, Scores};
pub use query::{Ask, Form, Query};
pub use vocabulary::{TermId, TermSet};

use crate::report::ParagraphId;
use table::Table;
use vocabulary::Vocabulary;

/// Frozen search index of one corpus.
#[derive(Debug)]
pub struct Index {
    paragraphs: Table,
    sentences: Table,
    vocabulary: Vocabulary,
    /// Distinct Chinese words, in order.
    words: Vec<String>,
    /// Paragraph of each document of `paragraphs`.
    paragraph_ids: Vec<ParagraphId>,
    /// Paragraph and sentence of each document of `sentences`.
    sentence_ids: Vec<(ParagraphId, usize)>,
}

impl Index {
    /// The number of a folded bigram, Latin word or number; `None` when the corpus does not hold it.
    #[must_use]
    pub fn term(&self, text: &str) -> Option<TermId> {
        self.vocabulary.id(text)
    }

    /// The terms among these that the corpus holds.
    #[must_use]
    pub fn set(&self, terms: &[crate::text::Term]) -> TermSet {
        TermSet::new(terms.iter().filter_map(|term| self.term(&term.text)).collect())
    }

    /// How telling a term is: the logarithm of all sentences over those that hold it. A term that the
    /// corpus does not hold is as telling as one that a single sentence holds.
    #[must_use]
    pub fn telling(&self, term: Option<TermId>) -> f32 {
        let all = self.vocabulary.sentences().max(1) as f32;
        let holding = term.map_or(0, |term| self.vocabulary.frequency(term)).max(1) as f32;
        (1.0 + (all - holding + 0.5).max(0.0) / (holding + 0.5)).ln()
    }

    /// Terms of each sentence of a paragraph.
    #[must_use]
    pub fn sentences(&self, paragraph: ParagraphId) -> &[TermSet] {
        self.vocabulary.sentences_of(paragraph)
    }

    /// Terms of a paragraph's heading path.
    #[must_use]
    pub fn heading(&self, paragraph: ParagraphId) -> Option<&TermSet> {
        self.vocabulary.heading_of(paragraph)
    }

    /// Every distinct Chinese word of the corpus as the segmenter cuts it, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}
