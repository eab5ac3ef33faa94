//! What kind of answer a question wants, and in which unit.

use super::Shape;
use super::taken::Taken;

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
const HIGHEST: &[&str] =
    &["最高", "最大", "最多", "最快", "排名", "排行", "第几", "highest", "fastest", "most"];
const LOWEST: &[&str] = &["最低", "最小", "最少", "最慢", "lowest", "slowest", "least"];
const LIST: &[&str] = &["有哪些", "哪些", "列出", "清单", "所有", "全部", "list"];
const VALUE: &[&str] = &[
    "百分之几",
    "百分之多少",
    "是多少",
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

/// True when the question asks what is done; nothing is taken.
pub(super) fn asks_how(taken: &Taken<'_>) -> bool {
    HOW.iter().any(|word| !taken.places(word).is_empty())
}

/// Measure words that may follow 几 and 多少, longest first.
const UNITS: &[&str] = &[
    "个工作日",
    "万平方米",
    "平方公里",
    "平方米",
    "立方米",
    "百分点",
    "公里",
    "工作日",
    "万人",
    "人次",
    "万亿元",
    "亿元",
    "万元",
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
];

/// Every word that names a shape.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    COMPARE.iter().chain(HIGHEST).chain(LOWEST).chain(LIST).chain(VALUE).copied()
}

/// What [`shape`] finds.
pub(super) struct Asked {
    pub(super) shape: Shape,
    pub(super) wants_lowest: bool,
    pub(super) unit: Option<String>,
}

/// Shape and unit; the words are taken. `compares` says that years or natures were named in pairs.
pub(super) fn shape(taken: &mut Taken<'_>, compares: bool) -> Asked {
    let unit = unit(taken);
    let compare = taken.take_any(COMPARE);
    let wants_lowest = taken.take_any(LOWEST);
    let rank = taken.take_any(HIGHEST) || wants_lowest;
    let value = taken.take_any(VALUE);
    let list = taken.take_any(LIST);
    let shape = if compare || compares {
        Shape::Compare
    } else if rank {
        Shape::Rank
    } else if value || unit.is_some() {
        Shape::Value
    } else if list {
        Shape::List
    } else {
        Shape::Passage
    };
    Asked { shape, wants_lowest, unit }
}

/// The unit after 几 or 多少; both words are taken.
fn unit(taken: &mut Taken<'_>) -> Option<String> {
    for asking in ["多少", "几"] {
        for at in taken.places(asking) {
            let after = at + asking.chars().count();
            let found = UNITS.iter().find(|unit| taken.starts_with(after, unit));
            if let Some(unit) = found {
                taken.take(at, after + unit.chars().count());
                return Some((*unit).to_owned());
            }
        }
    }
    None
}
