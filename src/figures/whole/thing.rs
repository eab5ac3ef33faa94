//! What a name counts, without the deeds told around it.

use super::super::words::{ROLES, Role, list};

/// What a name counts, without the deeds before it: 地方性法规 of 提请审议地方性法规.
pub(in crate::figures) fn things(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut at = 0;
    while let Some((end, Role::Act | Role::Work)) = ROLES.at(&chars, at, chars.len()) {
        let joins = matches!(chars.get(end), Some('和' | '、' | '并'))
            && matches!(ROLES.at(&chars, end + 1, chars.len()), Some((_, Role::Act | Role::Work)));
        at = end + usize::from(joins);
    }
    chars.iter().skip(at).collect()
}

/// 重点项目 of 分四批集中开工重点项目; where they were done (中心城区实施重点项目) stays.
pub(in crate::figures) fn without_lead(thing: &str) -> &str {
    let chars: Vec<char> = thing.chars().collect();
    let verb = (1..chars.len()).rev().find_map(|from| match ROLES.at(&chars, from, chars.len()) {
        Some((end, Role::Act)) if end > from + 1 => Some((from, end)),
        _ => None,
    });
    let Some((from, end)) = verb else { return thing };
    let is_place =
        from.checked_sub(1).and_then(|at| chars.get(at)).is_some_and(|c| "区市县省州旗面".contains(*c));
    let start = thing.char_indices().nth(end).map_or(thing.len(), |(at, _)| at);
    let is_short = from <= LONGEST_LEAD && !thing.contains('”');
    thing.get(start..).filter(|rest| !is_place && is_short && rest.chars().count() >= 4).unwrap_or(thing)
}

/// Longest run of words before a verb that only say how it was done, in characters.
const LONGEST_LEAD: usize = 7;

/// A name without the deed told at its end: “两重”建设项目 of “两重”建设项目有序推进.
pub(in crate::figures) fn without_deed(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let is_told = |from: usize| {
        let mut at = from;
        while let Some((end, Role::Act | Role::Work | Role::Adverb)) = ROLES.at(&chars, at, chars.len()) {
            at = end;
        }
        at == chars.len()
    };
    let end = (2..chars.len().saturating_sub(1)).find(|from| is_told(*from)).unwrap_or(chars.len());
    chars.iter().take(end).collect()
}

/// 英雄智慧的保定人民 of `英雄智慧的保定人民携起手来`: all the people of a place, behind their number.
pub(in crate::figures) fn of_people(words: &str) -> Option<&str> {
    let ends = list("peoples").iter().filter_map(|people| words.find(people).map(|at| at + people.len()));
    let people = ends.min().and_then(|end| words.get(..end))?;
    (people.chars().count() <= LONGEST_PEOPLE).then_some(people)
}

/// Longest name of all the people of a place, in characters.
const LONGEST_PEOPLE: usize = 12;

/// What stands behind a quantity without the particles before it and the thresholds after it; empty where
/// it goes on with another predicate.
pub(in crate::figures) fn thing(words: &str) -> &str {
    let words = words.trim_start_matches('的').trim_start_matches("左右").trim();
    // 2000人(含…1000人): the bracket tells more of the figure, it does not name it.
    let closed = words.matches(['(', '（']).count() == words.matches([')', '）']).count();
    let words = words.split(['(', '（']).next().filter(|_| !closed).unwrap_or(words);
    let words = ["和一批", "、一批", "及一批"]
        .iter()
        .find_map(|more| words.split_once(more))
        .map_or(words, |(own, _)| own);
    // 200亿元规模母基金, but 规模以上企业
    let sized =
        words.strip_prefix("规模").filter(|rest| !rest.starts_with(['以', '化', '养', '经', '工', '企']));
    let words = sized.filter(|rest| !rest.is_empty()).unwrap_or(words);
    let among = words.strip_suffix('中').filter(|rest| !rest.ends_with(['初', '高', '县', '国']));
    let words = among.or(words.strip_suffix('占')).unwrap_or(words);
    // 居全国第3, 较上年; but 居住小区, 较大水库 are things.
    let begins = |word: &&str| words.starts_with(*word);
    let goes_on = list("predicates").iter().any(begins) && !list("beginners").iter().any(begins);
    let goes_on = goes_on && !(words.starts_with("达到") && words.contains('的'));
    let is_step = ["台阶", "大关", "关口"].iter().any(|step| words.ends_with(step));
    if goes_on || is_step || list("thresholds").contains(&words) { "" } else { words }
}
