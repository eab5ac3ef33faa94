//! What happens to an indicator, and how exactly its value is meant: said before the value, in its name, or once for a
//! list.

use super::super::clause::{self, Joint};
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role, list};
use super::super::{Bound, Change};
use super::Reader;

impl Reader<'_> {
    /// Takes off what does not name the thing; gives the change told and where 分别 stood.
    pub(super) fn strip(
        &self,
        lead: &mut Vec<&Token>,
        quantity: &Quantity,
    ) -> (Option<Change>, Option<usize>) {
        if let Some(change) = self.exceeds(lead) {
            lead.clear();
            return (Some(change), None);
        }
        let (change, each) = if self.compares(lead) { (None, None) } else { clause::strip_back(lead) };
        let mut stripped = clause::strip_front(lead);
        let is_rate = quantity.measure == Some(Measure::Share) && change.is_some();
        if is_rate && lead.len() > 1 && self.urges(lead.first()) {
            lead.remove(0);
            stripped += 1;
        }
        (change, each.map(|at| at.saturating_sub(stripped)))
    }

    /// `比前十七年的总和还多|百分之八十三`: more of what was named before.
    fn exceeds(&self, lead: &[&Token]) -> Option<Change> {
        let (first, last) = (lead.first()?, lead.last()?);
        let words = (self.print)(first.start, last.end);
        self.found.last()?;
        match () {
            () if words.starts_with('比') && words.ends_with(['多', '快']) => Some(Change::Increase),
            () if words.starts_with('比') && words.ends_with(['少', '慢']) => Some(Change::Decrease),
            () => None,
        }
    }

    /// `增速高于全省经济增速0.4个百分点`: the words behind 高于 name what is exceeded.
    fn compares(&self, lead: &[&Token]) -> bool {
        let exceeds = |token: &&&Token| {
            ["高于", "低于", "快于", "慢于", "优于", "好于"]
                .contains(&(self.print)(token.start, token.end).as_str())
        };
        lead.iter().rev().take_while(|token| !exceeds(token)).any(|token| token.kind == Kind::NOUN)
            && lead.iter().any(|token| exceeds(&token))
    }

    /// 推动 before a rate: who moves it is not what it measures.
    fn urges(&self, token: Option<&&Token>) -> bool {
        token.is_some_and(|token| {
            ["推动", "促进", "推进", "加快", "带动", "拉动"]
                .contains(&(self.print)(token.start, token.end).as_str())
        })
    }

    /// The change that no verb before the quantity tells: by its name, its words or its list.
    pub(super) fn change_told(
        &self,
        joint: Joint,
        lead: &[&Token],
        indicator: &str,
        quantity: &Quantity,
    ) -> Option<Change> {
        acted(indicator)
            .or_else(|| self.adds(lead))
            .or_else(|| self.grows_in_words(quantity))
            .or_else(|| self.shared_change(joint, lead, quantity))
    }

    /// `增长7%以上、|力争达到|8%`: what is hoped for is the growth that was named.
    pub(super) fn hopes(
        &self,
        as_read: &[&Token],
        change: Option<Change>,
        quantity: &Quantity,
    ) -> Option<Change> {
        let last = self.found.last().filter(|_| change == Some(Change::Reach) && quantity.unit == "%")?;
        let hopes = as_read
            .iter()
            .any(|token| ["力争", "争取", "努力"].contains(&(self.print)(token.start, token.end).as_str()));
        let grew = last.change.filter(|change| matches!(change, Change::Increase | Change::Decrease));
        let named = as_read.iter().any(|token| token.kind == Kind::NOUN);
        grew.filter(|_| hopes && !named && last.quantity.unit == "%")
    }

    /// 化肥生产能力|增加|标准肥: more of what stands before is told in what stands behind.
    fn adds(&self, lead: &[&Token]) -> Option<Change> {
        let [.., before, verb, behind] = lead else { return None };
        match verb.kind {
            Kind::Role(Role::Change(change @ (Change::Increase | Change::Decrease)))
                if before.kind == Kind::NOUN && behind.kind == Kind::NOUN =>
            {
                ["增加", "减少"].contains(&(self.print)(verb.start, verb.end).as_str()).then_some(change)
            }
            _ => None,
        }
    }

    /// 稳步增长, 高于经济增速: the promise itself tells that it is of growth.
    fn grows_in_words(&self, quantity: &Quantity) -> Option<Change> {
        let text = (self.print)(quantity.start, quantity.end);
        let grows = quantity.is_in_words() && ["增长", "增速"].iter().any(|word| text.contains(word));
        grows.then_some(Change::Increase)
    }

    /// In a list of values the verb is said once.
    fn shared_change(&self, joint: Joint, lead: &[&Token], quantity: &Quantity) -> Option<Change> {
        let last = self.found.last()?;
        // 里程新增1700公里、|突破7000公里: what is passed is no more of what was added.
        let passes = quantity.bound == Bound::Over && last.indicator.contains("新增");
        (joint == Joint::List && lead.is_empty() && !passes).then_some(last.change).flatten()
    }

    /// The quantity with the unit and the bound that are said once for several.
    pub(super) fn bounded(
        &self,
        quantity: &Quantity,
        indicator: &str,
        goes_on: bool,
        is_least: bool,
    ) -> Quantity {
        let mut quantity = self.with_shared_unit(quantity.clone());
        if quantity.bound == Bound::Exact {
            let first = self.found.last().filter(|_| goes_on);
            let shared = first.and_then(|last| self.shared_bound(&last.quantity, &quantity));
            quantity.bound = shared.unwrap_or_else(|| bound_in(indicator, &quantity, is_least));
        }
        quantity
    }

    /// `分别控制在|5%|和|3%以内`: the bound is said once, behind the last.
    pub(super) fn bounded_later(&self, as_read: &[&Token], at: usize, quantity: &Quantity) -> Option<Bound> {
        let holds = as_read.last().is_some_and(|token| (self.print)(token.start, token.end) == "控制在");
        let Some([Part::Token(and), Part::Quantity(next)]) = self.parts.get(at + 1..at + 3) else {
            return None;
        };
        let shares = holds
            && and.kind == Kind::And
            && quantity.bound == Bound::Exact
            && next.bound == Bound::AtMost
            && next.unit == quantity.unit;
        shares.then_some(Bound::AtMost)
    }

    /// 由6.8个工作日压至1.5个: the unit is said once.
    fn with_shared_unit(&self, mut quantity: Quantity) -> Quantity {
        if let Some(last) = self.found.last().filter(|last| last.change == Some(Change::From))
            && last.quantity.unit.starts_with(&quantity.unit)
        {
            quantity.unit.clone_from(&last.quantity.unit);
        }
        quantity
    }

    /// 不低于740元和485元: a bound said before the first of a list holds for the next.
    fn shared_bound(&self, first: &Quantity, next: &Quantity) -> Option<Bound> {
        let leads = (self.print)(first.start, first.start + 1) == "不";
        (leads && first.unit == next.unit).then_some(first.bound)
    }
}

/// 新增, 净增: what is counted grew by so much.
fn acted(indicator: &str) -> Option<Change> {
    let begins = indicator.ends_with("增产")
        || ["净增", "增加", "增产"].iter().any(|word| indicator.starts_with(word));
    // 新增贷款惠及企业: the loans grew.
    let gains = list("gains").iter().any(|word| indicator.contains(word)) && !indicator.starts_with("新增");
    let grows = !gains && (begins || indicator.replace("新增长", "").contains("新增"));
    grows.then_some(Change::Increase)
}

/// A bound that stands apart from its value: 每县至少建设1家, 提高总额不超过原封顶线的20%.
fn bound_in(indicator: &str, quantity: &Quantity, is_least: bool) -> Bound {
    let says = |words: [&str; 2]| {
        quantity.measure == Some(Measure::Share) && words.iter().any(|word| indicator.contains(word))
    };
    match () {
        () if is_least || says(["不低于", "不少于"]) => Bound::AtLeast,
        () if says(["不超过", "不高于"]) => Bound::AtMost,
        () => Bound::Exact,
    }
}
