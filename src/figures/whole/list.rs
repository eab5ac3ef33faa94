//! The items of a list that share a head or a place: 粮食、蔬菜产量, 城乡居民收入, 城区、县城处理率.

use super::super::words::list;
use super::{head_start, industry, made_whole};

/// The items of a subject that 分别 hands out to `count` values, each with its whole name.
pub(in crate::figures) fn items(subject: &str, count: usize) -> Vec<String> {
    let mut items: Vec<String> =
        subject.split('、').map(str::to_owned).filter(|item| !item.is_empty()).collect();
    while items.len() < count
        && let Some(last) = items.pop()
    {
        let Some((before, after)) = halves(&last) else {
            items.push(last);
            break;
        };
        items.push(before);
        items.push(after);
    }
    if items.len() == 1 && count > 1 {
        return match run_together(subject, count) {
            Some(goods) => goods,
            None if count == 2 => both_sides(subject),
            None => vec![subject.to_owned(); count],
        };
    }
    share_thing(&mut items);
    share_start(&mut items);
    let whole = items.len();
    let before = whole.checked_sub(2).and_then(|at| items.get(at)).cloned();
    let Some(last) = items.last_mut() else { return Vec::new() };
    *last = made_whole(last, before.as_deref());
    let last = last.clone();
    items
        .into_iter()
        .enumerate()
        .map(|(at, item)| if at + 1 == whole { industry(&item, &last) } else { with_head(&item, &last) })
        .collect()
}

/// 粮产量, 肉产量 and 奶产量 of 粮肉奶产量.
fn run_together(subject: &str, count: usize) -> Option<Vec<String>> {
    let head = subject.char_indices().nth(count).map(|(at, _)| at)?;
    let (things, head) = (subject.get(..head)?, subject.get(head..)?);
    let all_goods = things.chars().all(|thing| list("goods").iter().any(|good| good.chars().eq([thing])));
    (all_goods && head_start(head) == Some(0))
        .then(|| things.chars().map(|thing| format!("{thing}{head}")).collect())
}

/// Counts without a thing take that of the item before: 生产安全事故死亡人数 after 生产安全事故起数.
fn share_thing(items: &mut [String]) {
    let mut thing = String::new();
    for item in items {
        if list("counts").contains(&item.as_str()) {
            item.insert_str(0, &thing);
        } else {
            let before = list("counts").iter().find_map(|count| item.strip_suffix(count));
            thing = before.unwrap_or_default().to_owned();
        }
    }
}

/// What the first item says for all: whose earnings they are, 规上工业主营业务收入、利润, and of how many people, 每千人口床位数、
/// 护士数.
fn share_start(items: &mut [String]) {
    let Some((first, others)) = items.split_first_mut() else { return };
    let earned =
        list("earnings").iter().filter_map(|word| first.strip_suffix(word)).min_by_key(|owner| owner.len());
    let owner = earned.filter(|owner| !owner.is_empty()).unwrap_or_default();
    let per = first.find("人口").filter(|_| first.starts_with('每')).map(|at| at + "人口".len());
    let per = per.and_then(|end| first.get(..end)).unwrap_or_default();
    for item in others {
        if list("earnings").contains(&item.as_str()) {
            item.insert_str(0, owner);
        } else if !item.contains("每") && !item.contains("均") {
            item.insert_str(0, per);
        }
    }
}

/// The two sides of the last 和, 与, 及 that leaves words on both.
fn halves(item: &str) -> Option<(String, String)> {
    let (at, word) = ["以及", "和", "与", "及"]
        .iter()
        .filter_map(|word| item.rfind(word).map(|at| (at, *word)))
        .filter(|(at, word)| *at > 0 && at + word.len() < item.len())
        .max_by_key(|(at, _)| *at)?;
    let (before, rest) = item.split_at_checked(at)?;
    let after = rest.strip_prefix(word)?;
    Some((before.to_owned(), after.to_owned()))
}

/// 城乡 is two places, 进出口 two directions.
fn both_sides(subject: &str) -> Vec<String> {
    for (both, first, second) in [
        ("城乡", "城镇", "乡村"),
        ("进出口", "进口", "出口"),
        ("存贷款", "存款", "贷款"),
        ("产销量", "产量", "销量"),
    ] {
        if subject.contains(both) {
            return vec![subject.replacen(both, first, 1), subject.replacen(both, second, 1)];
        }
    }
    vec![subject.to_owned(); 2]
}

/// `item` with the head of `last` where it has none of its own: 粮食 before 蔬菜产量 is 粮食产量.
fn with_head(item: &str, last: &str) -> String {
    let item = industry(item, last);
    if head_start(&item).is_some_and(|start| start > 0 || item == last) {
        return item;
    }
    // 销售收入 before 利税 is whole.
    if [&*item, last].iter().all(|word| list("earnings").contains(word)) {
        return item;
    }
    let shared = aligned(&item, last).or_else(|| head_start(last).and_then(|start| last.get(start..)));
    format!("{item}{}", shared.unwrap_or_default())
}

/// What follows the counterpart of `item` in `last`: 示范镇 stands to 示范村… as 城镇 to 农村…, and
/// 冬春季 to 夏秋季….
fn aligned<'a>(item: &str, last: &'a str) -> Option<&'a str> {
    let opposed = [("进口", "出口"), ("出口", "进口")];
    let rest = match opposed.iter().find(|(one, _)| item.ends_with(one)) {
        Some((_, other)) => last.strip_prefix(other),
        None if list("sides").iter().any(|place| item.ends_with(place)) => {
            list("sides").iter().find_map(|place| last.strip_prefix(place))
        }
        None => None,
    };
    if rest.is_some_and(|rest| !rest.is_empty()) {
        return rest;
    }
    let end = item.chars().next_back()?;
    // PM10 stands to PM2.5平均浓度 by its formula, not by its length.
    let is_formula = |c: char| c.is_ascii_alphanumeric() || c == '.';
    if is_formula(end) && last.starts_with(is_formula) {
        return Some(last.trim_start_matches(is_formula)).filter(|rest| !rest.is_empty());
    }
    let shares_start = item.chars().next() == last.chars().next();
    let width = item.chars().count();
    let mut places = last.char_indices();
    let border = if shares_start {
        places.nth(width).map(|(at, _)| at)
    } else {
        places
            .take(width + 2)
            .find(|(_, character)| *character == end)
            .map(|(at, character)| at + character.len_utf8())
    };
    last.get(border?..).filter(|rest| !rest.is_empty())
}
