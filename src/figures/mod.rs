//! Every quantity of a report: what it measures, how much, for which year, achieved or promised.

mod clause;
mod extract;
mod indicator;
mod ledger;
mod number;
mod period;
mod promise;
mod quantity;
mod time;
mod token;
mod whole;
mod words;

use serde::{Deserialize, Serialize};

pub use extract::extract;
pub use ledger::{Filter, Ledger};

use crate::report::{ParagraphId, Year};
use crate::text::Span;

/// How exactly a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    Exact,
    /// 左右, 约, 上下
    About,
    /// 以上, 不低于, 不少于
    AtLeast,
    /// 以内, 以下, 不超过
    AtMost,
    /// 余, 多, 超过, 突破
    Over,
    /// 近
    Nearly,
}

/// What happens to the indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// 增长, 提高, 新增
    Increase,
    /// 下降, 减少
    Decrease,
    /// 达到, 提升至
    Reach,
    /// 由…, 从…: where a change began
    From,
}

/// Whether a figure was achieved, is promised, or holds at all times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    Result,
    Target,
    Standing,
}

/// Where a figure is printed. A figure cannot exist without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    pub paragraph: ParagraphId,
    /// Index into [`crate::report::Paragraph::sentences`].
    pub sentence: usize,
    /// Bytes of the paragraph's text that print the figure.
    pub span: Span,
}

/// One quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub place: Place,
    /// What is measured, in the report's words made whole: `城镇登记失业率`.
    pub indicator: String,
    /// As printed, with its bound: `6%左右`. Equal to the paragraph's text at `place.span`.
    pub text: String,
    /// In `unit`, scales multiplied out (6.2亿元 is 620000000 元). `None` for a target in words.
    pub value: Option<f64>,
    /// Upper end of a range, in `unit`.
    pub upper: Option<f64>,
    /// `%`, `百分点`, `元`, `户` … Empty when the text gives none.
    pub unit: String,
    pub bound: Bound,
    pub change: Option<Change>,
    /// `None` only for a standing fact.
    pub year: Option<Year>,
    /// The year a change is compared with, where the text names one: 2015 in `较2015年下降21%`.
    pub base: Option<Year>,
    pub nature: Nature,
}

impl Nature {
    /// The message of the bot's own words that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Nature::Result => "nature-result",
            Nature::Target => "nature-target",
            Nature::Standing => "nature-standing",
        }
    }
}

impl Change {
    /// The message of the bot's own words that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Change::Increase => "change-increase",
            Change::Decrease => "change-decrease",
            Change::Reach => "change-reach",
            Change::From => "change-from",
        }
    }
}
