//! The units that a number is asked in, and what one of which a price is asked of.

use super::is_money;
use super::taken::Taken;

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
    "折",
    "毛",
    "棵",
    "株",
    "只",
    "颗",
    "秒",
    "碗",
    "杯",
    "瓶",
    "亿",
    "万",
];

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

/// The unit after the first 几 or 多少, and those after further ones; every such word is taken with its unit.
pub(super) fn units(taken: &mut Taken<'_>) -> (Option<String>, Vec<String>) {
    let mut found: Vec<(usize, &str)> = Vec::new();
    for asking in ["多少", "几"] {
        // 车多 may be a name; in 多少辆车多少台 it is none.
        for at in taken.stands(asking) {
            let after = at + asking.chars().count();
            if asking == "几" && !asks_number(taken, at) {
                continue;
            }
            // 几百块, 几千人
            let is_round = |one: &char| asking == "几" && "十百千".contains(*one);
            let after = after + usize::from(taken.chars().get(after).is_some_and(is_round));
            let Some(unit) = UNITS.iter().find(|unit| taken.starts_with(after, unit)) else { continue };
            // 几块钱 is money, 几块金牌 are pieces.
            let is_money = taken.starts_with(after + 1, "钱") || after + 1 == taken.chars().len();
            let unit = if *unit == "块" && !is_money { &"个" } else { unit };
            taken.take(at, after + unit.chars().count());
            found.push((at, unit));
        }
    }
    // 多长时间 is no length.
    let is_length = |at: usize| !taken.starts_with(at + 2, "时间") && !taken.starts_with(at + 2, "的时间");
    found.extend(taken.stands("多长").into_iter().filter(|at| is_length(*at)).map(|at| (at, LENGTH)));
    found.sort_unstable_by_key(|(at, _)| *at);
    let mut units: Vec<String> = Vec::new();
    for (_, unit) in found {
        if !units.iter().any(|known| known == unit) {
            units.push(unit.to_owned());
        }
    }
    let mut units = units.into_iter();
    (units.next(), units.collect())
}

/// What 多长 asks for; any length will do.
const LENGTH: &str = "公里";

/// What things are sold by.
const SOLD_BY: [&str; 26] = [
    "千瓦时",
    "平方米",
    "立方米",
    "公斤",
    "千克",
    "斤",
    "吨",
    "度",
    "平",
    "方",
    "亩",
    "箱",
    "瓶",
    "袋",
    "盒",
    "碗",
    "杯",
    "只",
    "头",
    "张",
    "升",
    "桶",
    "份",
    "晚",
    "节",
    "件",
];

pub(super) fn is_price(unit: &str) -> bool {
    is_money(unit) || matches!(unit, "分" | "毛" | "角")
}

/// 一斤, 每斤: what one of is asked the price of; taken.
pub(super) fn per(taken: &mut Taken<'_>) -> Option<String> {
    for one in ["一", "每"] {
        for at in taken.stands(one) {
            let Some(sold) = SOLD_BY.iter().find(|unit| taken.starts_with(at + 1, unit)) else { continue };
            taken.take(at, at + 1 + sold.chars().count());
            return Some((*sold).to_owned());
        }
    }
    None
}
