//! What government reports talk about and the words in which people ask for it.

mod affix;
mod english;
mod hit;
mod matching;
mod read;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

pub use affix::Affixes;
use matching::Matcher;

/// One concept of one lexicon; means nothing to another lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConceptId(usize);

impl ConceptId {
    /// Its place among [`Lexicon::concepts`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConceptKind {
    /// Measured by figures.
    Indicator,
    Topic,
    /// Of everyday life, and no matter of any report: a recipe, the weather of today. Such words never find
    /// anything by themselves; they make a doubtful answer no answer.
    Everyday,
}

/// Something reports talk about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// As reports print it.
    pub name: String,
    pub kind: ConceptKind,
    /// Other official or shortened names, Latin abbreviations among them.
    pub also: Vec<String>,
    /// Words of people who do not talk like reports.
    pub colloquial: Vec<String>,
    pub english: Vec<String>,
    pub broader: Vec<ConceptId>,
    pub narrower: Vec<ConceptId>,
    pub related: Vec<ConceptId>,
    /// Measures that reports printed before this one was introduced, and that tell of the same: 国民生产总值.
    pub formerly: Vec<ConceptId>,
}

impl Concept {
    /// Chinese names as reports may print them: the official one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.also).map(String::as_str)
    }
}

/// How a concept was named in a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Official,
    Also,
    Colloquial,
    English,
    /// Read from pinyin; see `question::spelling`.
    Pinyin,
    /// Read from a misspelling; see `question::spelling`.
    Typo,
}

impl Form {
    /// How surely the form means its concept, 0 to 1. The only place where these weights are set.
    #[must_use]
    pub fn weight(self) -> f32 {
        match self {
            Form::Official => 1.0,
            Form::Also => 0.95,
            Form::English => 0.9,
            Form::Pinyin => 0.8,
            Form::Colloquial => 0.7,
            Form::Typo => 0.65,
        }
    }
}

/// A concept found in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    pub concept: ConceptId,
    /// Characters of the folded text, `start..end`.
    pub start: usize,
    pub end: usize,
    pub form: Form,
    /// [`Form::weight`] of the form.
    pub weight: f32,
}

/// What is wrong with a lexicon file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct LexiconFault {
    /// 1-based.
    pub line: u32,
    pub message: String,
}

/// All concepts, looked up by name and found in texts. Immutable.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    concepts: Vec<Concept>,
    names: HashMap<String, ConceptId>,
    affixes: Affixes,
    matcher: Matcher,
}

impl Lexicon {
    /// Reads the TOML of a lexicon. What is faulty is left out and told; the rest is used.
    #[must_use]
    pub fn parse(toml: &str) -> (Lexicon, Vec<LexiconFault>) {
        let (concepts, affixes, faults) = read::read(toml);
        let mut lexicon = Lexicon { affixes, ..Lexicon::default() };
        for (at, concept) in concepts.iter().enumerate() {
            let id = ConceptId(at);
            lexicon.names.insert(concept.name.clone(), id);
            for (form, words) in [
                (Form::Official, std::slice::from_ref(&concept.name)),
                (Form::Also, &concept.also),
                (Form::Colloquial, &concept.colloquial),
                (Form::English, &concept.english),
            ] {
                words.iter().for_each(|word| lexicon.matcher.add(word, id, form));
            }
        }
        lexicon.concepts = concepts;
        (lexicon, faults)
    }

    /// Concepts that a folded text names, in order. The longest form at the leftmost place wins and its
    /// characters are used up; when several concepts list that form, each is a match of the same span.
    #[must_use]
    pub fn matches(&self, folded: &[char]) -> Vec<Match> {
        self.matcher.matches(folded, |_| false)
    }

    /// The same of a text that was cut into words, `start..end` each: a name that begins inside one is none, as
    /// 引外资 in 吸引外资 and 着火 in 打不着火. One that ends inside may be one: 社零 where 零增长 was cut.
    #[must_use]
    pub fn matches_in_words(&self, folded: &[char], cuts: &[(usize, usize)]) -> Vec<Match> {
        self.matcher.matches(folded, |at| cuts.iter().any(|&(start, end)| start < at && at < end))
    }

    /// What `id` stands for. An id of another lexicon gives some other concept, or an empty one.
    #[must_use]
    pub fn concept(&self, id: ConceptId) -> &Concept {
        static NOTHING: Concept = Concept {
            name: String::new(),
            kind: ConceptKind::Topic,
            also: Vec::new(),
            colloquial: Vec::new(),
            english: Vec::new(),
            broader: Vec::new(),
            narrower: Vec::new(),
            related: Vec::new(),
            formerly: Vec::new(),
        };
        self.concepts.get(id.0).unwrap_or(&NOTHING)
    }

    /// What names may begin or end with and still name the same measure.
    #[must_use]
    pub fn affixes(&self) -> &Affixes {
        &self.affixes
    }

    #[must_use]
    pub fn broader(&self, id: ConceptId) -> &[ConceptId] {
        &self.concept(id).broader
    }

    #[must_use]
    pub fn narrower(&self, id: ConceptId) -> &[ConceptId] {
        &self.concept(id).narrower
    }

    #[must_use]
    pub fn formerly(&self, id: ConceptId) -> &[ConceptId] {
        &self.concept(id).formerly
    }

    /// The concept whose official name is `name`.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<ConceptId> {
        self.names.get(name).copied()
    }

    pub fn concepts(&self) -> impl Iterator<Item = (ConceptId, &Concept)> {
        self.concepts.iter().enumerate().map(|(at, concept)| (ConceptId(at), concept))
    }

    /// Every Chinese form of every concept that reports speak of, for vocabularies.
    pub fn chinese_forms(&self) -> impl Iterator<Item = &str> {
        self.concepts
            .iter()
            .filter(|concept| concept.kind != ConceptKind::Everyday)
            .flat_map(|concept| concept.names().chain(concept.colloquial.iter().map(String::as_str)))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }
}

#[cfg(test)]
mod tests;
