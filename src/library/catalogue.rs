//! What an edition knows of its volumes without opening them, and how it is put together from them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::volume::{Card, Content, Stretch, Volume, packed, seal, unseal};
use crate::question::{ConceptId, Knowledge, Spelling, question_words};
use crate::report::{Alike, Fault, FaultKind};
use crate::search::{Draft, Index, IndexError};
use crate::text::Bytes;

/// The cards of an edition, in the order of their documents, and the maps over them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    pub cards: Vec<Card>,
    /// What was wrong with the files; each names its file without its folder.
    pub faults: Vec<Fault>,
    pub(super) sentences: u32,
    /// By concept, the figures that measure it, by their number in the ledger.
    pub(super) measuring: Vec<(ConceptId, Vec<u32>)>,
    tables: [Stretch; 5],
}

/// The tables of an edition: its vocabulary, and the four that spelling reads.
pub type Tables = [Bytes; 5];

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

    /// True when these are the tables that were made with this catalogue.
    #[must_use]
    pub fn is_of(&self, tables: &Tables) -> bool {
        self.tables.iter().zip(tables).all(|(stretch, table)| stretch.is((**table).as_ref()))
    }
}

/// An edition that is put together, one volume after the other in the order of their documents.
pub struct Binding<'a> {
    knowledge: &'a Knowledge,
    draft: Draft,
    alike: Alike,
    cards: Vec<Card>,
    faults: Vec<Fault>,
    measuring: BTreeMap<ConceptId, Vec<u32>>,
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
            measuring: BTreeMap::new(),
            figures: 0,
        })
    }

    /// Adds the volume of the file of that name. A second one of a document name is left out.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn add(&mut self, file: &str, volume: &Volume, card: Option<&Card>) -> Result<(), IndexError> {
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
        self.draft.add(number, &content.report, &self.knowledge.segmenter)?;
        self.measure(content);
        self.cards.push(card.clone());
        Ok(())
    }

    fn measure(&mut self, content: &Content) {
        for measure in &content.measures {
            for (concept, _) in &measure.concepts {
                let figures = self.measuring.entry(*concept).or_default();
                if figures.last() != Some(&self.figures) {
                    figures.push(self.figures);
                }
            }
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
            measuring: self.measuring.into_iter().collect(),
            tables: tables.map(|table| Stretch::of(0, table)),
        };
        let tables = tables.map(|table| -> Bytes { Arc::new(table.to_vec()) });
        Ok(Bound { catalogue, tables, index: built.index })
    }
}

/// Reads what people type otherwise than the corpus prints it; the surest words come first.
fn spelling(cards: &[Card], words: &[String], knowledge: &Knowledge) -> Spelling {
    let mut names: Vec<&str> = cards.iter().filter_map(|card| card.facts.region.as_deref()).collect();
    names.sort_unstable();
    names.dedup();
    names.extend(knowledge.gazetteer.chinese_names());
    names.extend(knowledge.groups.names().map(|(name, _)| name).filter(|name| !name.is_ascii()));
    question_words().for_each(|word| names.push(word));
    names.extend(words.iter().map(String::as_str));
    Spelling::build(&knowledge.lexicon, names.into_iter())
}
