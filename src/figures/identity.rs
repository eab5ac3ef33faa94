//! Which indicator a printed name means: its one name, whose it is, and what it leaves out.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a printed name is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    /// The one name of the indicator; the printed name where no list knows it.
    pub(super) indicator: String,
    /// The place or body that is measured where it is not the report's whole region.
    pub(super) scope: Option<String>,
}

/// Each indicator's one name before the other names that reports print for the very same measure. Names that
/// only mean something near it stay as they are: 财政收入 is more than 一般公共预算收入.
const SAME: [(&str, &str); 20] = [
    (
        "地区生产总值",
        "生产总值 GDP 地区GDP 经济总量 经济增长 经济增速 经济增长率 地区生产总值增速 经济增长目标",
    ),
    ("人均地区生产总值", "人均生产总值 人均GDP 人均地区GDP"),
    ("第一产业增加值", "一产增加值"),
    ("第二产业增加值", "二产增加值"),
    ("第三产业增加值", "三产增加值"),
    ("规模以上工业增加值", "规上工业增加值 规模工业增加值 规模以上工业企业增加值 限上工业增加值"),
    ("固定资产投资", "固投 固定资产投资额 固定资产投资总额"),
    ("社会消费品零售总额", "社零 社消零 社会消费品零售额 社零总额"),
    (
        "一般公共预算收入",
        "地方一般公共预算收入 公共预算收入 公共财政预算收入 一般公共财政预算收入 地方公共财政预算收入",
    ),
    ("全体居民人均可支配收入", "居民人均可支配收入 人均可支配收入 全体常住居民人均可支配收入"),
    ("城镇居民人均可支配收入", "城镇常住居民人均可支配收入 城镇人均可支配收入"),
    (
        "农村居民人均可支配收入",
        "农村常住居民人均可支配收入 乡村居民人均可支配收入 乡村常住居民人均可支配收入",
    ),
    ("居民消费价格", "居民消费价格指数 CPI 居民消费价格涨幅 居民消费价格总水平 居民消费价格总水平涨幅"),
    ("城镇新增就业", "新增城镇就业 城镇新增就业人数 城镇新增就业人员"),
    ("城镇调查失业率", "调查失业率"),
    ("城镇登记失业率", "登记失业率"),
    ("粮食产量", "粮食总产量 粮食总产 粮食年产量"),
    ("进出口总额", "外贸进出口总额 外贸进出口 进出口总值 货物进出口总额 外贸进出口总值 进出口贸易总额"),
    (
        "单位地区生产总值能耗",
        "单位生产总值能耗 单位GDP能耗 万元地区生产总值能耗 万元GDP能耗 万元生产总值能耗",
    ),
    ("研发经费投入强度", "全社会研发投入强度 全社会研发经费投入强度 研发投入强度 研究与试验发展经费投入强度"),
];

static NAMES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let each = |(one, others): &(&'static str, &'static str)| {
        let one = *one;
        others.split(' ').map(move |other| (other, one)).chain([(one, one)]).collect::<Vec<_>>()
    };
    SAME.iter().flat_map(each).collect()
});

/// What stands before a name and changes nothing of it: the report's own region, and how it was reckoned.
const OWN: [&str; 26] = [
    "全省",
    "全市",
    "全区",
    "全县",
    "全旗",
    "全州",
    "全盟",
    "全疆",
    "全自治区",
    "我省",
    "我市",
    "我区",
    "我县",
    "我州",
    "我旗",
    "全年",
    "预计",
    "初步预计",
    "初步核算",
    "预期",
    "计划",
    "实现",
    "完成",
    "确保",
    "安排",
    "提出",
];

/// Ends of names of places and bodies smaller than a report's region.
const PLACES: [&str; 14] = [
    "新区",
    "开发区",
    "高新区",
    "经开区",
    "自贸区",
    "园区",
    "集团",
    "公司",
    "县",
    "市",
    "区",
    "旗",
    "州",
    "镇",
];

/// Longest name of a place before a measure, in characters.
const LONGEST_PLACE: usize = 10;

/// Reads a printed name.
pub(super) fn of(printed: &str) -> Identity {
    let name = without_own(printed);
    if let Some(one) = NAMES.get(name) {
        return Identity { indicator: (*one).to_owned(), scope: None };
    }
    let scope = scope(name).map(str::to_owned);
    Identity { indicator: printed.to_owned(), scope }
}

/// True where `indicator` is a name that every report may print of its whole region.
pub(super) fn is_known(indicator: &str) -> bool {
    NAMES.get(indicator).is_some_and(|one| *one == indicator)
}

fn without_own(mut name: &str) -> &str {
    while let Some(rest) =
        OWN.iter().find_map(|own| name.strip_prefix(own)).map(|rest| rest.strip_prefix('的').unwrap_or(rest))
        && !rest.is_empty()
    {
        name = rest;
    }
    name
}

/// The place before a known measure: 高新区 of 高新区地区生产总值, 全国 of 全国居民人均可支配收入.
fn scope(name: &str) -> Option<&str> {
    let borders = name.char_indices().skip(2).take(LONGEST_PLACE - 1);
    borders.map(|(at, _)| at).find_map(|at| {
        let (place, measure) = name.split_at_checked(at)?;
        let is_place = place == "全国" || PLACES.iter().any(|end| place.ends_with(end) && place != *end);
        (is_place && NAMES.contains_key(measure)).then_some(place)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, indicator: &str, scope: Option<&str>) {
        let found = of(printed);
        assert_eq!((found.indicator.as_str(), found.scope.as_deref()), (indicator, scope));
    }

    #[test]
    fn names_of_one_measure_are_one() {
        check("经济总量", "地区生产总值", None);
        check("全省生产总值", "地区生产总值", None);
        check("预计全市地区生产总值", "地区生产总值", None);
        check("地方一般公共预算收入", "一般公共预算收入", None);
        check("城镇登记失业率", "城镇登记失业率", None);
    }

    #[test]
    fn near_names_stay_what_they_are() {
        check("财政收入", "财政收入", None);
        check("国内生产总值", "国内生产总值", None);
        check("万元GDP用水量", "万元GDP用水量", None);
        check("海洋生产总值", "海洋生产总值", None);
    }

    #[test]
    fn a_part_of_the_region_is_said() {
        check("高新区地区生产总值", "高新区地区生产总值", None.or(Some("高新区")));
        check("昆都仑区生产总值", "昆都仑区生产总值", Some("昆都仑区"));
        check("全国居民人均可支配收入", "全国居民人均可支配收入", Some("全国"));
        check("市区", "市区", None);
    }
}
