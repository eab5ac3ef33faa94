//! What a file's name says of its report: PLACE-YEAR.

use std::sync::LazyLock;

use regex::Regex;

use super::place;
use crate::report::pattern::pattern;
use crate::report::{Facts, Year};
use crate::text::fold;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?P<early>(?:19|20)\d{2})年?[-_—\s]*)?(?P<region>[\p{Han}·]{2,20}?)(?:人民)?(?:政府工作[报報]告)?[-_—－\s]*(?P<late>(?:19|20)\d{2})?年?(?:人民)?(?:政府)?(?:工作[报報]告)?$",
    )
});

/// Place and year of a file named `甲市-2026` or `2026年甲市政府工作报告`.
pub(super) fn read(document: &str) -> (Option<String>, Option<Year>) {
    let Some(found) = NAME.captures(document) else { return (None, None) };
    let year =
        found.name("late").or(found.name("early")).and_then(|year| Year::new(year.as_str().parse().ok()?));
    // Without a year beside it the name may be any word.
    let region =
        found.name("region").filter(|_| year.is_some()).map(|region| place::or_nation(region.as_str()));
    (region, year)
}

/// What a file's name says against the facts of its text: `乙镇-2014` against `丙镇 2008`.
pub(in crate::report) fn disagreement(document: &str, facts: &Facts) -> Option<(String, String)> {
    let (region, year) = read(document);
    let differs =
        region.as_deref().zip(facts.region.as_deref()).is_some_and(|(named, told)| !is_same(named, told))
            || year.zip(facts.year).is_some_and(|(named, told)| named != told);
    let say = |region: Option<&str>, year: Option<Year>| {
        let year = year.map(|year| year.to_string());
        region.into_iter().chain(year.as_deref()).collect::<Vec<_>>().join(" ")
    };
    differs.then(|| (say(region.as_deref(), year), say(facts.region.as_deref(), facts.year)))
}

/// 宁夏 and 宁夏回族自治区, 海拉尔区 and 呼伦贝尔市海拉尔区.
fn is_same(named: &str, told: &str) -> bool {
    let (named, told) = (fold(named).text(), fold(told).text());
    named.contains(&told)
        || told.contains(&named)
        || told.contains(named.trim_end_matches(['省', '市', '县', '区']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(document: &str, region: Option<&str>, year: Option<u16>) {
        assert_eq!(read(document), (region.map(str::to_owned), year.and_then(Year::new)));
    }

    #[test]
    fn names_of_files() {
        check("甲市-2026", Some("甲市"), Some(2026));
        check("2025年北京市政府工作报告", Some("北京市"), Some(2025));
        check("驻马店市2019年政府工作报告", Some("驻马店市"), Some(2019));
        check("全国_1954", Some("全国"), Some(1954));
        check("中国-2016", Some("全国"), Some(2016));
        check("report-7", None, None);
        check("a", None, None);
        check("甲市", None, None);
    }
}
