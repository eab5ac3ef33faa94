//! One indicator over regions and years, results and targets: the figures that may stand beside each other.

use std::collections::BTreeMap;

use super::column::{Candidate, Column, by_region, of_one_measure};
use crate::figures::{Aspect, Change, Figure, Nature};
use crate::library::Library;
use crate::question::Question;
use crate::report::Year;

/// A figure with what it is compared by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry<'a> {
    pub region: &'a str,
    pub year: Year,
    pub figure: &'a Figure,
    /// The indicator is named exactly so.
    pub is_exact: bool,
    /// It is by how much something grows or falls, not how much there is.
    pub is_change: bool,
}

impl<'a> Entry<'a> {
    fn of(one: &Candidate<'a>, figure: &'a Figure) -> Self {
        let Candidate { region, key, is_exact, .. } = *one;
        let is_change = matches!(figure.change, Some(Change::Increase | Change::Decrease))
            && !figure.indicator.contains("新增");
        Self { region, year: key.year, figure, is_exact, is_change }
    }
}

/// How it is told, and in which unit.
type Kind<'a> = (Aspect, &'a str);

fn kind<'a>(one: &Candidate<'a>) -> Kind<'a> {
    (one.key.aspect, one.key.unit)
}

/// Results and targets of what `question` asks for, one a region, year and nature, in this order. Empty when no
/// report measures it.
#[must_use]
pub fn series<'a>(library: &'a Library, question: &Question) -> Vec<Entry<'a>> {
    let mut asked = question.clone();
    asked.when.nature = None;
    if asked.when.years.len() == 1 {
        // The others of its row belong to it.
        asked.when.years.clear();
    }
    let named = &question.places.regions;
    let is_asked = |region: &&str| named.is_empty() || named.iter().any(|name| name == region);
    let regions: Vec<&'a str> = library.corpus().regions().into_iter().filter(is_asked).collect();
    let column = Column::of(&asked, library, &regions);
    let Some(wanted) = commonest(&column.candidates) else { return Vec::new() };
    let numbers = column.candidates.iter().filter(|one| kind(one) == wanted);
    let mut own = by_region(numbers.chain(&column.in_words));
    let of_region = |region: &'a str| of_one_measure(own.remove(region).unwrap_or_default());
    let chosen = regions.into_iter().flat_map(of_region);
    chosen.filter_map(|(_, one)| Some(Entry::of(one, column.figure(one)?))).collect()
}

/// The kind of which most regions, years and natures have one; targets count double, exact names three times.
fn commonest<'a>(found: &[Candidate<'a>]) -> Option<Kind<'a>> {
    let mut counts: BTreeMap<Kind<'_>, BTreeMap<(&str, Year, bool), u32>> = BTreeMap::new();
    for one in found {
        let is_target = one.key.nature == Nature::Target;
        let weight = (1 + u32::from(is_target)) * (1 + 2 * u32::from(one.is_exact));
        let of =
            counts.entry(kind(one)).or_default().entry((one.region, one.key.year, is_target)).or_default();
        *of = weight.max(*of);
    }
    let total = |(kind, counts): (Kind<'a>, BTreeMap<_, u32>)| (counts.values().sum::<u32>(), kind);
    counts.into_iter().map(total).max().map(|(_, kind)| kind)
}
