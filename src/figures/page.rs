//! One report's page in the ledger: its figures, the records among them marked, and where its targets are announced.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Figure, extract, record};
use crate::report::Report;

/// The figures of one report, in reading order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Page {
    pub(super) figures: Vec<Figure>,
    pub(super) announced: Option<record::Place>,
}

impl Page {
    /// Reads the figures of the report of that number in its corpus.
    #[must_use]
    pub fn of(number: u32, report: &Report) -> Self {
        let mut figures = extract(number, report);
        let announced = record::announcement(number, report, &figures);
        record::mark(&mut figures, announced);
        Page { figures, announced }
    }

    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The same page of a corpus in which the report has another number.
    #[must_use]
    pub fn numbered(mut self, number: u32) -> Self {
        self.figures.iter_mut().for_each(|figure| figure.place.paragraph.report = number);
        if let Some((paragraph, _)) = &mut self.announced {
            paragraph.report = number;
        }
        self
    }

    /// Where the figures of a paragraph stand in the page.
    pub(super) fn range(&self, paragraph: u32) -> Range<usize> {
        let before = |limit: u32| self.figures.partition_point(|one| one.place.paragraph.paragraph < limit);
        before(paragraph)..before(paragraph.saturating_add(1))
    }
}
