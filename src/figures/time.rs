//! Times as sentences name them: `2019年`, `二〇二四年`, `“十四五”期间`, `今后五年`, `1—11月`, `去年`, `连续12年`.

use super::number;
use super::token::dash;
use super::words::{ROLES, Role, TIMES, When};
use crate::report::time as named;
use crate::text::spelled_day;

/// The time at `at` and where it ends.
pub(super) fn time(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    if let Some((after, when)) =
        TIMES.at(chars, at, end).filter(|(after, when)| !is_measure(chars, *after, *when))
    {
        // 今年1月7日: a day of this year that is told of has passed, unless it is a date to keep.
        let day = day(chars, after, end)
            .filter(|day| when == When::This && !matches!(chars.get(*day), Some('前' | '起')));
        return Some(day.map_or((after, when), |day| (day, When::ThisSoFar)));
    }
    // Asked at every character of every report: most begin no time.
    let begins = chars.get(at).is_some_and(|first| {
        first.is_ascii_digit()
            || "“\"‘「前在本刚过这近今未往接连〇零○o一二两三四五六七八九十百".contains(*first)
    });
    if !begins {
        return None;
    }
    phrase(chars, at, end)
        .or_else(|| plan(chars, at, end))
        .or_else(|| so_many(chars, at, end))
        .or_else(|| in_a_row(chars, at, end))
        .or_else(|| years(chars, at, end))
        .or_else(|| months(chars, at, end))
        .or_else(|| spelled_day_of(chars, at, end))
}

/// `本世纪末`, `在此期间`, `前四年内`, whose years the text before gives.
fn phrase(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    let rest = chars.get(at..end)?;
    if rest.starts_with(&['本', '世', '纪', '末']) {
        return Some((at + 4, When::CenturyEnd));
    }
    if rest.starts_with(&['在', '此', '期', '间']) {
        return Some((at + 4, When::Span(5)));
    }
    // 目前, 提前三年 are other words.
    let other = at.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|c| "目提以之当学".contains(*c));
    if other || rest.first() != Some(&'前') || rest.get(2) != Some(&'年') {
        return None;
    }
    named::count(&rest.get(1)?.to_string()).filter(|count| *count > 1)?;
    let tail = usize::from(matches!(rest.get(3), Some('内' | '间' | '中')));
    Some((at + 3 + tail, When::Moment))
}

/// 年均浓度, 年均气温: a measure of one year.
fn is_measure(chars: &[char], after: usize, when: When) -> bool {
    let behind: String = chars.get(after..).unwrap_or_default().iter().take(2).collect();
    when == When::Average
        && ["浓度", "气温", "降水", "降雨", "径流", "蒸发", "日照"].contains(&behind.as_str())
}

/// `“十四五”期间`, `"十三五"末`, `十二五时期`; a name like “十四五”规划 is no time.
fn plan(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    let quoted = matches!(chars.get(at)?, '“' | '"' | '‘' | '「');
    let start = at + usize::from(quoted);
    let length =
        chars.get(start..(start + 4).min(end))?.iter().rposition(|c| *c == '五').filter(|at| *at > 0)?;
    let nth: String = chars.get(start..start + length)?.iter().collect();
    let years = named::plan_years(&nth)?;
    let mut after = start + length + 1;
    if quoted {
        matches!(chars.get(after), Some('”' | '"' | '’' | '」')).then_some(())?;
        after += 1;
    }
    let tail = chars.get(after..end)?;
    let says = |words: &str| {
        tail.iter().copied().zip(words.chars()).filter(|(a, b)| a == b).count() == words.chars().count()
    };
    let (from, to) = (years.from.get(), years.to.get());
    let whole = When::Years(from, to);
    // “十一五”前四年
    if let Some(count) =
        tail.strip_prefix(&['前']).and_then(|rest| rest.first()).and_then(|c| named::count(&c.to_string()))
        && tail.get(2) == Some(&'年')
        && (2..5).contains(&count)
    {
        return Some((after + 3, When::Years(from, from + count - 1)));
    }
    for (words, when) in [
        ("时期以来", When::Since(from)),
        ("以来", When::Since(from)),
        ("时期末", When::Year(to)),
        ("期末", When::Year(to)),
        ("末", When::Year(to)),
        ("时期", whole),
        ("期间", whole),
        ("五年", whole),
    ] {
        if says(words) {
            return Some((after + words.chars().count(), when));
        }
    }
    // “十四五”累计建成…: quoted and before an adverb it is the time of what follows.
    let before_adverb = matches!(ROLES.at(chars, after, end), Some((_, Role::Adverb | Role::Act)))
        || TIMES.at(chars, after, end).is_some_and(|(_, when)| when == When::Average);
    (quoted && before_adverb).then_some((after, whole))
}

/// `过去五年`, `五年来`, `今后五年`, `60年来`, `五年累计`.
fn so_many(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
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
            (matches!(count, 2..=5 | 10) && (deed || average || !names) && begins)
                .then_some((after, When::Span(count)))
        }
    }
}

/// `十二月三十一日` behind a year: when something happened.
fn spelled_day_of(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
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
fn in_a_row(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
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

/// `2019年`, `二〇二四年`, `2021—2023年`, `2020年以来`.
fn years(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    if at.checked_sub(1).is_some_and(|before| continues_number(chars, before)) {
        return None;
    }
    let (first, after) = year(chars, at, end)?;
    let bare = after + usize::from(chars.get(after) == Some(&'年'));
    let range = dash(chars, bare, end).and_then(|from| year(chars, from, end));
    let (to, after) = range.map_or((None, after), |(to, after)| (Some(to), after));
    let blank = usize::from(chars.get(after) == Some(&' '));
    if chars.get(after + blank) != Some(&'年') {
        return None;
    }
    let after = year_end(chars, after + blank + 1);
    if to.is_none() && chars.get(after..end).is_some_and(|rest| rest.starts_with(&['以', '来'])) {
        return Some((after + 2, When::Since(first)));
    }
    // 从1998年起
    let begins = at.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|c| matches!(c, '从' | '自'));
    if to.is_none() && begins && chars.get(after) == Some(&'起') {
        return Some((after + 1, When::Since(first)));
    }
    Some((after, to.filter(|to| *to > first).map_or(When::Year(first), |to| When::Years(first, to))))
}

/// Four digits or numerals that are a year, and where they end.
fn year(chars: &[char], at: usize, end: usize) -> Option<(u16, usize)> {
    let is_digit = |c: &char| c.is_ascii_digit() || "〇零○o一二三四五六七八九".contains(*c);
    let run = chars.get(at..end)?.iter().take(5).take_while(|c| is_digit(c)).count();
    if run != 4 {
        return None;
    }
    let text: String = chars.get(at..at + 4)?.iter().collect();
    Some((named::year(&text)?.get(), at + 4))
}

/// `1—11月`, `9月末`, `5月`, `4月22日`.
fn months(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
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
        // 6月底前
        Some('份' | '底' | '末') if day == 0 => at + 1 + usize::from(chars.get(at + 1) == Some(&'前')),
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
