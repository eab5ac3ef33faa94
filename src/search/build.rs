//! The index of a bundle, from its reports one after the other.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::Place;
use super::column::Column;
use super::cut::Cut;
use super::leaf::{Leaf, Writer};
use super::tally::Tally;
use crate::report::ParagraphId;
use crate::text::{Bytes, Lookup};

/// Why no index could be built or opened.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct IndexError(#[from] tantivy::TantivyError);

/// The index of one bundle, whose reports are numbered in it from 0.
#[derive(Debug)]
pub struct Piece {
    pub(super) paragraphs: Leaf,
    pub(super) sentences: Leaf,
    /// How many sentences, and how many headings, hold each term.
    pub(super) vocabulary: Lookup,
}

/// A piece that is being written.
pub struct Draft {
    paragraphs: Writer,
    sentences: Writer,
    tally: Tally,
    words: BTreeMap<String, u32>,
}

/// A piece with what is kept beside its index.
pub struct Built {
    pub piece: Piece,
    /// What [`Piece::open`] wants to be given again.
    pub vocabulary: Bytes,
    /// Distinct Chinese words as the segmenter cuts them, in order, with the number of reports that hold each.
    pub words: Vec<(String, u32)>,
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
            tally: Tally::default(),
            words: BTreeMap::new(),
        })
    }

    /// Adds reports, the first of which has the number `first` in the bundle.
    ///
    /// # Errors
    /// When tantivy cannot write.
    pub fn add(&mut self, first: u32, cuts: &[Cut]) -> Result<(), IndexError> {
        let numbered = || (first..).zip(cuts);
        let place = |report, paragraph, at| Place::of(ParagraphId { report, paragraph }, at);
        let (paragraphs, sentences) = (&mut self.paragraphs, &mut self.sentences);
        let (of_paragraphs, of_sentences) = rayon::join(
            || {
                numbered().try_for_each(|(report, cut)| {
                    let rows = (0u32..).zip(&cut.paragraphs);
                    rows.into_iter().try_for_each(|(at, row)| paragraphs.add(place(report, at, 0), row))
                })
            },
            || {
                numbered().try_for_each(|(report, cut)| {
                    let mut rows = cut.sentences.iter();
                    rows.try_for_each(|((own, at), row)| sentences.add(place(report, *own, *at), row))
                })
            },
        );
        of_paragraphs.and(of_sentences)?;
        for cut in cuts {
            self.tally.add(&cut.tally_of(&[Column::SentenceBigrams, Column::Heading]));
            for word in cut.words() {
                match self.words.get_mut(word) {
                    Some(count) => *count += 1,
                    None => drop(self.words.insert(word.to_owned(), 1)),
                }
            }
        }
        Ok(())
    }

    /// # Errors
    /// When tantivy cannot write.
    pub fn finish(self) -> Result<Built, IndexError> {
        let Draft { paragraphs, sentences, tally, words } = self;
        let vocabulary: Bytes = Arc::new(tally.lay());
        let (paragraphs, sentences) = rayon::join(|| paragraphs.finish(), || sentences.finish());
        let piece = Piece {
            paragraphs: paragraphs?,
            sentences: sentences?,
            vocabulary: Lookup::over(Arc::clone(&vocabulary)),
        };
        Ok(Built { piece, vocabulary, words: words.into_iter().collect() })
    }
}

impl Piece {
    /// What a draft left in `folder`, read where it lies.
    ///
    /// # Errors
    /// When there is none, or what is there is none.
    pub fn open(folder: &Path, vocabulary: Bytes) -> Result<Piece, IndexError> {
        let [paragraphs, sentences] = FOLDERS.map(|name| Leaf::open(&folder.join(name)));
        Ok(Piece { paragraphs: paragraphs?, sentences: sentences?, vocabulary: Lookup::over(vocabulary) })
    }

    pub(super) fn leaf(&self, column: Column) -> &Leaf {
        if column.is_of_sentences() { &self.sentences } else { &self.paragraphs }
    }
}
