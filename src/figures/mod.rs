//! Every quantity of a report: what it measures, how much, for which year, achieved or promised.

mod aspect;
mod clause;
mod doubts;
mod extract;
mod fulfilment;
mod identity;
mod indicator;
mod ledger;
mod number;
mod page;
mod period;
mod promise;
mod quantity;
mod ranks;
mod record;
mod setting;
mod time;
mod token;
mod whole;
mod why;
mod words;

use serde::{Deserialize, Serialize};

pub use doubts::doubts;
pub use extract::extract;
pub use fulfilment::{Fulfilment, fulfilment};
pub use ledger::{Filter, Ledger, is_counterpart};
pub use page::{Layout, Page};
pub use period::{Period, PeriodKind};
pub use why::{Why, why};

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

/// Whether a figure was achieved, is promised, is reckoned, or holds at all times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    Result,
    Target,
    /// 预计: reckoned before the year was over.
    Forecast,
    Standing,
    /// The text does not tell.
    Unknown,
}

/// What of an indicator a figure tells. Figures of two aspects never stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// How much there is: 总量.
    Level,
    /// By how much it grew or fell, as a rate: 增速.
    Growth,
    /// A part of a whole, or a rate like that of unemployment: 占比, 率.
    Share,
    /// By how much it grew or fell, as an amount: 增减量.
    Change,
    /// 居全国第2位
    Rank,
    /// 迈上4000亿元台阶: a mark that was passed, no measurement.
    Milestone,
}

/// The earlier value or year that a figure is compared with.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Base {
    /// 2015 in `较2015年下降21%`, 2020 in `由2020年的53.2%提升到57.7%`.
    pub year: Option<Year>,
    /// As printed: `53.2%`.
    pub text: Option<String>,
    /// In the figure's unit.
    pub value: Option<f64>,
}

/// Where a figure is printed. A figure cannot exist without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    pub paragraph: ParagraphId,
    /// Index into [`crate::report::Paragraph::sentences`].
    pub sentence: usize,
    /// Bytes of the paragraph's text that print the figure.
    pub span: Span,
}

/// One quantity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub place: Place,
    /// The indicator's one name, by which its figures are found everywhere: 地区生产总值.
    pub indicator: String,
    /// What is measured, in the report's words made whole: 经济总量.
    pub printed: String,
    pub aspect: Aspect,
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
    pub period: Period,
    pub base: Base,
    pub nature: Nature,
    /// The place or body that is measured where it is not the report's whole region: 昆都仑区, 全国.
    pub scope: Option<String>,
    /// How it was reckoned, as printed: 预计, 同口径, 剔除减税降费因素.
    pub qualifiers: Vec<String>,
    /// Of all figures that claim the same, the one that counts.
    pub record: bool,
}

impl Figure {
    /// The year of a figure that is of a year, of a part of one or of a day; none for spans of years.
    #[must_use]
    pub fn year(&self) -> Option<Year> {
        self.period.year()
    }
}

impl Nature {
    /// The message of the bot's own words that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Nature::Result => "nature-result",
            Nature::Target => "nature-target",
            Nature::Forecast => "nature-forecast",
            Nature::Standing => "nature-standing",
            Nature::Unknown => "nature-unknown",
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
