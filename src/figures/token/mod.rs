//! The words of a sentence as the grammar sees them: numbers, units, bounds, times, verbs, marks and the
//! nouns between. One pass from left to right, longest word first; places are indices of folded characters.

mod compared;
mod name;
mod number;
mod role;

use super::Bound;
use super::number::Number;
use super::words::{AFTER, Measure, Role, When};

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
    /// `(按可比价计算)` directly behind a quantity: tells more of it and names nothing.
    Note,
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

impl Lexer<'_> {
    fn step(&mut self) {
        let found = self
            .after_number()
            .or_else(|| self.note())
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
            && !(matches!(self.peek(0), Some('到' | '至')) && self.is_start(last))
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

    /// True behind the value that 由 leads to: `支出由|50.6亿元|到172.67亿元` is a change and no range.
    fn is_start(&self, last: &Kind) -> bool {
        // 由3到5人 is a range.
        if matches!(last, Kind::Number(_)) {
            return false;
        }
        let mut before = self.tokens.iter().rev().map(|token| &token.kind).skip_while(|kind| {
            matches!(kind, Kind::Number(_) | Kind::Unit(_) | Kind::After(_) | Kind::Before(_))
        });
        before.next() == Some(&Kind::From)
    }

    /// 多 of `一倍多`, `三成多的`; 多 of 多功能 begins a noun.
    fn is_and_more(&self) -> bool {
        self.peek(0) == Some('多')
            && matches!(self.previous(), Some('倍' | '成' | '番'))
            && self.peek(1).is_none_or(|next| ",。;、!?)的".contains(next))
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
}
