//! A name that several of the library's regions share: 吉林 is a province and a city, 朝阳 a city and districts.

use std::collections::BTreeMap;

use super::taken::Taken;
use super::{Gazetteer, PlaceLevel};

/// What was typed, and the regions that it may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alike {
    pub typed: String,
    /// Full names of the library's regions, two at least.
    pub regions: Vec<String>,
}

/// Ends of names that people leave out, longest first.
const ENDS: [&str; 9] = ["特别行政区", "自治区", "地区", "省", "市", "州", "县", "区", "旗"];
/// What follows such a name where it is none: 朝阳产业.
const OTHERS: [&str; 4] = ["产业", "行业", "群众", "街"];

/// Names that several regions of a library share. Made once for the library: a question goes over these alone.
#[derive(Debug, Clone, Default)]
pub struct Namesakes {
    /// By what people say, in order; the full names of the regions in theirs.
    names: Vec<(String, Vec<String>)>,
}

impl Namesakes {
    #[must_use]
    pub fn of(gazetteer: &Gazetteer, regions: &[&str]) -> Self {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for region in regions {
            let name = short(gazetteer, region);
            name.into_iter().for_each(|name| by_name.entry(name).or_default().push((*region).to_owned()));
        }
        let mut names: Vec<(String, Vec<String>)> =
            by_name.into_iter().filter(|(_, own)| own.len() > 1).collect();
        names.iter_mut().for_each(|(_, own)| own.sort_unstable());
        Namesakes { names }
    }
}

/// The first name of the question that several regions share; it is taken. What is typed in full is one place's.
pub(super) fn alike(taken: &mut Taken<'_>, namesakes: &Namesakes) -> Option<Alike> {
    for (typed, regions) in &namesakes.names {
        let length = typed.chars().count();
        let goes_on = |at: usize| ENDS.iter().chain(&OTHERS).any(|word| taken.starts_with(at + length, word));
        let Some(at) = taken.stands(typed).into_iter().find(|&at| !goes_on(at) && !is_in_full(taken, at))
        else {
            continue;
        };
        taken.take(at, at + length);
        return Some(Alike { typed: typed.clone(), regions: regions.clone() });
    }
    None
}

/// 北京市朝阳: whose it is says which.
fn is_in_full(taken: &Taken<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| taken.chars().get(at));
    before.is_some_and(|before| matches!(before, '市' | '省'))
}

/// A region's name as people say it: 吉林 of 吉林市, 朝阳 of 北京市朝阳区, 海南 of 海南藏族自治州.
fn short(gazetteer: &Gazetteer, region: &str) -> Option<String> {
    let last = region.split_inclusive(['省', '市']).rfind(|part| !part.is_empty())?;
    let known = gazetteer.by_name(region).flat_map(|place| &place.short);
    let names = known.map(String::as_str).filter(|name| !name.is_ascii()).chain([last]);
    let shortest = names.min_by_key(|name| name.chars().count())?;
    let bare = ENDS.iter().find_map(|end| shortest.strip_suffix(end)).unwrap_or(shortest);
    Some(if bare.chars().count() > 1 { bare } else { shortest }.to_owned())
}

impl Alike {
    /// The one of these that is of the level that is asked about, where there is just one.
    pub(super) fn of_level(&self, gazetteer: &Gazetteer, level: Option<PlaceLevel>) -> Option<String> {
        let level = level?;
        let mut fitting = self.regions.iter().filter(|region| gazetteer.level(region) == Some(level));
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => Some(only.clone()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[track_caller]
    fn check(text: &str, regions: &[&str], expected: &[&str]) {
        let folded = fold(text);
        let namesakes = Namesakes::of(&Gazetteer::shipped(), regions);
        let found = alike(&mut Taken::new(folded.chars(), Vec::new()), &namesakes);
        assert_eq!(found.map(|alike| alike.regions).unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn a_name_that_several_regions_share() {
        check("吉林今年gdp目标", &["吉林省", "吉林市", "浙江省"], &["吉林市", "吉林省"]);
        check("海南gdp", &["海南省", "海南藏族自治州"], &["海南省", "海南藏族自治州"]);
        check("朝阳gdp", &["朝阳市", "北京市朝阳区"], &["北京市朝阳区", "朝阳市"]);
    }

    #[test]
    fn a_name_in_full_or_of_one_region_is_told() {
        check("吉林省gdp", &["吉林省", "吉林市"], &[]);
        check("吉林市gdp", &["吉林省", "吉林市"], &[]);
        check("吉林gdp", &["吉林省", "浙江省"], &[]);
        check("北京市朝阳gdp", &["朝阳市", "北京市朝阳区"], &[]);
        check("朝阳产业", &["朝阳市", "北京市朝阳区"], &[]);
    }
}
