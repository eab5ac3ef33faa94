//! What a question is about and no report prints.

use super::compounds::is_time_or_people;
use super::weights::{FEW_WORDS, worth};
use crate::library::Library;
use crate::question::{Question, Word};
use crate::search::TermId;
use crate::text::{TermKind, terms};

/// The word without which what is found is of something else, where no report prints it: 太空 of 太空电梯, or the
/// only thing that was asked for. A number is held against its own words instead.
pub(super) fn unprinted(question: &Question, library: &Library) -> Option<String> {
    let words = &question.topic.words;
    if question.want.asks_number() || question.taken_over || words.len() > FEW_WORDS {
        return None;
    }
    let found = of_name(words, library).or_else(|| of_concept(question, library))?;
    Some(found.text.clone())
}

/// The first word of a name says which one is meant; it stands right before the others.
fn of_name<'q>(words: &'q [Word], library: &Library) -> Option<&'q Word> {
    let [first, next, ..] = words else { return None };
    let is_name = !first.is_concept && first.rarity >= worth::SELDOM && next.follows(first) && may_name(&first.text)
        // 答应老百姓的: who is meant is no name with what was done to them.
        && !is_time_or_people(&next.text);
    let is_printed = ids(&first.text, library).any(|id| id.is_some());
    (is_name && !is_printed).then_some(first)
}

/// The only concept of a question, where neither its names nor those of its neighbours are printed.
fn of_concept<'q>(question: &'q Question, library: &Library) -> Option<&'q Word> {
    let mut concepts = question.topic.words.iter().filter(|word| word.is_concept);
    let (Some(only), None) = (concepts.next(), concepts.next()) else { return None };
    let ask = question.topic.query.asks.get(only.ask)?;
    let is_lost = !ask.forms.iter().any(|form| is_printed_whole(&form.text, library));
    (is_lost && !only.text.is_ascii()).then_some(only)
}

/// Two characters or more that name something: 城里 says where, 天天 how often.
fn may_name(word: &str) -> bool {
    let chars: Vec<char> = word.chars().collect();
    match chars.as_slice() {
        [] | [_] | [.., '里' | '边' | '上' | '下'] => false,
        [one, other] if one == other => false,
        _ => !word.is_ascii(),
    }
}

/// True where reports print all of its parts, if not in one place.
fn is_printed_whole(text: &str, library: &Library) -> bool {
    ids(text, library).all(|id| id.is_some())
}

/// What the library knows its pairs of characters by.
fn ids(text: &str, library: &Library) -> impl Iterator<Item = Option<TermId>> {
    let own = terms(text, &library.knowledge().segmenter);
    let own = own.into_iter().filter(|term| term.kind != TermKind::Word);
    own.map(|term| library.index().term(&term.text))
}
