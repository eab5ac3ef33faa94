//! Those for whom something was done: `为9000家企业提供方案`, `推动1万家企业开展技术改造`. The deed behind them is part of
//! what is counted.

use super::super::clause::is_verb;
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::whole;
use super::super::words::{Measure, Role, list};
use super::Reader;

/// Longest deed told with those for whom it was done, in characters.
const LONGEST: usize = 36;

/// How far a deed is read, in parts.
const MOST_PARTS: usize = 24;

impl Reader<'_> {
    /// 为企业提供方案 of `为|9000家|企业提供方案`: without 为 the name would say who did it.
    pub(super) fn served(&self, at: usize, quantity: &Quantity) -> Option<String> {
        let before = self.parts.get(..at)?;
        let (Part::Token(last), before) = before.split_last()? else { return None };
        let leads = (self.print)(last.start, last.end) == "为"
            && !before.last().is_some_and(|part| {
                matches!(part.kind(), None | Some(Kind::Role(Role::Act | Role::Work | Role::Change(_))))
            });
        let people = quantity.measure.is_none() && quantity.value.is_some();
        if !leads || !people && quantity.measure != Some(Measure::Count) {
            return None;
        }
        self.with_deed(at).map(|deed| format!("为{deed}"))
    }

    /// 英雄智慧的保定人民 of `1100万|英雄智慧的保定人民携起手来`: what all the people do is not counted.
    pub(super) fn people(&self, at: usize, quantity: &Quantity) -> Option<String> {
        let Some(Part::Token(first)) = self.parts.get(at + 1).filter(|_| quantity.measure.is_none()) else {
            return None;
        };
        whole::of_people(&(self.print)(first.start, first.end)).map(str::to_owned)
    }

    /// 企业开展技术改造 of `推动|1万家|企业开展技术改造`: a verb that makes others do something has its object do it.
    pub(super) fn urged(&self, at: usize, lead: &[&Token], quantity: &Quantity) -> Option<String> {
        let verb = lead.last().filter(|token| is_verb(&token.kind))?;
        let urges = list("urging").contains(&(self.print)(verb.start, verb.end).as_str());
        (urges && quantity.measure == Some(Measure::Count)).then(|| self.with_deed(at)).flatten()
    }

    /// The noun behind the quantity at part `at` with the deed that follows it, up to the next mark or value.
    fn with_deed(&self, at: usize) -> Option<String> {
        let behind = self.parts.get(at + 1..)?.iter().take(MOST_PARTS);
        let clause: Vec<&Token> = behind
            .map_while(|part| match part {
                Part::Token(token) if !matches!(token.kind, Kind::Comma | Kind::Stop) => Some(token),
                _ => None,
            })
            .collect();
        let first = clause.split(|token| token.kind == Kind::List).next().unwrap_or_default();
        let (noun, deed) = first.split_first()?;
        let verb = deed.iter().find(|token| is_verb(&token.kind))?;
        let told = !list("namelike").contains(&(self.print)(verb.start, verb.end).as_str());
        let begins = noun.kind == Kind::NOUN && !(self.print)(noun.start, noun.end).starts_with('的');
        // …配备中医康复、诊疗设备: a list where it is short, what it begins with elsewhere.
        let is_counted =
            self.parts.get(at + 1 + clause.len()).is_some_and(|part| matches!(part, Part::Quantity(_)));
        let words = [clause.as_slice(), first]
            .into_iter()
            .skip(usize::from(is_counted && first.len() < clause.len()));
        let mut words = words.map(|tokens| self.print_deed(tokens));
        let words = words.find(|words| words.chars().count() <= LONGEST)?;
        (begins && told).then(|| whole::cleaned(&words))
    }
}
