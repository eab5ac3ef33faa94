//! How much a word of a question tells of what it is about.

use smallvec::SmallVec;

use super::weights::worth;
use crate::library::Library;
use crate::question::{Question, Word, is_name};
use crate::text::marks;

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
    let ids: SmallVec<[_; 8]> = marks(&word.text).iter().map(|term| index.term(&term.text)).collect();
    let is_printed = !ids.is_empty() && ids.iter().all(Option::is_some);
    let most = index.telling(None).max(f32::MIN_POSITIVE);
    let told = if is_printed {
        let in_corpus = ids.iter().map(|id| index.telling(*id)).sum::<f32>() / (most * ids.len() as f32);
        in_corpus.min(2.0 * word.rarity)
    } else if word.text.is_ascii() {
        worth::LATIN
    } else {
        word.rarity
    };
    if is_digit(&word.text) {
        worth::DIGIT
    } else if is_name(&word.text) {
        worth::NUMBERED
    } else if word.is_concept {
        told.max(worth::CONCEPT)
    } else {
        told
    }
}
