//! Whether a number of the text stands for a quantity or belongs to a name, and which unit follows it.

use super::super::Change;
use super::super::number::{self, Form, Number};
use super::super::time::time;
use super::super::words::{AFTER, BEFORE, BEGINNINGS, Measure, PER, ROLES, Role, UNITS};
use super::{Kind, Lexer};

impl Lexer<'_> {
    pub(super) fn number(&self) -> Option<(usize, Kind)> {
        let sign = usize::from(matches!(self.peek(0)?, '-' | '负') && self.last() != Some(&Kind::Range));
        if let Some(end) = self.list_number() {
            return Some((end, Kind::NOUN));
        }
        if let Some(end) = self.damaged_number() {
            return Some((end, Kind::Comma));
        }
        let Some((number, end)) = number::read(self.chars, self.at + sign, self.end) else {
            return self.endless_digits();
        };
        let bounded = matches!(self.last(), Some(Kind::Before(_)))
            || matches!(self.last(), Some(Kind::Role(Role::Change(Change::Reach))));
        let after_range = self.last() == Some(&Kind::Range);
        if !stands_alone(self.chars, self.at, end) || !self.confirmed(&number, end, bounded || after_range) {
            // A number that is part of a name is swallowed whole: none of its digits may start another.
            let is_name = number.form == Form::Digits || self.previous() == Some('第');
            return is_name.then_some((end, Kind::NOUN));
        }
        if sign == 1 {
            return Some((end, Kind::Number(number.negative())));
        }
        Some((end, Kind::Number(number)))
    }

    /// 不低于, 近, 达, 由 …: only in front of a number, elsewhere they are parts of other words.
    pub(super) fn before_number(&self) -> Option<(usize, Kind)> {
        if let Some((end, bound)) = BEFORE.at(self.chars, self.at, self.end)
            && (reads_number(self.chars, end, self.end) || self.reads_rate(end))
            && (self.peek(0) != Some('上') || self.peek(1).is_some_and(|next| "百千万亿".contains(next)))
        {
            return Some((end, Kind::Before(bound)));
        }
        match self.peek(0)? {
            '和' | '与' | '及' | '或' if !self.tokens.is_empty() => {
                self.leads_to_number(self.at + 1).then_some((self.at + 1, Kind::And))
            }
            '由' | '从' => {
                let end = self.at + 1;
                let per = ROLES.at(self.chars, end, self.end).filter(|(_, role)| *role == Role::Adverb);
                let per = per.map_or(end, |(per, _)| per);
                // 从人均40元提高到45元
                let head = self.chars.get(end..).is_some_and(|rest| rest.starts_with(&['人', '均']));
                if head && reads_number(self.chars, end + 2, self.end) {
                    return Some((end + 2, Kind::From));
                }
                let begins = self.leads_to_number(per) || time(self.chars, end, self.end).is_some();
                begins.then_some((end, Kind::From))
            }
            _ => None,
        }
    }

    /// A number at `at`, or a bound and a number: 不足24亿元.
    fn leads_to_number(&self, at: usize) -> bool {
        let bound = BEFORE.at(self.chars, at, self.end).map_or(at, |(end, _)| end);
        reads_number(self.chars, at, self.end)
            || reads_number(self.chars, bound, self.end)
            || self.starts_change(at)
    }

    /// `一个月以上压缩到`: a small numeral that counts where it is what a change starts from.
    fn starts_change(&self, at: usize) -> bool {
        let Some((number, after)) = number::read(self.chars, at, self.end) else { return false };
        let Some((after, _)) = unit(self.chars, after, self.end).filter(|_| number.form == Form::Numeral)
        else {
            return false;
        };
        let after = AFTER.at(self.chars, after, self.end).map_or(after, |(end, _)| end);
        matches!(ROLES.at(self.chars, after, self.end), Some((_, Role::Change(_))))
    }

    /// Digits count for themselves; a numeral needs a unit, and a scale alone a bound before it as well.
    fn confirmed(&self, number: &Number, end: usize, bounded: bool) -> bool {
        let unit = unit(self.chars, end, self.end);
        let ranged =
            || dash(self.chars, end, self.end).is_some_and(|end| reads_number(self.chars, end, self.end));
        match number.form {
            Form::Digits | Form::Whole => true,
            Form::Vague => unit.is_some(),
            Form::Bare => {
                (unit.is_some() || ends_at_mark(number, self.chars.get(end))) && (bounded || number.more)
            }
            Form::Numeral => match unit {
                None => bounded_range(self.last()) || (ranged() && number.value() > Some(1.0)),
                Some((_, Measure::Share)) => true,
                Some(_) => {
                    (number.value() > Some(10.0)
                        || number.has_decimals()
                        || number.more
                        || number.upper().is_some()
                        || self.last() == Some(&Kind::From))
                        && self.previous() != Some('第')
                }
            },
        }
    }

    /// `每千人6.5批次`, `每人每月100元` at `at`.
    fn reads_rate(&self, at: usize) -> bool {
        let per = ROLES.at(self.chars, at, self.end).filter(|(_, role)| *role == Role::Adverb);
        let per = per.map(|(end, _)| end).or_else(|| {
            let (_, end) = number::read(self.chars, at + 1, self.end)?;
            unit(self.chars, end, self.end).map(|(end, _)| end)
        });
        self.chars.get(at) == Some(&'每') && per.is_some_and(|end| reads_number(self.chars, end, self.end))
    }

    /// `9274?9万元`: a mark of the number was lost, and what is left of it would be another number.
    fn damaged_number(&self) -> Option<usize> {
        let rest = self.chars.get(self.at..self.end)?;
        let is_mark = |c: char| matches!(c, '?' | '□' | '■' | '�');
        let run = rest.iter().take_while(|c| c.is_ascii_digit() || is_mark(**c) || **c == '.').count();
        let run = rest.get(..run)?;
        let inside = run.windows(3).any(|three| match three {
            [before, mark, after] => before.is_ascii_digit() && is_mark(*mark) && after.is_ascii_digit(),
            _ => false,
        });
        let after = number::scales(self.chars, self.at + run.len()).1;
        inside.then(|| unit(self.chars, after, self.end).map_or(after, |(end, _)| end))
    }

    /// Digits too many for a number: a telephone, a serial. None of them starts another.
    fn endless_digits(&self) -> Option<(usize, Kind)> {
        let digits = self.chars.get(self.at..self.end)?.iter().take_while(|c| c.is_ascii_digit()).count();
        (digits > 0).then_some((self.at + digits, Kind::NOUN))
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
}

/// The unit at `at`, with what stands under its slash; 级 only of an earthquake.
pub(super) fn unit(chars: &[char], at: usize, end: usize) -> Option<(usize, Measure)> {
    if chars.get(at..end)?.starts_with(&['级', '地', '震']) {
        return Some((at + 1, Measure::Amount));
    }
    let (mut after, measure) = more_inside(chars, at, end).or_else(|| UNITS.at(chars, at, end))?;
    // 9条|次干道路: the last character begins the next word.
    if after > at + 1 && BEGINNINGS.at(chars, after - 1, end).is_some() {
        (after, _) = UNITS.at(chars, at, after - 1).unwrap_or((after, measure));
    }
    // 微克/立方米, 微克每立方米
    while matches!(chars.get(after), Some('/' | '每')) {
        let Some((per, ())) = PER.at(chars, after + 1, end) else { break };
        after = per;
    }
    let is_latin = |at: usize| chars.get(at).is_some_and(char::is_ascii_alphanumeric);
    // 4l.1: a scan's slip.
    let runs_on = is_latin(after) || chars.get(after) == Some(&'.') && is_latin(after + 1);
    if after.checked_sub(1).is_some_and(is_latin) && runs_on {
        return None;
    }
    // 10家电企业 is rare, 3人工智能 rarer; 分 and 天 begin words more often.
    let begins_word = BEGINNINGS.at(chars, at, end).is_some();
    (!begins_word).then_some((after, measure))
}

/// `1|个多月`: 多 inside its unit.
fn more_inside(chars: &[char], at: usize, end: usize) -> Option<(usize, Measure)> {
    let inside = chars.get(at) == Some(&'个') && chars.get(at + 1) == Some(&'多');
    let rest = chars.get(at + 2..end.min(at + 5)).filter(|_| inside)?;
    let whole: Vec<char> = std::iter::once('个').chain(rest.iter().copied()).collect();
    let (length, measure) = UNITS.at(&whole, 0, whole.len()).filter(|(length, _)| *length > 1)?;
    Some((at + 1 + length, measure))
}

/// A dash or 至 that may join two numbers.
pub(in crate::figures) fn dash(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let length = match (chars.get(at)?, chars.get(at + 1)) {
        ('—' | '-', Some('—' | '-')) => 2,
        ('—' | '–' | '-' | '~' | '～' | '−' | '至' | '到', _) => 1,
        _ => return None,
    };
    (at + length < end).then_some(at + length)
}

pub(super) fn reads_number(chars: &[char], at: usize, end: usize) -> bool {
    let at = at + usize::from(matches!(chars.get(at), Some('-' | '负')));
    let Some((number, after)) = number::read(chars, at, end) else { return false };
    match number.form {
        Form::Digits | Form::Whole => true,
        Form::Bare => unit(chars, after, end).is_some() || ends_at_mark(&number, chars.get(after)),
        Form::Vague => unit(chars, after, end).is_some(),
        Form::Numeral => unit(chars, after, end)
            .is_some_and(|(_, measure)| measure == Measure::Share || number.value() > Some(10.0)),
    }
}

/// False where a number is part of a name: `5G`, `PM2.5`, `1+5`, `1∶3.4`, `7·20`, `第3`.
pub(super) fn stands_alone(chars: &[char], start: usize, end: usize) -> bool {
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

fn bounded_range(last: Option<&Kind>) -> bool {
    last == Some(&Kind::Range)
}

/// `突破千亿、`, `迈上万亿台阶`: a great scale alone, where the clause ends or a threshold follows.
fn ends_at_mark(number: &Number, next: Option<&char>) -> bool {
    number.exponent >= 8 && next.is_none_or(|next| "、,。;台大关".contains(*next))
}
