//! Whose figures are compared: the regions that were named, or all of one level.

use std::collections::BTreeMap;

use crate::library::Library;
use crate::question::{Cut, PlaceLevel, Question};

/// Regions side by side.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Who<'a> {
    /// In the order named, or of the library.
    pub(super) regions: Vec<&'a str>,
    /// Of all of one level.
    pub(super) level: Option<PlaceLevel>,
    /// Regions of other levels, which are not compared with these.
    pub(super) others: usize,
}

/// The regions that `question` is about; provinces, cities and counties are not mixed unless they were named.
pub(super) fn who<'a>(question: &Question, library: &'a Library) -> Who<'a> {
    let held = library.corpus().regions();
    let named = &question.places.regions;
    let gazetteer = &library.knowledge().gazetteer;
    let asks_own = question.over.cut == Some(Cut::Own) && question.places.groups.is_empty();
    if !named.is_empty() && !asks_own {
        let regions = named.iter().filter_map(|name| held.iter().find(|own| *own == name).copied()).collect();
        return Who { regions, level: None, others: 0 };
    }
    let level = question
        .places
        .level
        .or_else(|| named.first().and_then(|region| gazetteer.level(region)))
        .or_else(|| commonest(held.iter().map(|region| gazetteer.level(region))));
    let (mut regions, others): (Vec<&str>, Vec<&str>) =
        held.iter().copied().partition(|region| gazetteer.level(region) == level);
    regions.retain(|region| !question.places.leaves_out(region));
    Who { regions, level, others: others.len() }
}

/// The level of most; of as many the highest.
fn commonest(levels: impl Iterator<Item = Option<PlaceLevel>>) -> Option<PlaceLevel> {
    let mut counts: BTreeMap<Option<PlaceLevel>, usize> = BTreeMap::new();
    levels.for_each(|level| *counts.entry(level).or_default() += 1);
    let most =
        counts.into_iter().max_by_key(|(level, count)| (*count, level.is_some(), std::cmp::Reverse(*level)));
    most.and_then(|(level, _)| level)
}
