//! The text as it is read, once: folded, pinyin and slips put right, concepts found.

use super::spelling::apply;
use super::{Knowledge, Match, Spelling};
use crate::text::fold;

/// A question's characters and the concepts they name.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) folded: Vec<char>,
    pub(super) matches: Vec<Match>,
    /// Readings that were put in for what was typed.
    pub(super) respelled: Vec<String>,
}

impl Read {
    pub(super) fn of(text: &str, knowledge: &Knowledge, spelling: &Spelling) -> Self {
        let folded = fold(text);
        let Knowledge { segmenter, lexicon, .. } = knowledge;
        let parts = spelling.respell(folded.chars(), lexicon, |word| segmenter.has_word(word));
        let folded = apply(folded.chars(), &parts);
        let matches = lexicon.matches_in_words(&folded, &segmenter.cut(&folded));
        let respelled = parts.into_iter().map(|part| part.text).filter(|text| !text.is_empty()).collect();
        Self { folded, matches, respelled }
    }

    /// Spans of known names: a word inside a longer one is not taken out of it.
    pub(super) fn names(&self) -> Vec<(usize, usize)> {
        self.matches.iter().map(|found| (found.start, found.end)).collect()
    }

    pub(super) fn text(&self) -> String {
        self.folded.iter().collect()
    }
}
