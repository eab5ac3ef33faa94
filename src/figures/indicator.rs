//! What a quantity measures, read from the words around it: the noun before its verb, the things it counts,
//! or, where it stands alone, what was measured just before.

use super::Change;
use super::quantity::{Part, Quantity};
use super::token::{Kind, Token};
use super::words::{Measure, Role, When};

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

/// How a quantity hangs on what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// The sentence or a clause begins.
    Clause,
    /// 、 or 和 after another quantity.
    List,
    /// Another quantity, without a mark.
    Direct,
    /// Another quantity and nothing between: `8金9银6铜`.
    Next,
}

impl<'a> Reader<'a> {
    fn read(&mut self, at: usize, quantity: &Quantity) {
        let (joint, mut lead) = self.lead(at);
        let (when, base, from_when, stands) = self.times(at, &lead);
        if joint == Joint::Clause {
            self.verb.clear();
        }
        let (change, mut each) = strip_back(&mut lead);
        let stripped = strip_front(&mut lead);
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
        let change = change.filter(|change| {
            *change != Change::Reach || joint != Joint::Clause || !lead.is_empty() || !self.found.is_empty()
        });
        let after = self.after(at, &lead, quantity);
        each = each.or_else(|| self.matches_items(&lead, at).then_some(lead.len()));
        let indicator = if each.is_some() || self.each.is_some() {
            self.one_of_each(each, &lead, at, &after)
        } else {
            self.name(joint, &lead, &after, change, quantity)
        };
        let change = change.or_else(|| self.acted(&indicator)).or_else(|| self.shared_change(joint, &lead));
        let mut quantity = quantity.clone();
        if let Some(last) = self.found.last().filter(|last| last.change == Some(Change::From))
            && last.quantity.unit.starts_with(&quantity.unit)
        {
            // 由6.8个工作日压至1.5个: the unit is said once.
            quantity.unit.clone_from(&last.quantity.unit);
        }
        self.found.push(Measured {
            quantity,
            indicator,
            change,
            when: if change == Some(Change::From) { from_when.or(when) } else { when },
            base: base
                .or_else(|| self.found.last().filter(|_| joint == Joint::List).and_then(|last| last.base)),
            stands,
        });
    }

    /// Tokens between the last mark or quantity and the quantity at `at`.
    fn lead(&self, at: usize) -> (Joint, Vec<&'a Token>) {
        let before = self.parts.get(..at).unwrap_or_default();
        let mut lead = Vec::new();
        let mut joint = Joint::Clause;
        for part in before.iter().rev() {
            match part {
                Part::Quantity(_) => {
                    joint = Joint::Direct;
                    break;
                }
                Part::Token(token) if matches!(token.kind, Kind::Comma | Kind::Stop) => break,
                Part::Token(token) => lead.push(token),
            }
        }
        lead.reverse();
        if joint == Joint::Direct && lead.is_empty() {
            return (Joint::Next, lead);
        }
        if joint == Joint::Direct {
            // What stands before the mark was counted by the quantity before.
            if let Some(mark) = lead.iter().position(|token| matches!(token.kind, Kind::List | Kind::And)) {
                lead.drain(..=mark);
                joint = Joint::List;
            } else if let Some(verb) = lead
                .iter()
                .position(|token| token.kind == Kind::Role(Role::Act))
                .or_else(|| lead.iter().position(|token| is_verb(&token.kind)))
            {
                // `409家|中小企业|节约融资成本5000余万元`: the noun belongs to the quantity before.
                lead.drain(..verb);
            }
        } else {
            drop_other_predicates(&mut lead);
        }
        (joint, lead)
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
        let begins =
            matches!(tokens.first().map(|token| &token.kind), Some(Kind::Role(Role::Noun | Role::Work)));
        if !begins {
            return String::new();
        }
        let acts = lead.first().or(lead.last()).is_some_and(|token| is_verb(&token.kind))
            || lead.last().is_some_and(|token| is_verb(&token.kind))
            || !self.verb.is_empty();
        let cut = tokens
            .iter()
            .position(|token| {
                let kind = &token.kind;
                matches!(
                    kind,
                    Kind::Time(_) | Kind::Base(_) | Kind::From | Kind::Role(Role::Aside | Role::Scope)
                ) || (acts || runs_on) && is_deed(kind)
            })
            .unwrap_or(tokens.len());
        let words = self.print_all(tokens.get(..cut).unwrap_or_default());
        let words = words.trim_start_matches('的').trim_start_matches("左右").trim();
        if words
            .starts_with(['居', '较', '比', '和', '与', '或', '等', '为', '达', '并', '且', '后', '时', '内'])
        {
            return String::new();
        }
        words.to_owned()
    }

    fn print_all(&self, tokens: &[&Token]) -> String {
        let dropped = |kind: &Kind| {
            matches!(
                kind,
                Kind::Time(_)
                    | Kind::Base(_)
                    | Kind::From
                    | Kind::Role(Role::Each | Role::Scope | Role::Light | Role::Standing)
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
        let mut words = super::whole::cleaned(&self.print_all(lead));
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
        let listed = joint == Joint::List && change.is_none();
        if !head.is_empty() {
            self.verb = super::whole::cleaned(&self.print_all(&head));
        } else if listed {
            if let Some(whole) = last.and_then(|last| super::whole::beside(&words, last, quantity.measure)) {
                return whole;
            }
            words.insert_str(0, &self.verb);
        } else {
            self.verb.clear();
        }
        if matches!(lead.first().map(|token| &token.kind), Some(Kind::Role(Role::Aside | Role::Change(_))))
            && let Some(last) = last
        {
            words.insert_str(0, last);
        }
        let after = super::whole::made_whole(after, last);
        if words.is_empty() || after.is_empty() {
            words = super::whole::made_whole(&words, last);
        }
        if words == "经济" && change == Some(Change::Increase) {
            words.push_str("增长");
        }
        words.push_str(&after);
        super::whole::cleaned(&words)
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
            strip_back(&mut tokens);
            strip_front(&mut tokens);
            super::whole::cleaned(&self.print_all(&tokens))
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
            let subject = super::whole::cleaned(&self.print_all(lead.get(..split).unwrap_or_default()));
            let deed = super::whole::cleaned(&self.print_all(lead.get(split..).unwrap_or_default()));
            let values = self.values_from(at);
            let mut names = if subject.is_empty() {
                self.last_names(values)
            } else {
                super::whole::items(&subject, values)
            };
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

    /// 新增, 净增: what is counted grew by so much.
    fn acted(&self, indicator: &str) -> Option<Change> {
        let grows = ["新增", "净增", "增加"].iter().any(|word| indicator.starts_with(word))
            || indicator.contains("新增");
        grows.then_some(Change::Increase)
    }

    /// In a list of values the verb is said once.
    fn shared_change(&self, joint: Joint, lead: &[&Token]) -> Option<Change> {
        let last = self.found.last()?;
        (joint == Joint::List && lead.is_empty()).then_some(last.change).flatten()
    }
}

/// A deed that begins a clause or a list item.
fn is_verb(kind: &Kind) -> bool {
    matches!(kind, Kind::Role(Role::Act | Role::Work))
}

/// A verb that ends the noun behind a quantity; 建设 and its like are part of it.
fn is_deed(kind: &Kind) -> bool {
    matches!(kind, Kind::Role(Role::Act | Role::Change(_) | Role::Light | Role::Each) | Kind::Words(_))
}

/// Takes the verb and its adverbs off the end; gives the change they tell and where 分别 stood.
fn strip_back(lead: &mut Vec<&Token>) -> (Option<Change>, Option<usize>) {
    let mut change = None;
    let mut each = lead.iter().position(|token| token.kind == Kind::Role(Role::Each));
    while let Some(last) = lead.last() {
        match last.kind {
            Kind::From => change = change.or(Some(Change::From)),
            Kind::Role(Role::Change(told)) => change = change.or(Some(told)),
            Kind::Role(Role::Adverb | Role::Each | Role::Light | Role::Standing | Role::Scope)
            | Kind::Time(_)
            | Kind::Base(_)
            | Kind::Before(_)
            | Kind::Range => {}
            _ => break,
        }
        lead.pop();
    }
    if let Some(at) = each
        && at > lead.len()
    {
        each = Some(lead.len());
    }
    (change, each)
}

/// Takes off the front what does not name the thing: times, 全市, 实现, 其中.
fn strip_front(lead: &mut Vec<&Token>) -> usize {
    let first = lead
        .iter()
        .position(|token| {
            !matches!(
                token.kind,
                Kind::Time(_)
                    | Kind::Base(_)
                    | Kind::From
                    | Kind::List
                    | Kind::And
                    | Kind::Role(Role::Light | Role::Scope | Role::Adverb | Role::Standing | Role::Each)
            )
        })
        .unwrap_or(lead.len());
    lead.drain(..first);
    first
}

/// `旅客吞吐量再次破亿、入境游客增长`: items before the last that have a predicate of their own.
fn drop_other_predicates(lead: &mut Vec<&Token>) {
    if lead.iter().any(|token| token.kind == Kind::Role(Role::Each)) {
        return;
    }
    let told =
        |token: &&Token| matches!(token.kind, Kind::Role(Role::Change(_)) | Kind::Words(_) | Kind::Before(_));
    let Some(list) = lead.iter().rposition(|token| token.kind == Kind::List) else { return };
    if let Some(last) = lead.iter().take(list).rposition(told)
        && let Some(mark) = lead.iter().skip(last).position(|token| token.kind == Kind::List)
    {
        lead.drain(..=last + mark);
    }
}
