//! An index from reports, one after the other.

use std::collections::BTreeSet;
use std::path::Path;

use super::held;
use super::table::{Row, Table, Writer};
use super::vocabulary::Count;
use super::{Index, Place, TermSet, Vocabulary};
use crate::report::{ParagraphId, Report};
use crate::text::{Segmenter, Term, TermKind, terms};

/// Why no index could be built or opened.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct IndexError(#[from] tantivy::TantivyError);

/// A report cut into its terms, ready for any index: the work that needs no other report.
#[derive(Debug, Default)]
pub struct Cut {
    /// Rows with the number of their paragraph and sentence.
    paragraphs: Vec<((u32, usize), Row)>,
    sentences: Vec<((u32, usize), Row)>,
    count: Count,
    words: BTreeSet<String>,
}

impl Cut {
    #[must_use]
    pub fn of(report: &Report, segmenter: &Segmenter) -> Cut {
        let mut cut = Cut::default();
        for (paragraph, own) in (0u32..).zip(&report.paragraphs) {
            let text = terms(&own.text, segmenter);
            let heading = terms(&held::heading(report, own), segmenter);
            cut.paragraphs.push(((paragraph, 0), Row::of(text.iter(), &heading)));
            cut.count.heading(&TermSet::of(&heading));
            for (at, sentence) in own.sentences.iter().enumerate() {
                let within = || text.iter().filter(|term| sentence.span.contains(term.span));
                cut.count.sentence(&TermSet::of(within()));
                cut.sentences.push(((paragraph, at), Row::of(within(), &[])));
            }
            // Of one character nobody types pinyin or a slip that could be told.
            let is_word = |term: &Term| term.kind == TermKind::Word && term.text.chars().nth(1).is_some();
            cut.words.extend(text.into_iter().filter(is_word).map(|word| word.text));
        }
        cut
    }
}

fn place(report: u32, paragraph: u32, sentence: usize) -> Place {
    Place::of(ParagraphId { report, paragraph }, sentence)
}

/// An index that is being built.
pub struct Draft {
    paragraphs: Writer,
    sentences: Writer,
    count: Count,
    words: BTreeSet<String>,
}

/// An index with what is known only while it is built.
#[derive(Debug)]
pub struct Built {
    pub index: Index,
    /// Distinct Chinese words as the segmenter cuts them, in order.
    pub words: Vec<String>,
}

/// Folders that an index is kept in.
pub const FOLDERS: [&str; 2] = ["paragraphs", "sentences"];

impl Draft {
    /// In memory, or in `folder`, in which [`FOLDERS`] are there and empty.
    ///
    /// # Errors
    /// When tantivy cannot begin: the folder cannot be written to.
    pub fn new(folder: Option<&Path>) -> Result<Draft, IndexError> {
        let table = |name: &str| Writer::new(folder.map(|folder| folder.join(name)).as_deref());
        let [paragraphs, sentences] = FOLDERS;
        Ok(Draft {
            paragraphs: table(paragraphs)?,
            sentences: table(sentences)?,
            count: Count::default(),
            words: BTreeSet::new(),
        })
    }

    /// Adds the report of that number in its corpus.
    ///
    /// # Errors
    /// When tantivy cannot write.
    pub fn add(&mut self, number: u32, cut: Cut) -> Result<(), IndexError> {
        for ((paragraph, sentence), row) in &cut.paragraphs {
            self.paragraphs.add(place(number, *paragraph, *sentence), row)?;
        }
        for ((paragraph, sentence), row) in &cut.sentences {
            self.sentences.add(place(number, *paragraph, *sentence), row)?;
        }
        self.count.add(cut.count);
        self.words.extend(cut.words);
        Ok(())
    }

    /// # Errors
    /// When tantivy cannot write.
    pub fn finish(self) -> Result<Built, IndexError> {
        let index = Index {
            paragraphs: self.paragraphs.finish()?,
            sentences: self.sentences.finish()?,
            vocabulary: self.count.finish(),
        };
        Ok(Built { index, words: self.words.into_iter().collect() })
    }
}

impl Index {
    /// An index that a draft left in `folder`, read where it lies.
    ///
    /// # Errors
    /// When there is none, or what is there is none.
    pub fn open(folder: &Path, vocabulary: Vocabulary) -> Result<Index, IndexError> {
        let [paragraphs, sentences] = FOLDERS.map(|name| Table::open(&folder.join(name)));
        Ok(Index { paragraphs: paragraphs?, sentences: sentences?, vocabulary })
    }
}
