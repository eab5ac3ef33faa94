//! What a quantity measures, read from the words around it: the noun before its verb, the things it counts,
//! or, where it stands alone, what was measured just before.

mod behind;
mod each;
mod name;

use super::clause::{self, Joint};
use super::quantity::{Part, Quantity};
use super::token::{Kind, Token};
use super::words::{Measure, Role, When};
use super::{Bound, Change, whole};

/// A quantity with what the words around it say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured {
    pub(super) quantity: Quantity,
    pub(super) indicator: String,
    pub(super) change: Option<Change>,
    pub(super) when: Option<When>,
    pub(super) base: Option<When>,
    pub(super) stands: bool,
    /// 高于全国0.2个百分点: tells more of the figure before it, which the next one may go on with.
    aside: bool,
}

/// Reads the quantities of one sentence in order. `print` gives the text of folded characters
/// `start..end` as the report prints it; `inherited` is the time that the sentence before left open.
pub(super) fn measure(
    parts: &[Part],
    print: &dyn Fn(usize, usize) -> String,
    inherited: Option<When>,
) -> (Vec<Measured>, Option<When>) {
    let mut reader =
        Reader { parts, print, found: Vec::new(), verb: String::new(), when: inherited, each: None };
    for (at, part) in parts.iter().enumerate() {
        if let Part::Quantity(quantity) = part {
            reader.read(at, quantity);
        }
    }
    reader.when_until(parts.len(), reader.found.len());
    (reader.found, reader.when)
}

struct Reader<'a> {
    parts: &'a [Part],
    print: &'a dyn Fn(usize, usize) -> String,
    found: Vec<Measured>,
    /// The verb of a list, carried on: 新增 in `新增A 3户、B 4户`.
    verb: String,
    /// The time named last.
    when: Option<When>,
    /// Indicators that 分别 hands out, and how many are given.
    each: Option<(Vec<String>, usize)>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, at: usize, quantity: &Quantity) {
        let (joint, mut lead) = clause::lead(self.parts, at);
        let (when, base, from_when, stands) = self.times(at, &lead);
        if joint == Joint::Clause {
            self.verb.clear();
        }
        let says = |word: &str| lead.iter().any(|token| (self.print)(token.start, token.end) == word);
        let (is_total, is_among, is_least) = (says("累计"), says("其中"), says("至少"));
        let is_for = says("为");
        // 实现三季度增长4.6%: what grows over a quarter or a year, unnamed, is the economy.
        let grows = lead.iter().any(|token| token.kind == Kind::Time(When::Within)) && self.found.is_empty();
        lead.retain(|token| (self.print)(token.start, token.end) != "至少");
        let (change, mut each) = clause::strip_back(&mut lead);
        let mut stripped = clause::strip_front(&mut lead);
        if quantity.measure == Some(Measure::Share)
            && change.is_some()
            && lead.len() > 1
            && self.urges(lead.first())
        {
            lead.remove(0);
            stripped += 1;
        }
        each = each.map(|at| at.saturating_sub(stripped));
        if let Some((_, given)) = &mut self.each
            && joint == Joint::Direct
            && lead.is_empty()
        {
            // 分别从202元、270元提高到209元、280元: the names are handed out again.
            *given = 0;
        } else if joint != Joint::List {
            self.each = None;
        }
        // `为409家企业节约…`: 为 leads to no value when nothing stands before it.
        let begins = joint == Joint::Clause && lead.is_empty() && (self.found.is_empty() || is_for);
        let change = change.filter(|change| *change != Change::Reach || !begins);
        let mut after = self.after(at, &lead, quantity);
        let mut change = change;
        if lead.is_empty() && ["增长", "增速"].contains(&after.as_str()) {
            // 连续4年保持20%以上的增长
            after.clear();
            change = Some(Change::Increase);
        }
        let is_bare = lead.is_empty() && after.is_empty();
        let aside = matches!(lead.first().map(|token| &token.kind), Some(Kind::Role(Role::Aside)));
        each = each.or_else(|| self.matches_items(&lead, at).then_some(lead.len()));
        let indicator = if each.is_some() || self.each.is_some() {
            self.one_of_each(each, &lead, at, &after)
        } else if is_total && lead.is_empty() && after.is_empty() && !self.found.is_empty() {
            whole::in_all(self.last_name().unwrap_or_default(), "累计")
        } else {
            let name = self.name(joint, &lead, &after, change, (at, quantity));
            if is_among { self.among(name, quantity) } else { name }
        };
        let indicator = if grows && is_bare && change == Some(Change::Increase) {
            "经济增长".to_owned()
        } else {
            indicator
        };
        let change = change.or_else(|| acted(&indicator)).or_else(|| self.shared_change(joint, &lead));
        let base =
            base.or_else(|| self.found.last().filter(|_| joint == Joint::List).and_then(|last| last.base));
        let when = if change == Some(Change::From) { from_when.or(when) } else { when };
        let mut quantity = self.with_shared_unit(quantity.clone());
        if quantity.bound == Bound::Exact {
            quantity.bound = bound_in(&indicator, &quantity, is_least);
        }
        self.found.push(Measured { quantity, indicator, change, when, base, stands, aside });
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

    /// 推动 before a rate: who moves it is not what it measures.
    fn urges(&self, token: Option<&&Token>) -> bool {
        token.is_some_and(|token| {
            ["推动", "促进", "推进", "加快"].contains(&(self.print)(token.start, token.end).as_str())
        })
    }

    /// The time and base that hold for the quantity at `at`, the time of 由 alone, and whether it stands.
    fn times(&mut self, at: usize, lead: &[&Token]) -> (Option<When>, Option<When>, Option<When>, bool) {
        let from = lead.iter().position(|token| token.kind == Kind::From);
        let from_when = from.and_then(|from| {
            lead.iter().skip(from).find_map(|token| match token.kind {
                Kind::Time(when) => Some(when),
                _ => None,
            })
        });
        let done = self.found.len();
        let when = self.when_until(at, done);
        let base = lead.iter().rev().find_map(|token| match token.kind {
            Kind::Base(when) => Some(when),
            _ => None,
        });
        let stands = lead.iter().any(|token| token.kind == Kind::Role(Role::Standing));
        (when, base, from_when, stands)
    }

    /// The time named last before part `at`, those after 由 left out.
    fn when_until(&mut self, at: usize, done: usize) -> Option<When> {
        let begin =
            self.found.get(..done).and_then(<[Measured]>::last).map(|last| last.quantity.end).unwrap_or(0);
        let mut after_from = false;
        for part in self.parts.get(..at).unwrap_or_default() {
            let Part::Token(token) = part else {
                after_from = false;
                continue;
            };
            match token.kind {
                Kind::From => after_from = true,
                Kind::Comma => after_from = false,
                Kind::Time(when) if token.start >= begin && !after_from && when != When::Within => {
                    self.when = Some(when);
                }
                _ => {}
            }
        }
        self.when
    }

    /// In a list of values the verb is said once.
    fn shared_change(&self, joint: Joint, lead: &[&Token]) -> Option<Change> {
        let last = self.found.last()?;
        (joint == Joint::List && lead.is_empty()).then_some(last.change).flatten()
    }
}

/// What a list goes on with when it turns from what was added to what there is.
const TOTALS: [&str; 4] = ["总数", "总量", "总计", "数量"];

/// 新增, 净增: what is counted grew by so much.
fn acted(indicator: &str) -> Option<Change> {
    let grows = ["净增", "增加"].iter().any(|word| indicator.starts_with(word)) || indicator.contains("新增");
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
