//! Which indicator a printed name means: its one name, whose it is, and what it leaves out.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::words::list;
use crate::text::grammar;

/// What a printed name is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    /// The one name of the indicator; the printed name where no list knows it.
    pub(super) indicator: String,
    /// The place or body that is measured where it is not the report's whole region.
    pub(super) scope: Option<String>,
}

/// The one name of each name that reports print for the very same measure.
static NAMES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let each = |(one, others): (&'static str, &'static [String])| {
        others.iter().map(move |other| (other.as_str(), one)).chain([(one, one)])
    };
    grammar().table("names").flat_map(each).collect()
});

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

/// True where every report may print `name` of its region, whatever it calls the part that is measured.
pub(super) fn is_regional(name: &str) -> bool {
    NAMES.contains_key(without_own(name)) || name.starts_with("规模以上") || name.starts_with("规上")
}

fn without_own(mut name: &str) -> &str {
    while let Some(rest) = list("own")
        .iter()
        .find_map(|own| name.strip_prefix(own))
        .map(|rest| rest.strip_prefix('的').unwrap_or(rest))
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
        let is_place =
            place == "全国" || list("places").iter().any(|end| place.ends_with(end) && place != *end);
        let adds = ["净增", "新增"].iter().any(|deed| place.starts_with(deed));
        (is_place && !adds && NAMES.contains_key(measure)).then_some(place)
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
