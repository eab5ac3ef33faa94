//! Times, what a change is compared with, and targets in words.

use super::super::number as numbers;
use super::super::promise::{as_ordered, course, in_step, yardstick};
use super::super::time::time;
use super::super::words::{BEFORE, COMPARE, ROLES, Role, When, list};
use super::super::{Bound, Change};
use super::number::reads_number;
use super::{Kind, Lexer};

/// `全国公路建设投资总和`, in characters.
const LONGEST_MULTIPLIED: usize = 16;

impl Lexer<'_> {
    /// `较2015年`, `比去年`, `是2020年的`: a year that is no date of the figure.
    pub(super) fn compared(&self) -> Option<(usize, Kind)> {
        let first = self.peek(0)?;
        if !matches!(first, '较' | '比' | '是' | '同' | '以' | '与' | '和' | '跟') {
            return None;
        }
        if matches!(first, '较' | '比')
            && let Some(end) = self.plan()
        {
            return Some((end, Kind::Base(When::Moment)));
        }
        if let Some(found) = self.years_ago() {
            return Some(found);
        }
        // 比较一九五二年增加
        let doubled = first == '比' && self.peek(1) == Some('较');
        let (end, when) = time(self.chars, self.at + 1 + usize::from(doubled), self.end)?;
        // 是2011年1.81倍
        if first == '是' && when.names_years() && self.is_multiple(end) {
            return Some((end, Kind::Base(when)));
        }
        // 同1957年比较
        let liken = [['比', '较'], ['相', '比'], ['相', '较']];
        let likens = liken
            .iter()
            .any(|words| self.chars.get(end..self.end).is_some_and(|rest| rest.starts_with(words)));
        if matches!(first, '与' | '和' | '跟' | '同') && likens && when.names_years() {
            return Some((end + 2, Kind::Base(when)));
        }
        if matches!(first, '与' | '和' | '跟' | '同')
            && when.names_years()
            && let Some(end) = self.likened(end)
        {
            return Some((end, Kind::Base(when)));
        }
        if matches!(first, '与' | '和' | '跟') {
            return None;
        }
        if first == '是'
            && let Some(end) = self.multiple_of(end)
        {
            return Some((end, Kind::Base(when)));
        }
        // 比前五年增加
        if when == When::Moment && self.peek(1) == Some('前') {
            return Some((end, Kind::Base(when)));
        }
        if !when.names_years() || matches!(first, '是' | '以') && self.chars.get(end) != Some(&'的') {
            return None;
        }
        Some((end, Kind::Base(when)))
    }

    /// `比五年前`, `是十年前的`.
    fn years_ago(&self) -> Option<(usize, Kind)> {
        let (number, after) = numbers::read(self.chars, self.at + 1, self.end)?;
        let count = number.value().filter(|count| (2.0..=99.0).contains(count))?;
        let end = after + 2;
        let ago = self.chars.get(after..end.min(self.end))? == ['年', '前'];
        let multiplies = self.chars.get(end) == Some(&'的');
        let likens = self.peek(0) == Some('是');
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 2 and 99")]
        let when = When::Ago(count as u8);
        (ago && (!likens || multiplies)).then_some((end, Kind::Base(when)))
    }

    /// `比上年预算`, `比年初计划`: what was planned, before a change from it.
    fn plan(&self) -> Option<usize> {
        let from = time(self.chars, self.at + 1, self.end).map_or(self.at + 1, |(end, _)| end);
        let rest = self.chars.get(from..self.end)?;
        let plan = list("plans").iter().find(|plan| {
            rest.iter().copied().zip(plan.chars()).filter(|(a, b)| a == b).count() == plan.chars().count()
        })?;
        let end = from + plan.chars().count();
        matches!(ROLES.at(self.chars, end, self.end), Some((_, Role::Change(_) | Role::Adverb)))
            .then_some(end)
    }

    /// `是1950年到1997年|投入总和的|1.7倍`: where the words end that name what of those years is multiplied.
    fn multiple_of(&self, after: usize) -> Option<usize> {
        let words = self.chars.get(after..self.end)?.iter().take(LONGEST_MULTIPLIED);
        let length = words.take_while(|c| !",、。;".contains(**c)).position(|c| *c == '的')?;
        self.is_multiple(after + length + 1).then_some(after + length + 1)
    }

    /// `同1952年|的实际数字作比较`: where the words end that say so.
    fn likened(&self, after: usize) -> Option<usize> {
        let words = self.chars.get(after..self.end)?.strip_prefix(&['的'])?.iter().take(LONGEST_MULTIPLIED);
        let clause: String = words.take_while(|c| !",、。;".contains(**c)).collect();
        let closes = ["作比较", "相比较", "相比", "比较"].iter().any(|word| clause.ends_with(word));
        closes.then(|| after + 1 + clause.chars().count())
    }

    /// True where a number of times follows.
    fn is_multiple(&self, at: usize) -> bool {
        let at = BEFORE.at(self.chars, at, self.end).map_or(at, |(end, _)| end);
        numbers::read(self.chars, at, self.end).is_some_and(|(_, end)| {
            // 六倍半 is read whole.
            self.chars.get(end) == Some(&'倍')
                || self.chars.get(at..end).is_some_and(|read| read.contains(&'倍'))
        })
    }

    /// `在2010年的|基础上`, from behind the time: where the words end that make it what a change starts from.
    fn ground(&self, after: usize) -> Option<usize> {
        let of = after + usize::from(self.chars.get(after) == Some(&'的'));
        self.chars.get(of..self.end)?.starts_with(&['基', '础', '上']).then_some(of + 3)
    }

    /// `“十四五”期间`: a quote that is no name.
    pub(super) fn quoted_time(&self) -> Option<(usize, Kind)> {
        let quote = matches!(self.peek(0), Some('“' | '"' | '‘' | '「'));
        if quote { self.time() } else { None }
    }

    pub(super) fn time(&self) -> Option<(usize, Kind)> {
        let led = matches!(self.peek(0), Some('到' | '从' | '自'));
        let start = if led { self.at + 1 } else { self.at };
        let (end, when) = time(self.chars, start, self.end)?;
        // 从1998年起, 从1950年到1954年 are times, 从1998年的 a start.
        let spans = matches!(when, When::Since(_))
            || matches!(when, When::Years(..)) && self.chars.get(end) != Some(&'的');
        if matches!(self.peek(0), Some('从' | '自')) && !spans {
            return None;
        }
        if let Some(ground) = self.ground(end).filter(|_| when.names_years()) {
            return Some((ground, Kind::Base(when)));
        }
        // 从2020年的10.5万元: the particle belongs to the time.
        let leads = self.chars.get(end) == Some(&'的')
            && (reads_number(self.chars, end + 1, self.end)
                || BEFORE.at(self.chars, end + 1, self.end).is_some());
        let end = end + usize::from(leads);
        // 为1982年的3.4倍: what it is a multiple of.
        if leads && self.is_multiple(end) {
            return Some((end, Kind::Base(when)));
        }
        Some((end, Kind::Time(when)))
    }

    /// `不低于经济增速`, `与经济增长同步`, `完成国家下达任务`.
    pub(super) fn in_words(&self) -> Option<(usize, Kind)> {
        if let Some((end, bound)) = COMPARE.at(self.chars, self.at, self.end)
            && let Some(end) = yardstick(self.chars, end, self.end)
        {
            return Some((end, Kind::Words(bound)));
        }
        match self.peek(0)? {
            '与' | '和' | '同' => in_step(self.chars, self.at, self.end),
            '完' | '达' | '超' => as_ordered(self.chars, self.at, self.end),
            '保' | '提' | '只' | '稳' | '平' | '较'
                if matches!(self.last(), Some(&Kind::NOUN | Kind::Role(Role::Change(Change::Increase)))) =>
            {
                course(self.chars, self.at, self.end)
            }
            _ => None,
        }
        .map(|end| (end, Kind::Words(Bound::Exact)))
    }
}
