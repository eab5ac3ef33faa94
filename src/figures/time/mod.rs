//! Times as sentences name them: `2019年`, `二〇二四年`, `“十四五”期间`, `今后五年`, `1—11月`, `去年`, `连续12年`.

mod day;
mod plan;
mod span;

use super::token::dash;
use super::words::{TIMES, When, list};
use crate::report::time as named;
use day::{continues_number, day, months, spelled_day_of};
use plan::{nth_plan, plan};
use span::{in_a_row, so_many};

/// The time at `at` and where it ends.
pub(super) fn time(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    if let Some((after, when)) =
        TIMES.at(chars, at, end).filter(|(after, when)| !names_measure(chars, *after, *when))
    {
        // 今年1月7日: a day of this year that is told of has passed, unless it is a date to keep.
        let day = day(chars, after, end)
            .filter(|day| when == When::This && !matches!(chars.get(*day), Some('前' | '起')));
        return Some(day.map_or((after, when), |day| (day, When::ThisSoFar)));
    }
    // Asked at every character of every report: most begin no time.
    let begins = chars.get(at).is_some_and(|first| {
        first.is_ascii_digit()
            || matches!(
                first,
                '“' | '"'
                    | '‘'
                    | '「'
                    | '第'
                    | '前'
                    | '在'
                    | '本'
                    | '刚'
                    | '过'
                    | '这'
                    | '近'
                    | '今'
                    | '未'
                    | '往'
                    | '接'
                    | '连'
                    | '〇'
                    | '零'
                    | '○'
                    | 'o'
                    | '一'
                    | '二'
                    | '两'
                    | '三'
                    | '四'
                    | '五'
                    | '六'
                    | '七'
                    | '八'
                    | '九'
                    | '十'
                    | '百'
            )
    });
    if !begins {
        return None;
    }
    phrase(chars, at, end)
        .or_else(|| nth_plan(chars, at, end))
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
        return Some((at + 4, When::Meanwhile));
    }
    // 目前, 提前三年 are other words.
    let other = at.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|c| "目提以之当学".contains(*c));
    if other || rest.first() != Some(&'前') || rest.get(2) != Some(&'年') {
        return None;
    }
    named::count(&rest.get(1)?.to_string()).filter(|count| *count > 1)?;
    let tail = usize::from(matches!(rest.get(3), Some('内' | '间' | '中')));
    Some((at + 3 + tail, When::Unsaid))
}

/// 年均浓度, 年平均工资: a measure of one year; 上年结余: money that this year has; 建国以来最高: how rare it is.
fn names_measure(chars: &[char], after: usize, when: When) -> bool {
    let behind: String = chars.get(after..).unwrap_or_default().iter().take(2).collect();
    match when {
        When::Average => list("yearly_measures").contains(&behind.as_str()),
        When::Previous => list("left_over").contains(&behind.as_str()),
        // 超过了建国以来的最高水平
        When::Lately => {
            let rest = behind.trim_start_matches('的');
            ["最", "新高", "新低"].iter().any(|word| rest.starts_with(word))
        }
        _ => false,
    }
}

/// `2019年`, `二〇二四年`, `2021—2023年`, `2020年以来`.
fn years(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    if at.checked_sub(1).is_some_and(|before| continues_number(chars, before)) {
        return None;
    }
    let (first, after) = year(chars, at, end)?;
    if let Some(found) = two_years(chars, first, after, end) {
        return Some(found);
    }
    let bare = after + usize::from(chars.get(after) == Some(&'年'));
    let bare = month_of_range(chars, bare, end).unwrap_or(bare);
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

/// `1953和1954两年`, `1981年、1982年两年`, from behind the digits of the first.
fn two_years(chars: &[char], first: u16, after: usize, end: usize) -> Option<(usize, When)> {
    let bare = |at: usize| at + usize::from(chars.get(at) == Some(&'年'));
    let and = bare(after);
    matches!(chars.get(and), Some('和' | '与' | '、')).then_some(())?;
    let (second, after) = year(chars, and + 1, end)?;
    let tail = bare(after);
    let counts =
        chars.get(tail..end)?.starts_with(&['两', '年']) || chars.get(tail..end)?.starts_with(&['二', '年']);
    (counts && second == first + 1).then_some((tail + 2, When::Years(first, second)))
}

/// 7月 of `从1950年7月到1953年底`: where the month ends, if a range goes on behind it.
fn month_of_range(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let rest = chars.get(at..end)?;
    let month = rest.iter().take(3).position(|c| *c == '月').filter(|month| *month > 0)?;
    let words: String = rest.iter().take(month).collect();
    named::count(&words).filter(|month| *month <= 12)?;
    let after = at + month + 1;
    dash(chars, after, end).and_then(|from| year(chars, from, end)).map(|_| after)
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

/// After `2019年`: the month, or 底, 末, 年底.
fn year_end(chars: &[char], at: usize) -> usize {
    let again = matches!((chars.get(at), chars.get(at + 1)), (Some('年'), Some('底' | '末' | '初')));
    let at = at + usize::from(again);
    match chars.get(at) {
        Some('底' | '末' | '度' | '初') => at + 1 + usize::from(chars.get(at + 1) == Some(&'前')),
        Some('前') => at + 1,
        _ => at,
    }
}
