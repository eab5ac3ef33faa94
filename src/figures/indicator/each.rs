//! Lists that hand their subjects out to their values in order: `A、B分别增长3%、4%`.

use super::super::clause::Joint;
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::whole;
use super::super::words::{Measure, Role, list};
use super::{Measured, Reader};

/// Longest list of rates that is handed out to the clauses before.
const NEAR: usize = 8;

/// By how much the second of two names that share their head may be longer, in characters.
const LONGER: usize = 3;

impl Reader<'_> {
    /// Hands the subjects of 分别 out to its values in order.
    pub(super) fn one_of_each(
        &mut self,
        each: Option<usize>,
        lead: &[&Token],
        (at, quantity): (usize, &Quantity),
        after: &str,
    ) -> String {
        if let Some(split) = each {
            let subject = whole::cleaned(&self.print_all(lead.get(..split).unwrap_or_default()));
            let deed = whole::cleaned(&self.print_all(lead.get(split..).unwrap_or_default()));
            let values = self.values_from(at);
            let owners = self.owners(&subject, at, values);
            let mut names = match owners.or_else(|| self.places_before(&subject, values)) {
                Some(owners) => owners,
                None if subject.is_empty() => {
                    self.listed_before(at, values).unwrap_or_else(|| self.last_names(values))
                }
                None => whole::items(&subject, values),
            };
            for name in &mut names {
                // 制造业强势发展，|销售收入、利税|分别增长50%和65%
                let earned = list("earnings").contains(&name.as_str());
                if let Some(whole) = earned.then(|| self.owned(name, (at, quantity))).flatten() {
                    *name = whole;
                }
                name.push_str(&deed);
            }
            self.each = Some((names, 0));
        }
        let Some((names, given)) = &mut self.each else { return String::new() };
        let name = names.get(*given).or(names.last()).cloned().unwrap_or_default();
        *given += 1;
        format!("{name}{after}")
    }

    /// `医疗废物、生活垃圾、城市污水处理能力不断提高，处理率分别达到95%、85%、80%`: the clause before names whose
    /// the measures are, one for each value.
    fn owners(&self, subject: &str, at: usize, values: usize) -> Option<Vec<String>> {
        let bare = whole::core(subject).is_some() || subject.ends_with("人均");
        if !bare || values < 2 {
            return None;
        }
        let before = self.clause_before(at, |kind| {
            matches!(kind, Kind::Role(Role::Adverb | Role::Light | Role::Change(_)))
        });
        // 城市污水|处理能力 before 处理率
        let deed: String = subject.chars().take(2).collect();
        let before = before.find(&deed).and_then(|end| before.get(..end)).unwrap_or(&before);
        let owners = whole::items(before, values);
        let told_apart = owners.len() == values && owners.first() != owners.last();
        told_apart.then(|| owners.into_iter().map(|owner| format!("{owner}{subject}")).collect())
    }

    /// Whether the names that 分别 hands out still hold.
    pub(super) fn keep_each(&mut self, joint: Joint, lead: &[&Token]) {
        let all_given = self.all_given();
        match &mut self.each {
            // 分别从202元、270元提高到209元、280元: the names are handed out again.
            Some((_, given)) if joint == Joint::Direct && lead.is_empty() => *given = 0,
            _ if joint != Joint::List || !lead.is_empty() && all_given => self.each = None,
            _ => {}
        }
    }

    /// 中心城区污泥处理率 and 县城污泥处理率 of `中心城区、县城污水处理率分别达到95%和90%，|污泥处理率|达到100%和80%`: the
    /// places of the two values before.
    fn places_before(&self, subject: &str, values: usize) -> Option<Vec<String>> {
        let [.., one, other] = self.found.as_slice() else { return None };
        let place = |told: &Measured| {
            let sides =
                list("sides").iter().filter_map(|side| told.indicator.find(side).map(|at| at + side.len()));
            sides.min().and_then(|end| told.indicator.get(..end)).map(str::to_owned)
        };
        let (first, second) = (place(one)?, place(other)?);
        let rest = one.indicator.strip_prefix(&first);
        let parallel =
            rest.is_some_and(|rest| rest.len() > 3) && rest == other.indicator.strip_prefix(&second);
        let apart =
            first != second && values == 2 && !list("sides").iter().any(|side| subject.contains(side));
        (parallel && apart && whole::names_measure(subject) && one.quantity.measure == Some(Measure::Share))
            .then(|| vec![format!("{first}{subject}"), format!("{second}{subject}")])
    }

    /// `床位数、执业医师数、护士数，较2015年提高40.5%、45.7%、60.5%`: as many measures in the clause before as values follow.
    fn listed_before(&self, at: usize, values: usize) -> Option<Vec<String>> {
        if values < 2 || !self.found.is_empty() {
            return None;
        }
        let before = self.clause_before(at, |_| false);
        let listed = before.split('、').count() == values && whole::names_measure(&before);
        let names = whole::items(&before, values);
        (listed && names.len() == values).then_some(names)
    }

    /// Whether every subject of 分别 has its value: what follows in the list has a name of its own.
    pub(super) fn all_given(&self) -> bool {
        self.each.as_ref().is_some_and(|(names, given)| *given >= names.len())
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
        let listed = || self.found.is_empty() && self.listed_before(at, self.values_from(at)).is_some();
        if lead.is_empty() && (self.follows_values(at) || listed()) {
            return true;
        }
        if self.print_all(lead).contains("城乡") && self.values_from(at) == 2 && self.follows_value(at) {
            return true;
        }
        let of_places = !lead.is_empty() && self.follows_value(at) && {
            let subject = whole::cleaned(&self.print_all(lead));
            whole::names_measure(&subject) && self.places_before(&subject, self.values_from(at)).is_some()
        };
        if of_places || self.joins_two(lead, at) {
            return true;
        }
        let items = 1 + lead.iter().filter(|token| token.kind == Kind::List).count();
        let rest = self.parts.get(at..).unwrap_or_default();
        let run = rest
            .iter()
            .take(2 * items)
            .take_while(|part| {
                matches!(part, Part::Quantity(_)) || matches!(part.kind(), Some(Kind::List | Kind::And))
            })
            .count();
        let is_closed =
            rest.get(run).is_none_or(|part| matches!(part.kind(), Some(Kind::Comma | Kind::Stop)));
        items > 1 && run == 2 * items - 1 && is_closed
    }

    /// `城镇和农村居民收入达到24158元和9935元`: one name that joins two, and two values of one unit.
    fn joins_two(&self, lead: &[&Token], at: usize) -> bool {
        let [Part::Quantity(first), Part::Token(_), Part::Quantity(second), rest @ ..] =
            self.parts.get(at..).unwrap_or_default()
        else {
            return false;
        };
        let closes = rest.first().is_none_or(|part| matches!(part.kind(), Some(Kind::Comma | Kind::Stop)));
        let plain = lead.iter().all(|token| token.kind != Kind::List);
        if !closes || !plain || first.unit != second.unit || !self.follows_value(at) {
            return false;
        }
        let names = whole::items(&whole::cleaned(&self.print_all(lead)), 2);
        let width = |name: &String| name.chars().count();
        // 散居 of 散居和集中养育孤儿补贴标准 shares more than the head.
        let alike = |one: &String, other: &String| one != other && width(other) <= width(one) + LONGER;
        matches!(names.as_slice(), [one, other] if alike(one, other))
            && names.iter().all(|name| whole::names_measure(name))
    }

    /// 和 or 、 and another value directly behind part `at`.
    pub(super) fn follows_value(&self, at: usize) -> bool {
        let mark = self.parts.get(at + 1).and_then(Part::kind);
        matches!(mark, Some(Kind::List | Kind::And))
            && matches!(self.parts.get(at + 2), Some(Part::Quantity(_)))
    }

    /// `接待游客2亿人次、收入4140亿元，增长18.6%和23.4%`: as many rates as values in the clause before.
    fn follows_values(&self, at: usize) -> bool {
        let measure = |part: &Part| match part {
            Part::Quantity(quantity) => Some(quantity.measure),
            Part::Token(_) => None,
        };
        let is_mark = |part: &&Part| matches!(part.kind(), Some(Kind::Comma | Kind::Stop));
        let mut before = self.parts.get(..at).unwrap_or_default().iter().rev();
        let own = before.find(|part| is_mark(part) || measure(part).is_some());
        if own.as_ref().is_none_or(|part| !is_mark(part)) {
            return false;
        }
        let values: Vec<_> = before.take_while(|part| !is_mark(part)).filter_map(measure).collect();
        let sums = values.iter().filter(|measure| **measure != Some(Measure::Share)).count();
        // 分别是2011年的2.16倍和2.27倍，年均增长16.7%和17.8%
        let values = if sums == 0 && values.len() == 2 { 2 } else { sums };
        let run = self.parts.get(at..).unwrap_or_default().iter().take(2 * NEAR + 1);
        let rates = run
            .take_while(|part| {
                measure(part) == Some(Some(Measure::Share))
                    || matches!(part.kind(), Some(Kind::List | Kind::And))
            })
            .filter(|part| measure(part).is_some())
            .count();
        rates > 1 && (rates == values || values == 1 && self.told_apart(rates))
    }

    /// `城镇居民收入17175元，农村居民收入5153元，实际增长9.8%和8.5%`: the last `count` values are of one unit and
    /// of different names.
    fn told_apart(&self, count: usize) -> bool {
        let skip = self.found.len().saturating_sub(count);
        let last = self.found.get(skip..).unwrap_or_default();
        let same = |pair: &[Measured]| match pair {
            [one, next] => one.quantity.unit == next.quantity.unit && one.indicator != next.indicator,
            _ => false,
        };
        last.len() == count
            && last.iter().all(|one| one.quantity.measure != Some(Measure::Share))
            && last.windows(2).all(same)
    }

    pub(super) fn last_names(&self, count: usize) -> Vec<String> {
        if let Some(sums) = self.sums_of_counts(count) {
            return sums;
        }
        let skip = self.found.len().saturating_sub(count);
        self.found.iter().skip(skip).map(|last| last.indicator.clone()).collect()
    }

    /// `68个项目投资599亿元，380个项目投资2130亿元，|分别为计划的143%和144.5%`: the names of the sums, not of the counts.
    fn sums_of_counts(&self, count: usize) -> Option<Vec<String>> {
        let last = self.found.get(self.found.len().checked_sub(2 * count)?..)?;
        let is_pair = |pair: &[Measured]| match pair {
            [things, sum] => {
                things.quantity.measure == Some(Measure::Count) && sum.quantity.unit.ends_with('元')
            }
            _ => false,
        };
        (count > 1 && last.chunks(2).all(is_pair))
            .then(|| last.iter().skip(1).step_by(2).map(|sum| sum.indicator.clone()).collect())
    }
}
