//! What an edition knows of its volumes without opening them, and how it is put together from them.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::measuring::Gathering;
use super::volume::{Card, Content, Stretch, Volume, packed, seal, unseal};
use crate::question::{Knowledge, Spelling, question_words};
use crate::report::{Alike, Fault, FaultKind};
use crate::search::{Cut, Draft, Index, IndexError};
use crate::text::Bytes;

/// The cards of an edition, in the order of their documents, and the maps over them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    pub cards: Vec<Card>,
    /// What was wrong with the files; each names its file without its folder.
    pub faults: Vec<Fault>,
    pub(super) sentences: u32,
    /// The files that lie beside it.
    files: Vec<(String, Stretch)>,
}

/// The tables of an edition: its vocabulary, the four that spelling reads, which figures measure which concept, the names
/// of indicators, and which figures bear which.
pub type Tables = [Bytes; 8];

impl Catalogue {
    #[must_use]
    pub fn bind(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        seal(&mut bytes, &packed(self));
        bytes
    }

    /// Sentences of all reports.
    #[must_use]
    pub fn sentences(&self) -> u32 {
        self.sentences
    }

    /// `None` when the bytes are not those of a whole catalogue.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Option<Catalogue> {
        unseal(bytes)
    }

    /// A file of these bytes lies beside it under `name`.
    pub fn describe(&mut self, name: String, bytes: &[u8]) {
        self.files.push((name, Stretch::of(0, bytes)));
    }

    /// Name and length of every file beside it.
    pub fn files(&self) -> impl Iterator<Item = (&str, u64)> {
        self.files.iter().map(|(name, stretch)| (name.as_str(), stretch.range().end))
    }

    /// True when `bytes` are those of the file that lay under `name`.
    #[must_use]
    pub fn is_file(&self, name: &str, bytes: &[u8]) -> bool {
        self.files.iter().any(|(own, stretch)| own == name && stretch.is(bytes))
    }
}

/// An edition that is put together, one volume after the other in the order of their documents.
pub struct Binding<'a> {
    knowledge: &'a Knowledge,
    draft: Draft,
    alike: Alike,
    cards: Vec<Card>,
    faults: Vec<Fault>,
    measuring: Gathering,
    figures: u32,
}

/// What a binding makes.
pub struct Bound {
    pub catalogue: Catalogue,
    pub tables: Tables,
    pub index: Index,
}

impl<'a> Binding<'a> {
    /// With its index in memory, or in `folder`, see [`Draft::new`].
    ///
    /// # Errors
    /// Those of [`Draft::new`].
    pub fn new(knowledge: &'a Knowledge, folder: Option<&Path>) -> Result<Self, IndexError> {
        Ok(Self {
            knowledge,
            draft: Draft::new(folder)?,
            alike: Alike::default(),
            cards: Vec::new(),
            faults: Vec::new(),
            measuring: Gathering::default(),
            figures: 0,
        })
    }

    /// Adds the volume of the file of that name, which was [cut](Volume::cut). A second one of a document name is left
    /// out.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn add(
        &mut self,
        file: &str,
        volume: &Volume,
        card: Option<&Card>,
        cut: Cut,
    ) -> Result<(), IndexError> {
        let own = volume.faults.iter().map(|fault| Fault { file: file.to_owned(), ..fault.clone() });
        self.faults.extend(own);
        let (Some(content), Some(card)) = (&volume.content, card) else { return Ok(()) };
        let doubt = self.alike.doubt(&content.report);
        self.faults.extend(doubt.map(|kind| Fault::warning(file, None, kind)));
        if self.cards.last().is_some_and(|last| last.document == card.document) {
            let kind = FaultKind::Duplicate { document: card.document.clone() };
            self.faults.push(Fault::error(file, None, kind));
            return Ok(());
        }
        let number = u32::try_from(self.cards.len()).unwrap_or(u32::MAX);
        self.draft.add(number, cut)?;
        self.measure(number, content);
        self.cards.push(card.clone());
        Ok(())
    }

    fn measure(&mut self, number: u32, content: &Content) {
        for (figure, measure) in content.page.figures().iter().zip(&content.measures) {
            self.measuring.add(self.figures, number, figure, measure.concepts.iter().map(|(id, _)| *id));
            self.figures += 1;
        }
    }

    /// # Errors
    /// When the index cannot be written.
    pub fn finish(self) -> Result<Bound, IndexError> {
        let built = self.draft.finish()?;
        let spelling = spelling(&self.cards, &built.words, self.knowledge);
        let vocabulary = built.index.vocabulary();
        let [names, spellings, words, gaps] = spelling.bytes();
        let tables = [vocabulary.bytes(), names, spellings, words, gaps];
        let catalogue = Catalogue {
            cards: self.cards,
            faults: self.faults,
            sentences: vocabulary.sentences(),
            files: Vec::new(),
        };
        let [vocabulary, names, spellings, words, gaps] =
            tables.map(|table| -> Bytes { Arc::new(table.to_vec()) });
        let [measuring, indicators, named] = self.measuring.lay();
        let tables = [vocabulary, names, spellings, words, gaps, measuring, indicators, named];
        Ok(Bound { catalogue, tables, index: built.index })
    }
}

/// Reads what people type otherwise than the corpus prints it; the surest words come first.
fn spelling(cards: &[Card], words: &[String], knowledge: &Knowledge) -> Spelling {
    let mut names: Vec<&str> = cards.iter().filter_map(|card| card.facts.region.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    // 高阳 of 高阳县 comes before a word of the reports that sounds alike.
    let bare = names.iter().filter_map(|name| name.strip_suffix(['省', '市', '县', '区', '旗', '盟', '州']));
    let short: Vec<&str> = bare.filter(|short| short.chars().count() > 1).collect();
    names.extend(short);
    names.extend(knowledge.gazetteer.chinese_names());
    names.extend(knowledge.groups.names().map(|(name, _)| name).filter(|name| !name.is_ascii()));
    question_words().for_each(|word| names.push(word));
    names.extend(words.iter().map(String::as_str));
    Spelling::build(&knowledge.lexicon, names.into_iter())
}
