//! A question over several regions: the one figure of each that answers it, in the order asked for.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::fit;
use super::series::{Entry, series};
use crate::figures::{Bound, Change, Figure, Nature};
use crate::library::Library;
use crate::question::{Places, Question};

/// Regions of an answer: as many as there are provinces, and some.
const MOST_REGIONS: usize = 50;

/// The figures, highest first, or lowest where that is asked; one a region. `None` when the question is about
/// one region, or about something that none of those named measures.
pub(super) fn figures(question: &Question, library: &Library, is_lowest: bool) -> Option<Vec<Figure>> {
    let regions = &question.places.regions;
    let meant = if regions.is_empty() { library.corpus().regions().len() } else { regions.len() };
    let is_of_parts = !question.places.inside.is_empty() || question.want.asks_how();
    if meant < 2 || is_of_parts || !question.topic.has_measure {
        return None;
    }
    let all = series(library, question);
    let mut entries =
        if regions.is_empty() { of_one_time(&all, question) } else { of_named(library, &all, question) };
    // What is promised in words has no place among numbers: it comes last.
    let order = |a: &Entry<'_>, b: &Entry<'_>| match (measure(a.figure), measure(b.figure)) {
        (Some(a), Some(b)) if is_lowest => compare(a, b),
        (Some(a), Some(b)) => compare(b, a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    entries.sort_by(|a, b| time(b).1.cmp(&time(a).1).then_with(|| order(a, b)));
    let least = if regions.is_empty() { 2 } else { 1 };
    (entries.len() >= least)
        .then(|| entries.into_iter().take(MOST_REGIONS).map(|entry| entry.figure.clone()).collect())
}

/// One a region, all of the same year and nature: a target is not ranked among results. What most regions give
/// is shown, of as many the newest targets.
fn of_one_time<'a>(series: &[Entry<'a>], question: &Question) -> Vec<Entry<'a>> {
    let mut by_time: BTreeMap<(u16, bool), Vec<Entry<'a>>> = BTreeMap::new();
    for entry in series.iter().filter(|entry| fit::is_of_period(question, entry.figure)) {
        by_time.entry(time(entry)).or_default().push(*entry);
    }
    let most = by_time.into_iter().max_by_key(|(time, entries)| (entries.len(), *time));
    most.map(|(_, entries)| entries).unwrap_or_default()
}

/// Of every region that was named the newest, and where neither result nor target was asked for, both. One that
/// measures it in another unit stands beside the others all the same.
fn of_named<'a>(library: &'a Library, series: &[Entry<'a>], question: &Question) -> Vec<Entry<'a>> {
    let own = |all: &[Entry<'a>], region: &str| -> Vec<Entry<'a>> {
        let is_its = |entry: &&Entry<'a>| entry.region == region && fit::is_of_period(question, entry.figure);
        let mut newest: BTreeMap<bool, Entry<'a>> = BTreeMap::new();
        for entry in all.iter().filter(is_its) {
            let (year, is_target) = time(entry);
            if newest.get(&is_target).is_none_or(|known| known.year.get() < year) {
                newest.insert(is_target, *entry);
            }
        }
        newest.into_values().collect()
    };
    let of_region = |region: &String| match own(series, region) {
        none if none.is_empty() => {
            let places = Places { regions: vec![region.clone()], ..question.places.clone() };
            let alone = Question { places, ..question.clone() };
            own(&self::series(library, &alone), region)
        }
        found => found,
    };
    let found: Vec<Entry<'a>> = question.places.regions.iter().flat_map(of_region).collect();
    // Where all regions give a target, the targets alone compare.
    let has_target = |region: &String| found.iter().any(|one| one.region == region && time(one).1);
    match question.when.nature.is_none()
        && question.when.years.is_empty()
        && question.places.regions.iter().all(has_target)
    {
        true => found.into_iter().filter(|entry| time(entry).1).collect(),
        false => found,
    }
}

/// Year, and whether it is a target.
fn time(entry: &Entry<'_>) -> (u16, bool) {
    (entry.year.get(), entry.figure.nature == Nature::Target)
}

/// What figures are ordered by: their value, a fall below every growth; of equal values 以上 above 左右.
fn measure(figure: &Figure) -> Option<(f64, u8)> {
    let value = figure.value.filter(|value| value.is_finite())?;
    let bound = match figure.bound {
        Bound::AtLeast | Bound::Over => 2,
        Bound::Exact | Bound::About => 1,
        Bound::AtMost | Bound::Nearly => 0,
    };
    Some((if figure.change == Some(Change::Decrease) { -value } else { value }, bound))
}

fn compare(a: (f64, u8), b: (f64, u8)) -> Ordering {
    a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
}
