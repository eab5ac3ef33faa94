//! What a question over many figures asks of them: their order, how many of them, within which limit, and what is
//! reckoned from them. Read once; the question carries it, and one evaluator applies it.

use super::phrases::words;
use crate::figures::{Aspect, Fulfilment};

/// Conditions on rows of figures. The default asks nothing of them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Over {
    pub order: Option<Order>,
    pub cut: Option<Cut>,
    pub limit: Option<Limit>,
    /// Other limits that must hold as well: 高于4%、低于6%.
    pub also: Vec<Limit>,
    /// 增长低于5%的目标, 增速最高的: how it is told of which the condition speaks.
    pub aspect: Option<Aspect>,
    /// 没有给出: those that lack the figure are asked for.
    pub lacks: bool,
    /// In the order typed, each once.
    pub reckon: Vec<Reckon>,
    /// 没完成的, 完成了的: of targets only those of which it is true.
    pub fulfilled: Option<Fulfilment>,
    /// 各省, 哪些年: of all there are.
    pub is_all: bool,
    /// The words that said so, as typed; where no rows are made they are told as not used.
    pub words: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Highest,
    Lowest,
}

/// Which of the ordered rows are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// 前五: the first so many, ties shown whole.
    First(usize),
    /// 第三名: those that stand there, or share the rank that covers it.
    Rank(usize),
    /// 第二高: those with the second of the different numbers.
    Step(usize),
    /// 排第几: the rank of the region that was named.
    Own,
}

/// What the numbers must hold against.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    pub test: Test,
    /// In `unit`, scales multiplied out.
    pub number: f64,
    /// Upper end of 5%到6%之间.
    pub upper: Option<f64>,
    /// As typed, without its scale; empty where none was.
    pub unit: String,
    /// As typed, told back: `低于5%`.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Test {
    /// 高于, 超过
    Above,
    /// 以上, 不低于
    AtLeast,
    /// 低于, 不到
    Below,
    /// 以下, 不超过
    AtMost,
    /// 在…到…之间
    Between,
    /// 5%左右, 定为5%: the number is this one, whatever its bound.
    Equal,
    /// 不是2%
    Not,
}

/// Arithmetic of our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reckon {
    Count,
    Mean,
    Sum,
    Difference,
}

impl Over {
    /// True when rows are ordered, cut, limited, reckoned, asked for by their lack, or are those of all there are.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.order.is_some()
            || self.cut.is_some()
            || self.limit.is_some()
            || self.lacks
            || self.is_all
            || !self.reckon.is_empty()
    }

    /// More is asked of the figures than that they are of all there are.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        let all = Over { is_all: false, ..self.clone() };
        all.is_asked()
    }

    /// Some of them are picked by their numbers: 最低的, 低于5%的.
    #[must_use]
    pub fn picks(&self) -> bool {
        self.cut.is_some() || self.limit.is_some()
    }

    /// 最多, 最大, 多多少: ordered by how much there is, unless the question says how else.
    #[must_use]
    pub fn is_of_size(&self) -> bool {
        const SIZES: [&str; 8] = ["最高", "最大", "最多", "最低", "最小", "最少", "much more", "much less"];
        let is_size = |word: &String| {
            SIZES.iter().any(|size| word.contains(size)) || word.starts_with(['多', '少', '大', '小'])
        };
        self.words.iter().any(is_size)
    }

    /// The lowest come first.
    #[must_use]
    pub fn is_lowest(&self) -> bool {
        self.order == Some(Order::Lowest)
    }

    /// True when `what` is to be reckoned.
    #[must_use]
    pub fn reckons(&self, what: Reckon) -> bool {
        self.reckon.contains(&what)
    }
}

impl Limit {
    /// 过千亿: it is the time of passing it that a question for a year asks for.
    pub(super) fn passes(&self) -> bool {
        words("limit_before", "pass").iter().any(|word| self.text.starts_with(word.as_str()))
    }

    /// Whether a number meets it; both in the limit's unit.
    #[must_use]
    pub fn is_met(&self, number: f64) -> bool {
        let upper = self.upper.unwrap_or(self.number);
        // Sums of decimals differ in their last bits.
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9);
        match self.test {
            Test::Above => number > self.number && !near(number, self.number),
            Test::AtLeast => number > self.number || near(number, self.number),
            Test::Below => number < self.number && !near(number, self.number),
            Test::AtMost => number < self.number || near(number, self.number),
            Test::Between => {
                (number > self.number || near(number, self.number)) && (number < upper || near(number, upper))
            }
            Test::Equal => near(number, self.number),
            Test::Not => !near(number, self.number),
        }
    }
}

impl Reckon {
    /// As other programs read it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Reckon::Count => "count",
            Reckon::Mean => "mean",
            Reckon::Sum => "sum",
            Reckon::Difference => "difference",
        }
    }
}
