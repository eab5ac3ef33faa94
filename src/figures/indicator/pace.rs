//! Over how long a quantity is counted: in a year, on average over several, or all together.

use super::super::clause::Joint;
use super::super::quantity::Part;
use super::super::token::{Kind, Token};
use super::super::words::{Role, When, list};
use super::Reader;

/// How far before a value it is looked for that several were added up, in parts.
const MOST_PARTS: usize = 12;

/// Over how long a quantity is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::figures) enum Pace {
    /// As the time says.
    #[default]
    Plain,
    /// 年均
    Average,
    /// 每年: an average only of a span.
    Yearly,
    /// 累计
    Total,
    /// 稳定在: so in each year of a span.
    Each,
}

impl Reader<'_> {
    /// `五年共举办活动79次，|利用外资16亿美元`: whether what came before was counted together, and no other time is named.
    pub(super) fn sums_up(&self, lead: &[&Token]) -> bool {
        let dated = |token: &&Token| matches!(token.kind, Kind::Time(when) if when.names_years());
        let total = self.found.last().is_some_and(|last| last.pace == Pace::Total || last.sums_up);
        total && !lead.iter().any(dated)
    }

    /// Over how long the quantity is counted; what a list says once holds for its next items.
    pub(super) fn pace(&self, joint: Joint, at: usize, lead: &[&Token]) -> Pace {
        let has = |when: When| lead.iter().any(|token| token.kind == Kind::Time(when));
        let says = |word: &str| lead.iter().any(|token| (self.print)(token.start, token.end) == word);
        let begins =
            |word: &str| lead.iter().any(|token| (self.print)(token.start, token.end).starts_with(word));
        let spans = lead.iter().any(|token| {
            matches!(
                token.kind,
                Kind::Time(When::Span(_) | When::Meanwhile | When::Past(_) | When::Years(..))
            )
        });
        let over_years = matches!(
            self.clock.when,
            Some(When::Span(_) | When::Meanwhile | When::Past(_) | When::Years(..))
        );
        // 共印239亿册, no 共同
        let together = lead.iter().any(|token| {
            let words = (self.print)(token.start, token.end);
            words.starts_with('共') && !list("common").iter().any(|other| words.starts_with(other))
        });
        let last = self.found.last().map_or(Pace::Plain, |last| last.pace);
        let tells_change = lead.iter().any(|token| matches!(token.kind, Kind::Role(Role::Change(_))));
        match () {
            () if has(When::Average) || spans && says("平均") => Pace::Average,
            () if has(When::Yearly) => Pace::Yearly,
            () if ["稳定在", "保持在", "维持在"].into_iter().any(says) => Pace::Each,
            // 五年共有29所: what came together over the span.
            () if lead
                .iter()
                .any(|token| matches!(token.kind, Kind::Time(When::Span(_) | When::Meanwhile))) =>
            {
                Pace::Total
            }
            () if ["累计", "总计", "合计", "共计"].into_iter().any(begins) => Pace::Total,
            // 过去五年中，全国共取得科技成果5万项; 五年出版图书11万种，共印239亿册
            () if together && (over_years || last == Pace::Total) => Pace::Total,
            // 1952年到1956年的实际产量合计，粮食为16580亿斤
            () if over_years && self.adds_before(at) => Pace::Total,
            // 累计投入2318亿元，占财政支出总量的80.1%
            () if last == Pace::Total && lead.first().is_some_and(|token| self.is_share_of(token)) => last,
            // 累计筹资7436亿元，包括境外筹资352亿美元
            () if (says("其中") || begins("包括")) && last == Pace::Total && !tells_change => last,
            () if joint == Joint::List && (lead.is_empty() || self.each.is_some()) => last,
            // 累计扩招413万人、培训8300万人次
            () if joint == Joint::List && last == Pace::Total && !tells_change => last,
            () => Pace::Plain,
        }
    }

    /// Whether the words before the clause of the value at `at` say 合计.
    fn adds_before(&self, at: usize) -> bool {
        let before = self.parts.get(..at).unwrap_or_default().iter().rev().take(MOST_PARTS);
        let mut words = before.map_while(|part| match part {
            Part::Token(token) => Some((self.print)(token.start, token.end)),
            Part::Quantity(_) => None,
        });
        words.any(|words| words.ends_with("合计"))
    }

    /// 占 before what something is a part of.
    fn is_share_of(&self, token: &Token) -> bool {
        token.kind == Kind::Role(Role::Aside) && (self.print)(token.start, token.end).ends_with('占')
    }
}
