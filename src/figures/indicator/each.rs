//! Lists that hand their subjects out to their values in order: `A、B分别增长3%、4%`.

use super::super::quantity::Part;
use super::super::token::{Kind, Token};
use super::super::whole;
use super::super::words::{Measure, Role};
use super::Reader;

impl<'a> Reader<'a> {
    /// Hands the subjects of 分别 out to its values in order.
    pub(super) fn one_of_each(
        &mut self,
        each: Option<usize>,
        lead: &[&Token],
        at: usize,
        after: &str,
    ) -> String {
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
    pub(super) fn values_from(&self, at: usize) -> usize {
        let rest = self.parts.get(at..).unwrap_or_default();
        rest.iter()
            .take_while(|part| {
                !matches!(part.kind(), Some(Kind::Comma | Kind::Stop | Kind::Role(Role::Change(_))))
            })
            .filter(|part| matches!(part, Part::Quantity(_)))
            .count()
    }

    /// `A、B产量达到3吨、4吨`: as many subjects as values, though 分别 is not said.
    pub(super) fn matches_items(&self, lead: &[&Token], at: usize) -> bool {
        if lead.is_empty() && self.follows_values(at) {
            return true;
        }
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

    /// `接待游客2亿人次、收入4140亿元，增长18.6%和23.4%`: as many rates as values in the clause before.
    fn follows_values(&self, at: usize) -> bool {
        let is_share = |part: &Part| matches!(part, Part::Quantity(q) if q.measure == Some(Measure::Share));
        let rest = self.parts.get(at..).unwrap_or_default();
        let is_run = |part: &&Part| is_share(part) || matches!(part.kind(), Some(Kind::List | Kind::And));
        let rates = rest.iter().take_while(is_run).filter(|part| is_share(part)).count();
        let before = self.parts.get(..at).unwrap_or_default().iter().rev();
        let mut marks = 0;
        let values = before
            .take_while(|part| {
                marks += usize::from(matches!(part.kind(), Some(Kind::Comma | Kind::Stop)));
                marks < 2
            })
            .filter(|part| matches!(part, Part::Quantity(q) if q.measure != Some(Measure::Share)))
            .count();
        rates > 1 && rates == values && marks > 0
    }

    pub(super) fn last_names(&self, count: usize) -> Vec<String> {
        let skip = self.found.len().saturating_sub(count);
        self.found.iter().skip(skip).map(|last| last.indicator.clone()).collect()
    }
}
