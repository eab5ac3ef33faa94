//! What a text would be as a report of the corpus, before it is one.

use std::collections::BTreeMap;

use super::{PlaceError, document_name};
use crate::figures::{Figure, Ledger, doubts};
use crate::import::{Extract, LeftOut, Why};
use crate::report::{Corpus, Fault, Report};

/// A report that is not in the corpus yet.
#[derive(Debug)]
pub struct Preview {
    /// What it would be called.
    pub name: Result<String, PlaceError>,
    pub report: Report,
    pub figures: usize,
    pub main_targets: usize,
    /// What `check` would say of it.
    pub doubts: Vec<Fault>,
    pub left_out: Vec<LeftOut>,
}

impl Preview {
    /// `None` where the text is no report; then the faults say why. `given` is the name it is to have, `file` the
    /// one that it came under, which may tell place and year.
    ///
    /// # Errors
    /// The faults of a text that is no report.
    pub fn of(extract: &Extract, given: Option<&str>, file: &str) -> Result<Preview, Vec<Fault>> {
        let (corpus, faults) = Corpus::single(given.unwrap_or(file), &extract.text);
        let Some(report) = corpus.reports().first().cloned() else { return Err(faults) };
        let ledger = Ledger::of(&corpus);
        let figures: Vec<Figure> = ledger.figures().cloned().collect();
        let kinds = doubts(&report, &figures).into_iter().map(|kind| Fault::warning(file, None, kind));
        let doubts = faults.into_iter().chain(kinds).collect();
        Ok(Preview {
            name: document_name(given, &report.facts),
            figures: ledger.len(),
            main_targets: ledger.main_targets(0).len(),
            report,
            doubts,
            left_out: extract.left_out.clone(),
        })
    }

    /// What was left out by why, how often, and the first words of it.
    #[must_use]
    pub fn left_out(&self) -> BTreeMap<Why, (usize, &str)> {
        let mut by_why: BTreeMap<Why, (usize, &str)> = BTreeMap::new();
        for left_out in &self.left_out {
            by_why.entry(left_out.why).or_insert((0, &left_out.words)).0 += 1;
        }
        by_why
    }
}
