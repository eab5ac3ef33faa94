//! The things a quantity counts: the noun behind it, cut where another deed begins.

use super::super::clause::{is_deed, is_verb};
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::whole;
use super::super::words::{Measure, Role, list};
use super::Reader;

impl Reader<'_> {
    /// The things counted: the noun behind a quantity, cut where another deed begins.
    pub(super) fn after(&self, at: usize, lead: &[&Token], quantity: &Quantity) -> String {
        if quantity.is_in_words() {
            return String::new();
        }
        let rest = self.parts.get(at + 1..).unwrap_or_default();
        if let Some(Part::Quantity(_)) = rest.first() {
            // 12类55件民生实事: both count the same thing.
            return self.thing_of_both(at + 1, lead);
        }
        if let [Part::Token(mark), Part::Quantity(next), ..] = rest
            && mark.kind == Kind::List
            && next.unit == quantity.unit
            && lead.last().is_some_and(|token| token.kind == Kind::Role(Role::Act))
        {
            // 出台43条、16条具体举措
            return self.thing_of_both(at + 2, lead);
        }
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
        let is_part = lead.last().is_some_and(|token| (self.print)(token.start, token.end).ends_with('占'));
        let begins = !is_part && self.begins_thing(at, lead, &tokens, quantity);
        if !begins && self.tells_all(at, lead, quantity, runs_on) {
            return self.print_all(&tokens);
        }
        if !begins {
            return String::new();
        }
        let cut = self.thing_ends(lead, &tokens, quantity, runs_on);
        let tokens = tokens.get(..cut).unwrap_or_default();
        let adverbs = tokens
            .iter()
            .rev()
            .take_while(|token| matches!(token.kind, Kind::Role(Role::Adverb | Role::Light)))
            .count();
        let words = self.print_all(tokens.get(..tokens.len() - adverbs).unwrap_or_default());
        whole::thing(&words).to_owned()
    }

    /// How many of the tokens behind a quantity name the thing it counts.
    fn thing_ends(&self, lead: &[&Token], tokens: &[&Token], quantity: &Quantity, runs_on: bool) -> usize {
        let verb = lead.first().filter(|token| is_verb(&token.kind));
        let verb = verb.or(lead.last().filter(|token| is_verb(&token.kind)));
        let verb = verb.map_or_else(|| self.verb.clone(), |verb| (self.print)(verb.start, verb.end));
        // 建成300个乡村旅游|提升|示范村 names one thing, 支持20所高中|改善|条件 tells what they do.
        let makes = quantity.measure == Some(Measure::Count)
            && !list("moves").iter().any(|word| verb.starts_with(word))
            && tokens.last().is_some_and(|token| token.kind == Kind::NOUN);
        let deeds_end = !verb.is_empty() && !makes;
        // 推动7户融资平台|退出: a deed at the very end is theirs.
        let deeds_end = |at: usize| runs_on || at + 1 < tokens.len() && deeds_end;
        let ends = |&(at, token): &(usize, &&Token)| match &token.kind {
            Kind::Time(_) | Kind::Base(_) | Kind::From | Kind::Role(Role::Aside | Role::Scope) => true,
            kind => is_deed(kind) && deeds_end(at),
        };
        tokens.iter().enumerate().skip(1).find(ends).map_or(tokens.len(), |(at, _)| at)
    }

    /// Whether the words behind a quantity begin with the thing it counts.
    pub(super) fn begins_thing(
        &self,
        at: usize,
        lead: &[&Token],
        tokens: &[&Token],
        quantity: &Quantity,
    ) -> bool {
        match (tokens.first().map(|token| &token.kind), tokens.get(1).map(|token| &token.kind)) {
            (Some(Kind::Role(Role::Noun | Role::Work)), _) => true,
            // 提速高青至商河等34个|续建|工程
            (Some(Kind::Role(Role::Act)), Some(&Kind::NOUN)) if self.lists_examples(lead) => true,
            // 15个先行县和7个|培育|县: in a list the count stands before its thing.
            (Some(Kind::Role(Role::Act)), Some(&Kind::NOUN)) => {
                lead.is_empty() && quantity.measure == Some(Measure::Count) && self.follows_mark(at)
            }
            // 新增100所|达到二级能力的医院: a verb alone has not named its thing yet.
            (Some(Kind::Role(Role::Light | Role::Act | Role::Change(_))), Some(_)) => {
                let is_verbs = lead.iter().all(|token| is_verb(&token.kind));
                is_verbs
                    && !(lead.is_empty() && self.verb.is_empty())
                    && quantity.measure == Some(Measure::Count)
            }
            _ => false,
        }
    }

    /// The thing behind the second of two quantities that stand together, where there is one.
    fn thing_of_both(&self, at: usize, lead: &[&Token]) -> String {
        match (self.parts.get(at), self.parts.get(at + 1)) {
            (Some(Part::Quantity(second)), Some(Part::Token(_))) => self.after(at, lead, second),
            _ => String::new(),
        }
    }

    /// `7.8万户稳定消除返贫风险`: with nothing before the quantity, what they did tells who is counted.
    fn tells_all(&self, at: usize, lead: &[&Token], quantity: &Quantity, runs_on: bool) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.parts.get(at));
        let begins =
            before.is_none_or(|part| matches!(part.kind(), Some(Kind::Comma | Kind::Stop | Kind::Time(_))));
        begins && lead.is_empty() && !runs_on && quantity.measure == Some(Measure::Count)
    }

    fn lists_examples(&self, lead: &[&Token]) -> bool {
        lead.last().is_some_and(|token| (self.print)(token.start, token.end).ends_with('等'))
    }

    /// 和 or 、 directly before the quantity.
    pub(super) fn follows_mark(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.parts.get(at));
        matches!(before.and_then(Part::kind), Some(Kind::And | Kind::List))
    }
}
