//! Which figures of the ledger may stand beside each other: whose, of which year, told in which way.

use super::naming::{Named, Names};
use super::units::reckoned;
use crate::figures::{Aspect, Change, Figure, Nature, PeriodKind};
use crate::library::{Library, Measured};
use crate::question::{ConceptId, Question, is_carrier};
use crate::report::{Report, Year};
use crate::text::folded;

/// A figure with what it may stand beside.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) region: &'a str,
    pub(super) figure: &'a Figure,
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

/// The figures of `regions` that measure one of the concepts, or what the words name, in reading order.
pub(super) fn of_concepts<'a>(
    question: &Question,
    library: &'a Library,
    regions: &[&str],
    concepts: &[ConceptId],
) -> Vec<Candidate<'a>> {
    let names = Names::of(question, library, concepts);
    let narrowing = narrowing(question);
    let when = &question.when.years;
    // What the figure itself tells is looked at before its report.
    let is_whole = |figure: &Figure| {
        let is_told = figure.record || figure.value.is_none();
        let is_nature = question.when.nature.is_none_or(|nature| nature == figure.nature);
        // 由2010年的68亿元增加到136.3亿元 tells how much there is; what it grew by since then is another story.
        let is_of_year = figure.base.year.is_none() || figure.aspect == Aspect::Level;
        let is_own = figure.scope.is_none() && is_of_year;
        is_told && is_nature && is_own && figure.change != Some(Change::From)
    };
    let candidate = |figure: &'a Figure| {
        if !is_whole(figure) {
            return None;
        }
        let report = library.corpus().report(figure.place.paragraph)?;
        let year = own_year(report, (figure.period.kind, figure.year()), figure.nature)?;
        let is_asked = when.is_empty() || when.contains(&year);
        let region = report.facts.region.as_deref().filter(|own| is_asked && regions.contains(own))?;
        let indicator = folded(&figure.indicator);
        let (concept, named) = names.named(&indicator)?;
        if !narrowing
            .iter()
            .all(|word| indicator.contains(word.as_str()) || figure.printed.contains(word.as_str()))
        {
            return None;
        }
        let (_, unit) = reckoned(0.0, &figure.unit);
        let is_deed = named == Named::Deed;
        let key = Key { aspect: figure.aspect, is_deed, unit, nature: figure.nature, year };
        Some(Candidate { region, figure, key, concept, is_exact: named == Named::Exactly })
    };
    // No page is read of a figure that cannot be one.
    let may_be = |one: &Measured| {
        let year = library.corpus().report(one.paragraph).and_then(|report| {
            let is_held = report.facts.region.as_deref().is_some_and(|own| regions.contains(&own));
            own_year(report, (one.kind, one.year), one.nature).filter(|_| is_held)
        });
        let is_nature = question.when.nature.is_none_or(|nature| nature == one.nature);
        is_nature && year.is_some_and(|year| when.is_empty() || when.contains(&year))
    };
    if concepts.is_empty() {
        let holds = |indicator: &str| names.printed().iter().any(|name| indicator.contains(name.as_str()));
        let named = library.named(holds).into_iter().filter(may_be);
        return named.filter_map(|one| library.ledger().figure(one.figure)).filter_map(candidate).collect();
    }
    let measuring = concepts.iter().flat_map(|id| library.measuring(*id, None));
    let mut measuring: Vec<usize> = measuring.filter(may_be).map(|one| one.figure).collect();
    measuring.sort_unstable();
    measuring.dedup();
    measuring.into_iter().filter_map(|at| library.ledger().figure(at)).filter_map(candidate).collect()
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
    let (one, other) = (a.figure.indicator.as_str(), b.figure.indicator.as_str());
    a.concept == b.concept || one.contains(other) || other.contains(one)
}
