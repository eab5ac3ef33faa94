//! So many years, or so often: `过去五年`, `60年来`, `今后五年`, `连续12年`, `创近5年新高`.

use super::super::number;
use super::super::words::{ROLES, Role, TIMES, When};
use crate::report::time as named;

/// `过去五年`, `五年来`, `今后五年`, `60年来`, `五年累计`.
pub(super) fn so_many(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    let rest = chars.get(at..end)?;
    let starts = |words: &str| rest.iter().copied().take(words.chars().count()).eq(words.chars());
    let past = ["刚刚过去的", "过去的", "过去", "这", "近"].into_iter().find(|words| starts(words));
    let ahead = ["今后", "未来", "往后", "接下来的", "接下来"].into_iter().find(|words| starts(words));
    let mut from = at + past.or(ahead).map_or(0, |words| words.chars().count());
    from += usize::from(ahead.is_some() && chars.get(from) == Some(&'的'));
    let counts = |c: &char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(*c);
    let digits = chars.get(from..end)?.iter().take(4).take_while(|c| counts(c)).count();
    let text: String = chars.get(from..from + digits)?.iter().collect();
    let year = chars.get(from + digits).filter(|c| **c == '年' && digits > 0).map(|_| from + digits + 1);
    let Some(after) = year else { return for_years(chars, at, end) };
    let count = u8::try_from(named::count(&text)?).ok()?;
    if let Some(end) = record_high(chars, at, after, end) {
        return Some((end, When::Moment));
    }
    let tail: Option<usize> = match (chars.get(after), chars.get(after + 1)) {
        (Some('以'), Some('来')) | (Some('多'), Some('来')) => Some(2),
        (Some('来' | '间'), _) => Some(1),
        (Some('中'), Some('间')) => Some(2),
        // 四年中; 四年中央 begins another word.
        (Some('中'), next) if next.is_none_or(|next| !"央期国心等小学级专药医".contains(*next)) => {
            Some(1)
        }
        _ => None,
    };
    if ahead.is_some() {
        return Some((after, When::Ahead(count)));
    }
    // 五年内 of a review are behind it, of a plan ahead.
    if chars.get(after) == Some(&'内') && count > 1 && past.is_none() {
        return Some((after + 1, When::Span(count)));
    }
    match tail {
        Some(length) if count > 1 => Some((after + length, When::Past(count))),
        Some(_) => None,
        None if past.is_some() && count > 1 => Some((after, When::Past(count))),
        None => {
            let deed =
                ROLES.at(chars, after, end).is_some_and(|(_, role)| matches!(role, Role::Adverb | Role::Act));
            let average = TIMES.at(chars, after, end).is_some_and(|(_, when)| when == When::Average);
            let begins = at
                .checked_sub(1)
                .and_then(|at| chars.get(at))
                .is_none_or(|c| ",、。;:(—".contains(*c) || c.is_whitespace());
            let names =
                chars.get(after).is_none_or(|c| "规计行级制期以前后内攻滚大倍义一的、,。".contains(*c));
            let when = if count > 10 { When::Unsaid } else { When::Span(count) };
            (matches!(count, 2..=5 | 10..) && (deed || average || !names) && begins).then_some((after, when))
        }
    }
}

/// `创近5年新高`, `近五年来最好`: how rare a value is, not when it was.
fn record_high(chars: &[char], at: usize, after: usize, end: usize) -> Option<usize> {
    let past = chars.get(after..end)?.iter().take_while(|c| "以来".contains(**c)).count();
    let tail = chars.get(after + past..end)?;
    let is_record =
        tail.starts_with(&['新', '高']) || tail.starts_with(&['新', '低']) || tail.first() == Some(&'最');
    let made = at.checked_sub(1).and_then(|at| chars.get(at)) == Some(&'创');
    (is_record || made).then_some(after + past)
}

/// `60年来`, `三十多年来`: longer than any report's term.
fn for_years(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    let at = at + usize::from(chars.get(at) == Some(&'近'));
    if !chars.get(at).is_some_and(|first| first.is_numeric() || "一二两三四五六七八九十".contains(*first))
    {
        return None;
    }
    let (_, after) = number::read(chars, at, end)?;
    chars.get(after..end)?.starts_with(&['年', '来']).then_some((after + 2, When::Lately))
}

/// `连续12年`, `连续两年`, `连续3个月`: says for how long, not how much.
pub(super) fn in_a_row(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    if !chars.get(at..end)?.starts_with(&['连', '续']) {
        return None;
    }
    let (_, after) = number::read(chars, at + 2, end)?;
    let unit = chars.get(after..(after + 2).min(end))?;
    let after = match unit {
        ['年' | '届' | '次', ..] => after + 1,
        ['个', '月' | '季'] | ['季', '度'] => after + 2,
        _ => return None,
    };
    Some((after, When::Moment))
}
