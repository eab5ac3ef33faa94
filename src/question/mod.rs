//! What a person asks, understood: things asked for, places, years, nature and shape.

mod accept;
mod filler;
mod period;
mod shape;
mod understand;

pub use accept::{LONGEST, Refusal, accept};
pub use understand::{Holdings, understand};

use serde::Serialize;

use crate::figures::Nature;
use crate::report::Year;
use crate::search::Query;

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
    /// Official names of what is asked about.
    pub indicators: Vec<String>,
    pub regions: Vec<String>,
    /// Years named or meant, in order.
    pub years: Vec<Year>,
    pub nature: Option<Nature>,
    pub shape: Shape,
    /// The unit a value is asked in, as typed: `户` of 多少户.
    pub unit: Option<String>,
}
