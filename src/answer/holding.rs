//! How much of one word of a question a text holds.

use super::weights::near;
use crate::question::{Question, Word, is_name, spellings};

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
        false => near::APART * pairs(name, text).max(without_ending(name, text)),
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

/// Share of a word's pairs of neighbouring characters that the text prints somewhere. Nothing is made for it: it is asked
/// of every word and every text around every figure.
fn pairs(word: &str, text: &str) -> f32 {
    if word.is_ascii() {
        return 0.0;
    }
    let starts = word.char_indices().map(|(at, _)| at);
    let ends = starts.clone().skip(2).chain([word.len()]);
    let (all, held) = starts.zip(ends).fold((0, 0), |(all, held), (start, end)| {
        let is_held = word.get(start..end).is_some_and(|pair| text.contains(pair));
        (all + 1, held + usize::from(is_held))
    });
    // Of two characters the pair is the word.
    if all < 2 { 0.0 } else { held as f32 / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted_wherever_they_stand() {
        assert_eq!(pairs("固定资产投资", "资产的投资"), 0.4);
        assert_eq!((pairs("投资", "投资"), pairs("资", "投资"), pairs("gdp", "gdp")), (0.0, 0.0, 0.0));
    }
}
