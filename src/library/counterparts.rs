//! What stands beside a figure: its indicator told of another time, or promised where it was achieved.

use super::Library;
use crate::figures::{Figure, is_counterpart};
use crate::text::folded;

impl Library {
    /// In all reports of the figure's region, the same indicator in the same unit and change: the result beside the target,
    /// the year before beside the year.
    #[must_use]
    pub fn counterparts<'a>(&'a self, figure: &Figure) -> Vec<&'a Figure> {
        let own = figure.place.paragraph.report;
        let region = self.region_of(own).map(|region| self.corpus().of_region(region));
        self.counterparts_among(figure, region.unwrap_or(std::slice::from_ref(&own)))
    }

    /// Those that stand in that report, if it is of the figure's region.
    #[must_use]
    pub fn counterparts_in<'a>(&'a self, report: u32, figure: &Figure) -> Vec<&'a Figure> {
        let own = figure.place.paragraph.report;
        let region = self.region_of(report);
        let is_own = report == own || region.is_some() && region == self.region_of(own);
        if is_own { self.counterparts_among(figure, &[report]) } else { Vec::new() }
    }

    /// Of an indicator that the lexicon knows nothing else is read.
    fn counterparts_among<'a>(&'a self, figure: &Figure, reports: &[u32]) -> Vec<&'a Figure> {
        let found: Vec<&Figure> = match self.knowledge().lexicon.by_name(&figure.indicator) {
            Some(concept) => {
                let name = folded(&figure.indicator);
                let named = self.measuring(concept, Some(reports)).filter(|one| self.name(one.name) == name);
                named.filter_map(|one| self.ledger().figure(one.figure)).collect()
            }
            None => reports.iter().flat_map(|report| self.ledger().of_report(*report)).collect(),
        };
        found.into_iter().filter(|other| is_counterpart(figure, other)).collect()
    }
    fn region_of(&self, report: u32) -> Option<&str> {
        self.corpus().reports().get(report as usize)?.facts.region.as_deref()
    }
}
