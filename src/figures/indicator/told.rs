//! Names that point at what was told before: 这个比重, a place behind the measure that is told of several, the time in
//! which something was so.

use super::super::clause::Joint;
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role, list};
use super::super::{Change, whole};
use super::{NEAR, Reader};

/// Longest name of a place or of a time, in characters.
const SHORT: usize = 8;

/// Longest clause that is the subject of the next, in characters.
const LONGEST: usize = 24;

/// How far before a value the time is looked for that its name follows, in parts.
const FAR: usize = 12;

impl Reader<'_> {
    /// 农村人口占总人口的比重 of `|这个比重|是17%`: the measure of that kind that was told last.
    pub(super) fn pointed(&self, words: &str) -> Option<String> {
        let head = list("pointers").iter().find_map(|pointer| words.strip_prefix(pointer))?;
        if whole::measure_at_end(head) != Some(head) {
            return None;
        }
        let own = self.found.iter().rev().take(NEAR).map(|last| last.indicator.as_str());
        let mut told = own.chain(self.measure.as_deref());
        told.find(|name| name.ends_with(head) && *name != words).map(str::to_owned)
    }

    /// 四川省人口自然增长率 of `人口自然增长率，四川省由29‰降到6.1‰，上海市由…`: the measure is said once, before the places.
    pub(super) fn of_topic(&mut self, words: &str, (at, quantity): (usize, &Quantity)) -> Option<String> {
        let is_place = words.ends_with(['省', '市', '县', '区', '旗', '州', '国', '镇'])
            && (2..=SHORT).contains(&words.chars().count());
        if !is_place || quantity.measure != Some(Measure::Share) {
            return None;
        }
        if self.found.is_empty() {
            let topic = self.clause_before(at, |_| false);
            self.topic = whole::names_measure(&topic).then_some(topic);
        }
        self.topic.as_ref().map(|topic| format!("{words}{topic}"))
    }

    /// 同我国有着贸易联系的国家 of `建交的国家增加到五十个，同我国有着贸易联系的国家，已经达到一百二十个`: the clause
    /// directly before is the subject and has no other predicate.
    pub(super) fn topic_before(
        &self,
        joint: Joint,
        change: Option<Change>,
        (at, quantity): (usize, &Quantity),
    ) -> Option<String> {
        let reaches = joint == Joint::Clause && change == Some(Change::Reach);
        let mut before = self.parts.get(..at)?.iter().rev();
        before.find(|part| part.kind() == Some(&Kind::Comma))?;
        let mut clause: Vec<&Token> = Vec::new();
        for part in before.take(FAR) {
            match part {
                Part::Quantity(_) => return None,
                Part::Token(token) if matches!(token.kind, Kind::Comma | Kind::Stop) => break,
                Part::Token(token) => clause.push(token),
            }
        }
        let plain = clause.first().is_some_and(|last| last.kind == Kind::NOUN)
            && !clause.iter().any(|token| {
                matches!(token.kind, Kind::Role(Role::Change(_) | Role::Aside | Role::Act | Role::Scope))
            });
        clause.reverse();
        let words = self.print_deed(&clause);
        let (_, thing) = words.rsplit_once('的').filter(|_| reaches && plain)?;
        let counts = quantity.measure == Some(Measure::Count) && thing.chars().count() > 1;
        (counts && words.chars().count() <= LONGEST).then(|| words.clone())
    }

    /// 反革命分子 of `在处理的反革命分子中，计有四类：判处死刑的占16.8%`, 财政支出 of `财政支出，用于建设的占60%`: the whole that
    /// shares are told of, without a value of its own.
    pub(super) fn whole_before(&self, at: usize) -> Option<String> {
        if !self.found.is_empty() {
            return None;
        }
        let tokens = self.parts.get(..at)?.iter().map_while(|part| match part {
            Part::Token(token) => Some(token),
            Part::Quantity(_) => None,
        });
        let tokens: Vec<&Token> = tokens.collect();
        let clauses = tokens.split(|token| matches!(token.kind, Kind::Comma | Kind::Stop));
        let clauses: Vec<String> = clauses.map(|clause| self.print_all(clause)).collect();
        let (_, before) = clauses.split_last()?;
        let among = before.iter().rev().find_map(|clause| clause.strip_prefix('在')?.strip_suffix('中'));
        let sum = before.last().map(String::as_str).filter(|clause| whole::names_measure(clause));
        let whole = among.or(sum)?;
        let whole = whole.rsplit_once('的').map_or(whole, |(_, thing)| thing);
        (2..=LONGEST).contains(&whole.chars().count()).then(|| whole.to_owned())
    }

    /// True where words only say when something was so: 明年|春耕时, 在五年计划|的前三年, 1956年|这一年.
    pub(super) fn is_moment(&self, words: &str, lead: &[&Token], at: usize) -> bool {
        if words.chars().count() > SHORT || whole::names_measure(words) {
            return false;
        }
        let is_this = list("pointers").iter().any(|pointer| words.strip_prefix(pointer) == Some("年"));
        let inside = words.starts_with('在') && list("spells").iter().any(|end| words.ends_with(end));
        is_this || inside || words.ends_with('时') && self.follows_time(lead, at)
    }

    /// True where words only count years that the sentence compares with: 比1978年前的|二十六年|平均….
    pub(super) fn counts_years(&self, words: &str, lead: &[&Token], at: usize) -> bool {
        let numeral = words.trim_start_matches(|c| "一二三四五六七八九十百零〇".contains(c));
        let counts = numeral.len() < words.len();
        counts && (["年", "年间"].contains(&numeral) || numeral.is_empty() && self.follows_time(lead, at))
    }

    /// A time directly before what names the quantity at part `at`.
    fn follows_time(&self, lead: &[&Token], at: usize) -> bool {
        let Some(first) = lead.first() else { return false };
        let mut before = self.parts.get(..at).unwrap_or_default().iter().rev().take(FAR);
        before.any(|part| {
            matches!(part, Part::Token(token)
            if token.end == first.start && matches!(token.kind, Kind::Time(_) | Kind::Base(_)))
        })
    }

    /// 农民占人口 of `占我国人口|80%以上|的农民`: who the share of all people is.
    pub(super) fn of_people(&self, words: &str, (at, quantity): (usize, &Quantity)) -> Option<String> {
        let (_, people) = words.rsplit_once('占').filter(|(_, people)| people.ends_with("人口"))?;
        let Some(Part::Token(behind)) = self.parts.get(at + 1) else { return None };
        let behind = (self.print)(behind.start, behind.end);
        let thing = behind.strip_prefix('的').filter(|_| quantity.measure == Some(Measure::Share))?;
        let thing = thing.split(['是', '都', '就', '要', '已', '仍', '的']).next()?;
        (thing.chars().count() > 1).then(|| format!("{thing}占{people}"))
    }
}
