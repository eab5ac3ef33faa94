//! The things a quantity counts: the noun behind it, cut where another deed begins.

use super::super::clause::{is_deed, is_verb};
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role};
use super::Reader;

impl<'a> Reader<'a> {
    /// The things counted: the noun behind a quantity, cut where another deed begins.
    pub(super) fn after(&self, at: usize, lead: &[&Token], quantity: &Quantity) -> String {
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
    pub(super) fn begins_thing(
        &self,
        at: usize,
        lead: &[&Token],
        tokens: &[&Token],
        quantity: &Quantity,
    ) -> bool {
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
    pub(super) fn follows_mark(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.parts.get(at));
        matches!(before.and_then(Part::kind), Some(Kind::And | Kind::List))
    }
}
