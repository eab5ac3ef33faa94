//! Small words around a quantity that decide how it is read, and those that name nothing.

use super::super::Change;
use super::super::clause::Joint;
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::whole;
use super::super::words::{Role, When, list};
use super::Reader;

/// How many tokens the words can be that say that somebody says so.
const MOST_CLAIMING: usize = 4;

/// Small words before a quantity that decide how it is read.
pub(super) struct Said {
    /// 累计
    pub(super) total: bool,
    /// 其中
    pub(super) among: bool,
    /// 至少
    pub(super) least: bool,
    /// 为: leads to those served
    pub(super) serves: bool,
    /// 三季度, 全年
    pub(super) period: bool,
}

impl Reader<'_> {
    /// The indicator, with the whole that it may be a part of.
    pub(super) fn named(
        &mut self,
        joint: Joint,
        lead: &[&Token],
        after: &str,
        change: Option<Change>,
        (at, quantity, said): (usize, &Quantity, &Said),
    ) -> String {
        let is_bare = lead.is_empty() && after.is_empty();
        if said.total && is_bare && change.is_none() && !self.found.is_empty() {
            return whole::in_all(self.last_name().unwrap_or_default(), "累计");
        }
        let begins = || {
            // 固定资产投资增长显著加快，|全年增长19.5%
            let told =
                self.clause_before(at, |kind| matches!(kind, Kind::Role(Role::Change(_) | Role::Adverb)));
            self.found.is_empty() && !whole::names_measure(&told)
        };
        if said.period && is_bare && change == Some(Change::Increase) && begins() {
            // 实现三季度增长4.6%: what grows over a quarter or a year, unnamed, is the economy.
            return "经济增长".to_owned();
        }
        let name = self.name(joint, lead, after, change, (at, quantity));
        let name = self.task_of(&name, at).unwrap_or(name);
        if said.among {
            self.among(name, (at, quantity))
        } else {
            self.among_too(joint, name, (at, quantity))
        }
    }

    pub(super) fn said(&self, at: usize, lead: &[&Token]) -> Said {
        let says = |word: &str| lead.iter().any(|token| (self.print)(token.start, token.end) == word);
        Said {
            total: says("累计"),
            among: says("其中") || self.follows_among(at, lead),
            least: says("至少"),
            serves: says("为"),
            period: lead.iter().any(|token| matches!(token.kind, Kind::Time(When::Whole | When::Part))),
        }
    }

    /// `其中，|工业类3个`
    fn follows_among(&self, at: usize, lead: &[&Token]) -> bool {
        let before = at.checked_sub(lead.len() + 2).and_then(|from| self.parts.get(from..from + 2));
        matches!(before, Some([Part::Token(word), Part::Token(mark)])
            if mark.kind == Kind::Comma && (self.print)(word.start, word.end) == "其中")
    }

    /// Takes out small words that name nothing: 至少, the particle behind 目前, 预算 of 增加到1954年预算的….
    pub(super) fn drop_small(&self, lead: &mut Vec<&Token>) {
        let print = |token: &Token| (self.print)(token.start, token.end);
        lead.retain(|token| print(token) != "至少");
        // 压缩到|目前|的|平均|4个工作日
        let now = lead.iter().position(|token| token.kind == Kind::Role(Role::Standing)).map(|now| now + 1);
        if let Some(at) = now.filter(|at| lead.get(*at).is_some_and(|of| print(of) == "的")) {
            lead.remove(at);
        }
        if let [.., Token { kind: Kind::Role(Role::Change(_)), .. }, Token { kind: Kind::Time(_), .. }, plan] =
            lead.as_slice()
            && list("plans").contains(&print(plan).trim_end_matches('的'))
        {
            lead.pop();
        }
    }
}

/// `有人认为…偏差竟达到90%以上`: how the sentence begins.
pub(super) fn is_claimed(parts: &[Part], print: &dyn Fn(usize, usize) -> String) -> bool {
    let first = parts.iter().map_while(|part| match part {
        Part::Token(token) if !matches!(token.kind, Kind::Comma | Kind::Stop) => Some(token),
        _ => None,
    });
    let words: String = first.take(MOST_CLAIMING).map(|token| print(token.start, token.end)).collect();
    list("claims").iter().any(|claim| words.starts_with(claim))
}

/// `连续4年保持20%以上的|增长`, `平均递增7.5%的|速度前进`, `按增长5%|安排`: what stands behind
/// the value says no more than that it grows.
pub(super) fn grows_behind(lead: &[&Token], after: &str, change: Option<Change>) -> bool {
    lead.is_empty() && ["增长", "增速"].iter().any(|word| after.starts_with(word))
        || change == Some(Change::Increase) && (after.starts_with("速度") || after == "安排")
}
