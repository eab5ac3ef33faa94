//! The index: the only layer that names tantivy.
//!
//! Two tables are searched side by side: whole paragraphs with their heading path, and single sentences.
//! Both hold the terms of [`crate::text::terms`], made once and handed over ready, so that the index and
//! the question are always cut alike and no query syntax exists.

mod build;
mod find;
mod query;
mod table;

pub use build::IndexError;
pub use find::{Hit, Scores};
pub use query::{Ask, Form, Query};

use crate::report::ParagraphId;
use table::Table;

/// Frozen search index of one corpus.
#[derive(Debug)]
pub struct Index {
    paragraphs: Table,
    sentences: Table,
    /// Paragraph of each document of `paragraphs`.
    paragraph_ids: Vec<ParagraphId>,
    /// Paragraph and sentence of each document of `sentences`.
    sentence_ids: Vec<(ParagraphId, usize)>,
}

impl Index {
    /// How telling a folded term is: the logarithm of all sentences over those that hold it. A term that no
    /// sentence holds is as telling as one that a single sentence holds.
    #[must_use]
    pub fn telling(&self, term: &crate::text::Term) -> f32 {
        let all = self.sentence_ids.len().max(1) as f32;
        let holding = self.sentences.frequency(term) as f32;
        (1.0 + (all - holding + 0.5) / (holding.max(1.0) + 0.5)).ln()
    }

    /// True when some sentence or heading holds the term.
    #[must_use]
    pub fn holds(&self, term: &crate::text::Term) -> bool {
        self.paragraphs.frequency(term) > 0
    }
}
