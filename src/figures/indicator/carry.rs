//! What a list says once and its next items go on with: the verb at its head, the name before its values.

use super::super::clause::{Joint, is_verb};
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role, list};
use super::super::{Bound, Change, whole};
use super::{Measured, NEAR, Reader};

/// Longest name that is surely a thing alone, in characters.
const SHORT: usize = 4;

impl Reader<'_> {
    /// Keeps the verb of a list for its next items. True where `lead` goes on with the verb kept before.
    pub(super) fn carry_verb(
        &mut self,
        joint: Joint,
        lead: &[&Token],
        change: Option<Change>,
        has_thing: bool,
    ) -> bool {
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

    /// `新增亮化楼宇82栋，|桥梁4座`: nothing but a thing and its count behind a clause that did something to others.
    fn goes_on(&mut self, lead: &[&Token], words: &str, quantity: &Quantity) -> bool {
        let people = ["人", "名", "人次", "位"].contains(&quantity.unit.as_str());
        let is_made = |quantity: &Quantity| {
            let money = quantity.unit.ends_with('元');
            matches!(quantity.measure, Some(Measure::Count | Measure::Amount)) && !money
        };
        let counts = is_made(quantity) && !people && !self.tells_part;
        // A longer run of words may begin with a verb that no table knows.
        let plain = matches!(lead, [thing] if thing.kind == Kind::NOUN)
            && (2..=SHORT).contains(&words.chars().count())
            && quantity.bound == Bound::Exact
            && !whole::names_measure(words)
            && !whole::ends_in_work(words);
        let last = self.found.last().filter(|last| {
            counts
                && plain
                && is_made(&last.quantity)
                && !self.listed.is_empty()
                && !list("deeds").contains(&self.listed.as_str())
                && last.indicator.starts_with(self.listed.as_str())
        });
        let goes_on = last.is_some();
        if goes_on {
            self.verb.clone_from(&self.listed);
        }
        goes_on
    }

    /// 国家准备重点扶持 of `国家准备重点扶持500个商品粮大县、150个优质棉大县`: a deed that no table knows.
    pub(super) fn shared_words(
        &self,
        at: usize,
        lead: &[&Token],
        words: &str,
        after: &str,
        change: Option<Change>,
    ) -> String {
        let plain = lead.iter().all(|token| {
            matches!(
                token.kind,
                Kind::Role(Role::Noun | Role::Adverb | Role::Light | Role::Scope) | Kind::Time(_)
            )
        }) || lead.last().is_some_and(|token| is_verb(&token.kind));
        // 我国人民已|在|二十五个省、2116个县建立了政权
        let before = at.checked_sub(1).and_then(|at| self.parts.get(at));
        let places = matches!(before, Some(Part::Token(token)) if (self.print)(token.start, token.end).ends_with('在'));
        let shares = plain && !places && change.is_none() && !after.is_empty() && !words.ends_with('等');
        if shares { words.to_owned() } else { String::new() }
    }

    /// What was measured just before; at the start of a sentence, the clause before.
    pub(super) fn carried(
        &self,
        joint: Joint,
        change: Option<Change>,
        (at, quantity): (usize, &Quantity),
    ) -> String {
        let words = match self.told() {
            // 投资4.7亿元,完成65条…: what was paid for is not counted by its price.
            Some(last) if last.spent.is_some() && !is_of_money(quantity) => return String::new(),
            Some(_) if let Some(topic) = self.topic_before(joint, change, (at, quantity)) => return topic,
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
        let crossed = words.strip_suffix("新增").filter(|_| change == Some(Change::Reach) || crosses);
        let words = crossed.or(words.strip_suffix("净增")).unwrap_or(&words);
        let grows = quantity.measure == Some(Measure::Share);
        let words = words.strip_prefix("净增").filter(|_| grows).unwrap_or(words);
        let reached = words.strip_prefix("新增").filter(|_| change == Some(Change::Reach) || crosses);
        reached.unwrap_or(words).to_owned()
    }

    /// The figure before that has a name of its own.
    fn told(&self) -> Option<&Measured> {
        self.found.iter().rev().take(NEAR).find(|last| !last.aside).or(self.found.last())
    }

    /// The words before the quantity with the verb that its list carries on, or with the name that they
    /// tell more of.
    pub(super) fn led(
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
        let alone = joint == Joint::Clause && after.is_empty() && change.is_none();
        let carries = carries || alone && self.goes_on(lead, &words, quantity);
        if carries && !is_sum && quantity.measure != Some(Measure::Share) {
            words.insert_str(0, &self.verb);
        }
        // 增速高于全国0.6个百分点, 高于全国…: of what was just named.
        let tells_more = lead.first().is_some_and(|token| {
            let word = (self.print)(token.start, token.end);
            token.kind == Kind::Role(Role::Aside) || ["增速", "增幅", "涨幅", "降幅"].contains(&word.as_str())
        });
        // 职工平均工资610元，|比农民的平均收入高|一倍
        let is_share = quantity.measure == Some(Measure::Share);
        let tells_more = tells_more || is_share && words.starts_with('比') && words.ends_with(['高', '低']);
        if let Some(told) = self.told().filter(|_| tells_more) {
            words.insert_str(0, &told.indicator);
        }
        words
    }
}

/// A sum, or the rate at which one grew.
fn is_of_money(quantity: &Quantity) -> bool {
    quantity.unit.ends_with('元') || quantity.measure == Some(Measure::Share)
}
