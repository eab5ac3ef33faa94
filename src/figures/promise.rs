//! Targets without a number: `不低于经济增速`, `与经济增长同步`, `完成国家下达任务`.

use super::whole::names_measure;
use super::words::{YARDSTICK, list};

/// Where the words a target is compared with end: `自治区平均水平`, `经济增速`.
pub(super) fn yardstick(chars: &[char], mut at: usize, end: usize) -> Option<usize> {
    let start = at;
    while let Some((after, ())) = YARDSTICK.at(chars, at, end)
        && after - start <= 20
    {
        at = after;
    }
    // Verbs and digits after the words make it a comparison with a number: 高于全国1.2个百分点.
    let closes = chars.get(at).is_none_or(|next| at >= end || ",;。、!(和".contains(*next));
    (at > start + 1 && closes).then_some(at)
}

/// `与经济增长基本同步`, `和经济增长同步`, `与全国一致`.
pub(super) fn in_step(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let rest = chars.get(at + 1..end.min(at + 20))?;
    let clause = rest.iter().position(|c| ",;。、:".contains(*c)).unwrap_or(rest.len());
    let clause = rest.get(..clause)?;
    let places = |words: [char; 2]| clause.windows(2).position(|pair| pair == words);
    let step = places(['同', '步']).or_else(|| places(['一', '致'])).or_else(|| places(['持', '平']))?;
    let (_, ()) = YARDSTICK.at(chars, at + 1, end)?;
    (step + 2 == clause.len()).then_some(at + 1 + step + 2)
}

/// False where words tell how something goes that is no measure: 社会大局保持稳定.
pub(super) fn is_promise(text: &str, indicator: &str) -> bool {
    let is_course = list("courses").contains(&text);
    let hedged = list("hedges").iter().any(|hedge| indicator.contains(hedge));
    !hedged && (!is_course || names_measure(indicator))
}

/// `粮食产量|保持稳定`, `投资|提质增效`, `投资|保持在全国平均水平以上`: where the phrase ends its clause.
pub(super) fn course(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let closes = |at: usize| chars.get(at).is_none_or(|next| at >= end || ",;。、!".contains(*next));
    let rest = chars.get(at..end)?;
    let phrase = list("courses")
        .iter()
        .find(|phrase| rest.iter().copied().take(phrase.chars().count()).eq(phrase.chars()));
    if let Some(phrase) = phrase {
        return Some(at + phrase.chars().count()).filter(|end| closes(*end));
    }
    let begins = rest.starts_with(&['保', '持', '在']);
    let mut after = at + 3;
    while let Some((next, ())) = YARDSTICK.at(chars, after, end).filter(|_| begins) {
        after = next;
    }
    let above = chars.get(after..end)?.starts_with(&['以', '上']);
    (begins && above && after > at + 4 && closes(after + 2)).then_some(after + 2)
}

/// Longest order that names nothing but who gave it, in characters: 完成省定目标任务.
const LONGEST_ORDER: usize = 8;

/// `完成国家下达任务`, `完成“十四五”国家考核目标`, `达到国家要求`.
pub(super) fn as_ordered(chars: &[char], at: usize, end: usize) -> Option<usize> {
    // 超额完成国家任务
    let exceeds = chars.get(at..end)?.starts_with(&['超', '额']);
    let at = at + if exceeds { 2 } else { 0 };
    let rest = chars.get(at..end.min(at + 24))?;
    let reaches = rest.starts_with(&['达', '到']);
    if !reaches && !rest.starts_with(&['完', '成']) {
        return None;
    }
    let clause = rest.iter().position(|c| ",;。、:".contains(*c)).unwrap_or(rest.len());
    let clause = rest.get(..clause)?;
    let has = |words: [char; 2]| clause.windows(2).any(|pair| pair == words);
    let ends =
        clause.ends_with(&['任', '务']) || clause.ends_with(&['目', '标']) || clause.ends_with(&['要', '求']);
    let above = has(['国', '家'])
        || has(['自', '治'])
        || clause.get(2) == Some(&'省')
        || clause.get(2) == Some(&'上');
    // 完成国家任务, 完成省定目标任务
    let plain = clause.len() <= LONGEST_ORDER;
    let ordered = reaches || has(['下', '达']) || has(['考', '核']) || plain;
    // 完成国家下达的节能减排任务 names its own measure: no indicator stands before it.
    (ends && above && ordered && !clause.contains(&'的')).then_some(at + clause.len())
}
