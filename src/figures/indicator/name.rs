//! The name of what a quantity measures: the words before its verb, or what was measured just before.

use super::super::clause::{self, Joint, is_verb};
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role};
use super::super::{Change, whole};
use super::{Reader, TOTALS};

impl<'a> Reader<'a> {
    pub(super) fn name(
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
    pub(super) fn carried(&self, joint: Joint, lead: &[&Token]) -> String {
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

    /// `进出口总值增长12.3%，其中对中亚五国增长48.1%`: a part without a measure of its own.
    pub(super) fn among(&self, name: String, quantity: &Quantity) -> String {
        let shares = quantity.measure == Some(Measure::Share) && !whole::names_measure(&name);
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
        text
    }
}
