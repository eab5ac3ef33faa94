//! What a quantity measures, read from the words around it: the noun before its verb, the things it counts,
//! or, where it stands alone, what was measured just before.

use super::clause::{self, Joint, is_deed, is_verb};
use super::quantity::{Part, Quantity};
use super::token::{Kind, Token};
use super::words::{Measure, Role, When};
use super::{Change, whole};

/// A quantity with what the words around it say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured {
    pub(super) quantity: Quantity,
    pub(super) indicator: String,
    pub(super) change: Option<Change>,
    pub(super) when: Option<When>,
    pub(super) base: Option<When>,
    pub(super) stands: bool,
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
        let (is_total, is_among) = (says("累计"), says("其中"));
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
        let begins = joint == Joint::Clause && lead.is_empty() && self.found.is_empty();
        let change = change.filter(|change| *change != Change::Reach || !begins);
        let after = self.after(at, &lead, quantity);
        each = each.or_else(|| self.matches_items(&lead, at).then_some(lead.len()));
        let indicator = if each.is_some() || self.each.is_some() {
            self.one_of_each(each, &lead, at, &after)
        } else if is_total && lead.is_empty() && after.is_empty() && !self.found.is_empty() {
            whole::in_all(self.last_name().unwrap_or_default(), "累计")
        } else {
            let name = self.name(joint, &lead, &after, change, quantity);
            if is_among { self.among(name, quantity) } else { name }
        };
        let change = change.or_else(|| acted(&indicator)).or_else(|| self.shared_change(joint, &lead));
        let base =
            base.or_else(|| self.found.last().filter(|_| joint == Joint::List).and_then(|last| last.base));
        let when = if change == Some(Change::From) { from_when.or(when) } else { when };
        let quantity = self.with_shared_unit(quantity.clone());
        self.found.push(Measured { quantity, indicator, change, when, base, stands });
    }

    fn last_name(&self) -> Option<&str> {
        self.found.last().map(|last| last.indicator.as_str())
    }

    /// `进出口总值增长12.3%，其中对中亚五国增长48.1%`: a part without a measure of its own.
    fn among(&self, name: String, quantity: &Quantity) -> String {
        let shares = quantity.measure == Some(Measure::Share) && !whole::names_measure(&name);
        match self.last_name().filter(|last| shares && !name.starts_with(last)) {
            Some(last) => format!("{last}{name}"),
            None => name,
        }
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

    /// The things counted: the noun behind a quantity, cut where another deed begins.
    fn after(&self, at: usize, lead: &[&Token], quantity: &Quantity) -> String {
        if quantity.value.is_none() {
            return String::new();
        }
        let rest = self.parts.get(at + 1..).unwrap_or_default();
        let clause = rest
            .iter()
            .take_while(|part| {
                !matches!(part, Part::Quantity(_))
                    && !matches!(part.kind(), Some(Kind::Comma | Kind::Stop | Kind::List | Kind::And))
            })
            .count();
        let runs_on = matches!(rest.get(clause), Some(Part::Quantity(_)));
        let tokens: Vec<&Token> = rest
            .iter()
            .take(clause)
            .filter_map(|part| match part {
                Part::Token(token) => Some(token),
                Part::Quantity(_) => None,
            })
            .collect();
        let says =
            matches!(tokens.first().map(|token| &token.kind), Some(Kind::Role(Role::Light | Role::Act)));
        if says && quantity.measure == Some(Measure::Share) && !lead.is_empty() && !runs_on {
            // `服务事项90%实现网上可办`: what the share has done is part of what it measures.
            return self.print_all(&tokens);
        }
        let begins = self.begins_thing(at, lead, &tokens, quantity);
        if !begins {
            return String::new();
        }
        let acts = lead.first().or(lead.last()).is_some_and(|token| is_verb(&token.kind))
            || lead.last().is_some_and(|token| is_verb(&token.kind))
            || !self.verb.is_empty();
        let cut = tokens
            .iter()
            .skip(1)
            .position(|token| {
                let kind = &token.kind;
                matches!(
                    kind,
                    Kind::Time(_) | Kind::Base(_) | Kind::From | Kind::Role(Role::Aside | Role::Scope)
                ) || (acts || runs_on) && is_deed(kind)
            })
            .map_or(tokens.len(), |cut| cut + 1);
        let tokens = tokens.get(..cut).unwrap_or_default();
        let adverbs = tokens.iter().rev().take_while(|token| token.kind == Kind::Role(Role::Adverb)).count();
        let words = self.print_all(tokens.get(..tokens.len() - adverbs).unwrap_or_default());
        let words = words.trim_start_matches('的').trim_start_matches("左右").trim();
        if words
            .starts_with(['居', '较', '比', '和', '与', '或', '等', '为', '达', '并', '且', '后', '时', '内'])
        {
            return String::new();
        }
        words.to_owned()
    }

    /// Whether the words behind a quantity begin with the thing it counts.
    fn begins_thing(&self, at: usize, lead: &[&Token], tokens: &[&Token], quantity: &Quantity) -> bool {
        match (tokens.first().map(|token| &token.kind), tokens.get(1).map(|token| &token.kind)) {
            (Some(Kind::Role(Role::Noun | Role::Work)), _) => true,
            // 15个先行县和7个|培育|县: in a list the count stands before its thing.
            (Some(Kind::Role(Role::Act)), Some(&Kind::NOUN)) => {
                lead.is_empty() && quantity.measure == Some(Measure::Count) && self.follows_mark(at)
            }
            // 新增100所|达到二级能力的医院: a verb alone has not named its thing yet.
            (Some(Kind::Role(Role::Light | Role::Change(_))), Some(_)) => {
                let is_verbs = lead.iter().all(|token| is_verb(&token.kind));
                is_verbs
                    && !(lead.is_empty() && self.verb.is_empty())
                    && quantity.measure == Some(Measure::Count)
            }
            _ => false,
        }
    }

    /// 和 or 、 directly before the quantity.
    fn follows_mark(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.parts.get(at));
        matches!(before.and_then(Part::kind), Some(Kind::And | Kind::List))
    }

    fn print_all(&self, tokens: &[&Token]) -> String {
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
        text
    }

    fn name(
        &mut self,
        joint: Joint,
        lead: &[&'a Token],
        after: &str,
        change: Option<Change>,
        quantity: &Quantity,
    ) -> String {
        if joint == Joint::Next
            && let Some(last) = self.found.last()
        {
            return last.indicator.clone();
        }
        let mut words = whole::cleaned(&self.print_all(lead));
        let head: Vec<&Token> = lead
            .iter()
            .take_while(|token| is_verb(&token.kind) || token.kind == Kind::List)
            .copied()
            .collect();
        let bare = words.is_empty() && after.is_empty();
        if bare || (words.chars().count() < 2 && after.is_empty() && quantity.measure == Some(Measure::Share))
        {
            return self.carried(joint, lead);
        }
        let last = self.found.last().map(|last| last.indicator.as_str());
        if let Some(last) = last.filter(|_| joint == Joint::List && TOTALS.contains(&words.as_str())) {
            return whole::in_all(last, &words);
        }
        let listed = joint == Joint::List && change.is_none();
        if !head.is_empty() {
            self.verb = whole::cleaned(&self.print_all(&head));
        } else if joint != Joint::List
            && change.is_none()
            && let Some(verb) = lead.last().filter(|token| token.kind == Kind::Role(Role::Act))
        {
            // 全省高校|新增|博士点17个、硕士点45个
            self.verb = (self.print)(verb.start, verb.end);
        } else if listed {
            if let Some(whole) = last.and_then(|last| whole::beside(&words, last, quantity.measure)) {
                return whole;
            }
            if quantity.measure != Some(Measure::Share) {
                words.insert_str(0, &self.verb);
            }
        } else {
            self.verb.clear();
        }
        if matches!(lead.first().map(|token| &token.kind), Some(Kind::Role(Role::Aside | Role::Change(_))))
            && let Some(last) = last
        {
            words.insert_str(0, last);
        }
        if joint == Joint::List
            && after.is_empty()
            && lead.iter().all(|token| is_verb(&token.kind))
            && let Some(last) = self.found.last().filter(|last| last.quantity.unit == quantity.unit)
        {
            // 审议法规14部、废止11部
            return format!("{words}{}", whole::things(&last.indicator));
        }
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

    /// What was measured just before; at the start of a sentence, the clause before.
    fn carried(&self, joint: Joint, lead: &[&Token]) -> String {
        let begin = self.found.last().map_or(0, |last| last.quantity.end);
        let here = lead.first().map_or(usize::MAX, |token| token.start);
        let clause: Vec<&Token> = self
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Token(token) if token.start >= begin && token.end <= here => Some(token),
                _ => None,
            })
            .collect();
        let last_clause = clause
            .split(|token| matches!(token.kind, Kind::Comma | Kind::Stop))
            .rfind(|tokens| tokens.iter().any(|token| token.kind == Kind::NOUN));
        let last = self.found.last().map(|last| last.indicator.clone());
        if joint != Joint::Clause && last.is_some() {
            return last.unwrap_or_default();
        }
        let words = last_clause.map(|tokens| {
            let mut tokens = tokens.to_vec();
            clause::strip_back(&mut tokens);
            clause::strip_front(&mut tokens);
            whole::cleaned(&self.print_all(&tokens))
        });
        match (words.filter(|words| words.chars().count() >= 2), last) {
            (Some(words), None) => words,
            (_, Some(last)) => last,
            (None, None) => String::new(),
        }
    }

    /// Hands the subjects of 分别 out to its values in order.
    fn one_of_each(&mut self, each: Option<usize>, lead: &[&Token], at: usize, after: &str) -> String {
        if let Some(split) = each {
            let subject = whole::cleaned(&self.print_all(lead.get(..split).unwrap_or_default()));
            let deed = whole::cleaned(&self.print_all(lead.get(split..).unwrap_or_default()));
            let values = self.values_from(at);
            let mut names =
                if subject.is_empty() { self.last_names(values) } else { whole::items(&subject, values) };
            for name in &mut names {
                name.push_str(&deed);
            }
            self.each = Some((names, 0));
        }
        let Some((names, given)) = &mut self.each else { return String::new() };
        let name = names.get(*given).or(names.last()).cloned().unwrap_or_default();
        *given += 1;
        format!("{name}{after}")
    }

    /// How many quantities the list has that begins at part `at`.
    fn values_from(&self, at: usize) -> usize {
        let rest = self.parts.get(at..).unwrap_or_default();
        rest.iter()
            .take_while(|part| {
                !matches!(part.kind(), Some(Kind::Comma | Kind::Stop | Kind::Role(Role::Change(_))))
            })
            .filter(|part| matches!(part, Part::Quantity(_)))
            .count()
    }

    /// `A、B产量达到3吨、4吨`: as many subjects as values, though 分别 is not said.
    fn matches_items(&self, lead: &[&Token], at: usize) -> bool {
        let items = 1 + lead.iter().filter(|token| token.kind == Kind::List).count();
        let rest = self.parts.get(at..).unwrap_or_default();
        let run = rest
            .iter()
            .take_while(|part| {
                matches!(part, Part::Quantity(_)) || matches!(part.kind(), Some(Kind::List | Kind::And))
            })
            .count();
        let is_closed =
            rest.get(run).is_none_or(|part| matches!(part.kind(), Some(Kind::Comma | Kind::Stop)));
        items > 1 && run == 2 * items - 1 && is_closed
    }

    fn last_names(&self, count: usize) -> Vec<String> {
        let skip = self.found.len().saturating_sub(count);
        self.found.iter().skip(skip).map(|last| last.indicator.clone()).collect()
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
