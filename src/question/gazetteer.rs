//! Places that questions name: China's provinces, prefectures and counties, and the world outside.

use std::collections::HashMap;

use serde::Serialize;

use crate::text::{Trie, fold, splits_a_word};

const SHIPPED: &str = include_str!("places.tsv");

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceLevel {
    Province,
    Prefecture,
    County,
    /// A country other than China.
    Country,
    /// A city outside China.
    CityAbroad,
}

/// One place. Counties of the same name are several places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The full name: `呼和浩特市`.
    pub name: String,
    /// `呼和浩特`, `hohhot`.
    pub short: Vec<String>,
    pub level: PlaceLevel,
    /// Begins with the code of every place that this one lies in.
    code: String,
}

/// A place named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceMatch<'a> {
    /// Characters of the folded text, `start..end`.
    pub start: usize,
    pub end: usize,
    pub place: &'a Place,
}

/// All known places. Immutable.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    /// By full name and every short name.
    names: HashMap<String, Vec<usize>>,
    /// Names worth finding in a text; a phrase that only holds the name of a place is filed as `None`.
    texts: Trie<char, Option<usize>>,
}

impl Gazetteer {
    /// The places compiled in.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(SHIPPED)
    }

    /// Reads lines of `code, name, other names`; the file's head says what they mean.
    fn read(table: &str) -> Self {
        let mut gazetteer = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(code), Some(name)) = (columns.next(), columns.next()) else { continue };
            let short = columns.next().unwrap_or_default();
            let Some(level) = level(code) else {
                gazetteer.file(name, None);
                continue;
            };
            let at = gazetteer.places.len();
            let is_ordinary = short == "-";
            let short: Vec<String> =
                short.split(',').filter(|name| !matches!(*name, "" | "-")).map(str::to_owned).collect();
            for name in short.iter().map(String::as_str).chain([name]) {
                gazetteer.names.entry(name.to_owned()).or_default().push(at);
                if !is_ordinary {
                    gazetteer.file(name, Some(at));
                }
            }
            gazetteer.places.push(Place { name: name.to_owned(), short, level, code: code.to_owned() });
        }
        gazetteer
    }

    fn file(&mut self, name: &str, place: Option<usize>) {
        if let Some(filed) = self.texts.entry(fold(name).chars().iter().copied()) {
            filed.push(place);
        }
    }

    /// Places that a folded text names, in order. The longest name at the leftmost place wins and its
    /// characters are used up; when several places bear that name, each is a match of the same span.
    #[must_use]
    pub fn places(&self, folded: &[char]) -> Vec<PlaceMatch<'_>> {
        let mut found = Vec::new();
        let mut start = 0;
        while let Some(text) = folded.get(start..).filter(|text| !text.is_empty()) {
            let borders = |end: usize| !splits_a_word(folded, start) && !splits_a_word(folded, end);
            let longest = self.texts.prefixes(text).filter(|(length, _filed)| borders(start + length)).last();
            let Some((length, filed)) = longest else {
                start += 1;
                continue;
            };
            let end = start + length;
            let places = filed.iter().flatten().filter_map(|&at| self.places.get(at));
            found.extend(places.map(|place| PlaceMatch { start, end, place }));
            start = end;
        }
        found
    }

    /// Places called `name`, in full or in short.
    pub fn by_name(&self, name: &str) -> impl Iterator<Item = &Place> {
        self.names.get(name).into_iter().flatten().filter_map(|&at| self.places.get(at))
    }

    /// True when `place` is the region named, or lies in it.
    #[must_use]
    pub fn is_within(&self, place: &Place, region: &str) -> bool {
        self.by_name(region).any(|region| place.code.starts_with(&region.code))
    }

    /// The name by which a place is known that a report names with what it lies in: 海拉尔区 of 呼伦贝尔市海拉尔区. None
    /// where several places have that name, or none.
    #[must_use]
    pub fn own_name(&self, region: &str) -> Option<&str> {
        if self.by_name(region).next().is_some() {
            return None;
        }
        region.char_indices().skip(1).find_map(|(at, _)| {
            let (around, name) = region.split_at_checked(at)?;
            let mut called = self.by_name(name).filter(|place| place.name == name);
            let place = called.next().filter(|place| self.is_within(place, around))?;
            called.next().is_none().then_some(place.name.as_str())
        })
    }

    /// How high a region stands, by its name, or by its last letter where it is not known.
    #[must_use]
    pub fn level(&self, region: &str) -> Option<PlaceLevel> {
        let known = self.by_name(region).map(|place| place.level).min();
        known.or_else(|| match region.chars().last()? {
            '省' => Some(PlaceLevel::Province),
            '市' | '州' | '盟' => Some(PlaceLevel::Prefecture),
            '县' | '区' | '旗' => Some(PlaceLevel::County),
            _ => None,
        })
    }

    /// Names of provinces and prefectures in Chinese, full and short, for vocabularies.
    pub fn chinese_names(&self) -> impl Iterator<Item = &str> {
        self.places
            .iter()
            .filter(|place| matches!(place.level, PlaceLevel::Province | PlaceLevel::Prefecture))
            .flat_map(|place| place.short.iter().map(String::as_str).chain([place.name.as_str()]))
            .filter(|name| !name.is_ascii())
    }
}

fn level(code: &str) -> Option<PlaceLevel> {
    let is_number = code.bytes().all(|byte| byte.is_ascii_digit());
    match code.len() {
        2 if is_number => Some(PlaceLevel::Province),
        4 if is_number => Some(PlaceLevel::Prefecture),
        6 if is_number => Some(PlaceLevel::County),
        0 | 1 => None,
        2 => Some(PlaceLevel::Country),
        _ => Some(PlaceLevel::CityAbroad),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static SHIPPED: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::shipped);

    #[test]
    fn a_district_named_with_its_city_is_the_one_of_that_name() {
        assert_eq!(SHIPPED.own_name("呼伦贝尔市海拉尔区"), Some("海拉尔区"));
        // Several cities have one of that name, and the last is no part of that city.
        for other in ["北京市朝阳区", "浙江省", "海拉尔区", "杭州市海拉尔区"] {
            assert_eq!(SHIPPED.own_name(other), None, "{other}");
        }
    }

    #[track_caller]
    fn check(question: &str, expected: &[&str]) {
        let folded = fold(question);
        let found: Vec<&str> =
            SHIPPED.places(folded.chars()).iter().map(|found| found.place.name.as_str()).collect();
        assert_eq!(found, expected, "{question}");
    }

    #[track_caller]
    fn within(place: &str, region: &str, expected: bool) {
        let place = SHIPPED.by_name(place).next().unwrap();
        assert_eq!(SHIPPED.is_within(place, region), expected, "{} in {region}", place.name);
    }

    #[test]
    fn every_province_and_prefecture_is_known() {
        let count = |level| SHIPPED.places.iter().filter(|place| place.level == level).count();
        assert_eq!(count(PlaceLevel::Province), 34);
        assert_eq!(count(PlaceLevel::Prefecture), 333);
        assert!(count(PlaceLevel::County) > 2700);
        assert!(count(PlaceLevel::Country) > 150);
    }

    #[test]
    fn places_in_full_and_in_short() {
        check("包头市今年目标", &["包头市"]);
        check("包頭的GDP", &["包头市"]);
        check("内蒙古和呼和浩特", &["内蒙古自治区", "呼和浩特市"]);
        check("武川县的脱贫", &["武川县"]);
        check("延边州", &["延边朝鲜族自治州"]);
        check("GDP of Inner Mongolia and Hohhot", &["内蒙古自治区", "呼和浩特市"]);
        check("日本房价", &["日本"]);
        check("房价 in New York, USA", &["纽约", "美国"]);
    }

    #[test]
    fn words_that_hold_the_name_of_a_place_are_none() {
        for text in [
            "朝阳产业",
            "社会和谐长治久安",
            "整治文山会海",
            "加快新乡村建设",
            "隆重庆祝建国",
            "黄河流域",
            "小黑河河道",
            "阿里巴巴",
            "新城区建设",
            "合作市场",
            "沿海城市",
            "贫困山区",
            "american",
            "日照时间",
            "扩大连片治理",
        ] {
            check(text, &[]);
        }
        check("推广东营经验", &["东营市"]);
        check("美丽江苏", &["江苏省"]);
        check("黄河内蒙古段", &["内蒙古自治区"]);
    }

    #[test]
    fn one_name_may_be_several_places() {
        let folded = fold("朝阳区");
        let found = SHIPPED.places(folded.chars());
        assert!(found.len() >= 2);
        assert!(found.iter().any(|found| SHIPPED.is_within(found.place, "北京市")));
    }

    #[test]
    fn a_county_lies_in_its_city_and_a_city_in_its_province() {
        within("武川县", "呼和浩特市", true);
        within("武川县", "内蒙古", true);
        within("呼和浩特", "内蒙古自治区", true);
        within("呼和浩特", "呼和浩特市", true);
        within("浦东新区", "上海市", true);
        within("内蒙古", "呼和浩特市", false);
        within("包头", "呼和浩特市", false);
        within("东京", "日本", true);
    }

    proptest! {
        #[test]
        fn places_are_in_order_and_inside_the_text(text in "\\PC{0,12}(上海|北京市|tokyo)?\\PC{0,12}") {
            let folded = fold(&text);
            let mut last = 0;
            for found in SHIPPED.places(folded.chars()) {
                prop_assert!(found.start < found.end && found.end <= folded.chars().len());
                prop_assert!(found.start >= last || found.end == last);
                last = found.end;
            }
        }
    }
}
