//! How much a word of a question tells of what it is about.

use crate::library::Library;
use crate::question::{Question, Word, is_name};
use crate::text::{TermKind, terms};

/// What a name of the lexicon tells at least.
const CONCEPT: f32 = 0.4;
/// What a name tells that a number tells from others: 3号线.
const NUMBERED: f32 = 1.0;
/// What a word in Latin letters that the corpus does not print tells: people who ask in English wrap what they
/// ask for in more words of their own.
const LATIN: f32 = 0.3;

/// What a digit or two tell that stand alone: n+1.
const DIGIT: f32 = 0.05;

fn is_digit(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|one| one.is_ascii_digit())
}

/// A concept named in Latin letters tells what its own name tells.
pub(super) fn telling(question: &Question, word: &Word, library: &Library) -> f32 {
    let own = telling_of(word, library);
    if !(word.is_concept && word.text.is_ascii()) {
        return own;
    }
    let ask = question.topic.query.asks.get(word.ask);
    let name = ask.and_then(|ask| ask.forms.iter().skip(1).find(|form| !form.text.is_ascii()));
    let named = name.map(|form| {
        let rarity = library.knowledge().segmenter.rarity(&form.text);
        telling_of(&Word { text: form.text.to_string(), rarity, ..word.clone() }, library)
    });
    named.unwrap_or(own)
}

/// A word that the corpus prints tells more the fewer sentences print it, unless general Chinese is full of it;
/// one that it does not print, the more seldom general Chinese uses it.
fn telling_of(word: &Word, library: &Library) -> f32 {
    let index = library.index();
    let own = terms(&word.text, &library.knowledge().segmenter);
    let ids: Vec<_> =
        own.iter().filter(|term| term.kind != TermKind::Word).map(|term| index.term(&term.text)).collect();
    let is_printed = !ids.is_empty() && ids.iter().all(Option::is_some);
    let most = index.telling(None).max(f32::MIN_POSITIVE);
    let told = if is_printed {
        let in_corpus = ids.iter().map(|id| index.telling(*id)).sum::<f32>() / (most * ids.len() as f32);
        in_corpus.min(2.0 * word.rarity)
    } else if word.text.is_ascii() {
        LATIN
    } else {
        word.rarity
    };
    if is_digit(&word.text) {
        DIGIT
    } else if is_name(&word.text) {
        NUMBERED
    } else if word.is_concept {
        told.max(CONCEPT)
    } else {
        told
    }
}
