//! The times that hold for a quantity: those named before it, and over how long it is counted.

use super::super::Change;
use super::super::clause::Joint;
use super::super::quantity::Part;
use super::super::token::{Kind, Token};
use super::super::words::{Role, When, list};
use super::{Pace, Reader};

/// The times named for a quantity.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::figures) struct Clock {
    /// The years named last.
    pub(in crate::figures) when: Option<When>,
    /// As printed: `2025年`, `过去五年`.
    pub(in crate::figures) words: Option<String>,
    /// A part of a year as printed, `上半年`, and whether it is a day: `9月末`.
    pub(in crate::figures) part: Option<(String, bool)>,
    /// 预计 was said: the sentence reckons what is not counted yet.
    pub(in crate::figures) expects: bool,
    /// 1954年预算, 1954年计划: of the year as it was planned.
    pub(in crate::figures) plans: bool,
    /// Named in passing, by a clause before that counts nothing: `确保2018年投入使用，…`.
    pub(in crate::figures) passes: bool,
}

/// What was read of a clause so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clause {
    /// A thing or a deed was named.
    names: bool,
    /// Something was counted.
    counts: bool,
    /// A time was named behind a thing or a deed.
    dates: bool,
}

/// How far behind a time or a value its clause is read, in parts.
const NEAR: usize = 24;

impl Reader<'_> {
    /// The time and base that hold for the quantity at `at`, the time of 由 alone, and whether it stands.
    pub(super) fn times(
        &mut self,
        joint: Joint,
        at: usize,
        lead: &[&Token],
    ) -> (Clock, Option<When>, Option<When>, bool) {
        let from = lead.iter().position(|token| token.kind == Kind::From);
        let from_when = from.and_then(|from| {
            lead.iter().skip(from).find_map(|token| match token.kind {
                Kind::Time(when) if when.names_years() => Some(when),
                _ => None,
            })
        });
        let from_when = from_when.or_else(|| from.and_then(|_| self.same_start(lead)));
        let clock = self.time_until(at);
        let clock = self.listed_clock(joint, lead).unwrap_or(clock);
        let base = lead.iter().rev().find_map(|token| match token.kind {
            Kind::Base(when) => Some(when),
            _ => None,
        });
        let stands =
            lead.iter().any(|token| token.kind == Kind::Role(Role::Standing)) || self.is_equated(at, lead);
        (clock, base, from_when, stands)
    }

    /// 1978年 of `农业由|1978年|的27.8%提高到33.6%，轻工业|由|31.1%提高到33.4%`: the year from which the change before went.
    fn same_start(&self, lead: &[&Token]) -> Option<When> {
        let dated = lead.iter().any(|token| matches!(token.kind, Kind::Time(_)));
        let before =
            self.found.iter().rev().find(|last| last.change == Some(Change::From) && last.from_named);
        before.filter(|_| !dated).and_then(|last| last.clock.when)
    }

    /// `9亿多劳动力、1亿多人才，|是|我们最大的资源`: nothing happens to what is only said to be something.
    fn is_equated(&self, at: usize, lead: &[&Token]) -> bool {
        if !lead.is_empty() {
            return false;
        }
        let mut behind = self.parts.get(at + 1..).unwrap_or_default().iter().take(NEAR);
        let mark = behind.find(|part| {
            !matches!(part.kind(), None | Some(Kind::Role(Role::Noun) | Kind::List | Kind::And))
        });
        let next = behind.next();
        let begins = |part: &Part| match part {
            Part::Token(token) => (self.print)(token.start, token.end).starts_with('是'),
            Part::Quantity(_) => false,
        };
        mark.and_then(Part::kind) == Some(&Kind::Comma)
            && next.is_some_and(begins)
            && !matches!(next.and_then(Part::kind), Some(Kind::Base(_)))
    }

    /// The times named last before part `at`, those after 由 left out. Parts are looked at once.
    pub(super) fn time_until(&mut self, at: usize) -> Clock {
        let mut after_from = false;
        let (mut reaches, mut base) = (false, None);
        let mut once = None;
        for (index, part) in (self.dated..at).zip(self.parts.get(self.dated..at).unwrap_or_default()) {
            let Part::Token(token) = part else {
                (after_from, reaches) = (false, false);
                self.clause.counts = true;
                continue;
            };
            match token.kind {
                Kind::From => after_from = true,
                Kind::Comma => {
                    let clause = std::mem::take(&mut self.clause);
                    self.clock.passes |= clause.dates && !clause.counts;
                    after_from = false;
                    self.compared = base.take().or(self.compared);
                }
                // 以1957年的|计划数字
                Kind::Base(when) if self.plans(index) => {
                    self.clock = Clock { plans: true, ..self.clock_of(when, token) };
                }
                Kind::Base(when) => base = Some(when),
                Kind::Role(Role::Light) if reckons(&(self.print)(token.start, token.end)) => {
                    self.clock.expects = true;
                }
                Kind::Role(Role::Aside) => {}
                Kind::Time(_) if after_from || self.is_attribute(index, token) => {}
                // 增加到|2002年的|18914亿元: of this value alone.
                Kind::Time(when)
                    if (reaches || matches!(when, When::Span(_) | When::Meanwhile)) && when.names_years() =>
                {
                    once = Some(Clock { plans: self.plans(index), ..self.clock_of(when, token) });
                    if reaches {
                        self.reached.clone_from(&once);
                    }
                }
                Kind::Time(when @ (When::Part | When::Day)) => {
                    let text = (self.print)(token.start, token.end);
                    self.clock.part = Some((text, when == When::Day));
                }
                Kind::Time(When::Whole) => self.clock.part = None,
                Kind::Time(when) if when.names_years() => {
                    self.clock = Clock { plans: self.plans(index), ..self.clock_of(when, token) };
                    self.clause.dates = self.clause.names;
                }
                // What a quote said is over.
                Kind::Stop => self.clock = Clock::default(),
                _ => base = None,
            }
            reaches = token.kind == Kind::Role(Role::Change(Change::Reach));
            self.clause.names |= matches!(token.kind, Kind::Role(Role::Noun | Role::Act | Role::Work))
                || list("promising").contains(&(self.print)(token.start, token.end).as_str());
        }
        self.dated = at;
        once.unwrap_or_else(|| self.clock.clone())
    }

    /// 预算 behind the time at `index`: `1957年度的国家预算`, `1954年计划的`.
    fn plans(&self, index: usize) -> bool {
        let Some(Part::Token(behind)) = self.parts.get(index + 1) else { return false };
        let words = (self.print)(behind.start, behind.end);
        let words = words.trim_start_matches('的');
        list("budgets").iter().any(|budget| words.starts_with(budget))
            && !list("executed").iter().any(|word| words.contains(word))
    }

    /// The time of the value at `at` that is said elsewhere.
    pub(super) fn shared_clock(&self, lead: &[&Token], at: usize, pace: Pace) -> Option<Clock> {
        self.same_end(lead).or_else(|| self.years_behind(at, pace))
    }

    /// 三年内 of `森林覆盖率每年提高|1.3个百分点|，三年内达到26.5%`: the years that a yearly step is taken in, where only the
    /// clause behind it names them.
    fn years_behind(&self, at: usize, pace: Pace) -> Option<Clock> {
        let behind = self.parts.get(at + 1..).unwrap_or_default();
        let mut times =
            behind.iter().take(NEAR).take_while(|part| part.kind() != Some(&Kind::Stop)).filter_map(|part| {
                match part {
                    Part::Token(token) => match token.kind {
                        Kind::Time(when) if when.names_years() => Some((when, token)),
                        _ => None,
                    },
                    Part::Quantity(_) => None,
                }
            });
        let (when, token) = times.next().filter(|_| pace == Pace::Yearly && self.clock.when.is_none())?;
        matches!(when, When::Span(_) | When::Ahead(_)).then(|| self.clock_of(when, token))
    }

    /// The end of the change before, for the next item of its list: `由1950年的60%降到1954年的30%，其中甲从41%降到|21%`.
    fn same_end(&self, lead: &[&Token]) -> Option<Clock> {
        let starts =
            self.found.last().is_some_and(|last| last.change == Some(Change::From) && last.started_alike);
        self.reached.clone().filter(|_| starts && !is_dated(lead))
    }

    /// `解决了一批|多年来|想解决的问题`, `对|2000年底|以前发布的756件法规`: a time inside what tells which thing is
    /// meant, behind the verb and before 的.
    fn is_attribute(&self, index: usize, time: &Token) -> bool {
        let inside = match index.checked_sub(1).and_then(|before| self.parts.get(before)) {
            Some(Part::Token(before)) if before.kind == Kind::NOUN => {
                (self.print)(before.start, before.end).ends_with(['对', '批', '些', '把'])
            }
            Some(Part::Token(before)) => before.kind == Kind::Role(Role::Act),
            _ => false,
        };
        if !inside {
            return false;
        }
        let behind = self.parts.get(index + 1..).unwrap_or_default();
        let plain = |part: &&Part| {
            matches!(part.kind(), Some(Kind::Role(Role::Noun | Role::Act | Role::Work) | Kind::List))
        };
        let length = behind.iter().take(NEAR).take_while(plain).count();
        let Some(Part::Token(last)) = length.checked_sub(1).and_then(|last| behind.get(last)) else {
            return false;
        };
        let words = (self.print)(time.end, last.end);
        match behind.get(length) {
            Some(Part::Quantity(_)) => words.ends_with('的'),
            None => words.contains('的'),
            Some(part) => matches!(part.kind(), Some(Kind::Comma | Kind::Stop)) && words.contains('的'),
        }
    }

    /// The time of the value before, where a list of values goes on: `五年平均分别增长11.8%和|9.8%`,
    /// `十年增加70万亿元、|年均增长6.2%`.
    fn listed_clock(&self, joint: Joint, lead: &[&Token]) -> Option<Clock> {
        let tells_more = lead.iter().all(|token| {
            matches!(token.kind, Kind::Time(When::Average) | Kind::Role(Role::Change(_) | Role::Adverb))
        });
        let last = self.found.last().filter(|_| joint == Joint::List && tells_more)?;
        (last.change != Some(Change::From)).then(|| last.clock.clone())
    }

    pub(super) fn clock_of(&self, when: When, token: &Token) -> Clock {
        let words = Some((self.print)(token.start, token.end));
        Clock { when: Some(when), words, part: None, expects: self.clock.expects, ..Clock::default() }
    }
}

/// 预计, 估计: what is not counted yet.
fn reckons(words: &str) -> bool {
    words.starts_with("预计") || words.starts_with("估计")
}

/// Whether a time stands among the tokens.
pub(super) fn is_dated(lead: &[&Token]) -> bool {
    lead.iter().any(|token| matches!(token.kind, Kind::Time(_)))
}
