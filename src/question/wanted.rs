//! Which want the words say, in which unit, and whether how much there is or how fast it grows.

use super::taken::Taken;
use super::units::{is_price, per, units};
use super::{Amount, Want};
use crate::figures::Aspect;
use crate::text::is_han;

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
const LIST: &[&str] =
    &["有哪些", "哪些", "哪几项", "哪几个", "哪几样", "列出", "清单", "所有", "全部", "list"];
const VALUE: &[&str] = &[
    "百分之几",
    "百分之多少",
    "是多少",
    "是几",
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

/// Every word that names a shape.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    COMPARE.iter().chain(ORDER).chain(LIST).chain(VALUE).copied()
}

/// Verbs behind them that say nothing of the thing.
const HOW_SOLVED: &[&str] = &[
    "怎么解决",
    "如何解决",
    "怎样解决",
    "咋解决",
    "怎么处理",
    "如何处理",
    "怎么应对",
    "如何应对",
    "怎么解决的",
];

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
    "fastest",
    "slowest",
    "faster",
    "slower",
    "最快",
    "最慢",
    "更快",
    "更慢",
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

/// Which share of something it has is named.
pub(super) fn names_share(taken: &Taken<'_>) -> bool {
    SHARE.iter().any(|word| taken.names(word))
}

/// Verbs that say which way a number went, or is to go, and nothing of what it counts.
const MOVES: [&str; 12] =
    ["增加", "减少", "提高", "提升", "降低", "上升", "下调", "上调", "扩大", "缩小", "压减", "多了"];

/// What a number does before it has come somewhere: 降到, 增至, 涨了.
const MOVE: [char; 8] = ['降', '升', '涨', '增', '减', '提', '跌', '达'];

/// True of a word that says which way a number goes.
pub(super) fn names_move(word: &str) -> bool {
    let goes_somewhere = word.strip_suffix(['到', '至', '了']).is_some_and(|verb| {
        let mut letters = verb.chars();
        letters.next().is_some_and(|first| MOVE.contains(&first)) && letters.next().is_none()
    });
    goes_somewhere || MOVES.contains(&word)
}

/// True of a great number and nothing else: 一个亿, 5万亿. It tells nothing of what is counted.
pub(super) fn is_amount(word: &str) -> bool {
    word.ends_with(['万', '亿'])
        && word.chars().all(|one| "0123456789.一二两三四五六七八九十百千万亿个".contains(one))
}

/// What is wanted; the words that say it are taken. `is_pair`: years or natures were named in pairs.
pub(super) fn want(taken: &mut Taken<'_>, is_pair: bool) -> Want {
    each(taken);
    or_not(taken);
    let asks_how = HOW.iter().any(|word| !taken.places(word).is_empty());
    taken.take_any(HOW_SOLVED);
    let asks_total = asks_total(taken);
    let asks_base = BASE.iter().any(|word| taken.take_before(word, ASKING));
    let aspect = aspect(taken);
    let (unit, others) = units(taken);
    let per = unit.as_deref().filter(|unit| is_price(unit)).and_then(|_| per(taken));
    let compare = taken.take_any(COMPARE);
    let value = taken.take_any(VALUE);
    let list = taken.take_any(LIST);
    let is_value = value || unit.is_some() || aspect == Some(Aspect::Level);
    let aspect = of_unit(aspect, unit.as_deref()).or(asks_total.then_some(Aspect::Level));
    let counts = taken.names("how many");
    let amount = Amount { counts, aspect, unit, others, per, asks_how, asks_total, asks_base };
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
/// What stands before a number that something began with, and what asks for it.
const BASE: &[&str] = &["由", "从"];
const ASKING: &[&str] = &["多少", "几", "百分之多少", "百分之几"];

/// What is in every word for making more of a thing.
const MADE: &str = "新增建改培认要拟开办修造扩装换招引投";

/// Words that say so, though they stand in a name.
const ADDED: [&str; 4] = ["新增", "净增", "新建", "新认定"];

fn asks_total(taken: &Taken<'_>) -> bool {
    let in_a_name = |at: usize| taken.is_in_a_name(at);
    // 城镇新增就业 is a name, and says itself that it is added.
    let is_added = ADDED.iter().any(|word| taken.names(word));
    let is_made =
        is_added || taken.chars().iter().enumerate().any(|(at, one)| MADE.contains(*one) && !in_a_name(at));
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

/// 快不快, 安不安全, 够不够: whether something is so; of what follows the rest is a word, 安全 of 安不安全.
fn or_not(taken: &mut Taken<'_>) {
    let chars = taken.chars();
    let is_one = |three: &[char]| matches!(three, [one, '不' | '没', other] if one == other && is_han(*one));
    let places = chars.windows(3).enumerate().filter(|(_, three)| is_one(three)).map(|(at, _)| at);
    for at in places.collect::<Vec<_>>() {
        let goes_on = chars.get(at + 3).is_some_and(|next| is_han(*next));
        // 会不会涨: 会 is no part of what follows.
        let is_apart = chars.get(at).is_some_and(|one| "会能要是想该可".contains(*one));
        let end = if goes_on && !is_apart { at + 2 } else { at + 3 };
        if taken.is_free(at, end) && !taken.is_in_a_name(at) {
            taken.take(at, end);
        }
    }
}

/// Which aspect the words ask for; a unit that is counted asks for how much there is.
pub(super) fn aspect(taken: &Taken<'_>) -> Option<Aspect> {
    let is_named = |words: &[&str]| words.iter().any(|word| taken.names(word));
    let is_apart = |words: &[&str]| words.iter().any(|word| !taken.places(word).is_empty());
    if names_share(taken) {
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
