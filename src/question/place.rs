//! Which places a question names: regions of the library, and places elsewhere.

use super::alike::{Namesakes, alike};
use super::taken::Taken;
use super::{Alike, Gazetteer, Group, Place, PlaceLevel};

/// Places of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Full names of the library's regions; their words are taken.
    pub regions: Vec<String>,
    /// Places that no report of the library is about. Names as typed in Chinese stay among the words asked for,
    /// since a report may speak of other places, too.
    pub elsewhere: Vec<String>,
    /// Short names of places inside a region of the library, which has no report of theirs; their words stay.
    pub inside: Vec<String>,
    /// Chinese names of places typed in another script; what was typed is taken.
    pub translated: Vec<String>,
    /// Groups that were named; those of their members that the library holds are among `regions`.
    pub groups: Vec<Group>,
    /// Members of these groups of which the library holds no report.
    pub unheld: Vec<String>,
    /// Those that are left out, by what was typed for them; none of them is among `regions`.
    pub excluded: Option<Group>,
    /// 各省, 哪些市: regions of this level alone.
    pub level: Option<PlaceLevel>,
    /// Names in Latin letters that no place, time, want or concept has, as typed.
    pub strangers: Vec<String>,
    /// A name that may be several of the library's regions: which is to be asked.
    pub alike: Option<Alike>,
}

impl Places {
    /// True of a region that the question leaves out.
    #[must_use]
    pub fn leaves_out(&self, region: &str) -> bool {
        self.excluded.as_ref().is_some_and(|group| group.members.iter().any(|member| member == region))
    }
}

/// Finds places beside those `found` already; `regions` are those of the library's reports. A place inside one of them, such as a
/// county, is neither: it is one of the things that its report speaks of.
pub(super) fn places(
    mut found: Places,
    taken: &mut Taken<'_>,
    gazetteer: &Gazetteer,
    regions: &[&str],
    namesakes: &Namesakes,
) -> Places {
    let alike = alike(taken, namesakes);
    let matches = gazetteer.places(taken.chars());
    let mut at = 0;
    while let Some(first) = matches.get(at) {
        let (start, end) = (first.start, first.end);
        let named: Vec<&Place> = matches
            .iter()
            .skip(at)
            .take_while(|other| other.start == start)
            .map(|other| other.place)
            .collect();
        at += named.len();
        let next = matches.get(at).filter(|next| next.start == end);
        if next.is_some_and(|next| is_around(gazetteer, &named, next.place, regions))
            && taken.is_free(start, end)
        {
            taken.take(start, end);
            continue;
        }
        let is_part_of_name = PART_OF_NAME.iter().any(|word| taken.starts_with(end, word));
        if !taken.is_free(start, end) || taken.crosses_a_name(start, end) || is_part_of_name {
            continue;
        }
        let own = regions.iter().find(|region| named.iter().any(|place| is_region(gazetteer, place, region)));
        let is_inside = |region: &&str| {
            named.iter().any(|place| gazetteer.is_within(place, region) || region.contains(&place.name))
        };
        if let Some(region) = own {
            if !found.regions.iter().any(|known| known == region) {
                found.regions.push((*region).to_owned());
            }
            taken.take(start, end);
        } else if regions.is_empty() && named.iter().all(|place| is_chinese(place)) {
            // The one report names no region: it is of the whole country, and any place lies in that.
            found.inside.extend(chinese(&named));
        } else if let Some(place) = inside(gazetteer, &named, regions) {
            found.inside.push(place);
        } else if !regions.is_empty() && !regions.iter().any(is_inside) {
            let typed: String = taken.chars().get(start..end).unwrap_or_default().iter().collect();
            let name = if typed.is_ascii() { chinese(&named).unwrap_or(typed) } else { typed };
            found.elsewhere.push(name);
        }
        if taken.is_free(start, end)
            && taken.chars().get(start..end).is_some_and(|typed| typed.iter().all(char::is_ascii))
        {
            found.translated.extend(chinese(&named));
            taken.take(start, end);
        }
    }
    short_names(&mut found, taken, regions);
    settle(&mut found, alike, gazetteer);
    if found.regions.is_empty() && found.alike.is_none() {
        whole_country(&mut found, taken, regions);
    }
    found
}

/// Which of those that share a name is meant, where its level tells; and who is left out.
fn settle(found: &mut Places, alike: Option<Alike>, gazetteer: &Gazetteer) {
    if let Some(alike) = alike {
        let level = found.level.or_else(|| found.regions.first().and_then(|region| gazetteer.level(region)));
        match alike.of_level(gazetteer, level) {
            Some(region) => found.regions.push(region),
            None => found.alike = Some(alike),
        }
    }
    if let Some(left_out) = &found.excluded {
        let is_kept = |region: &String| !left_out.members.contains(region);
        found.regions.retain(is_kept);
        found.unheld.retain(is_kept);
    }
}

/// 河北省 of 河北省高阳县 only says which one is meant, when that has a report of its own.
fn is_around(gazetteer: &Gazetteer, named: &[&Place], next: &Place, regions: &[&str]) -> bool {
    named.iter().any(|place| gazetteer.is_within(next, &place.name))
        && regions.iter().any(|region| is_region(gazetteer, next, region))
}

/// 高阳 of 高阳县, which has a report here: where a word begins, and a time, a measure or another name follows.
fn short_names(found: &mut Places, taken: &mut Taken<'_>, regions: &[&str]) {
    const FOLLOW: [&str; 12] =
        ["的", "'s", "今年", "去年", "前年", "历年", "近", "和", "与", "、", "哪", "各年"];
    let begins = |taken: &Taken<'_>, at: usize| {
        let before = at.checked_sub(1).and_then(|at| taken.chars().get(at));
        before.is_none_or(|before| !before.is_alphanumeric() || "和与跟同及比年".contains(*before))
    };
    for region in regions {
        let Some(short) = region.strip_suffix(['市', '县', '区', '旗']) else { continue };
        let length = short.chars().count();
        let goes_on = |taken: &Taken<'_>, end: usize| {
            let next = taken.chars().get(end);
            next.is_none_or(|next| next.is_ascii_digit() || *next == ' ')
                || taken.begins_a_name(end)
                || FOLLOW.iter().any(|word| taken.starts_with(end, word))
        };
        let is_named = |at: &usize| {
            let end = at + length;
            taken.is_free(*at, end)
                && !taken.crosses_a_name(*at, end)
                && begins(taken, *at)
                && goes_on(taken, end)
        };
        if length < 2 || found.regions.iter().any(|known| known == region) {
            continue;
        }
        if let Some(at) = taken.stands(short).into_iter().find(is_named) {
            taken.take(at, at + length);
            found.regions.push((*region).to_owned());
        }
    }
}

/// What makes a place part of another's name: 和林格尔新区 is no county, 西藏大学 no region.
const PART_OF_NAME: [&str; 5] = ["新区", "大学", "学院", "银行", "海关"];

/// True of places in China.
fn is_chinese(place: &Place) -> bool {
    matches!(place.level, PlaceLevel::Province | PlaceLevel::Prefecture | PlaceLevel::County)
}

/// The shortest Chinese name of the first of these places.
fn chinese(named: &[&Place]) -> Option<String> {
    let place = named.first()?;
    let names = place.short.iter().chain([&place.name]).filter(|name| !name.is_ascii());
    names.min_by_key(|name| name.chars().count()).cloned()
}

/// The shortest Chinese name of a place that lies in one of the regions.
fn inside(gazetteer: &Gazetteer, named: &[&Place], regions: &[&str]) -> Option<String> {
    let place = named.iter().find(|place| regions.iter().any(|region| gazetteer.is_within(place, region)))?;
    let names = place.short.iter().chain([&place.name]).filter(|name| !name.is_ascii());
    let name = names.min_by_key(|name| name.chars().count())?;
    // Reports say 武川 as well as 武川县; of two letters nothing can be left out.
    let short = name.strip_suffix(['市', '县', '区', '旗']).filter(|short| short.chars().count() > 1);
    Some(short.unwrap_or(name).to_owned())
}

/// The whole country, where a question begins with it, or with a year before it: 全国GDP目标, 2016年中国GDP目标.
/// Anywhere else it is what a region is measured by, or part of a name: 在全国排第几, 全国文明城市, 中国式现代化.
fn whole_country(found: &mut Places, taken: &mut Taken<'_>, regions: &[&str]) {
    const NAMES: [&str; 7] = ["全国", "我国", "国家", "中国", "national", "china's", "china"];
    const MEASURED: [&str; 11] =
        ["第", "前", "最", "排", "领先", "平均", "各", "级", " average", " rank", " provinc"];
    const TIMES: [&str; 5] = ["今年", "去年", "明年", "的", "近"];
    let held = regions.iter().find(|region| NAMES.contains(region));
    let begins = |at: usize| at == 0 || at.checked_sub(1).and_then(|at| taken.chars().get(at)) == Some(&'年');
    let is_meant = |at: usize, end: usize, name: &str| {
        let goes_on = |words: &[&str]| words.iter().any(|word| taken.starts_with(end, word));
        let is_time = goes_on(&TIMES) || taken.chars().get(end).is_some_and(char::is_ascii_digit);
        let is_other = goes_on(&MEASURED) || name == "中国" && !is_time && !taken.begins_a_name(end);
        // 哪一年的全国报告
        let is_report = ["报告", "政府工作报告", "的报告", "的政府工作报告", " report", " reports"]
            .iter()
            .any(|word| taken.starts_with(end, word));
        (begins(at) || is_report || name.is_ascii()) && taken.is_free(at, end) && !is_other
    };
    let place = NAMES.into_iter().find_map(|name| {
        let ends = |at: usize| at + name.chars().count();
        let at = taken.places(name).into_iter().find(|&at| is_meant(at, ends(at), name))?;
        Some((at, ends(at), name))
    });
    match (place, held) {
        (Some((at, end, _)), Some(held)) => {
            taken.take(at, end);
            found.regions.push((*held).to_owned());
        }
        (Some((.., name)), None) if !regions.is_empty() => found.elsewhere.push(name.to_owned()),
        _ => {}
    }
}

/// True when the place is what the report is about. A district's report may name its city before it:
/// `呼伦贝尔市海拉尔区`.
pub(super) fn is_region(gazetteer: &Gazetteer, place: &Place, region: &str) -> bool {
    let is_known = gazetteer.by_name(region).next().is_some();
    if is_known {
        place.name == region || place.short.iter().any(|short| short == region)
    } else {
        place.level == PlaceLevel::County && region.ends_with(&place.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[track_caller]
    fn check(text: &str, regions: &[&str], own: &[&str], elsewhere: &[&str]) {
        let folded = fold(text);
        let mut taken = Taken::new(folded.chars(), Vec::new());
        let found =
            places(Places::default(), &mut taken, &Gazetteer::shipped(), regions, &Namesakes::default());
        assert_eq!((found.regions, found.elsewhere), (to_owned(own), to_owned(elsewhere)), "{text}");
    }

    #[test]
    fn a_place_inside_a_region_is_known_as_such() {
        let inside = |text: &str, regions: &[&str]| {
            let folded = fold(text);
            let mut taken = Taken::new(folded.chars(), Vec::new());
            places(Places::default(), &mut taken, &Gazetteer::shipped(), regions, &Namesakes::default())
                .inside
        };
        assert_eq!(inside("深圳市GDP", &["广东省"]), ["深圳"]);
        assert_eq!(inside("武川县脱贫了吗", &["呼和浩特市"]), ["武川"]);
        // Two letters name a county where they are no other word.
        assert_eq!(inside("武川脱贫了吗", &["呼和浩特市"]), ["武川"]);
        assert!(inside("强村富民怎么做", &["云南省"]).is_empty());
        assert!(inside("广东GDP", &["广东省"]).is_empty() && inside("深圳GDP", &["浙江省"]).is_empty());
    }

    fn to_owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn places_are_of_the_library_inside_it_or_elsewhere() {
        let hohhot = ["呼和浩特市"];
        check("呼和浩特今年GDP目标", &hohhot, &["呼和浩特市"], &[]);
        check("包头市GDP", &hohhot, &[], &["包头市"]);
        check("上海房价", &hohhot, &[], &["上海"]);
        check("武川县脱贫了吗", &hohhot, &[], &[]);
        check("内蒙古GDP", &hohhot, &[], &["内蒙古"]);
        check("西藏和浙江", &["浙江省", "西藏自治区"], &["西藏自治区", "浙江省"], &[]);
        check("全国GDP目标是多少", &hohhot, &[], &["全国"]);
        check("全国排名第几", &hohhot, &[], &[]);
        check("呼和浩特在全国排第几", &hohhot, &["呼和浩特市"], &[]);
        check("包头银行怎么发展", &hohhot, &[], &[]);
        check("高阳2015年GDP目标", &["高阳县"], &["高阳县"], &[]);
        check("保定和高阳的GDP目标", &["保定市", "高阳县"], &["保定市", "高阳县"], &[]);
        check("河北省高阳县GDP", &["河北省", "高阳县"], &["高阳县"], &[]);
        check("和平发展怎么说", &["和平区"], &[], &[]);
        check("海拉尔区财政收入", &["呼伦贝尔市海拉尔区"], &["呼伦贝尔市海拉尔区"], &[]);
    }
}
