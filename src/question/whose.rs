//! Whose figures are asked for where places are named together: groups, the cities of a province, all provinces.

use std::sync::LazyLock;

use regex::Regex;
use smol_str::SmolStr;

use super::phrases::{any, compiled, words};
use super::place::{Places, is_region};
use super::taken::Taken;
use super::{Gazetteer, Group, Groups, PlaceLevel};

/// Letters in a row that are a group without any other word.
const IN_A_ROW: usize = 3;
/// What may follow letters or a group and says only that they are several.
static SEVERAL: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!("^[各的]?[两二三四五六七八九十0-9]{{0,2}}个?{}", any("whose", "several")))
});

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

/// Keys of the units of a level.
const UNITS: [(&str, Option<PlaceLevel>); 4] = [
    ("province", Some(PlaceLevel::Province)),
    ("county", Some(PlaceLevel::County)),
    ("prefecture", Some(PlaceLevel::Prefecture)),
    ("any", None),
];
/// The same in English.
const ENGLISH: [(&str, PlaceLevel); 3] = [
    ("provinces", PlaceLevel::Province),
    ("cities", PlaceLevel::Prefecture),
    ("counties", PlaceLevel::County),
];

static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    let mut units: Vec<&String> = UNITS.iter().flat_map(|(key, _)| words("whose", key)).collect();
    units.sort_by_key(|unit| std::cmp::Reverse(unit.chars().count()));
    let units: Vec<&str> = units.into_iter().map(String::as_str).collect();
    compiled(&format!(
        concat!(
            "(?P<lead>{counts}|{lead}|(?P<number>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,3}}))",
            "一?[个些座家]?(?P<unit>{units})(?:里面?|中|当中)?",
        ),
        counts = any("whose", "counts"),
        lead = any("whose", "lead"),
        units = units.join("|"),
    ))
});

static BARE: LazyLock<Regex> = LazyLock::new(|| {
    let english = ENGLISH.map(|(key, _)| any("whose", key)).join("|");
    compiled(&format!(
        "(?P<count>how many )?(?:which |what |all |the |each |every )*(?:(?P<number>{number}|[0-9]{{1,2}}) )?(?P<english>{english})|{bare}",
        number = any("whose", "numbers"),
        bare = any("whose", "bare")
    ))
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
    // 除了浙江还有谁: of all others.
    let mut whose = Whose { is_all: places.excluded.is_some(), ..Whose::default() };
    if let Some((start, end)) = of_kinds(taken) {
        taken.take(start, end);
        whose.is_all = true;
        places.level = Some(PlaceLevel::Province);
    }
    while let Some((start, end, group)) = longer(of_groups(taken, groups), of_letters(taken, groups))
        .or_else(|| of_cities(taken, gazetteer, regions))
    {
        taken.take(start, end);
        add(group, places, gazetteer, regions);
    }
    levels(taken, places, &mut whose);
    whose
}

static KINDS: LazyLock<Regex> = LazyLock::new(|| {
    compiled("(?:全国)?各?省(?:份)?[、,，和]?自治区[、,，和及与]{0,2}直辖市(?:人民)?(?:政府)?")
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
        || words("whose", "plans").iter().any(|word| after.starts_with(word.as_str()))
        || words("whose", "before_plans").iter().any(|word| before.ends_with(word.as_str()))
}

/// 沪苏浙皖, 京沪两市: letters in a row.
fn of_letters(taken: &Taken<'_>, groups: &Groups) -> Option<Named> {
    let chars = taken.chars();
    let full = |at: usize| {
        let letter = chars.get(at).filter(|_| taken.is_free(at, at + 1))?;
        groups.of_letter(*letter)
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
    let rest: SmolStr = taken.chars().get(at..).unwrap_or_default().iter().take(5).copied().collect();
    SEVERAL.find(&rest).filter(|found| found.start() == 0).map_or(0, |found| {
        let next = rest.get(found.end()..).unwrap_or_default();
        let is_word = next.starts_with(['场', '民', '政', '级', '域', '块', '点', '产', '内']);
        if is_word { 0 } else { found.as_str().chars().count() }
    })
}

/// Keys of what follows the name of a place whose cities or counties are meant.
const CITIES: [(&str, PlaceLevel); 2] =
    [("cities_of", PlaceLevel::Prefecture), ("counties_of", PlaceLevel::County)];

/// 浙江各市: the reports of places of that level within it.
fn of_cities(taken: &Taken<'_>, gazetteer: &Gazetteer, regions: &[&str]) -> Option<Named> {
    gazetteer.places(taken.chars()).into_iter().find_map(|found| {
        let of = |(key, level): (&str, PlaceLevel)| {
            let mut tails = words("whose", key).iter();
            let tail = tails.find(|tail| taken.stands(tail).contains(&found.end))?;
            taken.is_free(found.start, found.end).then_some((tail, level))
        };
        let (tail, level) = CITIES.into_iter().find_map(of)?;
        let end = found.end + tail.chars().count();
        let is_word = taken.chars().get(end).is_some_and(|next| "场民政级域".contains(*next));
        if is_word || !matches!(found.place.level, PlaceLevel::Province | PlaceLevel::Prefecture) {
            return None;
        }
        let is_within = |region: &&&str| {
            gazetteer.level(region) == Some(level)
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
        whose.counts |= words("whose", "counts").iter().any(|own| own == lead);
        whose.number = whose.number.or_else(|| found.named("number").and_then(super::number::count));
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
        whose.number = whose.number.or_else(|| found.named("number").and_then(english));
        whose.is_all = true;
        if let Some(level) = found.named("english").and_then(level) {
            places.level = places.level.or(Some(level));
        }
    }
    whose.is_all |= taken.names("谁");
}

/// `three`, or `3`.
fn english(number: &str) -> Option<usize> {
    let mut named = (1..).zip(words("whose", "numbers"));
    named.find(|(_, own)| *own == number).map(|(number, _)| number).or_else(|| number.parse().ok())
}

/// 的市 of 的市场 and 各县 of 各县域 are none.
fn is_whole(text: &str, after: &str) -> bool {
    let next = |key: &str| words("whose", key).iter().any(|word| after.starts_with(word.as_str()));
    match text.chars().last() {
        Some('市') => !next("no_city"),
        Some('县') => !next("no_county"),
        Some('省') => !next("no_province"),
        Some('区') => !next("no_region"),
        Some('方') => !next("no_place"),
        _ => true,
    }
}

fn level(unit: &str) -> Option<PlaceLevel> {
    let is_of = |key: &str| words("whose", key).iter().any(|own| own == unit);
    let chinese = UNITS.iter().find(|(key, _)| is_of(key)).and_then(|(_, level)| *level);
    chinese.or_else(|| ENGLISH.iter().find(|(key, _)| is_of(key)).map(|(_, level)| *level))
}
