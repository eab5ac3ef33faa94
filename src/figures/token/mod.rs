//! The words of a sentence as the grammar sees them: numbers, units, bounds, times, verbs, marks and the
//! nouns between. One pass from left to right, longest word first; places are indices of folded characters.

mod number;

use super::Bound;
use super::number::{self as numbers, Number};
use super::promise::{as_ordered, course, in_step, yardstick};
use super::time::time;
use super::words::{AFTER, BEFORE, COMPARE, Measure, ROLES, Role, When, list};

pub(super) use number::dash;
use number::{reads_number, unit};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Number(Number),
    /// Directly after a number.
    Unit(Measure),
    /// 不低于, 近: directly before a number.
    Before(Bound),
    /// 左右, 以上: directly after a number or unit.
    After(Bound),
    /// —, ~, 至 between two numbers.
    Range,
    Time(When),
    /// 较2015年: what a change is compared with.
    Base(When),
    /// 由, 从: where a change began.
    From,
    Role(Role),
    /// 不低于经济增速: a target in words, as long as it is printed.
    Words(Bound),
    /// 、
    List,
    /// 和 between two quantities.
    And,
    /// A mark that ends a clause: ，：——
    Comma,
    /// A mark that ends a sentence inside a quote or bracket.
    Stop,
}

impl Kind {
    pub(super) const NOUN: Kind = Kind::Role(Role::Noun);
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Tokens of the folded characters `start..end`.
pub(super) fn lex(chars: &[char], start: usize, end: usize) -> Vec<Token> {
    let mut lexer = Lexer { chars, at: start, end, tokens: Vec::new() };
    while lexer.at < lexer.end {
        lexer.step();
    }
    lexer.tokens
}

struct Lexer<'a> {
    chars: &'a [char],
    at: usize,
    end: usize,
    tokens: Vec<Token>,
}

/// Longest quoted name that is skipped whole; longer quotes are speech and may hold figures.
const LONGEST_NAME: usize = 40;

/// Longest bracket that is taken for part of a name.
const LONGEST_ASIDE: usize = 12;

impl Lexer<'_> {
    fn step(&mut self) {
        let found = self
            .after_number()
            .or_else(|| self.quoted_time())
            .or_else(|| self.name())
            .or_else(|| self.mark())
            .or_else(|| self.compared())
            .or_else(|| self.time())
            .or_else(|| self.number())
            .or_else(|| self.before_number())
            .or_else(|| self.in_words())
            .or_else(|| self.role());
        match found {
            Some((end, kind)) if end > self.at => self.push(end, kind),
            _ => self.noun(self.at + 1),
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied().filter(|_| self.at + ahead < self.end)
    }

    fn previous(&self) -> Option<char> {
        self.chars.get(self.at.checked_sub(1)?).copied()
    }

    fn push(&mut self, end: usize, kind: Kind) {
        if kind == Kind::NOUN {
            return self.noun(end);
        }
        self.tokens.push(Token { kind, start: self.at, end });
        self.at = end;
    }

    /// Neighbouring nouns are one.
    fn noun(&mut self, end: usize) {
        match self.tokens.last_mut() {
            Some(last) if last.kind == Kind::NOUN && last.end == self.at => last.end = end,
            _ => self.tokens.push(Token { kind: Kind::NOUN, start: self.at, end }),
        }
        self.at = end;
    }

    fn last(&self) -> Option<&Kind> {
        self.tokens.last().filter(|token| token.end == self.at).map(|token| &token.kind)
    }

    /// Unit, bound, range or 和: words that mean what they mean only behind a number.
    fn after_number(&self) -> Option<(usize, Kind)> {
        let last = self.last()?;
        if let Kind::Number(number) = last {
            let unit = if number.unit.is_empty() { unit(self.chars, self.at, self.end) } else { None };
            if let Some((end, measure)) = unit {
                return Some((end, Kind::Unit(measure)));
            }
        }
        let closes = matches!(last, Kind::Number(_) | Kind::Unit(_) | Kind::After(_));
        if !closes {
            return None;
        }
        if matches!(last, Kind::Unit(Measure::Share)) && self.is_and_more() {
            return Some((self.at + 1, Kind::After(Bound::Over)));
        }
        if !matches!(last, Kind::After(_))
            && let Some((end, bound)) = AFTER.at(self.chars, self.at, self.end)
        {
            return Some((end, Kind::After(bound)));
        }
        if !matches!(last, Kind::After(_))
            && let Some(end) = dash(self.chars, self.at, self.end)
            && reads_number(self.chars, end, self.end)
        {
            return Some((end, Kind::Range));
        }
        let and = match (self.peek(0)?, self.peek(1)) {
            ('以', Some('及')) => 2,
            ('和' | '与' | '及', _) => 1,
            _ => return None,
        };
        Some((self.at + and, Kind::And))
    }

    /// 多 of `一倍多`, `三成多的`; 多 of 多功能 begins a noun.
    fn is_and_more(&self) -> bool {
        self.peek(0) == Some('多')
            && matches!(self.previous(), Some('倍' | '成' | '番'))
            && self.peek(1).is_none_or(|next| ",。;、!?)的".contains(next))
    }

    /// `“人才新政9条”`, `《条例》`, `县（市、区）`: numbers and marks inside belong to the name.
    fn name(&self) -> Option<(usize, Kind)> {
        if self.peek(0) == Some('(') {
            let inside = self.chars.get(self.at + 1..self.end)?;
            let length = inside.iter().take(LONGEST_ASIDE).position(|character| *character == ')')?;
            let is_words = inside.iter().take(length).all(|c| !c.is_ascii_digit() && !",:;".contains(*c));
            return is_words.then_some((self.at + length + 2, Kind::NOUN));
        }
        let closing = match self.peek(0)? {
            '“' => '”',
            '‘' => '’',
            '「' => '」',
            '『' => '』',
            '《' => '》',
            '"' => '"',
            _ => return None,
        };
        let inside = self.chars.get(self.at + 1..self.end)?;
        let length = inside.iter().take(LONGEST_NAME).position(|character| *character == closing)?;
        Some((self.at + length + 2, Kind::NOUN))
    }

    fn mark(&self) -> Option<(usize, Kind)> {
        let kind = match (self.peek(0)?, self.peek(1)) {
            ('、', _) => Kind::List,
            ('—', Some('—')) => return Some((self.at + 2, Kind::Comma)),
            (',' | ':', _) => Kind::Comma,
            ('。' | ';' | '!' | '?', _) => Kind::Stop,
            _ => return None,
        };
        Some((self.at + 1, kind))
    }

    /// `较2015年`, `比去年`, `是2020年的`: a year that is no date of the figure.
    fn compared(&self) -> Option<(usize, Kind)> {
        let first = self.peek(0)?;
        if !matches!(first, '较' | '比' | '是' | '同' | '以') {
            return None;
        }
        if matches!(first, '较' | '比')
            && let Some(end) = self.plan()
        {
            return Some((end, Kind::Base(When::Moment)));
        }
        let (end, when) = time(self.chars, self.at + 1, self.end)?;
        // 比前五年增加
        if when == When::Moment && self.peek(1) == Some('前') {
            return Some((end, Kind::Base(when)));
        }
        if !when.names_years() || matches!(first, '是' | '以') && self.chars.get(end) != Some(&'的') {
            return None;
        }
        Some((end, Kind::Base(when)))
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

    /// True where a number of times follows.
    fn is_multiple(&self, at: usize) -> bool {
        let at = BEFORE.at(self.chars, at, self.end).map_or(at, |(end, _)| end);
        numbers::read(self.chars, at, self.end).is_some_and(|(_, end)| self.chars.get(end) == Some(&'倍'))
    }

    /// `“十四五”期间`: a quote that is no name.
    fn quoted_time(&self) -> Option<(usize, Kind)> {
        let quote = matches!(self.peek(0), Some('“' | '"' | '‘' | '「'));
        if quote { self.time() } else { None }
    }

    fn time(&self) -> Option<(usize, Kind)> {
        let led = matches!(self.peek(0), Some('到' | '从' | '自'));
        let start = if led { self.at + 1 } else { self.at };
        let (end, when) = time(self.chars, start, self.end)?;
        // 从1998年起 is a time, 从1998年的 a start.
        if matches!(self.peek(0), Some('从' | '自')) && !matches!(when, When::Since(_)) {
            return None;
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
    fn in_words(&self) -> Option<(usize, Kind)> {
        if let Some((end, bound)) = COMPARE.at(self.chars, self.at, self.end)
            && let Some(end) = yardstick(self.chars, end, self.end)
        {
            return Some((end, Kind::Words(bound)));
        }
        match self.peek(0)? {
            '与' | '和' | '同' => in_step(self.chars, self.at, self.end),
            '完' | '达' => as_ordered(self.chars, self.at, self.end),
            '保' | '提' | '只' | '稳' | '平' | '较' if self.last() == Some(&Kind::NOUN) => {
                course(self.chars, self.at, self.end)
            }
            _ => None,
        }
        .map(|end| (end, Kind::Words(Bound::Exact)))
    }

    fn role(&self) -> Option<(usize, Kind)> {
        if let Some(end) = self.per_so_many().or_else(|| self.newly_done()) {
            return Some(end);
        }
        let (end, role) = ROLES.at(self.chars, self.at, self.end)?;
        let stands = match (end - self.at, role) {
            (1, Role::Change(_)) => {
                reads_number(self.chars, end, self.end)
                    || BEFORE.at(self.chars, end, self.end).is_some()
                    || self.chars.get(end) == Some(&'每')
            }
            (1, Role::Aside) => self.begins_clause(),
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

    /// True right before a number or another verb: `均达97%`, `将新增`; 有 in 有机 is no verb.
    fn leads_on(&self, end: usize) -> bool {
        reads_number(self.chars, end, self.end)
            || BEFORE
                .at(self.chars, end, self.end)
                .is_some_and(|(after, _)| reads_number(self.chars, after, self.end))
            || ROLES.at(self.chars, end, self.end).is_some_and(|(after, role)| match role {
                Role::Noun | Role::Scope => false,
                Role::Change(_) => after > end + 1 || reads_number(self.chars, after, self.end),
                _ => after > end + 1,
            })
    }
}
