//! One indicator over regions and years: the figures that may stand beside each other.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::{Named, Names};
use crate::figures::{Change, Figure, Nature};
use crate::library::{Library, Measured};
use crate::question::{ConceptId, ConceptKind, Question};
use crate::report::{ParagraphId, Year};
use crate::text::folded;

/// A figure with what it is compared by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry<'a> {
    pub region: &'a str,
    pub year: Year,
    pub figure: &'a Figure,
    /// Which of the concepts asked about it measures.
    concept: usize,
    /// The indicator is named exactly so.
    pub is_exact: bool,
    /// It is by how much something grows or falls, not how much there is.
    pub is_change: bool,
}

impl Entry<'_> {
    /// A value before words, an exact name before a longer one.
    fn rank(&self) -> (bool, bool) {
        (self.figure.value.is_some(), self.is_exact)
    }

    fn kind(&self) -> Kind<'_> {
        Kind { unit: &self.figure.unit, is_change: self.is_change }
    }
}

/// What may stand beside each other: the same unit, and all changes or all levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind<'a> {
    unit: &'a str,
    is_change: bool,
}

/// Results and targets of what `question` asks for, one a region, year and nature, in this order. Empty when no
/// report measures it.
#[must_use]
pub fn series<'a>(library: &'a Library, question: &Question) -> Vec<Entry<'a>> {
    let lexicon = &library.knowledge().lexicon;
    let of = |concepts: &[ConceptId]| of_concepts(library, question, concepts);
    let is_indicator = |id: &ConceptId| lexicon.concept(*id).kind == ConceptKind::Indicator;
    if question.topic.concepts.is_empty() || question.topic.concepts.iter().any(is_indicator) {
        return of(&question.topic.concepts);
    }
    // A subject is measured by its indicators: employment by new jobs.
    let near = question
        .topic
        .concepts
        .iter()
        .flat_map(|id| lexicon.concept(*id).related.iter().chain(lexicon.narrower(*id)));
    let all = near.filter(|id| is_indicator(id)).map(|id| of(&[*id])).filter(|entries| !entries.is_empty());
    all.min_by_key(|entries| std::cmp::Reverse(entries.len())).unwrap_or_else(|| of(&question.topic.concepts))
}

fn of_concepts<'a>(library: &'a Library, question: &Question, concepts: &[ConceptId]) -> Vec<Entry<'a>> {
    let found = candidates(library, question, concepts);
    let Some(kind) = commonest(&found) else { return Vec::new() };
    let mut by_region: BTreeMap<&str, Vec<&Entry<'a>>> = BTreeMap::new();
    for entry in found.iter().filter(|entry| entry.kind() == kind || entry.figure.value.is_none()) {
        by_region.entry(entry.region).or_default().push(entry);
    }
    by_region.into_values().flat_map(|entries| of_region(&entries)).collect()
}

/// One entry a year and nature, all of them of the same measure: 登记失业率 never stands beside 调查失业率.
fn of_region<'a>(entries: &[&Entry<'a>]) -> Vec<Entry<'a>> {
    let key = |entry: &Entry<'_>| (entry.year, entry.figure.nature == Nature::Target);
    let covered = |base: &Entry<'_>| {
        let same = entries.iter().filter(|entry| entry.figure.indicator == base.figure.indicator);
        same.map(|entry| key(entry)).collect::<BTreeSet<_>>().len()
    };
    let Some(base) = entries.iter().max_by_key(|entry| (covered(entry), entry.rank(), key(entry))) else {
        return Vec::new();
    };
    let mut chosen: BTreeMap<(Year, bool), &Entry<'a>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| is_same(base, entry)) {
        let best = chosen.entry(key(entry)).or_insert(entry);
        let fits = |entry: &Entry<'_>| (entry.figure.indicator == base.figure.indicator, entry.rank());
        if fits(entry) > fits(best) {
            *best = entry;
        }
    }
    chosen.into_values().copied().collect()
}

/// Whether two entries measure the same thing, by its name or by another of its names: 经济增长 is that of
/// 地区生产总值.
fn is_same(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let (one, other) = (a.figure.indicator.as_str(), b.figure.indicator.as_str());
    a.concept == b.concept || one.contains(other) || other.contains(one)
}

fn candidates<'a>(library: &'a Library, question: &Question, concepts: &[ConceptId]) -> Vec<Entry<'a>> {
    let names = Names::of(question, library, concepts);
    let place = |paragraph: ParagraphId, year: Option<Year>, nature: Nature| {
        let report = library.corpus().report(paragraph)?;
        let region = report.facts.region.as_deref()?;
        if !question.places.regions.is_empty() && !question.places.regions.iter().any(|asked| asked == region)
        {
            return None;
        }
        let year = year.filter(|_| nature != Nature::Standing)?;
        // A result of long ago or a goal of years ahead is another story than this report's.
        let own = match nature {
            Nature::Target => report.facts.year,
            _ => report.facts.year.map(Year::previous),
        };
        let is_asked = question.when.years.is_empty()
            || question.when.years.contains(&year)
            || question.when.years.len() == 1;
        (Some(year) == own && is_asked).then_some((region, year))
    };
    let entry = |figure: &'a Figure| {
        let (region, year) = place(figure.place.paragraph, figure.year(), figure.nature)?;
        if figure.change == Some(Change::From) || figure.base.year.is_some() {
            return None;
        }
        let (concept, named) = names.named(&folded(&figure.indicator))?;
        let is_change = matches!(figure.change, Some(Change::Increase | Change::Decrease))
            && !figure.indicator.contains("新增");
        Some(Entry { region, year, figure, concept, is_exact: named == Named::Exactly, is_change })
    };
    // No page is read of a figure that cannot be one.
    let may_be = |one: &Measured| place(one.paragraph, one.year, one.nature).is_some();
    if concepts.is_empty() {
        let is_meant = |indicator: &str| names.named(indicator).is_some();
        let named = library.named(is_meant).into_iter().filter(may_be);
        return named.filter_map(|one| library.ledger().figure(one.figure)).filter_map(entry).collect();
    }
    let measuring = concepts.iter().flat_map(|id| library.measuring(*id, None));
    let mut measuring: Vec<usize> = measuring.filter(may_be).map(|one| one.figure).collect();
    measuring.sort_unstable();
    measuring.dedup();
    measuring.into_iter().filter_map(|at| library.ledger().figure(at)).filter_map(entry).collect()
}

/// The kind of which most regions and natures have one; targets count double.
fn commonest<'a>(found: &'a [Entry<'_>]) -> Option<Kind<'a>> {
    let mut counts: BTreeMap<Kind<'_>, BTreeMap<(&str, Year, bool), u32>> = BTreeMap::new();
    for entry in found.iter().filter(|entry| entry.figure.value.is_some()) {
        let is_target = entry.figure.nature == Nature::Target;
        let weight = (1 + u32::from(is_target)) * (1 + 2 * u32::from(entry.is_exact));
        let key = (entry.region, entry.year, is_target);
        let best = counts.entry(entry.kind()).or_default().entry(key).or_default();
        *best = weight.max(*best);
    }
    let total = |(kind, counts): (Kind<'a>, BTreeMap<_, u32>)| (counts.values().sum::<u32>(), kind);
    counts.into_iter().map(total).max().map(|(_, kind)| kind)
}
