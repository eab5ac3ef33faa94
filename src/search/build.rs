//! An index from reports, one after the other.

use std::collections::BTreeSet;
use std::path::Path;

use super::held;
use super::table::{Document, Table, Writer};
use super::vocabulary::Count;
use super::{Index, Place, TermSet, Vocabulary};
use crate::report::{ParagraphId, Report};
use crate::text::{Segmenter, Term, TermKind, terms};

/// Why no index could be built or opened.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct IndexError(#[from] tantivy::TantivyError);

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
    pub fn add(&mut self, number: u32, report: &Report, segmenter: &Segmenter) -> Result<(), IndexError> {
        for (paragraph, own) in (0u32..).zip(&report.paragraphs) {
            let id = ParagraphId { report: number, paragraph };
            let text = terms(&own.text, segmenter);
            let heading = terms(&held::heading(report, own), segmenter);
            self.paragraphs.add(&Document { place: Place::of(id, 0), text: &text, heading: &heading })?;
            self.count.heading(&TermSet::of(&heading));
            for (at, sentence) in own.sentences.iter().enumerate() {
                let text: Vec<&Term> = text.iter().filter(|term| sentence.span.contains(term.span)).collect();
                self.count.sentence(&TermSet::of(text.iter().copied()));
                let text: Vec<Term> = text.into_iter().cloned().collect();
                self.sentences.add(&Document { place: Place::of(id, at), text: &text, heading: &[] })?;
            }
            // Of one character nobody types pinyin or a slip that could be told.
            let is_word = |term: &Term| term.kind == TermKind::Word && term.text.chars().nth(1).is_some();
            for word in text.into_iter().filter(is_word) {
                self.words.insert(word.text);
            }
        }
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
