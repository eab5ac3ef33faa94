//! Years as they are typed: 2019年, 二〇一九年, 19年.

use super::taken::Taken;
use crate::report::Year;

/// A year as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct YearTyped {
    /// Characters, `start..end`, with the 年 behind it.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) year: Year,
}

/// `2019年`, `2019`, `二〇一九年`, `19年`, in order; nothing is taken.
pub(super) fn typed_years(taken: &Taken<'_>, held: &[Year]) -> Vec<YearTyped> {
    let mut found = Vec::new();
    // 87年 in a report of 1988 is 1987.
    let newest = held.last().map_or(2100, |newest| newest.get() + 10);
    let in_full = |short: u16| if 2000 + short > newest { 1900 + short } else { 2000 + short };
    let mut at = 0;
    while let Some(&first) = taken.chars().get(at) {
        let digits: Vec<u16> =
            taken.chars().iter().skip(at).map_while(|&character| digit(character)).collect();
        let starts_here = digits.is_empty()
            || at == 0
            || digit(taken.chars().get(at - 1).copied().unwrap_or(' ')).is_none();
        let end = at + digits.len();
        let has_year_mark = taken.chars().get(end) == Some(&'年');
        let number = digits.iter().fold(0u16, |number, digit| number.wrapping_mul(10).wrapping_add(*digit));
        let year = match digits.len() {
            4 if has_year_mark || first.is_ascii_digit() => Year::new(number),
            2 if has_year_mark => Year::new(in_full(number)),
            _ => None,
        };
        let stop = end + usize::from(has_year_mark);
        if let Some(year) = year.filter(|_| starts_here && taken.is_free(at, stop)) {
            found.push(YearTyped { start: at, end: stop, year });
        }
        at = end.max(at + 1);
    }
    found
}

fn digit(character: char) -> Option<u16> {
    let digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let position = |character| digits.iter().position(|&digit| digit == character);
    let value = match character {
        '零' => Some(0),
        other => other.to_digit(10).map(|digit| digit as usize).or_else(|| position(other)),
    };
    value.and_then(|value| u16::try_from(value).ok())
}
