//! The words of a sentence as the grammar sees them: numbers, units, bounds, times, verbs, marks and the
//! nouns between. One pass from left to right, longest word first; places are indices of folded characters.

use super::number::{self, Form, Number};
use super::promise::{as_ordered, in_step, yardstick};
use super::time::time;
use super::words::{AFTER, BEFORE, BEGINNINGS, COMPARE, Measure, PER, ROLES, Role, UNITS, When};
use super::{Bound, Change};

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
        let (end, when) = time(self.chars, self.at + 1, self.end)?;
        if when == When::Within || matches!(first, '是' | '以') && self.chars.get(end) != Some(&'的') {
            return None;
        }
        Some((end, Kind::Base(when)))
    }

    fn time(&self) -> Option<(usize, Kind)> {
        let start = if self.peek(0) == Some('到') { self.at + 1 } else { self.at };
        let (end, when) = time(self.chars, start, self.end)?;
        Some((end, Kind::Time(when)))
    }

    fn number(&self) -> Option<(usize, Kind)> {
        let sign = usize::from(matches!(self.peek(0)?, '-' | '负') && self.last() != Some(&Kind::Range));
        if let Some(end) = self.list_number() {
            return Some((end, Kind::NOUN));
        }
        let (number, end) = number::read(self.chars, self.at + sign, self.end)?;
        let bounded = matches!(self.last(), Some(Kind::Before(_)))
            || matches!(self.last(), Some(Kind::Role(Role::Change(Change::Reach))));
        let after_range = self.last() == Some(&Kind::Range);
        if !stands_alone(self.chars, self.at, end) || !self.confirmed(&number, end, bounded || after_range) {
            // A number that is part of a name is swallowed whole: none of its digits may start another.
            return (number.form == Form::Digits).then_some((end, Kind::NOUN));
        }
        if sign == 1 {
            return Some((end, Kind::Number(number.negative())));
        }
        Some((end, Kind::Number(number)))
    }

    /// `8.` at the start of a paragraph numbers it, even where `6个专项` follows.
    fn list_number(&self) -> Option<usize> {
        let before = self.chars.get(..self.at).unwrap_or_default();
        if !before.iter().all(|character| character.is_whitespace()) {
            return None;
        }
        let digits = self.chars.get(self.at..self.end)?.iter().take_while(|c| c.is_ascii_digit()).count();
        let dot = self.peek(digits) == Some('.') && (1..=3).contains(&digits);
        dot.then_some(self.at + digits + 1)
    }

    /// Digits count for themselves; a numeral needs a unit, and a scale alone a bound before it as well.
    fn confirmed(&self, number: &Number, end: usize, bounded: bool) -> bool {
        let unit = unit(self.chars, end, self.end);
        // 数十亿, 几百: how many is not said.
        let vague = matches!(self.previous(), Some('数' | '几' | '好'))
            && self.peek(0).is_some_and(|first| "十百千万亿".contains(first));
        if vague {
            return false;
        }
        let ranged =
            || dash(self.chars, end, self.end).is_some_and(|end| reads_number(self.chars, end, self.end));
        match number.form {
            Form::Digits | Form::Whole => true,
            Form::Bare => unit.is_some() && (bounded || number.more),
            Form::Numeral => match unit {
                None => bounded_range(self.last()) || (ranged() && number.value() > Some(1.0)),
                Some((_, Measure::Share)) => true,
                Some(_) => {
                    (number.value() > Some(10.0) || number.has_decimals()) && self.previous() != Some('第')
                }
            },
        }
    }

    /// 不低于, 近, 达, 由 …: only in front of a number, elsewhere they are parts of other words.
    fn before_number(&self) -> Option<(usize, Kind)> {
        if let Some((end, bound)) = BEFORE.at(self.chars, self.at, self.end)
            && reads_number(self.chars, end, self.end)
            && (self.peek(0) != Some('上') || self.peek(1).is_some_and(|next| "百千万亿".contains(next)))
        {
            return Some((end, Kind::Before(bound)));
        }
        match self.peek(0)? {
            '和' | '与' | '及' | '或' if !self.tokens.is_empty() => {
                reads_number(self.chars, self.at + 1, self.end).then_some((self.at + 1, Kind::And))
            }
            '由' | '从' => {
                let end = self.at + 1;
                let per = ROLES.at(self.chars, end, self.end).filter(|(_, role)| *role == Role::Adverb);
                let per = per.map_or(end, |(per, _)| per);
                let begins =
                    reads_number(self.chars, per, self.end) || time(self.chars, end, self.end).is_some();
                begins.then_some((end, Kind::From))
            }
            _ => None,
        }
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
            '完' => as_ordered(self.chars, self.at, self.end),
            _ => None,
        }
        .map(|end| (end, Kind::Words(Bound::Exact)))
    }

    fn role(&self) -> Option<(usize, Kind)> {
        let (end, role) = ROLES.at(self.chars, self.at, self.end)?;
        let stands = match (end - self.at, role) {
            (1, Role::Change(_)) => {
                reads_number(self.chars, end, self.end) || BEFORE.at(self.chars, end, self.end).is_some()
            }
            (1, Role::Aside) => self.begins_clause(),
            (1, Role::Light | Role::Adverb) => self.leads_on(end),
            _ => true,
        };
        stands.then_some((end, Kind::Role(role)))
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

fn bounded_range(last: Option<&Kind>) -> bool {
    last == Some(&Kind::Range)
}

/// The unit at `at`, with what stands under its slash.
fn unit(chars: &[char], at: usize, end: usize) -> Option<(usize, Measure)> {
    let (mut after, measure) = UNITS.at(chars, at, end)?;
    while chars.get(after) == Some(&'/') {
        let Some((per, ())) = PER.at(chars, after + 1, end) else { break };
        after = per;
    }
    let is_latin = |at: usize| chars.get(at).is_some_and(char::is_ascii_alphanumeric);
    if after.checked_sub(1).is_some_and(is_latin) && is_latin(after) {
        return None;
    }
    // 10家电企业 is rare, 3人工智能 rarer; 分 and 天 begin words more often.
    let begins_word = BEGINNINGS.at(chars, at, end).is_some();
    (!begins_word).then_some((after, measure))
}

/// A dash or 至 that may join two numbers.
pub(super) fn dash(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let length = match (chars.get(at)?, chars.get(at + 1)) {
        ('—' | '-', Some('—' | '-')) => 2,
        ('—' | '–' | '-' | '~' | '～' | '−' | '至' | '到', _) => 1,
        _ => return None,
    };
    (at + length < end).then_some(at + length)
}

fn reads_number(chars: &[char], at: usize, end: usize) -> bool {
    let at = at + usize::from(matches!(chars.get(at), Some('-' | '负')));
    let Some((number, after)) = number::read(chars, at, end) else { return false };
    match number.form {
        Form::Digits | Form::Whole => true,
        Form::Bare => unit(chars, after, end).is_some(),
        Form::Numeral => unit(chars, after, end)
            .is_some_and(|(_, measure)| measure == Measure::Share || number.value() > Some(10.0)),
    }
}

/// False where a number is part of a name: `5G`, `PM2.5`, `1+5`, `1∶3.4`, `7·20`, `第3`.
fn stands_alone(chars: &[char], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| chars.get(at)).copied();
    let after = chars.get(end).copied();
    let joins = |character: char| {
        character.is_ascii_alphabetic()
            || matches!(character, '+' | '·' | '∶' | '.' | '×' | '*' | '_' | '•' | '=' | '/')
    };
    let ratio = |mark: Option<char>, beyond: Option<&char>| {
        matches!(mark, Some(':' | '/' | '-' | '—' | '–')) && beyond.is_some_and(char::is_ascii_alphanumeric)
    };
    let names_before = before.is_some_and(|before| joins(before) || matches!(before, '第' | '#' | '№'))
        || ratio(before, start.checked_sub(2).and_then(|at| chars.get(at)))
            && before != Some('-')
            && before != Some('—');
    let latin_unit = unit(chars, end, chars.len()).is_some();
    let names_after = after.is_some_and(|after| joins(after) && !latin_unit)
        || after == Some(':') && chars.get(end + 1).is_some_and(char::is_ascii_digit);
    !names_before && !names_after
}
