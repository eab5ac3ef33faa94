//! English words and phrases, found whatever their number (`job`, `jobs`) and mostly in `-ing` too.

use std::borrow::Cow;
use std::collections::HashMap;

use super::hit::Hit;
use crate::text::{Trie, is_han};

/// A run of Latin letters, or of digits, in a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    text: String,
    start: usize,
    end: usize,
    /// Follows the word before it with nothing but blanks, hyphens and the like between.
    continues: bool,
}

/// Words of a folded text. Letters and digits are words of their own, so that `pm2.5` and `pm 2.5` read alike.
pub(super) fn words(folded: &[char]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut joined = false;
    let mut last = None;
    for (at, &character) in folded.iter().enumerate() {
        let class = class(character, last, folded.get(at + 1));
        match (class, words.last_mut()) {
            (Class::Letter | Class::Digit, Some(word)) if last == Some(class) => {
                word.text.push(character);
                word.end = at + 1;
            }
            (Class::Letter | Class::Digit, _) => {
                words.push(Word { text: character.into(), start: at, end: at + 1, continues: joined });
                joined = true;
            }
            (Class::Joint, _) => {}
            (Class::Break, _) => joined = false,
        }
        last = Some(class);
    }
    words
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Joint,
    Break,
}

fn class(character: char, last: Option<Class>, next: Option<&char>) -> Class {
    match character {
        '0'..='9' => Class::Digit,
        // `r&d` is a word; a decimal point belongs to its number; `workers' rights` may lose its mark.
        '&' if last == Some(Class::Letter) => Class::Letter,
        '.' if last == Some(Class::Digit) && next.is_some_and(char::is_ascii_digit) => Class::Digit,
        ' ' | '-' | '_' | '/' | '\'' | '\u{2019}' | '\u{2010}'..='\u{2015}' => Class::Joint,
        letter if letter.is_alphabetic() && !is_han(letter) => Class::Letter,
        _ => Class::Break,
    }
}

/// Phrases under their words' singular forms, and again with `-ing` taken off for texts that say it otherwise.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    numbers: HashMap<String, u32>,
    close: Trie<u32, Hit>,
    loose: Trie<u32, Hit>,
}

impl Phrases {
    pub(super) fn add(&mut self, phrase: &[char], hit: Hit) {
        let words = words(phrase);
        if words.is_empty() {
            return;
        }
        let close = words.iter().map(|word| self.number(&singular(&word.text))).collect::<Vec<_>>();
        let loose = words.iter().map(|word| self.number(&stem(&word.text))).collect::<Vec<_>>();
        for (trie, numbers) in [(&mut self.close, close), (&mut self.loose, loose)] {
            if let Some(hits) = trie.entry(numbers) {
                hit.file(hits);
            }
        }
    }

    fn number(&mut self, word: &str) -> u32 {
        let fresh = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(word.to_owned()).or_insert(fresh)
    }

    /// The longest phrase that begins at the character `at`: where it ends, and what it names.
    pub(super) fn longest<'a>(&'a self, words: &[Word], at: usize) -> Option<(usize, &'a [Hit])> {
        let first = words.binary_search_by_key(&at, |word| word.start).ok()?;
        let (one, rest) = words.get(first..)?.split_first()?;
        let run: Vec<&Word> =
            std::iter::once(one).chain(rest.iter().take_while(|word| word.continues)).take(8).collect();
        let find = |trie: &'a Trie<u32, Hit>, form: fn(&str) -> Cow<'_, str>| {
            let number = |word: &&Word| self.numbers.get(form(&word.text).as_ref()).copied();
            let numbers: Vec<u32> = run.iter().map_while(number).collect();
            trie.prefixes(&numbers).last()
        };
        let close = find(&self.close, singular);
        let loose = find(&self.loose, stem);
        let (length, hits) = match (close, loose) {
            (Some(close), Some(loose)) if loose.0 > close.0 => loose,
            (Some(close), _) => close,
            (None, loose) => loose?,
        };
        let last = run.get(length.checked_sub(1)?)?;
        Some((last.end, hits))
    }
}

fn singular(word: &str) -> Cow<'_, str> {
    let cut = |suffix: &str| word.strip_suffix(suffix).filter(|rest| rest.len() > 2);
    if let Some(rest) = cut("ies") {
        return Cow::Owned(format!("{rest}y"));
    }
    if ["sses", "xes", "ches", "shes"].iter().any(|suffix| word.ends_with(suffix)) {
        return Cow::Borrowed(cut("es").unwrap_or(word));
    }
    if ["ss", "us", "is"].iter().any(|suffix| word.ends_with(suffix)) {
        return Cow::Borrowed(word);
    }
    Cow::Borrowed(cut("s").unwrap_or(word))
}

/// Without `-ing`, `-ed` and a last `e`: `heating` and `heat`, `pricing` and `price`.
fn stem(word: &str) -> Cow<'_, str> {
    let word = singular(word);
    for suffix in ["ing", "ed", "e"] {
        if let Some(rest) = word.strip_suffix(suffix).filter(|rest| rest.len() > 2) {
            return Cow::Owned(rest.to_owned());
        }
    }
    word
}
