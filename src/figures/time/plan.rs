//! Five-year plans as sentences name their years: `“十四五”期间`, `"十三五"末`, `第一个五年`.

use super::super::words::{ROLES, Role, TIMES, When};
use crate::report::time as named;

/// `第一个五年`, `第十四个五年规划期间`; alone, 第十四个五年规划 is a document.
pub(super) fn nth_plan(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
    let rest = chars.get(at..end)?.strip_prefix(&['第'])?;
    let length = rest.iter().take(4).position(|c| *c == '个')?;
    let tail = rest.get(length..)?.strip_prefix(&['个', '五', '年'])?;
    let nth: String = rest.get(..length)?.iter().collect();
    let years = named::plan_years(&nth)?;
    let after = at + 1 + length + 3;
    let is_plan = tail.starts_with(&['计', '划']) || tail.starts_with(&['规', '划']);
    let behind = if is_plan { tail.get(2..)? } else { tail };
    let during = [['期', '间'], ['时', '期']].iter().any(|words| behind.starts_with(words));
    (!is_plan || during)
        .then(|| after + if is_plan { 2 } else { 0 } + if during { 2 } else { 0 })
        .map(|after| (after, When::Years(years.from.get(), years.to.get())))
}

/// `“十四五”期间`, `"十三五"末`, `十二五时期`; a name like “十四五”规划 is no time.
pub(super) fn plan(chars: &[char], at: usize, end: usize) -> Option<(usize, When)> {
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
