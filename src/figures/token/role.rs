//! The roles of words: where a word of the tables stands for what it means, and where it is part of another.

use super::super::Change;
use super::super::number as numbers;
use super::super::time::time;
use super::super::words::{BEFORE, ROLES, Role};
use super::number::{reads_number, unit};
use super::{Kind, Lexer};

impl Lexer<'_> {
    pub(super) fn role(&self) -> Option<(usize, Kind)> {
        if let Some(end) = self.per_so_many().or_else(|| self.newly_done()) {
            return Some(end);
        }
        // 夺金数量占|全省|一半
        let scope = || matches!(ROLES.at(self.chars, self.at + 1, self.end), Some((_, Role::Scope)));
        if self.peek(0) == Some('占') && scope() {
            return Some((self.at + 1, Kind::Role(Role::Aside)));
        }
        let (end, role) = ROLES.at(self.chars, self.at, self.end)?;
        // 占地方财政支出, which is no 占地.
        let shares =
            matches!((self.peek(0), self.peek(1), self.peek(2)), (Some('占'), Some('地'), Some('方' | '区')));
        if shares && self.begins_clause() {
            return Some((self.at + 1, Kind::Role(Role::Aside)));
        }
        // 缩减为111亿元, 精简至300人: what it came to.
        let (end, role) = match role {
            Role::Change(change) if change != Change::Reach && self.comes_to(end) => {
                (end + 1, Role::Change(Change::Reach))
            }
            _ => (end, role),
        };
        let stands = match (end - self.at, role) {
            (1, Role::Change(_)) => {
                reads_number(self.chars, end, self.end)
                    || BEFORE.at(self.chars, end, self.end).is_some()
                    || self.chars.get(end) == Some(&'每')
            }
            (1, Role::Aside) => self.begins_clause(),
            // 现有的棚户区 are those that something is done to.
            (2, Role::Standing) if self.chars.get(self.at + 1) == Some(&'有') => {
                self.chars.get(end) != Some(&'的')
            }
            // 已建和在建高层达42栋
            (_, Role::Standing) if matches!(self.chars.get(end), Some('和' | '与' | '及' | '、')) => {
                false
            }
            // 月人均 is a measure, not 均.
            (1, Role::Adverb)
                if self.peek(0) == Some('均')
                    && self.previous().is_some_and(|c| "人户亩次日月年".contains(c)) =>
            {
                false
            }
            (1, Role::Light | Role::Adverb) => self.leads_on(end),
            // 信访|总量 is a name, `增长4.8%、总量达5.3万亿元` goes on with the name before.
            (_, Role::Adverb) if self.peek(0) == Some('总') => self.last() != Some(&Kind::NOUN),
            _ => true,
        };
        // 实现了再就业: the particle belongs to the verb.
        let done = matches!(role, Role::Light | Role::Act | Role::Work | Role::Change(_))
            && self.chars.get(end) == Some(&'了')
            && self.chars.get(end + 1) != Some(&'解');
        stands.then_some((end + usize::from(done && end < self.end), Kind::Role(role)))
    }

    /// 为 or 至 behind a verb of change, and a number behind it.
    fn comes_to(&self, end: usize) -> bool {
        let leads = matches!(self.chars.get(end), Some('为' | '至' | '到' | '成'));
        let number = || {
            reads_number(self.chars, end + 1, self.end) || BEFORE.at(self.chars, end + 1, self.end).is_some()
        };
        leads && end > self.at + 1 && number()
    }

    /// `每10万人45台`: what the number after it is counted by.
    fn per_so_many(&self) -> Option<(usize, Kind)> {
        let (_, after) =
            numbers::read(self.chars, self.at + 1, self.end).filter(|_| self.peek(0) == Some('每'))?;
        let (after, _) = unit(self.chars, after, self.end)?;
        let role = if reads_number(self.chars, after, self.end) { Role::Adverb } else { Role::Noun };
        Some((after, Kind::Role(role)))
    }

    /// 新承接, 新获评: a deed like the deed itself; 创新 is another word.
    fn newly_done(&self) -> Option<(usize, Kind)> {
        let is_other = self.previous().is_some_and(|before| "创更翻革全最焕自".contains(before));
        let (end, role) = ROLES
            .at(self.chars, self.at + 1, self.end)
            .filter(|_| self.peek(0) == Some('新') && !is_other)?;
        (role == Role::Act && end > self.at + 2 && ROLES.at(self.chars, self.at, self.end).is_none())
            .then_some((end, Kind::Role(Role::Act)))
    }

    /// True right after a mark or a figure: `，占全国28.7%`, `，为409家`.
    fn begins_clause(&self) -> bool {
        match self.last() {
            None => true,
            Some(kind) => !matches!(kind, Kind::Role(Role::Noun | Role::Act | Role::Work | Role::Change(_))),
        }
    }

    /// True right before a number, what it is compared with, or another verb: `均达97%`, `将新增`,
    /// `都比一九六三年增长`, `将由1949年的`; 有 in 有机 is no verb.
    fn leads_on(&self, end: usize) -> bool {
        let compares = matches!(self.chars.get(end), Some('比' | '较' | '由' | '从'))
            && time(self.chars, end + 1, self.end).is_some();
        compares
            || reads_number(self.chars, end, self.end)
            || BEFORE
                .at(self.chars, end, self.end)
                .is_some_and(|(after, _)| reads_number(self.chars, after, self.end))
            || ROLES.at(self.chars, end, self.end).is_some_and(|(after, role)| match role {
                Role::Noun | Role::Scope => false,
                Role::Change(_) => after > end + 1 || reads_number(self.chars, after, self.end),
                // 并在200个
                Role::Light | Role::Adverb => after > end + 1 || self.leads_on(after),
                Role::Aside => after > end + 1 || reads_number(self.chars, after, self.end),
                _ => after > end + 1,
            })
    }
}
