//! Which figures of the ledger may stand beside each other: whose, of which year, told in which way.

use rustc_hash::FxHashMap;

use super::naming::{Named, Names};
use super::units::reckoned;
use crate::figures::{Aspect, Nature, PeriodKind};
use crate::library::{Library, Measured, Name};
use crate::question::{ConceptId, Question, is_carrier};
use crate::report::{Report, Year};

/// A figure with what it may stand beside. Nothing of it is read yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) region: &'a str,
    /// Its number in the ledger.
    pub(super) figure: usize,
    /// Folded.
    pub(super) indicator: &'a str,
    pub(super) record: bool,
    /// It tells a number, and not only words.
    pub(super) has_value: bool,
    pub(super) key: Key<'a>,
    /// Which of the concepts asked about it measures.
    concept: usize,
    /// The indicator is named exactly so.
    pub(super) is_exact: bool,
}

/// What may stand beside each other: how it is told, in which kind of unit, promised or achieved, in which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'a> {
    pub(super) aspect: Aspect,
    /// What was done in a year, not what there is.
    pub(super) is_deed: bool,
    pub(super) unit: &'a str,
    pub(super) nature: Nature,
    pub(super) year: Year,
}

impl Key<'_> {
    /// The year of the report that tells it.
    pub(super) fn told(&self) -> Year {
        if self.nature == Nature::Target { self.year } else { self.year.next() }
    }
}

/// The figures of `regions` that measure one of the concepts, or what the words name, in reading order. No page is read
/// for it.
pub(super) fn of_concepts<'a>(
    question: &Question,
    library: &'a Library,
    regions: &[&str],
    concepts: &[ConceptId],
) -> Vec<Candidate<'a>> {
    let names = Names::of(question, library, concepts);
    let narrowing = narrowing(question);
    let when = &question.when.years;
    let reports = telling(question, library, regions);
    let mut measured: Vec<Measured> = if concepts.is_empty() {
        let mut named: Vec<Measured> = names.printed().iter().flat_map(|name| library.named(name)).collect();
        named.retain(|one| reports.binary_search(&one.paragraph.report).is_ok());
        named
    } else {
        concepts.iter().flat_map(|id| library.measuring(*id, Some(&reports))).collect()
    };
    measured.retain(|one| {
        let is_nature = question.when.nature.is_none_or(|nature| nature == one.nature);
        one.is_whole && (one.record || !one.has_value) && is_nature
    });
    measured.sort_unstable_by_key(|one| one.figure);
    measured.dedup_by_key(|one| one.figure);
    // Many figures bear few names.
    let mut known: FxHashMap<Name, Option<(usize, Named)>> = FxHashMap::default();
    let candidate = |one: Measured| {
        let report = library.corpus().report(one.paragraph)?;
        let year = own_year(report, (one.kind, one.year), one.nature)?;
        let region = report.facts.region.as_deref().filter(|_| when.is_empty() || when.contains(&year))?;
        let indicator = library.name(one.name);
        let (concept, named) = (*known.entry(one.name).or_insert_with(|| names.named(indicator)))?;
        let holds = |word: &String| {
            indicator.contains(word.as_str()) || library.said(one.printed).contains(word.as_str())
        };
        if !narrowing.iter().all(holds) {
            return None;
        }
        let (_, unit) = reckoned(0.0, library.said(one.unit));
        let is_deed = named == Named::Deed;
        let key = Key { aspect: one.aspect, is_deed, unit, nature: one.nature, year };
        let Measured { figure, record, has_value, .. } = one;
        let is_exact = named == Named::Exactly;
        Some(Candidate { region, figure, indicator, record, has_value, key, concept, is_exact })
    };
    measured.into_iter().filter_map(candidate).collect()
}

/// The reports of the regions that tell of the years asked about, in order.
fn telling(question: &Question, library: &Library, regions: &[&str]) -> Vec<u32> {
    let corpus = library.corpus();
    let years = &question.when.years;
    let tells = |number: &u32| {
        let year = corpus.reports().get(*number as usize).and_then(|report| report.facts.year);
        years.is_empty()
            || year.is_some_and(|own| years.iter().any(|year| own == *year || own == year.next()))
    };
    let own = regions.iter().flat_map(|region| corpus.of_region(region)).copied();
    let mut own: Vec<u32> = own.filter(tells).collect();
    own.sort_unstable();
    own.dedup();
    own
}

/// The year of a figure that its report is there to tell: this year's target, last year's result. A goal of years
/// ahead, an average over a span, and what was long ago are other stories.
fn own_year(report: &Report, (kind, year): (PeriodKind, Option<Year>), nature: Nature) -> Option<Year> {
    let year = year.filter(|_| kind == PeriodKind::Year)?;
    let own = match nature {
        Nature::Target => report.facts.year,
        Nature::Result | Nature::Forecast => report.facts.year.map(Year::previous),
        Nature::Standing | Nature::Unknown => None,
    };
    (own == Some(year)).then_some(year)
}

/// Words beside the concepts that make it a measure of its own: 高技术 of 高技术制造业增加值.
fn narrowing(question: &Question) -> Vec<String> {
    let topic = &question.topic;
    if topic.concepts.is_empty() {
        return Vec::new();
    }
    let words = topic.words.iter().filter(|word| !word.is_concept && !word.text.is_ascii());
    let words = words.filter(|word| word.text.chars().count() > 1 && !is_carrier(&word.text));
    words.map(|word| word.text.clone()).collect()
}

/// Whether two measure the same thing: 登记失业率 never stands beside 调查失业率.
pub(super) fn is_same(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    a.concept == b.concept || a.indicator.contains(b.indicator) || b.indicator.contains(a.indicator)
}
