//! A question that the lexicon does not know, in the words of the concept nearest to it.

use super::weights::NEAREST;
use super::{ConceptId, Knowledge, Topic};
use crate::search::{Ask, Query};

/// What to look for besides the person's own words.
#[derive(Debug, Clone, PartialEq)]
pub struct Widened {
    /// Its official name.
    pub name: String,
    pub concept: ConceptId,
    /// How near its words are to those that were typed, 0 to 1.
    pub nearness: f32,
    pub query: Query,
}

/// The nearest concept by the characters its words share with the topic's; `None` where the topic names one
/// already, or shares nothing.
#[must_use]
pub fn widen(topic: &Topic, knowledge: &Knowledge) -> Option<Widened> {
    if !topic.concepts.is_empty() {
        return None;
    }
    // Letters of words in other scripts are shared by chance.
    let own = topic.words.iter().filter(|word| !word.text.is_ascii());
    let typed: Vec<char> = own.flat_map(|word| word.text.chars()).collect();
    let (concept, nearness) = knowledge.nearest().find(&typed)?;
    let forms: Vec<_> = knowledge.names(concept, NEAREST).collect();
    let query = Query { asks: vec![Ask { forms }], phrases: Vec::new() };
    let name = knowledge.lexicon.concept(concept).name.clone();
    Some(Widened { name, concept, nearness, query })
}
