//! Shortened names made whole: items of a list that share a head, 城乡, 登记失业率 after 城镇调查失业率.

mod clean;
mod list;
mod thing;

pub(super) use clean::{cleaned, without_dating, without_preposition};
pub(super) use list::items;
pub(super) use thing::{of_people, thing, things, without_deed, without_lead};

use super::Change;
use super::words::{HEADS, Measure, ROLES, Role, list};

/// 一产 and 一 in `一、二、三产增加值` are 第一产业.
fn industry(item: &str, last: &str) -> String {
    for number in ["一", "二", "三"] {
        if let Some(rest) = item.strip_prefix(number)
            && (rest.starts_with('产') || (rest.is_empty() && last.contains('产')))
        {
            let rest = rest.strip_prefix("产业").or_else(|| rest.strip_prefix('产')).unwrap_or(rest);
            return format!("第{number}产业{rest}");
        }
    }
    item.to_owned()
}

/// Byte where the measure at the end of a name begins: 产量 in 蔬菜产量, 装机占比 in 新能源装机占比.
fn head_start(name: &str) -> Option<usize> {
    let chars: Vec<char> = name.chars().collect();
    let mut end = chars.len();
    while let Some(start) = (end.saturating_sub(10)..end)
        .find(|start| HEADS.at(&chars, *start, end).is_some_and(|(after, ())| after == end))
    {
        end = start;
    }
    (end < chars.len()).then(|| chars.iter().take(end).map(|character| character.len_utf8()).sum())
}

/// A name after the one before it: 登记失业率 after 城镇调查失业率 is 城镇登记失业率, 建设任务 after
/// 高标准农田建设任务 is the same.
pub(super) fn made_whole(name: &str, before: Option<&str>) -> String {
    let name = industry(name, name);
    let Some(before) = before.filter(|before| *before != name) else { return name };
    if name.chars().count() >= 3 && before.ends_with(name.as_str()) {
        return before.to_owned();
    }
    // 支出 behind 一般公共预算收入
    if name == "支出"
        && let Some(budget) = before.strip_suffix("收入")
        && ["预算", "财政"].iter().any(|of| budget.ends_with(of))
    {
        return format!("{budget}{name}");
    }
    for place in ["城镇", "农村", "乡村", "城乡"] {
        let shares_head = name.ends_with("失业率") && before.ends_with("失业率");
        if shares_head && before.starts_with(place) && !name.starts_with(place) {
            return format!("{place}{name}");
        }
    }
    name
}

/// A short item of a list beside the item before it: 新品种 after 推广农业新技术 is 推广农业新品种, 旗县区
/// after 网上可办率市本级 is 网上可办率旗县区. `None` when the item is whole.
pub(super) fn beside(item: &str, before: &str, measure: Option<Measure>) -> Option<String> {
    let width = item.chars().count();
    let chars: Vec<char> = before.chars().collect();
    if let Some(head) = list("shared").iter().find(|head| before.ends_with(**head))
        && width > 0
        && head_start(item).is_none()
        && ROLES.at(&item.chars().collect::<Vec<char>>(), 0, width).is_none()
    {
        return Some(format!("{item}{head}"));
    }
    if width == 0 || chars.len() <= width {
        return None;
    }
    if measure == Some(Measure::Share) {
        let head = (1..chars.len())
            .rev()
            .find(|end| "率额量值比重".contains(chars.get(end - 1).copied().unwrap_or(' ')))?;
        let place = width <= 6 && head < chars.len() && chars.len() - head <= 6 && head_start(item).is_none();
        return place.then(|| chars.iter().take(head).chain(&item.chars().collect::<Vec<char>>()).collect());
    }
    let tail: Vec<char> = chars.iter().skip(chars.len() - width).copied().collect();
    let is_kind = |word: &str| list("kinds").contains(&word);
    let shares = width == 3 && item.chars().next() == tail.first().copied();
    let parallel = shares || (is_kind(item) && is_kind(&tail.iter().collect::<String>()));
    (parallel && measure == Some(Measure::Count))
        .then(|| chars.iter().take(chars.len() - width).copied().chain(item.chars()).collect())
}

/// A part with its whole: 重点城建项目中续建项目.
pub(super) fn part_of(whole: &str, part: &str) -> String {
    format!("{}中{part}", without_lead(&things(whole)))
}

/// `before` as a whole, where a list goes on from what was added to what there is: 绿道累计 after 新建绿道.
pub(super) fn in_all(before: &str, words: &str) -> String {
    let chars: Vec<char> = before.chars().collect();
    let added = matches!(chars.first(), Some('新' | '净'));
    let verb = ROLES.at(&chars, 0, chars.len()).filter(|(_, role)| added && *role == Role::Act);
    let things: String = chars.iter().skip(verb.map_or(0, |(end, _)| end)).collect();
    format!("{things}{words}")
}

/// 5A级景区 of `5A级景区新增周村古商城、总数`: what there is in all, behind one that was added by its name.
pub(super) fn added_to(words: &str) -> Option<&str> {
    let chars: Vec<char> = words.chars().collect();
    let deed = (2..chars.len()).find(
        |from| matches!(ROLES.at(&chars, *from, chars.len()), Some((end, Role::Act)) if end < chars.len()),
    )?;
    words.char_indices().nth(deed).and_then(|(at, _)| words.get(..at))
}

/// A measure that names no thing (总产, 总投资) with the thing of the name before it: 粮食总产 after
/// 粮食播种面积. `None` where `words` is no such measure or the name before is too long to repeat.
pub(super) fn of_thing(words: &str, before: &str) -> Option<String> {
    core(words)?;
    let things = things(before);
    let things = things.strip_prefix("新增").unwrap_or(&things);
    // 房地产开发施工面积 before 销售面积
    let other =
        |measure: &&&str| measure.ends_with("面积") && **measure != "面积" && things.ends_with(**measure);
    if let Some(thing) = list("measures").iter().find(other).and_then(|measure| things.strip_suffix(measure))
    {
        return (!thing.is_empty()).then(|| format!("{thing}{words}"));
    }
    let thing = match head_start(things) {
        _ if words.ends_with("人均") => things,
        // 销售收入 is nobody's.
        Some(0) => return None,
        Some(start) if words != "占比" => things.get(..start)?,
        _ => things,
    };
    let thing = without_lead(thing);
    let thing = without_deed(thing.trim_start_matches('的'));
    let thing = thing.trim_start_matches('了');
    // 来华旅游入境总|人数
    let mut thing = thing.strip_suffix('总').unwrap_or(thing).to_owned();
    // 企业在境内外新增上市公司442家，累计筹资…: the money is no more of anything.
    if list("spending").contains(&words) {
        thing = thing.replacen("新增", "", 1);
    }
    (!thing.is_empty() && thing.chars().count() <= LONGEST_THING).then(|| format!("{thing}{words}"))
}

/// The measure that `words` are, without the words that say of which time or plan: 投资 of 年度计划投资. `None`
/// where they name a thing as well.
pub(super) fn core(words: &str) -> Option<&'static str> {
    let mut rest = words;
    loop {
        let mut measures = list("measures").iter().chain(list("spending"));
        if let Some(measure) = measures.find(|measure| **measure == rest) {
            return Some(measure);
        }
        rest = list("reckonings").iter().find_map(|word| rest.strip_prefix(word))?;
    }
}

/// Whose the measure is that a name tells: 服务业 of 服务业增加值占生产总值比重.
pub(super) fn owner(name: &str) -> Option<&str> {
    let chars: Vec<char> = name.chars().collect();
    let start = (2..chars.len())
        .find(|start| HEADS.at(&chars, *start, chars.len()).is_some_and(|(end, ())| end > start + 1))?;
    name.char_indices().nth(start).and_then(|(at, _)| name.get(..at))
}

/// 投资5亿元以上项目 of 5亿元以上 after 投资亿元以上项目: the next class of the same things.
pub(super) fn of_class(class: &str, before: &str) -> Option<String> {
    let (bound, thing) = before.split_once("以上")?;
    let unit = class.strip_suffix("以上")?.chars().next_back()?;
    let lead = bound.trim_end_matches(|c: char| c == unit || c.is_ascii_digit() || ".十百千万亿".contains(c));
    let is_class =
        bound.ends_with(unit) && class.starts_with(|c: char| c.is_ascii_digit() || "十百千万亿".contains(c));
    (is_class && !thing.is_empty()).then(|| format!("{lead}{class}{thing}"))
}

/// True for words that tell only what became of something: 完工, 在建, 全部建成投用.
pub(super) fn is_deed(words: &str) -> bool {
    let chars: Vec<char> = words.chars().collect();
    let mut at = 0;
    while let Some((end, Role::Act | Role::Adverb)) = ROLES.at(&chars, at, chars.len()) {
        // 实施好
        at = end + usize::from(chars.get(end) == Some(&'好'));
    }
    words == "在建" || at > 0 && at == chars.len()
}

/// 中集华骏年产 of `白云纸业二期、中集华骏年产`: of a list of projects only the last is of the size told.
pub(super) fn own_capacity(words: String) -> String {
    let sized = list("capacity").iter().any(|word| words.ends_with(word));
    match words.rsplit_once('、').filter(|_| sized) {
        Some((_, own)) => own.to_owned(),
        None => words,
    }
}

/// The money that a name ends in: 投资 of 重点项目年度投资.
pub(super) fn money_at_end(name: &str) -> Option<&'static str> {
    let ends = list("spending").iter().copied().filter(|word| name.ends_with(word));
    ends.max_by_key(|word| word.len())
}

/// What the money was for that a name ends in: 综合体项目 of 综合体项目完成投资.
pub(super) fn without_money(name: &str) -> Option<&str> {
    name.strip_suffix(money_at_end(name)?).filter(|thing| !thing.is_empty())
}

/// 总投资 before `711亿元的炼化工程开工建设` is the 总投资 of the thing behind the value.
pub(super) fn measure_of(words: &str, thing: &str) -> Option<String> {
    let thing = without_deed(thing);
    let measures = core(words).is_some() && words.starts_with('总') && !thing.is_empty();
    measures.then(|| format!("{thing}{words}"))
}

/// Longest name of a thing that is repeated, in characters.
const LONGEST_THING: usize = 32;

/// 城镇化率低于全省 of 城镇化率低于全国 and 全省: the next yardstick of a list.
pub(super) fn beyond(name: &str, yardstick: &str) -> Option<String> {
    let others = ["全国", "全省", "全市", "全区", "全自治区", "全县"];
    let other = others.iter().find(|other| name.ends_with(**other))?;
    let is_other = others.contains(&yardstick) && *other != yardstick;
    is_other.then(|| format!("{}{yardstick}", name.strip_suffix(other).unwrap_or(name)))
}

/// The measure that a name ends in: 主营业务收入.
pub(super) fn measure_at_end(name: &str) -> Option<&str> {
    head_start(name).and_then(|start| name.get(start..)).filter(|measure| measure.len() > '量'.len_utf8())
}

/// True where a name ends in a measure: 总额, 覆盖率.
pub(super) fn names_measure(name: &str) -> bool {
    head_start(name).is_some()
}

/// True for a word that is a deed and nothing more: 改造.
pub(super) fn is_work(word: &str) -> bool {
    let chars: Vec<char> = word.chars().collect();
    matches!(ROLES.at(&chars, 0, chars.len()), Some((end, Role::Work | Role::Act)) if end == chars.len())
}

/// True where a name ends in a deed that is counted by what it was done to: 保障房建设.
pub(super) fn ends_in_work(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    (1..chars.len()).any(|from| {
        matches!(ROLES.at(&chars, from, chars.len()), Some((end, Role::Work)) if end == chars.len() && end - from > 1)
    })
}

/// Deeds that leave a state behind: a title that was won is held.
pub(super) fn is_kept(deed: &str) -> bool {
    list("kept").contains(&deed)
}

/// True where a name begins with a deed: 减少区直部门, 培训骨干.
pub(super) fn begins_with_deed(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    let role = ROLES.at(&chars, 0, chars.len()).filter(|(end, _)| *end > 1 && *end < chars.len());
    let is_kept = role.is_some_and(|(end, _)| is_kept(&chars.iter().take(end).collect::<String>()));
    !is_kept
        && matches!(
            role,
            Some((_, Role::Act | Role::Work | Role::Change(Change::Increase | Change::Decrease)))
        )
}
