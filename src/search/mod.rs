//! The index: the only layer that names tantivy.
//!
//! Two tables are searched side by side: whole paragraphs with their heading path, and single sentences.
//! Both hold the terms of [`crate::text::terms`], made once, so that the index and the question are always cut alike
//! and no query syntax exists. Beside them a vocabulary tells how many sentences hold a term, and [`Held`] which terms
//! a sentence holds, for judging how much of a question it covers.

mod build;
mod find;
mod frozen;
mod held;
mod map;
mod query;
mod table;
mod vocabulary;

pub use build::{Built, Cut, Draft, FOLDERS, IndexError};
pub use find::{Hit, Scores};
pub use held::Held;
pub use map::map;
pub use query::{Ask, Form, Query};
pub use vocabulary::{TermId, TermSet, Vocabulary};

use crate::report::ParagraphId;
use table::Table;

/// Frozen search index of one corpus.
#[derive(Debug)]
pub struct Index {
    paragraphs: Table,
    sentences: Table,
    vocabulary: Vocabulary,
}

/// A sentence of a corpus, or a paragraph, packed into the number that a document keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place(u64);

impl Place {
    const SENTENCE: u32 = 16;
    const PARAGRAPH: u32 = 24;

    fn of(paragraph: ParagraphId, sentence: usize) -> Self {
        let report = u64::from(paragraph.report) << (Self::PARAGRAPH + Self::SENTENCE);
        let sentence = u16::try_from(sentence).unwrap_or(u16::MAX);
        Place(report | u64::from(paragraph.paragraph) << Self::SENTENCE | u64::from(sentence))
    }

    fn paragraph(self) -> ParagraphId {
        let number = |bits: u64| u32::try_from(bits).unwrap_or(u32::MAX);
        ParagraphId {
            report: number(self.0 >> (Self::PARAGRAPH + Self::SENTENCE)),
            paragraph: number(self.0 >> Self::SENTENCE & ((1 << Self::PARAGRAPH) - 1)),
        }
    }

    fn sentence(self) -> usize {
        usize::try_from(self.0 & ((1 << Self::SENTENCE) - 1)).unwrap_or(usize::MAX)
    }
}

impl Index {
    /// The number of a folded bigram, Latin word or number; `None` when the corpus does not hold it.
    #[must_use]
    pub fn term(&self, text: &str) -> Option<TermId> {
        self.vocabulary.id(text)
    }

    /// How telling a term is: the logarithm of all sentences over those that hold it. A term that the
    /// corpus does not hold is as telling as one that a single sentence holds.
    #[must_use]
    pub fn telling(&self, term: Option<TermId>) -> f32 {
        let all = self.vocabulary.sentences().max(1) as f32;
        let holding = term.and_then(|term| self.vocabulary.frequency(term)).unwrap_or(0).max(1) as f32;
        (1.0 + (all - holding + 0.5).max(0.0) / (holding + 0.5)).ln()
    }

    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }
}
