//! How much of one word of a question a text holds.

use crate::question::{Question, Word, is_name, spellings};

/// How much of a word is held by a text that prints all its pairs of characters, though apart.
const APART: f32 = 0.9;

/// How much of a word the text holds: all where it is printed, as much as another name of the same concept means
/// it, or as many pairs of its characters.
pub(super) fn held(question: &Question, word: &Word, text: &str) -> f32 {
    if is_name(&word.text) {
        let is_printed = spellings(&word.text).iter().any(|name| text.contains(name.as_str()));
        return f32::from(u8::from(is_printed));
    }
    let ask = question.topic.query.asks.get(word.ask).filter(|_| word.is_concept);
    let names = ask.map(|ask| ask.forms.as_slice()).unwrap_or_default().iter();
    let share = |name: &str| match text.contains(name) {
        true => 1.0,
        false => APART * pairs(name, text).max(without_ending(name, text)),
    };
    names.fold(share(&word.text), |most, form| {
        // No name holds more than it means.
        if most >= form.meaning { most } else { most.max(form.meaning * share(&form.text)) }
    })
}

/// 1 where the text prints a word of two characters without the 子 that people add: 管子 for 管道.
fn without_ending(word: &str, text: &str) -> f32 {
    let stem = word.strip_suffix('子').filter(|stem| stem.chars().count() == 1);
    f32::from(u8::from(stem.is_some_and(|stem| text.contains(stem))))
}

/// Share of a word's pairs of neighbouring characters that the text prints somewhere.
fn pairs(word: &str, text: &str) -> f32 {
    let chars: Vec<char> = word.chars().collect();
    if chars.len() < 3 || word.is_ascii() {
        return 0.0;
    }
    let mut letters = String::with_capacity(8);
    let is_held = |pair: &&[char]| {
        letters.clear();
        letters.extend(*pair);
        text.contains(letters.as_str())
    };
    let held = chars.windows(2).filter(is_held).count();
    held as f32 / (chars.len() - 1) as f32
}
