//! Did a target come true: what is to be said of a target and the result of the same year.

use serde::Serialize;

use super::words::list;
use super::{Bound, Change, Figure};

/// What became of a target. Where the figures do not settle it, it is not settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fulfilment {
    Met,
    Missed,
    Undecidable,
}

impl Fulfilment {
    /// The message of the bot's own words that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Fulfilment::Met => "target-met",
            Fulfilment::Missed => "target-missed",
            Fulfilment::Undecidable => "target-undecidable",
        }
    }
}

/// Share of a number by which a result may stay behind 左右 and still be undecided.
const ABOUT: f64 = 0.1;

/// What became of `target`. Where more is better, 以上, an exact number and a range are met from the (lower) number
/// on; 左右 from the number on, and is open down to a tenth below it. Where less is better it is the other way.
/// A target in words, or no comparable result, leaves it open.
#[must_use]
pub fn fulfilment(target: &Figure, result: Option<&Figure>) -> Fulfilment {
    let Some((aim, result)) = aim(target).zip(result.filter(|result| is_comparable(target, result))) else {
        return Fulfilment::Undecidable;
    };
    match reach(result).map(|(low, high)| (aim.judge(low), aim.judge(high))) {
        Some((one, other)) if one == other => one,
        _ => Fulfilment::Undecidable,
    }
}

/// Whether a result measures what was aimed at, in the same way.
fn is_comparable(target: &Figure, result: &Figure) -> bool {
    target.aspect == result.aspect && target.unit == result.unit && target.scope == result.scope
}

/// What a target demands. Values carry the direction of their change: a fall is below zero.
struct Aim {
    number: f64,
    /// A result above it is better.
    wants_more: bool,
    is_about: bool,
}

impl Aim {
    fn judge(&self, result: f64) -> Fulfilment {
        let behind = if self.wants_more { self.number - result } else { result - self.number };
        match behind {
            // Binary fractions of equal prints may differ in their last digit.
            behind if behind <= self.number.abs() * 1e-9 => Fulfilment::Met,
            behind if self.is_about && behind <= self.number.abs() * (ABOUT + 1e-9) => {
                Fulfilment::Undecidable
            }
            _ => Fulfilment::Missed,
        }
    }
}

/// `None` for a target in words.
fn aim(target: &Figure) -> Option<Aim> {
    let value = target.value.filter(|value| value.is_finite())?;
    let falls = target.change == Some(Change::Decrease);
    let is_most = matches!(target.bound, Bound::AtMost | Bound::Nearly);
    // Of a fall more is better, of prices and unemployment less; at most so much of either is less of it.
    let wants_less = is_most || !falls && prefers_less(&target.indicator);
    let number = match target.upper.filter(|_| wants_less) {
        Some(upper) => upper,
        None => value,
    };
    let sign = if falls { -1.0 } else { 1.0 };
    Some(Aim {
        number: sign * number,
        wants_more: wants_less == falls,
        is_about: target.bound == Bound::About && target.upper.is_none(),
    })
}

/// Prices, unemployment, deaths: what is better the less there is of it.
fn prefers_less(indicator: &str) -> bool {
    list("better_less").iter().any(|word| indicator.contains(word))
}

/// Between which values a result lies, in the direction of its change.
fn reach(result: &Figure) -> Option<(f64, f64)> {
    let value = result.value.filter(|value| value.is_finite())?;
    let (low, high) = match (result.upper, result.bound) {
        (Some(upper), _) => (value, upper),
        (None, Bound::Exact | Bound::About) => (value, value),
        (None, Bound::AtLeast | Bound::Over) => (value, f64::INFINITY),
        (None, Bound::AtMost) => (f64::NEG_INFINITY, value),
        // 近100 is not yet 100.
        (None, Bound::Nearly) => (f64::NEG_INFINITY, value - value.abs() * 1e-6),
    };
    Some(if result.change == Some(Change::Decrease) { (-high, -low) } else { (low, high) })
}

#[cfg(test)]
mod tests {
    use super::super::Ledger;
    use super::*;
    use crate::figures::Nature;
    use crate::report::{Corpus, Source};

    /// The first target of the report of 2019 against the first result of the report of 2020.
    #[track_caller]
    fn check(target: &str, result: &str, expected: Fulfilment) {
        let source = |document: &str, text: String| Source {
            file: format!("{document}.txt"),
            document: document.to_owned(),
            bytes: text.into_bytes(),
        };
        let sources = [
            source("甲市-2019", format!("二、2019年工作安排\n主要目标是:{target}。\n")),
            source("甲市-2020", format!("一、2019年工作回顾\n2019年，{result}。\n")),
        ];
        let corpus = Corpus::read(&sources).0;
        let ledger = Ledger::of(&corpus);
        let of = |nature| ledger.figures().find(move |figure| figure.nature == nature);
        let target = of(Nature::Target).expect(target);
        assert_eq!(fulfilment(target, of(Nature::Result)), expected, "{target:?} {result}");
    }

    #[test]
    fn where_more_is_better() {
        check("地区生产总值增长6%", "地区生产总值增长6%", Fulfilment::Met);
        check("地区生产总值增长6%", "地区生产总值增长5.9%", Fulfilment::Missed);
        check("地区生产总值增长6%以上", "地区生产总值增长6%", Fulfilment::Met);
        check("地区生产总值增长不低于6%", "地区生产总值增长5.9%", Fulfilment::Missed);
        check("地区生产总值增长6%左右", "地区生产总值增长6.1%", Fulfilment::Met);
        check("地区生产总值增长6%左右", "地区生产总值增长5.4%", Fulfilment::Undecidable);
        check("地区生产总值增长6%左右", "地区生产总值增长5.3%", Fulfilment::Missed);
        check("地区生产总值增长6%—7%", "地区生产总值增长6%", Fulfilment::Met);
        check("地区生产总值增长6%—7%", "地区生产总值增长5.9%", Fulfilment::Missed);
        check("地区生产总值增长6%", "地区生产总值下降7%", Fulfilment::Missed);
        check("城镇新增就业5万人以上", "城镇新增就业5.2万人", Fulfilment::Met);
    }

    #[test]
    fn where_less_is_better() {
        check("居民消费价格涨幅控制在3%以内", "居民消费价格上涨2.9%", Fulfilment::Met);
        check("居民消费价格涨幅控制在3%以内", "居民消费价格上涨3.1%", Fulfilment::Missed);
        check("居民消费价格涨幅3%左右", "居民消费价格上涨3.3%", Fulfilment::Undecidable);
        check("居民消费价格涨幅3%左右", "居民消费价格上涨3.4%", Fulfilment::Missed);
        check("城镇登记失业率控制在4.5%以内", "城镇登记失业率3.9%", Fulfilment::Met);
        check("单位GDP能耗下降3%", "单位GDP能耗下降3.5%", Fulfilment::Met);
        check("单位GDP能耗下降3%以上", "单位GDP能耗下降2.5%", Fulfilment::Missed);
        check("单位GDP能耗下降3%", "单位GDP能耗上升1%", Fulfilment::Missed);
    }

    #[test]
    fn what_the_figures_do_not_settle_stays_open() {
        check("地区生产总值增长与全国同步", "地区生产总值增长6%", Fulfilment::Undecidable);
        check("地区生产总值增长6%", "地区生产总值达到100亿元", Fulfilment::Undecidable);
        check("一般公共预算收入100亿元", "一般公共预算收入超过90亿元", Fulfilment::Undecidable);
        check("一般公共预算收入100亿元", "一般公共预算收入超过100亿元", Fulfilment::Met);
        check("一般公共预算收入100亿元", "一般公共预算收入近100亿元", Fulfilment::Missed);
        assert_eq!(Fulfilment::Undecidable.key(), "target-undecidable");
    }
}
