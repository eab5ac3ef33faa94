//! What a person asks, understood: what is wanted, of what, where and when.

mod accept;
mod asked;
mod asks;
mod courtesy;
mod fact;
mod filler;
mod follow;
mod forms;
mod gazetteer;
mod knowledge;
mod lexicon;
mod nearest;
mod overview;
mod period;
mod pinyin;
mod place;
mod read;
mod spelling;
mod stretch;
mod taken;
#[cfg(test)]
mod tests;
mod typo;
mod understand;
mod want;
mod wanted;
mod widen;
mod year;

pub use accept::{Heard, LONGEST, Refusal, accept, hear};
pub use asked::{Question, Topic, When, Word};
pub use courtesy::{Courtesy, courtesy};
pub use filler::question_words;
pub use gazetteer::{Gazetteer, Place, PlaceLevel, PlaceMatch};
pub use knowledge::Knowledge;
pub use lexicon::{Concept, ConceptId, ConceptKind, Form, Lexicon, LexiconFault, Match};
pub use pinyin::{PinyinIndex, Reading};
pub use place::Places;
pub use spelling::{Respelled, Spelling, apply};
pub use stretch::Stretch;
pub use typo::{Repair, Typos};
pub use understand::{Holdings, understand};
pub use want::{Amount, Fact, Overview, Want, is_money};
pub use widen::{Widened, widen};
