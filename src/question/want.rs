//! What a question wants: each kind of answer with what only it needs.

use serde::{Serialize, Serializer};

use super::Moved;
use crate::figures::Aspect;

/// What kind of answer a question wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Want {
    /// 多少, 几, how many: how much of one thing.
    Value(Amount),
    /// 有哪些: several things of one kind.
    List,
    /// 去年和今年, 甲和乙: the same at two times or of several regions.
    Compare(Amount),
    /// 哪个最高, or the same of every region there is; in which order and how many the question's conditions say.
    Rank(Amount),
    /// 低于5%的, 没有给出的: those of all that a condition is true of.
    Threshold(Amount),
    /// 历年, 近五年: the same over years.
    Series(Amount),
    /// 下调了, 比去年高: a target against the one before; only those that went one way, where that is asked.
    Change { amount: Amount, only: Option<Moved> },
    /// 目标完成了吗: a target against the result of its year.
    Fulfilled(Amount),
    /// 哪些省提到: the reports that have a word, or that do not.
    Mention(Mention),
    /// 主要目标有哪些, 总结一下: of the whole report.
    Overview(Overview),
    /// 怎么, 有什么措施: what is said of a thing.
    Passage {
        /// What is done was asked, rather than how much.
        asks_how: bool,
    },
    /// 谁作的报告: what a report says about itself.
    Fact(Fact),
}

/// How a number was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amount {
    /// How much there is or how fast it grows; `None` where either will do.
    pub aspect: Option<Aspect>,
    /// As typed: `户` of 多少户.
    pub unit: Option<String>,
    /// Further units that were asked for: `人` of 多少户多少人.
    pub others: Vec<String>,
    /// What one of costs as much: `斤` of 多少钱一斤.
    pub per: Option<String>,
    /// What is done was asked, too.
    pub asks_how: bool,
    /// All that there is, not what was added to it: 一共有多少家.
    pub asks_total: bool,
    /// What it began with, too: 由多少提高到多少.
    pub asks_base: bool,
    /// Things are counted, in whatever unit: how many.
    pub counts: bool,
}

/// Which reports have some words, letter by letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mention {
    /// Folded; a report has all of them.
    pub words: Vec<String>,
    /// Those that do not have them are asked for.
    pub lacks: bool,
    /// The first by year is asked for.
    pub is_first: bool,
    /// The last by year is asked for.
    pub is_last: bool,
    /// Years are asked for, not regions.
    pub by_year: bool,
    /// How many reports.
    pub counts: bool,
    /// How often.
    pub times: bool,
}

/// What of the whole report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overview {
    /// The main targets of the year.
    Targets,
    /// What was achieved of the same.
    Results,
    /// The main targets, each beside its result and whether it came true.
    Board,
    /// Its parts, each by its first words.
    Parts,
}

/// What a report says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    Speaker,
    Date,
    Assembly,
    /// Who holds an office other than the speaker's: no report says it.
    Office,
}

impl Default for Want {
    fn default() -> Self {
        Want::Passage { asks_how: false }
    }
}

/// The amount of a want, lent as the want is: to be read or to be changed.
macro_rules! amount_of {
    ($want:expr) => {
        match $want {
            Want::Value(amount)
            | Want::Compare(amount)
            | Want::Rank(amount)
            | Want::Threshold(amount)
            | Want::Series(amount)
            | Want::Change { amount, .. }
            | Want::Fulfilled(amount) => Some(amount),
            Want::List | Want::Overview(_) | Want::Passage { .. } | Want::Fact(_) | Want::Mention(_) => None,
        }
    };
}

impl Want {
    /// As other programs read it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Want::Value(_) => "value",
            Want::List => "list",
            Want::Compare(_) => "compare",
            Want::Rank(_) => "rank",
            Want::Threshold(_) => "threshold",
            Want::Series(_) => "series",
            Want::Change { .. } | Want::Fulfilled(_) => "compare",
            Want::Mention(_) => "mention",
            Want::Overview(_) => "overview",
            Want::Passage { .. } => "passage",
            Want::Fact(_) => "fact",
        }
    }

    /// How a number is wanted, where one is.
    #[must_use]
    pub fn amount(&self) -> Option<&Amount> {
        amount_of!(self)
    }

    /// The same, to change it.
    pub(super) fn amount_mut(&mut self) -> Option<&mut Amount> {
        amount_of!(self)
    }

    /// A number was asked for.
    #[must_use]
    pub fn asks_number(&self) -> bool {
        self.amount().is_some()
    }

    /// What is done was asked.
    #[must_use]
    pub fn asks_how(&self) -> bool {
        match self {
            Want::Passage { asks_how } => *asks_how,
            other => other.amount().is_some_and(|amount| amount.asks_how),
        }
    }

    /// The unit a value is asked in.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.amount()?.unit.as_deref()
    }

    /// What one of is asked the price of.
    #[must_use]
    pub fn per(&self) -> Option<&str> {
        self.amount()?.per.as_deref()
    }

    /// How much there is or how fast it grows.
    #[must_use]
    pub fn aspect(&self) -> Option<Aspect> {
        self.amount()?.aspect
    }

    /// All that there is was asked for.
    #[must_use]
    pub fn asks_total(&self) -> bool {
        self.amount().is_some_and(|amount| amount.asks_total)
    }

    /// Things are counted: no amount of money tells how many there are.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.amount().is_some_and(|amount| amount.counts)
    }

    /// What a change began with was asked for, too.
    #[must_use]
    pub fn asks_base(&self) -> bool {
        self.amount().is_some_and(|amount| amount.asks_base)
    }

    /// An amount of money was asked for.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.unit().is_some_and(is_money)
    }
}

impl Serialize for Want {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// True of units that people ask for money in.
#[must_use]
pub fn is_money(unit: &str) -> bool {
    matches!(unit, "元" | "钱" | "块" | "亿元" | "万元" | "万亿元" | "万亿" | "美元" | "亿美元")
}
