//! The times that hold for a quantity: those named before it, and over how long it is counted.

use super::super::Change;
use super::super::clause::Joint;
use super::super::quantity::Part;
use super::super::token::{Kind, Token};
use super::super::words::{Role, When};
use super::Reader;

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
}

/// Over how long a quantity is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::figures) enum Pace {
    /// As the time says.
    #[default]
    Plain,
    /// 年均
    Average,
    /// 每年: an average only of a span.
    Yearly,
    /// 累计
    Total,
    /// 稳定在: so in each year of a span.
    Each,
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
                continue;
            };
            match token.kind {
                Kind::From => after_from = true,
                Kind::Comma => {
                    after_from = false;
                    self.compared = base.take().or(self.compared);
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
                    once = Some((when, token))
                }
                Kind::Time(when @ (When::Part | When::Day)) => {
                    let text = (self.print)(token.start, token.end);
                    self.clock.part = Some((text, when == When::Day));
                }
                Kind::Time(When::Whole) => self.clock.part = None,
                Kind::Time(when) if when.names_years() => self.clock = self.clock_of(when, token),
                _ => base = None,
            }
            reaches = token.kind == Kind::Role(Role::Change(Change::Reach));
        }
        self.dated = at;
        match once {
            Some((when, token)) => self.clock_of(when, token),
            None => self.clock.clone(),
        }
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
        Clock { when: Some(when), words, part: None, expects: self.clock.expects }
    }

    /// `五年共举办活动79次，|利用外资16亿美元`: whether what came before was counted together, and no other time is named.
    pub(super) fn sums_up(&self, lead: &[&Token]) -> bool {
        let dated = |token: &&Token| matches!(token.kind, Kind::Time(when) if when.names_years());
        let total = self.found.last().is_some_and(|last| last.pace == Pace::Total || last.sums_up);
        total && !lead.iter().any(dated)
    }

    /// Over how long the quantity is counted; what a list says once holds for its next items.
    pub(super) fn pace(&self, joint: Joint, lead: &[&Token]) -> Pace {
        let has = |when: When| lead.iter().any(|token| token.kind == Kind::Time(when));
        let says = |word: &str| lead.iter().any(|token| (self.print)(token.start, token.end) == word);
        let begins =
            |word: &str| lead.iter().any(|token| (self.print)(token.start, token.end).starts_with(word));
        let spans = lead.iter().any(|token| {
            matches!(
                token.kind,
                Kind::Time(When::Span(_) | When::Meanwhile | When::Past(_) | When::Years(..))
            )
        });
        let over_years = matches!(
            self.clock.when,
            Some(When::Span(_) | When::Meanwhile | When::Past(_) | When::Years(..))
        );
        let last = self.found.last().map_or(Pace::Plain, |last| last.pace);
        let tells_change = lead.iter().any(|token| matches!(token.kind, Kind::Role(Role::Change(_))));
        match () {
            () if has(When::Average) || spans && says("平均") => Pace::Average,
            () if has(When::Yearly) => Pace::Yearly,
            () if ["稳定在", "保持在", "维持在"].into_iter().any(says) => Pace::Each,
            // 五年共有29所: what came together over the span.
            () if lead
                .iter()
                .any(|token| matches!(token.kind, Kind::Time(When::Span(_) | When::Meanwhile))) =>
            {
                Pace::Total
            }
            () if ["累计", "总计", "合计", "共计"].into_iter().any(begins) => Pace::Total,
            // 过去五年中，全国共取得科技成果5万项
            () if says("共") && over_years => Pace::Total,
            () if joint == Joint::List && (lead.is_empty() || self.each.is_some()) => last,
            // 累计扩招413万人、培训8300万人次
            () if joint == Joint::List && last == Pace::Total && !tells_change => last,
            () => Pace::Plain,
        }
    }
}

/// 预计, 估计: what is not counted yet.
fn reckons(words: &str) -> bool {
    words.starts_with("预计") || words.starts_with("估计")
}
