//! Concepts found in a folded text: longest form at the leftmost place.

use super::english::{self, Phrases};
use super::hit::Hit;
use super::{ConceptId, Form, Match};
use crate::text::{Trie, fold, is_han, splits_a_word};

/// Forms with any Chinese character are found character by character, all others word by word.
#[derive(Debug, Clone, Default)]
pub(super) struct Matcher {
    chinese: Trie<char, Hit>,
    english: Phrases,
}

impl Matcher {
    pub(super) fn add(&mut self, word: &str, concept: ConceptId, form: Form) {
        let folded = fold(word);
        let hit = Hit { concept, form };
        if !folded.chars().iter().copied().any(is_han) {
            self.english.add(folded.chars(), hit);
        } else if let Some(hits) = self.chinese.entry(folded.chars().iter().copied()) {
            hit.file(hits);
        }
    }

    /// No Chinese name begins where `splits` says that a word is split.
    pub(super) fn matches(&self, folded: &[char], splits: impl Fn(usize) -> bool) -> Vec<Match> {
        let words = english::words(folded);
        let mut matches = Vec::new();
        let mut at = 0;
        while at < folded.len() {
            let chinese = self.chinese_at(folded, at, &splits);
            let english = self.english.longest(&words, at);
            let longest = chinese.into_iter().chain(english).max_by_key(|(end, _hits)| *end);
            let Some((end, hits)) = longest else {
                at += 1;
                continue;
            };
            matches.extend(hits.iter().map(|&Hit { concept, form }| Match {
                concept,
                start: at,
                end,
                form,
                weight: form.weight(),
            }));
            at = end;
        }
        matches
    }

    fn chinese_at(
        &self,
        folded: &[char],
        at: usize,
        splits: &impl Fn(usize) -> bool,
    ) -> Option<(usize, &[Hit])> {
        let text = folded.get(at..)?;
        let begins_a_word = !splits_a_word(folded, at) && !splits(at);
        self.chinese
            .prefixes(text)
            .map(|(length, hits)| (at + length, hits))
            .filter(|(end, _hits)| begins_a_word && !splits_a_word(folded, *end))
            .last()
    }
}
