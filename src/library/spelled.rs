//! The words by which an edition reads what people type otherwise than it is printed.

use std::sync::Arc;

use super::{Bundle, Card, Key};
use crate::question::{Knowledge, Spelling, question_words};
use crate::text::{Bytes, Lookup};

/// The words in their order; the surest come first.
#[derive(Debug)]
pub struct Spelled<'a>(Vec<&'a str>);

impl<'a> Spelled<'a> {
    /// Of the reports of these cards, which lie in `bundles`, each with what is gone of it.
    pub fn of(
        cards: impl Iterator<Item = &'a Card>,
        bundles: impl Iterator<Item = (&'a Arc<Bundle>, Option<&'a Lookup>)>,
        knowledge: &'a Knowledge,
    ) -> Self {
        let mut names: Vec<&str> = cards.filter_map(|card| card.facts.region.as_deref()).collect();
        names.sort_unstable();
        names.dedup();
        // 高阳 of 高阳县 comes before a word of the reports that sounds alike.
        let bare =
            names.iter().filter_map(|name| name.strip_suffix(['省', '市', '县', '区', '旗', '盟', '州']));
        let short: Vec<&str> = bare.filter(|short| short.chars().count() > 1).collect();
        names.extend(short);
        names.extend(knowledge.gazetteer.chinese_names());
        names.extend(knowledge.groups.names().map(|(name, _)| name).filter(|name| !name.is_ascii()));
        question_words().for_each(|word| names.push(word));
        let mut words: Vec<&str> = bundles.flat_map(|(bundle, gone)| bundle.words(gone)).collect();
        words.sort_unstable();
        words.dedup();
        names.append(&mut words);
        Spelled(names)
    }

    /// Under which the tables of these words are kept.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::of(self.0.iter().map(|name| name.as_bytes()))
    }

    /// The tables that spelling reads.
    #[must_use]
    pub fn lay(&self, knowledge: &Knowledge) -> [Bytes; 4] {
        let spelling = Spelling::build(&knowledge.lexicon, self.0.iter().copied());
        spelling.bytes().map(|table| -> Bytes { Arc::new(table.to_vec()) })
    }
}
