//! Volumes bound together, with one index and one set of maps over them: made once, shared by all editions that hold
//! most of its volumes.

use std::collections::HashSet;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::measuring::{Gathering, Table};
use super::volume::{Key, Volume, sealed, unseal};
use crate::search::{Cut, Draft, Extent, IndexError, Piece, word_key};
use crate::text::{Bytes, Lookup, Parts, Texts};

/// The volumes of a bundle in the order of their numbers there, each with how much of the index it takes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Label(Vec<(Key, Extent)>);

/// The tables of a bundle: its vocabulary; its words, and how many of its volumes hold each; which figures measure which
/// concept; the names of indicators, by which parts they are found, and which figures bear which; what figures say besides.
pub type Tables = [Bytes; 8];

/// A bundle that is read where it lies.
pub struct Bundle {
    pub key: Key,
    pub(super) label: Label,
    pub(super) piece: Arc<Piece>,
    words: Texts,
    uses: Bytes,
    pub(super) measuring: Table,
    pub(super) indicators: Texts,
    pub(super) parts: Parts,
    pub(super) named: Table,
    pub(super) said: Texts,
}

impl Label {
    #[must_use]
    pub fn bind(&self) -> Vec<u8> {
        sealed(self)
    }

    /// `None` when the bytes are not those of a whole label.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Option<Label> {
        unseal(bytes)
    }

    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.0.iter().map(|(key, _)| *key)
    }

    pub(super) fn extents(&self) -> impl Iterator<Item = Extent> {
        self.0.iter().map(|(_, extent)| *extent)
    }
}

impl Bundle {
    /// Under which a bundle of these volumes is known.
    #[must_use]
    pub fn key(volumes: &[Key]) -> Key {
        Key::of(volumes.iter().map(Key::bytes))
    }

    #[must_use]
    pub fn over(label: Label, piece: Piece, tables: Tables) -> Bundle {
        let [_, words, uses, measuring, indicators, parts, named, said] = tables;
        Bundle {
            key: Self::key(&label.keys().collect::<Vec<Key>>()),
            label,
            piece: Arc::new(piece),
            words: Texts::over(words),
            uses,
            measuring: Table::over(measuring),
            indicators: Texts::over(indicators),
            parts: Parts::over(parts),
            named: Table::over(named),
            said: Texts::over(said),
        }
    }

    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.label.keys()
    }

    /// The words that its volumes hold without those that are gone.
    pub(super) fn words<'a>(&'a self, gone: Option<&'a Lookup>) -> impl Iterator<Item = &'a str> {
        let (uses, _) = (*self.uses).as_ref().as_chunks::<4>();
        let used = self.words.iter().zip(uses.iter().map(|count| u32::from_le_bytes(*count)));
        let is_held = move |word: &str, count: u32| {
            let gone = gone.and_then(|gone| gone.get(word_key(word)).next()).unwrap_or(0);
            count > gone
        };
        used.filter(move |(word, count)| is_held(word, *count)).map(|(word, _)| word)
    }
}

impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bundle({} of {} volumes)", self.key, self.label.0.len())
    }
}

/// A bundle that is put together.
pub struct Binding {
    draft: Draft,
    label: Label,
    gathering: Gathering,
}

/// What a binding makes.
pub struct Bound {
    pub label: Label,
    pub tables: Tables,
    pub piece: Piece,
}

/// A volume that holds a report, cut for the index.
pub struct Leaved {
    pub key: Key,
    pub volume: Volume,
    pub cut: Cut,
}

impl Binding {
    /// With its index in memory, or in `folder`, see [`Draft::new`].
    ///
    /// # Errors
    /// Those of [`Draft::new`].
    pub fn new(folder: Option<&Path>) -> Result<Self, IndexError> {
        Ok(Self { draft: Draft::new(folder)?, label: Label::default(), gathering: Gathering::default() })
    }

    /// Adds volumes in their order.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn add(&mut self, volumes: Vec<Leaved>) -> Result<(), IndexError> {
        let first = u32::try_from(self.label.0.len()).unwrap_or(u32::MAX);
        let mut cuts = Vec::with_capacity(volumes.len());
        for (slot, Leaved { key, volume, cut }) in (first..).zip(volumes) {
            self.label.0.push((key, cut.extent()));
            if let Some(content) = &volume.content {
                let measured = content.page.figures().iter().zip(&content.measures);
                for (at, (figure, measure)) in (0u32..).zip(measured) {
                    self.gathering.add(at, slot, figure, measure.concepts.iter().map(|(id, _)| *id));
                }
            }
            cuts.push(cut);
        }
        self.draft.add(first, &cuts)
    }

    /// # Errors
    /// When the index cannot be written.
    pub fn finish(self) -> Result<Bound, IndexError> {
        let built = self.draft.finish()?;
        let uses: Vec<u8> = built.words.iter().flat_map(|(_, count)| count.to_le_bytes()).collect();
        let words: Vec<&str> = built.words.iter().map(|(word, _)| word.as_str()).collect();
        let [measuring, indicators, parts, named, said] = self.gathering.lay();
        let (words, uses): (Bytes, Bytes) = (Arc::new(Texts::lay(&words)), Arc::new(uses));
        let tables = [built.vocabulary, words, uses, measuring, indicators, parts, named, said];
        Ok(Bound { label: self.label, tables, piece: built.piece })
    }
}

/// Of each bundle, the number in the edition of each of its volumes; `held` are the edition's in their order. A volume
/// that several bundles hold counts in the first.
pub(super) fn numbered(bundles: &[Arc<Bundle>], held: &[Key]) -> Vec<Vec<Option<u32>>> {
    let mut numbers: std::collections::HashMap<Key, u32> = held.iter().copied().zip(0u32..).collect();
    let number = |bundle: &Arc<Bundle>| bundle.keys().map(|key| numbers.remove(&key)).collect();
    bundles.iter().map(number).collect()
}

/// Of each bundle, the volumes that an edition of `held` does not hold in it.
#[must_use]
pub fn gone(bundles: &[Arc<Bundle>], held: &[Key]) -> Vec<HashSet<Key>> {
    let gone = |(bundle, numbers): (&Arc<Bundle>, Vec<Option<u32>>)| {
        bundle.keys().zip(numbers).filter(|(_, number)| number.is_none()).map(|(key, _)| key).collect()
    };
    bundles.iter().zip(numbered(bundles, held)).map(gone).collect()
}
