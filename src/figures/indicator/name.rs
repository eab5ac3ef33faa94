//! The name of what a quantity measures: the words before its verb, or what was measured just before.

use super::super::clause::{self, Joint, is_verb};
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role, list};
use super::super::{Bound, Change, whole};
use super::{Measured, Reader};

impl Reader<'_> {
    /// The indicator of the quantity at part `at`: `lead` stands before it, `after` is the thing behind it.
    pub(super) fn name(
        &mut self,
        joint: Joint,
        lead: &[&Token],
        after: &str,
        change: Option<Change>,
        (at, quantity): (usize, &Quantity),
    ) -> String {
        if joint == Joint::Next
            && after.is_empty()
            && let Some(last) = self.found.last()
        {
            return last.indicator.clone();
        }
        let words = whole::cleaned(&self.print_all(lead));
        let bare = words.is_empty() && after.is_empty();
        if bare || (words.chars().count() < 2 && after.is_empty() && quantity.measure == Some(Measure::Share))
        {
            return self.carried(joint, change, (at, quantity));
        }
        if let Some(whole) = self.measure_alone(joint, &words, after, at) {
            return whole;
        }
        let last = self.last_name();
        let listed = joint == Joint::List && change.is_none();
        let beside = last.filter(|_| listed && !lead.first().is_some_and(|token| is_verb(&token.kind)));
        if let Some(whole) = beside.and_then(|last| whole::beside(&words, last, quantity.measure)) {
            return whole;
        }
        let names_deed = joint == Joint::List
            && after.is_empty()
            && lead.iter().all(|token| is_verb(&token.kind))
            && lead.last().is_some_and(|token| token.kind == Kind::Role(Role::Act));
        if let Some(last) = self.found.last().filter(|last| names_deed && last.quantity.unit == quantity.unit)
        {
            // 审议法规14部、废止11部
            let things = whole::things(&last.indicator);
            let thing = whole::without_deed(&things);
            // 老旧小区改造开工742个、完工548个
            let whole = if thing == things { format!("{words}{things}") } else { format!("{thing}{words}") };
            self.carry_verb(joint, lead, change, !after.is_empty() || self.follows_value(at));
            return whole;
        }
        let mut words = self.led(joint, words, lead, change, (at, quantity, after));
        let last = self.last_name();
        let after = whole::made_whole(after, last);
        if words.is_empty() || after.is_empty() {
            words = whole::made_whole(&words, last);
        }
        if words == "经济" && change == Some(Change::Increase) {
            words.push_str("增长");
        }
        words.push_str(&after);
        whole::cleaned(&words)
    }

    /// A name that is a measure and no thing: 总数, 总投资, 总产.
    fn measure_alone(&self, joint: Joint, words: &str, after: &str, at: usize) -> Option<String> {
        if joint == Joint::List && list("totals").contains(&words) {
            return Some(whole::in_all(self.last_name()?, words));
        }
        if let Some(whole) = whole::measure_of(words, after) {
            return Some(whole);
        }
        let follows = after.is_empty() && (joint != Joint::Clause || !["投资", "投入"].contains(&words));
        if follows { self.of_thing(words, at) } else { None }
    }

    /// The words before the quantity with the verb that its list carries on, or with the name that they
    /// tell more of.
    fn led(
        &mut self,
        joint: Joint,
        mut words: String,
        lead: &[&Token],
        change: Option<Change>,
        (at, quantity, after): (usize, &Quantity, &str),
    ) -> String {
        let has_thing = !after.is_empty() || self.follows_value(at);
        let carries = self.carry_verb(joint, lead, change, has_thing);
        // 新签约项目2314个、签约额7477亿元: money is no more of what was counted.
        let is_sum = quantity.unit.ends_with('元')
            && whole::names_measure(&words)
            && self.found.last().is_some_and(|last| last.quantity.measure == Some(Measure::Count));
        if carries && !is_sum && quantity.measure != Some(Measure::Share) {
            words.insert_str(0, &self.verb);
        }
        // 增速高于全国0.6个百分点, 高于全国…: of what was just named.
        let tells_more = lead.first().is_some_and(|token| {
            let word = (self.print)(token.start, token.end);
            token.kind == Kind::Role(Role::Aside) || ["增速", "增幅", "涨幅", "降幅"].contains(&word.as_str())
        });
        if let Some(told) = self.told().filter(|_| tells_more) {
            words.insert_str(0, &told.indicator);
        }
        words
    }

    /// Keeps the verb of a list for its next items. True where `lead` goes on with the verb kept before.
    fn carry_verb(&mut self, joint: Joint, lead: &[&Token], change: Option<Change>, has_thing: bool) -> bool {
        let head: Vec<&Token> = lead
            .iter()
            .take_while(|token| is_verb(&token.kind) || token.kind == Kind::List)
            .copied()
            .collect();
        if !head.is_empty() {
            self.verb = whole::cleaned(&self.print_all(&head));
        } else if joint != Joint::List
            && change.is_none()
            && let Some(verb) = lead.last().filter(|token| token.kind == Kind::Role(Role::Act))
            && has_thing
        {
            // 全省高校|新增|17个博士点、45个硕士点
            self.verb = (self.print)(verb.start, verb.end);
        } else if joint == Joint::List && change.is_none() {
            // 发放补贴66亿元、拉动消费785亿元: 拉动 is a verb of its own.
            let is = |token: Option<&&Token>, role: fn(&Role) -> bool| {
                token.is_some_and(|token| matches!(&token.kind, Kind::Role(told) if role(told)))
            };
            return !is(lead.first(), |role| matches!(role, Role::Change(_)))
                && !is(lead.last(), |role| *role == Role::Act);
        } else {
            self.verb.clear();
        }
        false
    }

    /// The figure before that has a name of its own.
    fn told(&self) -> Option<&Measured> {
        self.found.iter().rev().take(NEAR).find(|last| !last.aside).or(self.found.last())
    }

    /// What was measured just before; at the start of a sentence, the clause before.
    fn carried(&self, joint: Joint, change: Option<Change>, (at, quantity): (usize, &Quantity)) -> String {
        let words = match self.told() {
            Some(last) => last.indicator.clone(),
            None if joint == Joint::Clause => self.clause_before(at, |_| false),
            None => String::new(),
        };
        // 全年增长4.8%、总量达5.3万亿元
        if words == "经济增长" && quantity.measure == Some(Measure::Amount) {
            return "经济总量".to_owned();
        }
        let crosses = matches!(quantity.bound, Bound::Over | Bound::Nearly) && joint == Joint::List;
        // 经营主体净增48万户、达680万户: what is reached is not the growth.
        let words = words.strip_suffix("净增").unwrap_or(&words);
        let reached = words.strip_prefix("新增").filter(|_| change == Some(Change::Reach) || crosses);
        reached.unwrap_or(words).to_owned()
    }

    /// A measure printed without its thing: 总产 after `粮食播种面积4157万亩` or `粮食生产再获丰收`.
    fn of_thing(&self, words: &str, at: usize) -> Option<String> {
        let before = self.clause_before(at, is_verb);
        let counts = |last: &&Measured| words != "惠及" || last.quantity.measure != Some(Measure::Share);
        match self.found.last().filter(|_| !before.contains(words)) {
            Some(last) => whole::of_thing(words, &Some(last).filter(counts)?.indicator),
            None if words == "惠及" => None,
            None => whole::of_thing(words, before.split('、').next()?),
        }
    }

    /// The name in the last clause that has one, behind the quantity before and before the clause of part
    /// `at`, up to the first verb that `ends` it.
    fn clause_before(&self, at: usize, ends: impl Fn(&Kind) -> bool) -> String {
        let before = self.parts.get(..at).unwrap_or_default().iter().rev();
        let tokens = before.map_while(|part| match part {
            Part::Token(token) => Some(token),
            Part::Quantity(_) => None,
        });
        let mut clause: Vec<&Token> = tokens
            .skip_while(|token| !is_mark(&token.kind))
            .skip_while(|token| token.kind != Kind::NOUN)
            .take_while(|token| !is_mark(&token.kind))
            .collect();
        clause.reverse();
        clause::strip_back(&mut clause);
        clause::strip_front(&mut clause);
        let end =
            clause.iter().skip(1).position(|token| ends(&token.kind)).map_or(clause.len(), |end| end + 1);
        let words = whole::cleaned(&self.print_all(clause.get(..end).unwrap_or_default()));
        if words.chars().count() >= 2 { words } else { String::new() }
    }

    /// `进出口总值增长12.3%，其中对中亚五国增长48.1%`: a part without a measure of its own.
    pub(super) fn among(&self, name: String, quantity: &Quantity) -> String {
        let same_unit = self.found.last().is_some_and(|last| last.quantity.unit == quantity.unit);
        let is_place = same_unit
            && ["农村", "城镇", "城市", "乡村", "省级", "国家级", "市级", "县级"].contains(&name.as_str());
        let shares = is_place || quantity.measure == Some(Measure::Share) && !whole::names_measure(&name);
        match self.last_name().filter(|last| shares && !name.starts_with(last)) {
            Some(last) => format!("{last}{name}"),
            None => name,
        }
    }

    pub(super) fn last_name(&self) -> Option<&str> {
        self.found.last().map(|last| last.indicator.as_str())
    }

    pub(super) fn print_all(&self, tokens: &[&Token]) -> String {
        let dropped = |kind: &Kind| {
            matches!(
                kind,
                Kind::Time(_)
                    | Kind::Base(_)
                    | Kind::From
                    | Kind::Role(Role::Each | Role::Light | Role::Standing)
            )
        };
        let mut text = String::new();
        for (index, token) in tokens.iter().enumerate() {
            // What is done (实现) matters behind a share; in a name it only joins subject and object.
            if dropped(&token.kind) && !(index == 0 && token.kind == Kind::Role(Role::Light)) {
                continue;
            }
            text.push_str(&(self.print)(token.start, token.end));
        }
        shortened(text)
    }
}

/// How many figures back a carried name is looked for.
const NEAR: usize = 8;

/// Longest name in characters; reports stay far below, other text must not make names grow without end.
const LONGEST: usize = 200;

/// The end of a name that is too long.
pub(super) fn shortened(name: String) -> String {
    let length = if name.len() > LONGEST { name.chars().count() } else { 0 };
    if length > LONGEST { name.chars().skip(length - LONGEST).collect() } else { name }
}

fn is_mark(kind: &Kind) -> bool {
    matches!(kind, Kind::Comma | Kind::Stop)
}
