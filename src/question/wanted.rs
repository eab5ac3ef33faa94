//! Which want the words say, in which unit, and whether how much there is or how fast it grows.

use super::taken::Taken;
use super::{Amount, Want};
use crate::figures::Aspect;

const COMPARE: &[&str] = &[
    "对比",
    "相比",
    "比较",
    "比一比",
    "变化",
    "差多少",
    "差别",
    "差距",
    "两年",
    "同比",
    "compare",
    "compared",
    "versus",
    "vs",
];
/// Words of order, which the conditions read; here they keep typed words from being read as slips.
const ORDER: &[&str] = &[
    "最高", "最大", "最多", "最快", "最低", "最小", "最少", "最慢", "排名", "排行", "第几", "highest",
    "lowest",
];
const LIST: &[&str] = &["有哪些", "哪些", "列出", "清单", "所有", "全部", "list"];
const VALUE: &[&str] = &[
    "百分之几",
    "百分之多少",
    "是多少",
    "具体数字",
    "具体数据",
    "具体数",
    "有多少",
    "多少",
    "多大",
    "多高",
    "多长",
    "多重",
    "几个百分点",
    "how many",
    "how much",
    "what percentage",
    "rate",
    "growth rate",
    "growth",
    "增长率",
    "增速",
    "增幅",
    "涨幅",
];

/// Words that ask what is done rather than how much.
const HOW: &[&str] = &[
    "怎么",
    "怎样",
    "如何",
    "咋",
    "为什么",
    "为何",
    "措施",
    "办法",
    "政策",
    "做法",
    "举措",
    "规划",
    "工程",
    "项目",
    "什么",
    "啥",
    "how",
    "why",
    "what is done",
    "measures",
    "policy",
    "policies",
];

/// Measure words that may follow 几 and 多少, longest first.
const UNITS: &[&str] = &[
    "个工作日",
    "万平方米",
    "平方公里",
    "平方米",
    "平米",
    "立方米",
    "百分点",
    "公里",
    "工作日",
    "个百分点",
    "个点",
    "万人",
    "人次",
    "万亿元",
    "万亿",
    "亿美元",
    "亿元",
    "万元",
    "亿斤",
    "万吨",
    "公斤",
    "小时",
    "分钟",
    "个月",
    "户",
    "家",
    "个",
    "台",
    "套",
    "所",
    "人",
    "名",
    "项",
    "件",
    "亩",
    "吨",
    "元",
    "钱",
    "天",
    "次",
    "条",
    "座",
    "头",
    "眼",
    "种",
    "块",
    "张",
    "辆",
    "位",
    "倍",
    "处",
    "间",
    "床",
    "场",
    "届",
    "号",
    "级",
    "年",
    "斤",
    "度",
    "岁",
    "趟",
    "列",
    "部",
    "分",
    "亿",
    "万",
];

/// Every word that names a shape.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    COMPARE.iter().chain(ORDER).chain(LIST).chain(VALUE).copied()
}

/// Words that ask how fast a thing grows or falls, wherever they stand.
const GROWTH: &[&str] = &[
    "增长",
    "增速",
    "增幅",
    "涨幅",
    "降幅",
    "增长率",
    "涨了",
    "跌了",
    "涨多少",
    "降了",
    "降多少",
    "增了",
    "上涨",
    "下降",
    "同比",
    "growth",
    "grow",
    "grew",
    "increase",
    "rise",
    "rose",
];
/// Words that ask how much there is, where they are no part of a name.
const LEVEL: &[&str] =
    &["总量", "总规模", "规模多大", "规模有多大", "绝对值", "总共", "一共", "达到多少", "多少亿", "多少万亿"];
/// Names that say how much there is themselves.
const SIZE: &[&str] = &["经济总量", "经济规模", "经济体量", "gdp总量", "生产总值总量", "总产值"];
const SHARE: &[&str] = &["占比", "比重", "占多少", "share of", "proportion"];

/// True of a word that asks how much there is, how fast it grows or which share it has.
pub(super) fn names_aspect(word: &str) -> bool {
    GROWTH.contains(&word) || LEVEL.contains(&word) || SHARE.contains(&word)
}

/// What is wanted; the words that say it are taken. `is_pair`: years or natures were named in pairs.
pub(super) fn want(taken: &mut Taken<'_>, is_pair: bool) -> Want {
    each(taken);
    let asks_how = HOW.iter().any(|word| !taken.places(word).is_empty());
    let asks_total = asks_total(taken);
    let aspect = aspect(taken);
    let unit = unit(taken);
    let compare = taken.take_any(COMPARE);
    let value = taken.take_any(VALUE);
    let list = taken.take_any(LIST);
    let is_value = value || unit.is_some() || aspect == Some(Aspect::Level);
    let aspect = of_unit(aspect, unit.as_deref()).or(asks_total.then_some(Aspect::Level));
    let amount = Amount { aspect, unit, asks_how, asks_total };
    if compare || is_pair {
        Want::Compare(amount)
    } else if is_value {
        Want::Value(amount)
    } else if list {
        Want::List
    } else {
        Want::Passage { asks_how }
    }
}

/// Words that ask for all there is, where none asks for what is done to it.
const TOTAL: &[&str] =
    &["总共", "一共", "共有", "总数", "现有", "拥有", "目前有", "有多少", "有几", "累计有"];
/// What is in every word for making more of a thing.
const MADE: &str = "新增建改培认要拟开办修造扩装换招引投";

fn asks_total(taken: &Taken<'_>) -> bool {
    let in_a_name = |at: usize| taken.is_in_a_name(at);
    let is_made = taken.chars().iter().enumerate().any(|(at, one)| MADE.contains(*one) && !in_a_name(at));
    !is_made && TOTAL.iter().any(|word| taken.names(word))
}

/// 每支, 每个: how it is counted, and no word with what follows: 支队 of 每支队.
fn each(taken: &mut Taken<'_>) {
    for at in taken.stands("每") {
        if ["个", "支", "座", "条", "所", "台", "套", "项"]
            .iter()
            .any(|one| taken.stands(one).contains(&(at + 1)))
        {
            taken.take(at, at + 2);
        }
    }
}

/// Which aspect the words ask for; a unit that is counted asks for how much there is.
pub(super) fn aspect(taken: &Taken<'_>) -> Option<Aspect> {
    let is_named = |words: &[&str]| words.iter().any(|word| taken.names(word));
    let is_apart = |words: &[&str]| words.iter().any(|word| !taken.places(word).is_empty());
    if is_named(SHARE) {
        Some(Aspect::Share)
    } else if is_apart(LEVEL) || is_named(SIZE) && !is_named(GROWTH) {
        Some(Aspect::Level)
    } else if is_named(GROWTH) {
        Some(Aspect::Growth)
    } else {
        None
    }
}

/// 增长了多少亿元 is neither: how much it grew by is an amount, too.
fn of_unit(aspect: Option<Aspect>, unit: Option<&str>) -> Option<Aspect> {
    match unit {
        None => aspect,
        Some("百分点" | "个百分点" | "点" | "个点" | "成" | "倍") => aspect,
        Some(_) if aspect == Some(Aspect::Growth) => None,
        Some(_) => Some(Aspect::Level),
    }
}

/// What stands before 几 where it asks for no number: 哪几个, 第几批, 好几年, 近几年.
const NOT_ASKING: &str = "哪第好近这那前后头十过今未";

/// 几 asks for a number unless it is part of a word that names some, or one in a row.
fn asks_number(taken: &Taken<'_>, at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).and_then(|place| taken.chars().get(place));
    let is_part = |steps: usize| before(steps).is_some_and(|one| NOT_ASKING.contains(*one));
    // 今后几年, 过去几年
    let is_span = taken.starts_with(at + 1, "年") && is_part(2);
    !is_part(1) && !is_span
}

/// The unit after the first 几 or 多少; every such word is taken with its unit.
fn unit(taken: &mut Taken<'_>) -> Option<String> {
    let mut first: Option<(usize, &str)> = None;
    for asking in ["多少", "几"] {
        // 车多 may be a name; in 多少辆车多少台 it is none.
        for at in taken.stands(asking) {
            let after = at + asking.chars().count();
            if asking == "几" && !asks_number(taken, at) {
                continue;
            }
            let Some(unit) = UNITS.iter().find(|unit| taken.starts_with(after, unit)) else { continue };
            // 几块钱 is money, 几块金牌 are pieces.
            let is_money = taken.starts_with(after + 1, "钱") || after + 1 == taken.chars().len();
            let unit = if *unit == "块" && !is_money { &"个" } else { unit };
            taken.take(at, after + unit.chars().count());
            if first.is_none_or(|(known, _)| at < known) {
                first = Some((at, unit));
            }
        }
    }
    first.map(|(_, unit)| unit.to_owned())
}
