//! The index: the only layer that names tantivy.
//!
//! Two tables are searched side by side: whole paragraphs with their heading path, and single sentences. They lie in
//! pieces, one for each bundle of volumes, and are counted and scored as if they were whole.
//! Both hold the terms of [`crate::text::terms`], made once, so that the index and the question are always cut alike
//! and no query syntax exists. Beside them a vocabulary tells how many sentences hold a term, and [`Held`] which terms
//! a sentence holds, for judging how much of a question it covers.

mod best;
mod build;
mod column;
mod cursor;
mod cut;
mod find;
mod frozen;
mod held;
mod index;
mod leaf;
mod map;
mod plain;
mod query;
mod scoring;
mod sweep;
mod tally;
mod vocabulary;

pub use build::{Built, Draft, FOLDERS, IndexError, Piece};
pub use cut::{Cut, Extent, word_key};
pub use find::{Hit, Scores};
pub use held::Held;
pub use index::{Index, Placed};
pub use map::map;
pub use query::{Ask, Form, Query};
pub use tally::Tally;
pub use vocabulary::{TermId, TermSet, Vocabulary};

use crate::report::ParagraphId;

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

    /// The same place of a report of that number.
    fn of_report(self, report: u32) -> Self {
        let at = self.0 & ((1 << (Self::PARAGRAPH + Self::SENTENCE)) - 1);
        Place(u64::from(report) << (Self::PARAGRAPH + Self::SENTENCE) | at)
    }

    fn sentence(self) -> usize {
        usize::try_from(self.0 & ((1 << Self::SENTENCE) - 1)).unwrap_or(usize::MAX)
    }
}
