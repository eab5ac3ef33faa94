//! The year that a change is compared with: 比2015年增长, and what goes on with it.

use super::super::Change;
use super::super::clause::Joint;
use super::super::token::{Kind, Token};
use super::super::words::{Measure, When, list};
use super::{Pace, Reader};

impl Reader<'_> {
    /// The year a change is compared with: its own, that of the list it goes on with, or the one said before.
    pub(super) fn base_of(
        &self,
        (joint, pace, change): (Joint, Pace, Option<Change>),
        lead: &[&Token],
        own: Option<When>,
    ) -> Option<When> {
        // 是2011年的1.75倍，年均增长13.7%
        let dated = lead.iter().any(|token| matches!(token.kind, Kind::Time(when) if when.names_years()));
        let goes_on = joint == Joint::List || pace == Pace::Average && !dated;
        // 是1997年的1.8倍，占国内生产总值的比重|从|2.5%提高到3.3%
        let goes_on = goes_on || change == Some(Change::From) && !dated;
        let listed = || self.found.last().filter(|_| goes_on).and_then(|last| last.base);
        own.or_else(listed).or(self.compared).or_else(|| self.base_before(joint, change, lead))
    }

    /// 1956年 of `总产值比1956年增长4.9%，|达到|611亿元`, and of `投资缩减为111亿元，|它虽然|比1956年减少20%` for the value before.
    pub(super) fn since(
        &mut self,
        joint: Joint,
        as_read: &[&Token],
        (lead, after): (&[&Token], &str),
        (change, base): (Option<Change>, Option<When>),
    ) -> Option<When> {
        let moves = |change: Option<Change>| matches!(change, Some(Change::Increase | Change::Decrease));
        let words: String = as_read
            .iter()
            .filter(|token| token.kind == Kind::NOUN)
            .map(|token| (self.print)(token.start, token.end))
            .collect();
        let last = self.found.last_mut().filter(|_| joint == Joint::Clause)?;
        let stands_for = list("pronouns").iter().any(|word| words.starts_with(word));
        if stands_for && moves(change) && last.base.is_none() {
            last.since = base;
        }
        let bare = lead.is_empty() && after.is_empty() && change == Some(Change::Reach);
        last.base.filter(|_| bare && moves(last.change))
    }

    /// 1957年 of `拖拉机比1957年增长四倍，排灌马力增长十二倍`: the clause before grew since a year long gone, and this one goes on
    /// alike.
    fn base_before(&self, joint: Joint, change: Option<Change>, lead: &[&Token]) -> Option<When> {
        let moves = |change: Option<Change>| matches!(change, Some(Change::Increase | Change::Decrease));
        let named = lead.first().is_some_and(|token| token.kind == Kind::NOUN);
        let dated = lead.iter().any(|token| matches!(token.kind, Kind::Time(_) | Kind::From));
        let last = self.found.last().filter(|last| {
            joint == Joint::Clause
                && moves(last.change)
                && last.quantity.measure == Some(Measure::Share)
                && last.pace == Pace::Plain
        })?;
        last.base.filter(|base| named && moves(change) && !dated && matches!(base, When::Year(_)))
    }
}
