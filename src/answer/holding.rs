//! How much of one word of a question a text holds.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::weights::near;
use crate::question::{Question, Word, is_name, spellings};
use crate::text::Sieve;

/// A folded text that words are held against.
#[derive(Debug)]
pub(super) struct Text<'t> {
    text: Cow<'t, str>,
    /// Its pairs of neighbouring characters: most questions after a word end here.
    sieve: Sieve<64>,
}

/// Two characters side by side, as a number.
fn pair(one: char, other: char) -> u64 {
    u64::from(u32::from(one)) << 21 | u64::from(u32::from(other))
}

impl<'t> Text<'t> {
    pub(super) fn of(text: impl Into<Cow<'t, str>>) -> Self {
        let text = text.into();
        let mut sieve = Sieve::default();
        text.chars().zip(text.chars().skip(1)).for_each(|(one, other)| sieve.add(pair(one, other)));
        Text { text, sieve }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// False where the pair stands nowhere.
    fn may_hold(&self, pair: &Pair<'_>) -> bool {
        self.sieve.may_hold(pair.number)
    }
}

/// A word of a question as texts are looked through for it: made once, held against every text.
#[derive(Debug)]
pub(super) enum Sought<'q> {
    /// A name with a number, as it is typed and in the other script.
    Numbered([String; 2]),
    /// The word, and the other names of its concept.
    Named(SmallVec<[Name<'q>; 1]>),
}

/// One name of what is sought.
#[derive(Debug)]
pub(super) struct Name<'q> {
    text: &'q str,
    /// How surely it means what was asked, 0 to 1.
    meaning: f32,
    pairs: SmallVec<[Pair<'q>; 4]>,
    /// A word of two characters without the 子 that people add: 管子 for 管道.
    stem: Option<&'q str>,
}

#[derive(Debug)]
struct Pair<'q> {
    text: &'q str,
    number: u64,
}

impl<'q> Sought<'q> {
    pub(super) fn of(question: &'q Question, word: &'q Word) -> Self {
        if is_name(&word.text) {
            return Sought::Numbered(spellings(&word.text));
        }
        let ask = question.topic.query.asks.get(word.ask).filter(|_| word.is_concept);
        let names = ask.map(|ask| ask.forms.as_slice()).unwrap_or_default().iter();
        let names = names.filter(|form| *form.text != *word.text);
        let names = names.map(|form| Name::of(&form.text, form.meaning));
        Sought::Named(std::iter::once(Name::of(&word.text, 1.0)).chain(names).collect())
    }

    /// How much of it the text holds: all where it is printed, as much as another name of the same concept means it, or as
    /// many pairs of its characters.
    pub(super) fn held(&self, text: &Text<'_>) -> f32 {
        match self {
            Sought::Numbered(names) => {
                f32::from(u8::from(names.iter().any(|name| text.text.contains(name.as_str()))))
            }
            Sought::Named(names) => names.iter().fold(0.0, |most: f32, name| {
                // No name holds more than it means.
                if most >= name.meaning { most } else { most.max(name.meaning * name.held(text)) }
            }),
        }
    }
}

impl<'q> Name<'q> {
    fn of(text: &'q str, meaning: f32) -> Self {
        let ends = text.char_indices().map(|(at, _)| at).skip(2).chain([text.len()]);
        let starts = text.char_indices().zip(text.chars().skip(1));
        let pairs = starts.zip(ends).filter_map(|(((start, one), other), end)| {
            Some(Pair { text: text.get(start..end)?, number: pair(one, other) })
        });
        let stem = text.strip_suffix('子').filter(|stem| stem.chars().count() == 1);
        Name { text, meaning, pairs: pairs.collect(), stem }
    }

    fn held(&self, text: &Text<'_>) -> f32 {
        if self.pairs.iter().all(|pair| text.may_hold(pair)) && text.text.contains(self.text) {
            return 1.0;
        }
        let has_stem = self.stem.is_some_and(|stem| text.text.contains(stem));
        near::APART * self.in_pairs(text).max(f32::from(u8::from(has_stem)))
    }

    /// Share of its pairs of neighbouring characters that the text prints somewhere; of two characters the pair is the
    /// word.
    fn in_pairs(&self, text: &Text<'_>) -> f32 {
        if self.pairs.len() < 2 || self.text.is_ascii() {
            return 0.0;
        }
        let is_held = |pair: &&Pair<'_>| text.may_hold(pair) && text.text.contains(pair.text);
        self.pairs.iter().filter(is_held).count() as f32 / self.pairs.len() as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted_wherever_they_stand() {
        let held = |word: &str, text: &'static str| Name::of(word, 1.0).in_pairs(&Text::of(text));
        assert_eq!(held("固定资产投资", "资产的投资"), 0.4);
        assert_eq!((held("投资", "投资"), held("资", "投资"), held("gdp", "gdp")), (0.0, 0.0, 0.0));
    }
}
