//! The name of what a quantity measures: the words before its verb, or what was measured just before.

use super::super::clause::{self, Joint, is_verb};
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role, list};
use super::super::{Change, whole};
use super::Reader;

/// How many figures back what grew is looked for.
const BESIDE: usize = 3;

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
        if let Some(whole) = self.same_again(joint, lead, after, (at, quantity)) {
            return whole;
        }
        let words = whole::cleaned(&self.print_all(lead));
        let words = whole::own_capacity(words);
        let words = if self.is_moment(&words, lead, at) { String::new() } else { words };
        let counts_years = after.is_empty() && self.counts_years(&words, lead, at);
        if counts_years || self.names_nothing(&words, after, quantity) {
            return String::new();
        }
        let told = self.pointed(&words).or_else(|| self.of_topic(&words, (at, quantity)));
        let told = told.or_else(|| self.of_people(&words, (at, quantity)));
        let told = told.or_else(|| self.those_again(&words).filter(|_| after.is_empty()));
        if let Some(whole) = told.or_else(|| self.told_apart_by(&words, after, (at, quantity))) {
            return whole;
        }
        let bare = words.is_empty() && after.is_empty();
        let particle = words.chars().count() < 2 && !list("goods").contains(&words.as_str());
        if bare || (particle && after.is_empty() && quantity.measure == Some(Measure::Share)) {
            return self.carried(joint, change, (at, quantity));
        }
        if let Some(whole) = self.spent(at, &words) {
            self.paid = Some(words);
            return whole;
        }
        let gained = self.gained(&words, after, (at, quantity));
        if let Some(whole) = gained.or_else(|| self.measure_alone(joint, &words, after, (at, quantity))) {
            return whole;
        }
        let last = self.last_name();
        let listed = joint == Joint::List && change.is_none();
        let beside = last.filter(|_| listed && !lead.first().is_some_and(|token| is_verb(&token.kind)));
        if let Some(whole) = beside.and_then(|last| whole::beside(&words, last, quantity.measure)) {
            return whole;
        }
        if let Some(whole) = self.deed_of_thing(joint, lead, &words, after, (at, quantity)) {
            self.carry_verb(joint, lead, change, !after.is_empty() || self.follows_value(at));
            return whole;
        }
        let mut words = self.led(joint, words, lead, change, (at, quantity, after));
        let listed = joint == Joint::List && lead.is_empty() && words.is_empty() && !after.is_empty();
        let alike = self.found.last().is_some_and(|last| last.quantity.unit == quantity.unit);
        if !listed {
            self.before = self.shared_words(at, lead, &words, after, change);
        } else if alike && quantity.measure == Some(Measure::Count) {
            words.clone_from(&self.before);
        }
        let last = self.last_name();
        // 占领了东段的领土，要占领西段的领土: words of its own tell it apart.
        let made = whole::made_whole(after, last);
        // 300个村、20万人|实现脱贫
        let own = !words.is_empty() || !alike && self.follows_thing(at);
        let repeats = own && last == Some(made.as_str());
        let after = if repeats { after.to_owned() } else { made };
        if words.is_empty() || after.is_empty() {
            words = whole::made_whole(&words, last);
        }
        if words == "经济" && change == Some(Change::Increase) {
            words.push_str("增长");
        }
        words.push_str(&after);
        whole::cleaned(&words)
    }

    /// True where the words around a quantity say what it is held against, or nothing at all:
    /// `超过了前三年平均每年增加23亿元的水平`, `在我们这样一个近13亿人口的国家`.
    fn names_nothing(&self, words: &str, after: &str, quantity: &Quantity) -> bool {
        let likens = ["那样", "一样"].iter().any(|end| after.ends_with(end));
        let empty = ["exceeding", "nameless"].iter().any(|table| list(table).contains(&words));
        empty || likens || words.contains("这样一个") || self.is_yardstick(quantity, after)
    }

    /// The name before, of `较2015年|这些企业的总产值|增加了32%`.
    fn those_again(&self, words: &str) -> Option<String> {
        let (_, measure) = words.strip_prefix("这些")?.rsplit_once('的')?;
        self.last_name().filter(|last| last.ends_with(measure)).map(str::to_owned)
    }

    /// `略低于8%的|预定目标`: what was aimed at measures nothing.
    fn is_yardstick(&self, quantity: &Quantity, after: &str) -> bool {
        let text = (self.print)(quantity.start, quantity.end);
        let aimed = ["目标", "水平", "标准", "要求"].iter().any(|word| after.ends_with(word));
        aimed && list("exceeding").iter().any(|word| text.starts_with(word))
    }

    /// The name before, where a quantity tells more of the very same.
    fn same_again(
        &mut self,
        joint: Joint,
        lead: &[&Token],
        after: &str,
        (at, quantity): (usize, &Quantity),
    ) -> Option<String> {
        if joint == Joint::List && lead.is_empty() {
            let whole = self.spent_too(at, quantity)?;
            self.paid = self.found.last().and_then(|last| last.spent.clone());
            return Some(whole);
        }
        let last = self.last_name()?;
        let same = match joint {
            Joint::Next => after.is_empty(),
            // 解决了4个村|8500余人|的饮水安全问题
            Joint::Direct => {
                let is_price = whole::core(&self.print_all(lead)).is_some();
                after.chars().count() > 2 && last.ends_with(after) && !is_price
            }
            Joint::Clause | Joint::List => false,
        };
        same.then(|| last.to_owned())
    }

    /// A deed without the thing it was done to, which was counted before: `审议法规14部、废止11部`,
    /// `老旧小区改造开工742个、完工548个`, `新建幼儿园230所，建成投用138所`.
    fn deed_of_thing(
        &self,
        joint: Joint,
        lead: &[&Token],
        words: &str,
        after: &str,
        (at, quantity): (usize, &Quantity),
    ) -> Option<String> {
        let ends = self.parts.get(at + 1).is_none_or(|part| {
            matches!(part.kind(), Some(Kind::Comma | Kind::Stop | Kind::List | Kind::And))
        });
        let is_deed = joint != Joint::Next
            && after.is_empty()
            && lead.iter().all(|token| is_verb(&token.kind))
            && lead.last().is_some_and(|token| token.kind == Kind::Role(Role::Act));
        // 累计建成: more than what was counted before.
        if !is_deed || joint != Joint::List && (!ends || self.totals) {
            return None;
        }
        let adds = ["新增", "净增"].contains(&words);
        // 粮食总产622万吨，占全省1/8，比2000年净增253万吨
        let reach = if adds { BESIDE } else { 1 };
        let last = self.found.iter().rev().take(reach).find(|last| last.quantity.unit == quantity.unit)?;
        if adds {
            return Some(format!("{words}{}", whole::things(&last.indicator)));
        }
        let things = whole::things(&last.indicator);
        let things = whole::without_lead(&things);
        let thing = whole::without_deed(things);
        Some(if thing == things { format!("{words}{things}") } else { format!("{thing}{words}") })
    }

    /// A name that is a measure and no thing: 总数, 总投资, 总产.
    fn measure_alone(
        &self,
        joint: Joint,
        words: &str,
        after: &str,
        (at, quantity): (usize, &Quantity),
    ) -> Option<String> {
        if joint == Joint::List && list("totals").contains(&words) {
            return Some(whole::in_all(self.last_name()?, words));
        }
        if let Some(whole) = whole::measure_of(words, after) {
            return Some(whole);
        }
        // 高铁营业里程达到3万公里、|覆盖|80%以上|的大城市
        let reaches = words == "覆盖" && !self.found.is_empty();
        let whole = self.owned(words, (at, quantity)).filter(|_| after.is_empty() || reaches)?;
        Some(format!("{whole}{after}"))
    }

    /// The name in the last clause that has one, behind the quantity before and before the clause of part
    /// `at`, up to the first verb that `ends` it.
    pub(super) fn clause_before(&self, at: usize, ends: impl Fn(&Kind) -> bool) -> String {
        let before = self.parts.get(..at).unwrap_or_default().iter().rev();
        let mut tokens = before
            .map_while(|part| match part {
                Part::Token(token) => Some(token),
                Part::Quantity(_) => None,
            })
            .fuse()
            .skip_while(|token| !is_mark(&token.kind))
            .peekable();
        let mut clause: Vec<&Token> = Vec::new();
        // 考虑价格因素, 在优化结构的基础上: how it was reckoned or done, not what.
        while (clause.is_empty() || self.tells_circumstance(&clause)) && tokens.peek().is_some() {
            let mut rest = tokens.by_ref().skip_while(|token| token.kind != Kind::NOUN);
            clause = rest.by_ref().take_while(|token| !is_mark(&token.kind)).collect();
        }
        if self.tells_circumstance(&clause) {
            return String::new();
        }
        clause.reverse();
        clause::strip_back(&mut clause);
        clause::strip_front(&mut clause);
        let end =
            clause.iter().skip(1).position(|token| ends(&token.kind)).map_or(clause.len(), |end| end + 1);
        let words = whole::cleaned(&self.print_all(clause.get(..end).unwrap_or_default()));
        // 工业总产值（不包括手工业产值，下同），在…
        let open = words.find(['(', '（']).filter(|_| !words.contains([')', '）']));
        let words = open.and_then(|at| words.get(..at)).map_or(words.clone(), str::to_owned);
        if words.chars().count() >= 2 && !words.contains("有了") { words } else { String::new() }
    }

    /// Whether a clause, printed backwards, ends in what says how values were reckoned or what else was so: …因素,
    /// …计算, …的前提下.
    fn tells_circumstance(&self, clause: &[&Token]) -> bool {
        let last = clause.first().map(|token| (self.print)(token.start, token.end)).unwrap_or_default();
        let last = last.trim_end_matches(')').trim_end_matches('）');
        let first = clause.last().map(|token| (self.print)(token.start, token.end)).unwrap_or_default();
        let reason = ["由于", "因为", "随着", "包括"].iter().any(|word| first.starts_with(word));
        reason || list("circumstances").iter().any(|word| last.ends_with(word))
    }

    /// The name before; none where it tells what money was spent on.
    pub(super) fn last_name(&self) -> Option<&str> {
        self.found.last().filter(|last| last.spent.is_none()).map(|last| last.indicator.as_str())
    }

    /// Tokens as printed, with the small words that carry a deed: 实现脱贫, 有望退出.
    pub(super) fn print_deed(&self, tokens: &[&Token]) -> String {
        let words: String = tokens.iter().map(|token| (self.print)(token.start, token.end)).collect();
        whole::cleaned(&words)
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
        // Where the adverbs at the end of the text begin.
        let mut adverbs = 0;
        for (index, token) in tokens.iter().enumerate() {
            // What is done (实现) matters behind a share; in a name it only joins subject and object.
            let is_light = token.kind == Kind::Role(Role::Light);
            // 没有|完成|计划
            let denied = is_light && ["没有", "未", "不"].iter().any(|word| text.ends_with(word));
            if dropped(&token.kind) && !(index == 0 && is_light) && !denied {
                if is_light {
                    // 全国|共|取得|科技成果: the adverb goes with its verb.
                    text.truncate(adverbs);
                }
                continue;
            }
            let words = (self.print)(token.start, token.end);
            let dates = matches!(tokens.get(index + 1).map(|next| &next.kind), Some(Kind::Time(_)));
            text.push_str(if dates { whole::without_dating(&words) } else { &words });
            if token.kind != Kind::Role(Role::Adverb) {
                adverbs = text.len();
            }
        }
        shortened(text)
    }
}

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
