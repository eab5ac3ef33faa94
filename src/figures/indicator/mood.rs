//! Whether the words around a quantity say that it is so, will be so, or only that somebody says so.

use super::super::quantity::Part;
use super::super::token::{Kind, Token};
use super::super::words::{Role, list};
use super::super::{Bound, Change};
use super::Reader;

/// How far behind a value its clause is read, in parts.
const NEAR: usize = 8;

/// Longest name of a task behind a value, in characters: 年度改造任务.
const SHORT: usize = 4;

/// Whether a sentence says that something is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::figures) enum Mood {
    #[default]
    Told,
    /// 居民的居住条件将得到改善: it is still to come.
    ToCome,
    /// 农业生产合作社今年八月已经发展到十万个: it is so already, whatever is planned.
    Done,
    /// 即使削减了50%: it is not so.
    Supposed,
    /// 裁军50万人的工作进展顺利: the size of what is not done yet.
    Begun,
}

impl Reader<'_> {
    /// What the words in the clause of the quantity say of it.
    pub(super) fn mood(&self, lead: &[&Token], at: usize) -> Mood {
        let says = |word: &str| {
            let is = |token: &&&Token| {
                let words = (self.print)(token.start, token.end);
                words.starts_with(word) || words.ends_with(word)
            };
            lead.iter().find(is).is_some()
        };
        // 劳动生产率只要提高1%，就可以增产…; 即使削减50%，仍然占90%
        let follows = || {
            let print = |token: &Token| (self.print)(token.start, token.end);
            self.found.last().is_some_and(|last| last.mood == Mood::Supposed)
                && (lead.first().is_some_and(|token| print(token).starts_with('就'))
                    || lead.iter().any(|token| print(token).contains('仍')))
        };
        match () {
            () if list("supposing").iter().any(|word| says(word)) || follows() || self.is_claimed => {
                Mood::Supposed
            }
            () if self.shall(lead, at) => Mood::ToCome,
            () if list("already").iter().any(|word| says(word)) || self.is_over(lead) => Mood::Done,
            () if self.sizes_task(lead, at) => Mood::Begun,
            // 将由28.8%上升为|42.3%: said once for both ends.
            () => match self.found.last() {
                Some(start) if start.change == Some(Change::From) => start.mood,
                // 将增长26%，|即增加|127亿元
                Some(same)
                    if lead.first().is_some_and(|token| is_same(&(self.print)(token.start, token.end))) =>
                {
                    same.mood
                }
                _ => Mood::Told,
            },
        }
    }

    /// `产值已占全市的80%`, `解决了|8亿人`: so by now.
    fn is_over(&self, lead: &[&Token]) -> bool {
        let print = |token: &Token| (self.print)(token.start, token.end);
        lead.last().is_some_and(|last| print(last).ends_with('了'))
            || lead.iter().any(|token| list("by_now").iter().any(|word| print(token).contains(word)))
    }

    /// 将 before a verb, in the clause of the quantity: `5000户居民的居住条件将得到改善`. Before a noun it only leads to
    /// the object: 将税率降至13%.
    fn shall(&self, lead: &[&Token], at: usize) -> bool {
        let behind = self.parts.get(at + 1..).unwrap_or_default().iter().map_while(|part| match part {
            Part::Token(token) if !matches!(token.kind, Kind::Comma | Kind::Stop | Kind::List) => Some(token),
            _ => None,
        });
        // 将23项职权调整…
        let is_object = |token: &Token| {
            matches!(self.parts.get(at), Some(Part::Quantity(quantity))
            if quantity.start == token.end && quantity.bound == Bound::Exact)
        };
        lead.iter().copied().chain(behind).filter(|token| !is_object(token)).any(|token| {
            let words = (self.print)(token.start, token.end);
            token.kind == Kind::Role(Role::Light) && words == "将"
                || token.kind == Kind::NOUN && list("shall").iter().any(|shall| words.contains(shall))
        })
    }

    /// `裁军|50万人|的工作进展顺利`, `实施两年新增|4万亿元|的投资计划`: unless the clause says that it was done.
    fn sizes_task(&self, lead: &[&Token], at: usize) -> bool {
        let behind = self.parts.get(at + 1..).unwrap_or_default().iter().map_while(|part| match part {
            Part::Token(token) if !matches!(token.kind, Kind::Comma | Kind::Stop | Kind::List) => Some(token),
            _ => None,
        });
        let words: String = behind.take(NEAR).map(|token| (self.print)(token.start, token.end)).collect();
        let Some(task) = words.strip_prefix('的') else { return false };
        let begins = |word: &&str| {
            task.find(*word)
                .and_then(|end| task.get(..end))
                .is_some_and(|before| before.chars().count() <= SHORT)
        };
        let done =
            list("finished").iter().any(|word| words.contains(word) || self.print_all(lead).contains(word));
        // 投资891亿元的电网建设正在实施
        let sum =
            matches!(self.parts.get(at), Some(Part::Quantity(quantity)) if quantity.unit.ends_with('元'));
        let under_way = sum && list("under_way").iter().any(|word| words.contains(word));
        (list("tasks").iter().any(begins) || under_way) && !done
    }
}

/// 即: what follows is what was just said, in another unit.
fn is_same(words: &str) -> bool {
    words == "即" || words.starts_with("也就是")
}
