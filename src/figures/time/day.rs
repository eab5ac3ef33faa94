//! Months and days: `1—11月`, `9月末`, `4月22日`, `十二月三十一日`.

use super::super::token::dash;
use super::super::words::When;
use crate::text::spelled_day;

/// `十二月三十一日` behind a year: when something happened.
pub(super) fn spelled_day_of(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    let follows_year = at.checked_sub(1).is_some_and(|before| chars.get(before) == Some(&'年'));
    let rest = chars.get(at..end).filter(|_| follows_year)?;
    let month = rest.iter().take(3).position(|character| *character == '月')?;
    let words: String = rest.iter().take(month).collect();
    let is_month = spelled_day(&words).is_some_and(|month| month <= 12);
    let after = at + month + 1;
    let day = chars.get(after..end)?.iter().take(4).position(|character| *character == '日');
    let is_day = |day: &usize| {
        let words: String = chars.get(after..after + day).unwrap_or_default().iter().collect();
        spelled_day(&words).is_some()
    };
    let after = day.filter(is_day).map_or_else(|| month_end(chars, after), |day| after + day + 1);
    is_month.then_some((after, When::Moment))
}

/// `1—11月`, `9月末`, `5月`, `4月22日`.
pub(super) fn months(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    let digits = |from: usize| {
        let rest = chars.get(from..end).unwrap_or_default().iter();
        from + rest.take(3).take_while(|c| c.is_ascii_digit()).count()
    };
    let first = digits(at);
    if first == at || at.checked_sub(1).is_some_and(|before| continues_number(chars, before)) {
        return None;
    }
    let range = dash(chars, first, end).map(|from| (from, digits(from))).filter(|(from, to)| to > from);
    let (from, to) = range.unwrap_or((at, first));
    let blank = usize::from(chars.get(to) == Some(&' '));
    let value: u16 = chars.get(from..to)?.iter().collect::<String>().parse().ok()?;
    if chars.get(to + blank) != Some(&'月') || !(1..=12).contains(&value) {
        return None;
    }
    let after = month_end(chars, to + blank + 1);
    let when = match chars.get(after.checked_sub(1)?) {
        _ if range.is_some() => When::Part,
        Some('底' | '末' | '前') => When::Day,
        _ => When::Moment,
    };
    Some((after, when))
}

/// After `4月`: the day, or 份, 底, 末.
fn month_end(chars: &[char], at: usize) -> usize {
    let day = chars.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count();
    match chars.get(at + day) {
        Some('日' | '号') if day > 0 => at + day + 1,
        // 6月底前
        Some('份' | '底' | '末') if day == 0 => at + 1 + usize::from(chars.get(at + 1) == Some(&'前')),
        _ => at,
    }
}

/// Where `1月7日` at `at` ends.
pub(super) fn day(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let rest = chars.get(at..end)?;
    let month = rest.iter().take(3).position(|c| *c == '月').filter(|month| *month > 0)?;
    let is_month = rest.iter().take(month).all(char::is_ascii_digit);
    let after = month_end(chars, at + month + 1);
    (is_month && chars.get(after.checked_sub(1)?) == Some(&'日')).then_some(after)
}

/// True where digits after `at` are no number of their own; `14.` at the start of a paragraph counts it.
pub(super) fn continues_number(chars: &[char], at: usize) -> bool {
    let counts = |at: usize| at <= 3 && chars.iter().take(at).all(char::is_ascii_digit);
    chars.get(at).is_some_and(|c| c.is_ascii_digit() || *c == '.' && !counts(at))
}
