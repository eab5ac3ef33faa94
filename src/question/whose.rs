//! Whose figures are asked for where places are named together: groups, the cities of a province, all provinces.

use std::sync::LazyLock;

use regex::Regex;

use super::place::{Places, is_region};
use super::taken::Taken;
use super::{Gazetteer, Group, Groups, PlaceLevel};

/// What follows the name of a group where a plan is meant, not its members: 长三角一体化, 西部大开发.
const PLANS: &[&str] = &[
    "一体化",
    "协同",
    "大开发",
    "开发",
    "振兴",
    "崛起",
    "建设",
    "发展",
    "陆海",
    "合作",
    "高质量",
    "经济圈",
    "产业",
    "通道",
    "战略",
    "生态",
    "班列",
    "城市群",
    "都市圈",
    "示范区",
    "国家",
    "规划",
    "科创",
    "联盟",
    "自治",
    "县",
    "旗",
    "乡",
];
/// What stands before it there: 对接长三角.
const BEFORE_PLANS: &[&str] = &[
    "自治区",
    "自治区和",
    "自治区、",
    "自治区,",
    "自治区及",
    "自治区与",
    "对接",
    "融入",
    "承接",
    "参与",
    "服务",
    "深化",
    "推进",
    "推动",
    "衔接",
];

/// One letter that stands for a province.
const LETTERS: &[(char, &str)] = &[
    ('京', "北京市"),
    ('津', "天津市"),
    ('冀', "河北省"),
    ('晋', "山西省"),
    ('蒙', "内蒙古自治区"),
    ('辽', "辽宁省"),
    ('吉', "吉林省"),
    ('黑', "黑龙江省"),
    ('沪', "上海市"),
    ('苏', "江苏省"),
    ('浙', "浙江省"),
    ('皖', "安徽省"),
    ('闽', "福建省"),
    ('赣', "江西省"),
    ('鲁', "山东省"),
    ('豫', "河南省"),
    ('鄂', "湖北省"),
    ('湘', "湖南省"),
    ('粤', "广东省"),
    ('桂', "广西壮族自治区"),
    ('琼', "海南省"),
    ('渝', "重庆市"),
    ('川', "四川省"),
    ('黔', "贵州省"),
    ('贵', "贵州省"),
    ('滇', "云南省"),
    ('云', "云南省"),
    ('藏', "西藏自治区"),
    ('陕', "陕西省"),
    ('甘', "甘肃省"),
    ('青', "青海省"),
    ('宁', "宁夏回族自治区"),
    ('新', "新疆维吾尔自治区"),
];
/// Letters in a row that are a group without any other word.
const IN_A_ROW: usize = 3;
/// What may follow letters or a group and says only that they are several.
#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test compiles it")]
static SEVERAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?:各|的)?[两二三四五六七八九十0-9]{0,2}个?(?:省区市|省市区|省区|省市|省份|省|地|市)")
        .expect("a constant pattern")
});

/// The cities of a province: 浙江各市, 河南的地级市.
const CITIES: &[(&str, PlaceLevel)] = &[
    ("各地级市", PlaceLevel::Prefecture),
    ("的地级市", PlaceLevel::Prefecture),
    ("各设区市", PlaceLevel::Prefecture),
    ("各地市", PlaceLevel::Prefecture),
    ("各盟市", PlaceLevel::Prefecture),
    ("各市州", PlaceLevel::Prefecture),
    ("各州市", PlaceLevel::Prefecture),
    ("各城市", PlaceLevel::Prefecture),
    ("的城市", PlaceLevel::Prefecture),
    ("各市", PlaceLevel::Prefecture),
    ("下辖市", PlaceLevel::Prefecture),
    ("哪个市", PlaceLevel::Prefecture),
    ("哪些市", PlaceLevel::Prefecture),
    ("各区县", PlaceLevel::County),
    ("各县区", PlaceLevel::County),
    ("各旗县", PlaceLevel::County),
    ("各县", PlaceLevel::County),
    ("各区", PlaceLevel::County),
    ("哪个县", PlaceLevel::County),
    ("哪些县", PlaceLevel::County),
];

/// What the words say of whose figures are asked for.
#[derive(Debug, Default)]
pub(super) struct Whose {
    /// How many there are was asked: 几个省.
    pub(super) counts: bool,
    /// So many are asked for: 三个省.
    pub(super) number: Option<usize>,
    /// All there are, or those that something is true of: 各省, 哪些省, 谁.
    pub(super) is_all: bool,
    /// Those that count, as typed.
    pub(super) words: Vec<String>,
}

#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test compiles it")]
static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        "(?P<lead>全国各|全国的?|我国各|的|哪些|哪几|哪|有几|有多少|几|多少|各个|各|每一|每|所有的?|全部的?|其他|",
        "(?P<number>[0-9]{1,2}|[一二两三四五六七八九十]{1,3}))",
        "(?:一)?(?:个|些|座|家)?",
        "(?P<unit>省区市|省市区|省市|省区|省份|省级地区|省|地级市|设区市|盟市|市州|州市|地市|城市|市|县市区|市县|区县|县区|旗县|县|地方|地区)",
        "(?P<end>里面?|中|当中)?",
    ))
    .expect("a constant pattern")
});

#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test compiles it")]
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        "(?P<count>how many )?(?:which |what |all |the |each |every )*\\b(?P<english>provinces|province|cities|counties)\\b",
        "|各地区?|省份|都有谁|有谁|是谁|谁家?的?|哪家|哪里|哪儿|哪个|哪几个|哪些|所有省|各省",
    ))
    .expect("a constant pattern")
});

/// Reads and takes groups, the cities of a province, and words for a whole level. Groups go to `places`, with the
/// regions among `regions` that they hold.
pub(super) fn whose(
    taken: &mut Taken<'_>,
    places: &mut Places,
    gazetteer: &Gazetteer,
    groups: &Groups,
    regions: &[&str],
) -> Whose {
    let mut whose = Whose::default();
    if let Some((start, end)) = of_kinds(taken) {
        taken.take(start, end);
        whose.is_all = true;
        places.level = Some(PlaceLevel::Province);
    }
    while let Some((start, end, group)) =
        longer(of_groups(taken, groups), of_letters(taken)).or_else(|| of_cities(taken, gazetteer, regions))
    {
        taken.take(start, end);
        add(group, places, gazetteer, regions);
    }
    levels(taken, places, &mut whose);
    whose
}

#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test compiles it")]
static KINDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:全国)?各?省(?:份)?[、,，和]?自治区[、,，和及与]{0,2}直辖市(?:人民)?(?:政府)?")
        .expect("a constant pattern")
});

/// The three kinds of province by name, all that there are: 各省、自治区、直辖市. Whatever else may begin within them, as
/// 市政 does in 直辖市政府.
fn of_kinds(taken: &Taken<'_>) -> Option<(usize, usize)> {
    let open = taken.open();
    let found = KINDS.find(&open)?;
    let place = |byte: usize| open.get(..byte).map_or(0, |before| before.chars().count());
    Some((place(found.start()), place(found.end())))
}

/// Regions of the library that a group holds stand among those that were named; where it holds none, it is
/// elsewhere.
fn add(group: Group, places: &mut Places, gazetteer: &Gazetteer, regions: &[&str]) {
    let is_own = |region: &str, member: &str| {
        gazetteer.by_name(member).any(|place| is_region(gazetteer, place, region)) || region == member
    };
    let held = |member: &String| regions.iter().find(|region| is_own(region, member));
    let mut has_any = false;
    for member in &group.members {
        match held(member) {
            Some(region) => {
                has_any = true;
                if !places.regions.iter().any(|known| known == region) {
                    places.regions.push((*region).to_owned());
                }
            }
            None => places.unheld.push(member.clone()),
        }
    }
    if !has_any {
        places.elsewhere.push(group.name.clone());
    }
    places.groups.push(group);
}

/// A group with the characters that name it, `start..end`.
type Named = (usize, usize, Group);

/// Letters in a row may begin like the name of a group: 粤桂琼.
fn longer(group: Option<Named>, letters: Option<Named>) -> Option<Named> {
    match (group, letters) {
        (Some(group), Some(letters)) => {
            let is_within = letters.0 <= group.0 && group.1 < letters.1;
            Some(if is_within { letters } else { group })
        }
        (group, letters) => group.or(letters),
    }
}

/// The first group that is named as such.
fn of_groups(taken: &Taken<'_>, groups: &Groups) -> Option<Named> {
    groups.names().find_map(|(name, group)| {
        let length = name.chars().count();
        let at = taken.stands(name).into_iter().find(|&at| !is_plan(taken, at, at + length))?;
        Some((at, at + length + several(taken, at + length), group.clone()))
    })
}

/// True where a plan or a thing of that name is meant.
fn is_plan(taken: &Taken<'_>, start: usize, end: usize) -> bool {
    let chars = taken.chars();
    let after: String = chars.get(end..).unwrap_or_default().iter().take(4).collect();
    let before: String = chars.get(..start).unwrap_or_default().iter().collect();
    let is_latin = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphabetic);
    let cuts_a_word = chars.get(start).is_some_and(char::is_ascii)
        && (is_latin(start.checked_sub(1)) || is_latin(Some(end)));
    cuts_a_word
        || PLANS.iter().any(|word| after.starts_with(word))
        || BEFORE_PLANS.iter().any(|word| before.ends_with(word))
}

/// 沪苏浙皖, 京沪两市: letters in a row.
fn of_letters(taken: &Taken<'_>) -> Option<Named> {
    let chars = taken.chars();
    let full = |at: usize| {
        let letter = chars.get(at).filter(|_| taken.is_free(at, at + 1))?;
        LETTERS.iter().find(|(own, _)| own == letter).map(|(_, name)| *name)
    };
    let mut start = 0;
    while start < chars.len() {
        let mut members: Vec<String> = (start..).map_while(full).map(str::to_owned).collect();
        let end = start + members.len();
        let length = members.len();
        members.sort_unstable();
        members.dedup();
        // A letter twice is a word: 甘甘.
        let is_each_once = members.len() == length;
        let tail = several(taken, end);
        let is_several = length >= IN_A_ROW || length == 2 && tail > 1;
        if is_each_once && is_several && !is_plan(taken, start, end) {
            let name: String = chars.get(start..end).unwrap_or_default().iter().collect();
            return Some((start, end + tail, Group { name, members }));
        }
        start = end.max(start + 1);
    }
    None
}

/// How many characters from `at` on say only that they are several: 两省, 四地, 各省.
fn several(taken: &Taken<'_>, at: usize) -> usize {
    let rest: String = taken.chars().get(at..).unwrap_or_default().iter().take(5).collect();
    SEVERAL.find(&rest).filter(|found| found.start() == 0).map_or(0, |found| {
        let next = rest.get(found.end()..).unwrap_or_default();
        let is_word = next.starts_with(['场', '民', '政', '级', '域', '块', '点', '产', '内']);
        if is_word { 0 } else { found.as_str().chars().count() }
    })
}

/// 浙江各市: the reports of places of that level within it.
fn of_cities(taken: &Taken<'_>, gazetteer: &Gazetteer, regions: &[&str]) -> Option<Named> {
    gazetteer.places(taken.chars()).into_iter().find_map(|found| {
        let (tail, level) = CITIES.iter().find(|(tail, _)| {
            taken.is_free(found.start, found.end) && taken.stands(tail).contains(&found.end)
        })?;
        let end = found.end + tail.chars().count();
        let is_word = taken.chars().get(end).is_some_and(|next| "场民政级域".contains(*next));
        if is_word || !matches!(found.place.level, PlaceLevel::Province | PlaceLevel::Prefecture) {
            return None;
        }
        let is_within = |region: &&&str| {
            gazetteer.level(region) == Some(*level)
                && gazetteer.by_name(region).any(|own| gazetteer.is_within(own, &found.place.name))
        };
        let members = regions.iter().filter(is_within).map(|region| (*region).to_owned()).collect();
        let name: String = taken.chars().get(found.start..end).unwrap_or_default().iter().collect();
        Some((found.start, end, Group { name: name.replace('的', "各"), members }))
    })
}

/// 各省, 几个市, 哪三个省, which provinces.
fn levels(taken: &mut Taken<'_>, places: &mut Places, whose: &mut Whose) {
    while let Some(found) = taken.take_match(&LEVEL, is_whole) {
        let lead = found.named("lead").unwrap_or_default();
        whose.counts |= matches!(lead, "几" | "多少" | "有几" | "有多少");
        whose.number = whose.number.or_else(|| found.named("number").and_then(super::limit::count));
        whose.is_all = true;
        if let Some(level) = found.named("unit").and_then(level) {
            places.level = places.level.or(Some(level));
        }
        if whose.counts || whose.number.is_some() {
            whose.words.push(found.text.clone());
        }
    }
    while let Some(found) = taken.take_match(&BARE, |_, after| !after.starts_with(['年', '月', '次', '份']))
    {
        whose.counts |= found.named("count").is_some();
        whose.is_all = true;
        if let Some(level) = found.named("english").and_then(level) {
            places.level = places.level.or(Some(level));
        }
    }
    whose.is_all |= taken.names("谁");
}

/// 的市 of 的市场 and 各县 of 各县域 are none.
fn is_whole(text: &str, after: &str) -> bool {
    let next = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    match text.chars().last() {
        Some('市') => !next(&["场", "民", "政", "域", "容", "长", "区", "级", "属", "直", "中", "内"]),
        Some('县') => !next(&["域", "城", "级", "委", "乡"]),
        Some('省') => !next(&["级", "内", "外", "会", "长", "道", "委", "属", "直", "际", "钱", "略"]),
        Some('区') => !next(&["生产", "域"]),
        Some('方') => !next(&["财政", "一般", "政府", "债", "标准", "公共", "特色", "法"]),
        _ => true,
    }
}

fn level(unit: &str) -> Option<PlaceLevel> {
    match unit {
        "地方" | "地区" => None,
        unit if unit.contains('省') || unit.starts_with("province") => Some(PlaceLevel::Province),
        unit if unit.contains(['县', '旗']) || unit == "counties" => Some(PlaceLevel::County),
        _ => Some(PlaceLevel::Prefecture),
    }
}
