//! What the words of a question tell, and how much of it a text holds.

use std::fmt;

use smallvec::SmallVec;
use smol_str::SmolStr;

use super::weights::floor;
use crate::question::is_name;

/// One word of the question, held against a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub(super) text: SmolStr,
    /// How much it tells, 0 to 1.
    pub(super) telling: f32,
    /// How much of it the text holds, 0 to 1: less than all where it is held by another name.
    pub(super) held: f32,
}

/// What the words of a question tell, held against one text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Telling {
    pub(super) words: SmallVec<[Told; 4]>,
}

impl Telling {
    /// Share of what the words tell that is held, 0 to 1; nothing told is nothing held.
    pub(super) fn covered(&self) -> f32 {
        let total: f32 = self.words.iter().map(|word| word.telling).sum();
        let held: f32 = self.words.iter().map(|word| word.telling * word.held).sum();
        if total > 0.0 { held / total } else { 0.0 }
    }

    /// The text speaks of something else: a word that is not there tells more than any that is, or tells so much
    /// that the others do not make up for it.
    pub(super) fn is_of_another(&self) -> bool {
        let missing = self.words.iter().filter(|word| word.held < floor::PARTLY);
        let lacking = missing.map(|word| word.telling * (1.0 - word.held)).fold(0.0, f32::max);
        let held = self.words.iter().map(|word| word.telling * word.held).fold(0.0, f32::max);
        lacking >= floor::LACKS_SOME && lacking > held
            || lacking >= floor::LACKS_MUCH && self.covered() < floor::MAKES_UP
    }

    /// A name with a number is not there: what is said of 2号线 is not said of 3号线.
    pub(super) fn lacks_name(&self) -> bool {
        self.words.iter().any(|word| word.held <= 0.0 && is_name(&word.text))
    }

    /// The most telling Chinese word of which the text holds nothing, where the text speaks of something else.
    pub(super) fn unsaid(&self) -> Option<&str> {
        let missing = self.words.iter().filter(|word| word.held <= 0.0 && !word.text.is_ascii());
        let most = missing.max_by(|a, b| a.telling.total_cmp(&b.telling))?;
        self.is_of_another().then_some(most.text.as_str())
    }

    /// What the most telling word that is not held tells.
    pub(super) fn lacking(&self) -> f32 {
        self.words.iter().map(|word| word.telling * (1.0 - word.held)).fold(0.0, f32::max)
    }
}

impl fmt::Display for Telling {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, word) in self.words.iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            write!(formatter, "{comma}{} {:.2} held {:.2}", word.text, word.telling, word.held)?;
        }
        Ok(())
    }
}
