//! Times as sentences name them: `2019年`, `4月22日`, `去年`, `连续12年`.

use super::number;
use super::token::dash;
use super::words::{TIMES, When};
use crate::text::{spelled_day, spelled_year};

/// `2019年`, `2021—2023年`, `4月22日`, `去年`, `“十四五”末`.
pub(super) fn time(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    if let Some((after, when)) = TIMES.at(chars, at, end) {
        // 今年1月7日: a day of this year that is told of has passed, unless it is a date to keep.
        let day = day(chars, after, end)
            .filter(|day| when == When::This && !matches!(chars.get(*day), Some('前' | '起')));
        return Some(day.map_or((after, when), |day| (day, When::ThisSoFar)));
    }
    if let Some(after) = for_years(chars, at, end) {
        return Some((after, When::YearsPast));
    }
    if let Some(after) = in_a_row(chars, at, end) {
        return Some((after, When::Within));
    }
    if let Some(spelled) = spelled(chars, at, end) {
        return Some(spelled);
    }
    let digits = |from: usize| {
        let run = chars
            .get(from..end)
            .unwrap_or_default()
            .iter()
            .take(5)
            .take_while(|c| c.is_ascii_digit())
            .count();
        from + run
    };
    let first = digits(at);
    if first == at || at.checked_sub(1).is_some_and(|before| continues_number(chars, before)) {
        return None;
    }
    // `2021—2023年`, `1至11月`: the later one dates the figure.
    let (from, to) = match dash(chars, first, end).map(|from| (from, digits(from))) {
        Some((from, to)) if to > from => (from, to),
        _ => (at, first),
    };
    let blank = usize::from(chars.get(to) == Some(&' '));
    let value: u16 = chars.get(from..to)?.iter().collect::<String>().parse().ok()?;
    match chars.get(to + blank)? {
        '年' if to - from == 4 && (1900..=2100).contains(&value) => {
            Some((year_end(chars, to + blank + 1), When::Year(value)))
        }
        '月' if (1..=12).contains(&value) => Some((month_end(chars, to + blank + 1), When::Within)),
        _ => None,
    }
}

/// `二〇二四年`, `二O二一—二O二三年`; `十二月三十一日` behind a year.
fn spelled(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    let year = |at: usize| spelled_year(chars.get(at..end).unwrap_or_default());
    if let Some(first) = year(at) {
        let later = dash(chars, at + 4, end).and_then(|later| Some((later + 4, year(later)?)));
        let (after, named) = later.unwrap_or((at + 4, first));
        return (chars.get(after) == Some(&'年')).then(|| (year_end(chars, after + 1), When::Year(named)));
    }
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
    is_month.then_some((after, When::Within))
}

/// `60年来`, `三十多年来`.
fn for_years(chars: &[char], at: usize, end: usize) -> Option<usize> {
    if !chars.get(at).is_some_and(|first| first.is_numeric() || "一二两三四五六七八九十近".contains(*first))
    {
        return None;
    }
    let at = at + usize::from(chars.get(at) == Some(&'近'));
    let (_, after) = number::read(chars, at, end)?;
    chars.get(after..end)?.starts_with(&['年', '来']).then_some(after + 2)
}

/// `连续12年`, `连续两年`, `连续3个月`: says for how long, not how much.
fn in_a_row(chars: &[char], at: usize, end: usize) -> Option<usize> {
    if !chars.get(at..end)?.starts_with(&['连', '续']) {
        return None;
    }
    let (_, after) = number::read(chars, at + 2, end)?;
    let unit = chars.get(after..(after + 2).min(end))?;
    match unit {
        ['年' | '届' | '次', ..] => Some(after + 1),
        ['个', '月' | '季'] | ['季', '度'] => Some(after + 2),
        _ => None,
    }
}

/// After `2019年`: the month, or 底, 末, 全年.
fn year_end(chars: &[char], at: usize) -> usize {
    match chars.get(at) {
        Some('底' | '末' | '度' | '初') => at + 1 + usize::from(chars.get(at + 1) == Some(&'前')),
        Some('前') => at + 1,
        _ => at,
    }
}

/// After `4月`: the day, or 份, 底, 末.
fn month_end(chars: &[char], at: usize) -> usize {
    let day = chars.get(at..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count();
    match chars.get(at + day) {
        Some('日' | '号') if day > 0 => at + day + 1,
        Some('份' | '底' | '末') if day == 0 => at + 1,
        _ => at,
    }
}

/// Where `1月7日` at `at` ends.
fn day(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let rest = chars.get(at..end)?;
    let month = rest.iter().take(3).position(|c| *c == '月').filter(|month| *month > 0)?;
    let is_month = rest.iter().take(month).all(char::is_ascii_digit);
    let after = month_end(chars, at + month + 1);
    (is_month && chars.get(after.checked_sub(1)?) == Some(&'日')).then_some(after)
}

/// True where digits after `at` are no number of their own; `14.` at the start of a paragraph counts it.
fn continues_number(chars: &[char], at: usize) -> bool {
    let counts = |at: usize| at <= 3 && chars.iter().take(at).all(char::is_ascii_digit);
    chars.get(at).is_some_and(|c| c.is_ascii_digit() || *c == '.' && !counts(at))
}
