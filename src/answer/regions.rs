//! A question over several regions: the one figure of each that answers it, in the order asked for.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::fit;
use super::series::{Entry, series};
use crate::figures::{Bound, Change, Figure, Nature};
use crate::library::Library;
use crate::question::{ConceptKind, Question};

/// Regions of an answer: as many as there are provinces, and some.
const MOST_REGIONS: usize = 50;

/// The figures, highest first, or lowest where that is asked; one a region. `None` when the question is about
/// one region, or about something that none of those named measures.
pub(super) fn figures(question: &Question, library: &Library) -> Option<Vec<Figure>> {
    let lexicon = &library.knowledge().lexicon;
    let meant = match question.regions.len() {
        0 => library.corpus().regions().len(),
        named => named,
    };
    let names_indicator =
        question.concepts.iter().any(|id| lexicon.concept(*id).kind == ConceptKind::Indicator);
    if meant < 2 || question.asks_how || !names_indicator || !fit::wants_figure(question, lexicon) {
        return None;
    }
    let mut entries = of_each_region(&series(library, question), question);
    // A region that measures it in another unit stands beside the others all the same when it was named.
    for region in &question.regions {
        if !entries.iter().any(|entry| entry.region == region) {
            let alone = Question { regions: vec![region.clone()], ..question.clone() };
            entries.extend(of_each_region(&series(library, &alone), question));
        }
    }
    // What is promised in words has no place among numbers: it comes last.
    entries.sort_by(|a, b| match (measure(a.figure), measure(b.figure)) {
        (Some(a), Some(b)) if question.wants_lowest => compare(a, b),
        (Some(a), Some(b)) => compare(b, a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    let least = if question.regions.is_empty() { 2 } else { 1 };
    (entries.len() >= least)
        .then(|| entries.into_iter().take(MOST_REGIONS).map(|entry| entry.figure.clone()).collect())
}

/// Of the period asked for, the newest of each region.
fn of_each_region<'a>(series: &[Entry<'a>], question: &Question) -> Vec<Entry<'a>> {
    let mut by_region: BTreeMap<&str, Entry<'a>> = BTreeMap::new();
    for entry in series.iter().filter(|entry| fit::is_of_period(question, entry.figure)) {
        let best = by_region.entry(entry.region).or_insert(*entry);
        if newness(entry) > newness(best) {
            *best = *entry;
        }
    }
    by_region.into_values().collect()
}

/// The newest report's figure, of its target and result the target.
fn newness(entry: &Entry<'_>) -> (u16, bool) {
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
