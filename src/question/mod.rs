//! What a person asks, understood: things asked for, places, years, nature and shape.

mod accept;
mod asks;
mod courtesy;
mod filler;
mod follow;
mod forms;
mod gazetteer;
mod lexicon;
mod matter;
mod period;
mod pinyin;
mod place;
mod shape;
mod spelling;
mod taken;
mod typo;
mod understand;

pub use accept::{LONGEST, Refusal, accept};
pub use courtesy::{Courtesy, courtesy};
pub use filler::question_words;
pub use gazetteer::{Gazetteer, Place, PlaceLevel, PlaceMatch};
pub use lexicon::{Concept, ConceptId, ConceptKind, Form, Lexicon, LexiconFault, Match};
pub use matter::Matter;
pub use pinyin::{PinyinIndex, Reading};
pub use spelling::{Respelled, Spelling, apply};
pub use typo::{Repair, Typos};
pub use understand::{Holdings, understand};

use serde::Serialize;

use forms::Forms;

use crate::figures::Nature;
use crate::report::Year;
use crate::search::Query;
use crate::text::Segmenter;

/// What is known beforehand, whatever the corpus: how words are cut, what they mean, where places lie.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    pub segmenter: Segmenter,
    pub lexicon: Lexicon,
    pub gazetteer: Gazetteer,
    forms: Forms,
}

impl Knowledge {
    #[must_use]
    pub fn new(segmenter: Segmenter, lexicon: Lexicon, gazetteer: Gazetteer) -> Self {
        let forms = Forms::of(&lexicon, &segmenter);
        Self { segmenter, lexicon, gazetteer, forms }
    }
}

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
    /// What is looked for, once years, places, shape and filler words are taken out.
    pub query: Query,
    /// Concepts of the lexicon that are asked about.
    pub concepts: Vec<ConceptId>,
    /// Their official names.
    pub indicators: Vec<String>,
    /// Regions of the library that are named.
    pub regions: Vec<String>,
    /// Places named that no report of the library is about.
    pub elsewhere: Vec<String>,
    /// Short names of places inside a region of the library, which has no report of theirs.
    pub inside: Vec<String>,
    /// Years named or meant, in order.
    pub years: Vec<Year>,
    pub nature: Option<Nature>,
    /// Year or nature were said in so many words, not only meant.
    pub is_period_named: bool,
    pub shape: Shape,
    /// Of a rank: the lowest was asked for, not the highest.
    pub wants_lowest: bool,
    /// The unit a value is asked in, as typed: `户` of 多少户.
    pub unit: Option<String>,
    /// What was read otherwise than typed: pinyin and slips, as they would be printed.
    pub respelled: Vec<String>,
    /// Whether a report can answer it at all.
    pub matter: Matter,
    /// What is done was asked, rather than how much.
    pub asks_how: bool,
    /// What was taken over from the question before.
    pub taken_over: bool,
    /// Passages to pass over, when more of the same is wanted.
    pub skip: usize,
}
