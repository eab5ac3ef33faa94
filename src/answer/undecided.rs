//! Why it cannot be told whether a target came true.

use crate::figures::{Bound, Figure, Nature, PeriodKind};
use crate::library::Library;
use crate::report::Year;

/// What stands in the way of judging a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecided {
    /// It is set in words.
    InWords,
    /// No report of the region is held that would tell the result; it would be the one of this year.
    Unheld(Year),
    /// The reports that are held do not give it.
    NotGiven,
    /// What they give, as printed, is of another kind or unit, or in words.
    Unlike(String),
    /// What they give, as printed, is of a part of the year alone.
    OfPart(String),
    /// It is set at about so much, and the result is at most a tenth short of it.
    About,
    /// A bound or a range of the result lies on both sides of it.
    Bounds,
}

/// Why `target` is left open beside `result`, the one figure that might settle it.
pub(super) fn undecided(library: &Library, target: &Figure, result: Option<&Figure>) -> Undecided {
    if target.value.is_none() {
        return Undecided::InWords;
    }
    match result {
        Some(result) if result.bound == Bound::Exact && result.upper.is_none() => Undecided::About,
        Some(_) => Undecided::Bounds,
        None => without_result(library, target).unwrap_or(Undecided::NotGiven),
    }
}

/// What the region's reports say instead of a result.
fn without_result(library: &Library, target: &Figure) -> Option<Undecided> {
    let (corpus, year) = (library.corpus(), target.year()?);
    let region = corpus.report(target.place.paragraph)?.facts.region.as_deref()?;
    let of = |number: &u32| corpus.reports().get(*number as usize).and_then(|report| report.facts.year);
    let later: Vec<u32> = corpus
        .of_region(region)
        .iter()
        .copied()
        .filter(|number| of(number).is_some_and(|of| of > year))
        .collect();
    if later.is_empty() {
        return Some(Undecided::Unheld(year.next()));
    }
    let is_near = |figure: &&Figure| {
        figure.record
            && figure.nature == Nature::Result
            && figure.indicator == target.indicator
            && figure.scope == target.scope
            && figure.year() == Some(year)
    };
    let near = later.iter().find_map(|number| library.ledger().of_report(*number).find(is_near))?;
    Some(match near.period.kind {
        PeriodKind::Year => Undecided::Unlike(near.text.clone()),
        _ => Undecided::OfPart(near.text.clone()),
    })
}
