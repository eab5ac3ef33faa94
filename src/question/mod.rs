//! What a person asks, understood: terms, indicators, places, years, nature and shape.

mod gazetteer;
mod lexicon;
mod pinyin;
mod spelling;
mod typo;
mod understand;

pub use gazetteer::{Gazetteer, Place, PlaceLevel, PlaceMatch};
pub use lexicon::{Concept, ConceptId, ConceptKind, Form, Lexicon, LexiconFault, Match};
pub use pinyin::{PinyinIndex, Reading};
pub use spelling::{Respelled, Spelling, apply};
pub use typo::{Repair, Typos};
pub use understand::{Holdings, understand};

use serde::Serialize;

use crate::figures::Nature;
use crate::report::Year;
use crate::text::Term;

/// What kind of answer a question wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// 多少, 几, how many
    Value,
    /// 有哪些目标
    List,
    /// 去年和今年, 对比
    Compare,
    /// 哪个最高
    Rank,
    /// 怎么, 有什么措施
    #[default]
    Passage,
}

/// One question, understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// As typed, white space at both ends left out.
    pub text: String,
    /// Search terms in the order typed.
    pub terms: Vec<Term>,
    /// Official names of what is asked about.
    pub indicators: Vec<String>,
    pub regions: Vec<String>,
    pub years: Vec<Year>,
    pub nature: Option<Nature>,
    pub shape: Shape,
}
