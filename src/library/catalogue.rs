//! What an edition knows of its volumes without opening them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::files::Files;
use super::volume::{Card, Key, Volume, sealed, unseal};
use crate::report::{Alike, Fault, FaultKind};

/// The files of a corpus, in the order of their documents, and the bundles that hold their volumes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Under which the edition is kept.
    pub key: Key,
    pub entries: Vec<Entry>,
    pub bundles: Vec<Key>,
    /// Under which the tables of its spelling are kept.
    pub spelling: Key,
    /// What lies beside it.
    pub files: Files,
}

/// What is known of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name without its folder.
    pub file: String,
    pub key: Key,
    /// `None` where it holds no report.
    pub card: Option<Card>,
    /// What was wrong with it.
    pub faults: Vec<Fault>,
}

impl Entry {
    #[must_use]
    pub fn of(file: &str, key: Key, volume: &Volume, card: Option<Card>) -> Self {
        Entry { file: file.to_owned(), key, card, faults: volume.faults.clone() }
    }
}

impl Catalogue {
    #[must_use]
    pub fn bind(&self) -> Vec<u8> {
        sealed(self)
    }

    /// `None` when the bytes are not those of a whole catalogue.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Option<Catalogue> {
        unseal(bytes)
    }

    /// The cards of the reports. A second one of a document name is left out.
    pub fn held(&self) -> impl Iterator<Item = &Card> {
        let mut last: Option<&str> = None;
        let cards = self.entries.iter().filter_map(|entry| entry.card.as_ref());
        cards.filter(move |card| last.replace(&card.document) != Some(&card.document))
    }

    /// The keys of the volumes that are held.
    #[must_use]
    pub fn keys(&self) -> Vec<Key> {
        self.held().map(|card| card.key).collect()
    }

    #[must_use]
    pub fn by_key(&self) -> HashMap<Key, &Entry> {
        self.entries.iter().map(|entry| (entry.key, entry)).collect()
    }

    /// What is wrong with the files, by themselves and beside each other; each names its file without its folder.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let (mut faults, mut alike) = (Vec::new(), Alike::default());
        let mut last: Option<&str> = None;
        for Entry { file, card, faults: own, .. } in &self.entries {
            faults.extend(own.iter().map(|fault| Fault { file: file.clone(), ..fault.clone() }));
            let Some(card) = card else { continue };
            let doubt = alike.doubt(&card.document, &card.facts, &card.sample);
            faults.extend(doubt.map(|kind| Fault::warning(file, None, kind)));
            if last.replace(&card.document) == Some(&card.document) {
                let kind = FaultKind::Duplicate { document: card.document.clone() };
                faults.push(Fault::error(file, None, kind));
            }
        }
        faults
    }
}
