//! One report's page in the ledger: its figures, the records among them marked, where its targets are announced, and how
//! the figures stand in its paragraphs.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Figure, extract, record};
use crate::report::Report;

/// The figures of one report, in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
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

    /// How its figures stand in so many paragraphs.
    #[must_use]
    pub fn layout(&self, paragraphs: usize) -> Layout {
        let numbers = 0..=u32::try_from(paragraphs).unwrap_or(u32::MAX);
        let before =
            |paragraph: u32| self.figures.partition_point(|one| one.place.paragraph.paragraph < paragraph);
        let first = numbers.map(|paragraph| u32::try_from(before(paragraph)).unwrap_or(u32::MAX));
        Layout { first: first.collect(), announced: self.announced }
    }

    /// The figures of each of so many paragraphs.
    pub fn leaves(&self, paragraphs: usize) -> impl Iterator<Item = &[Figure]> {
        let layout = self.layout(paragraphs);
        (0..paragraphs).map(move |paragraph| self.figures.get(layout.range(paragraph)).unwrap_or_default())
    }

    /// The page whose figures these are, in reading order.
    #[must_use]
    pub fn bound(figures: Vec<Figure>, layout: &Layout) -> Self {
        Page { figures, announced: layout.announced }
    }
}

/// How the figures of a page stand in the paragraphs of their report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Layout {
    /// Of each paragraph, how many figures stand before it; the number of all at the end.
    first: Vec<u32>,
    announced: Option<record::Place>,
}

impl Layout {
    /// The same of a report that has another number in its corpus.
    #[must_use]
    pub fn numbered(mut self, number: u32) -> Self {
        if let Some((paragraph, _)) = &mut self.announced {
            paragraph.report = number;
        }
        self
    }

    pub(super) fn announced(&self) -> Option<record::Place> {
        self.announced
    }

    /// Where the figures of a paragraph stand in the page.
    pub(super) fn range(&self, paragraph: usize) -> Range<usize> {
        let at = |paragraph: usize| self.first.get(paragraph).map_or(0, |first| *first as usize);
        at(paragraph)..at(paragraph + 1)
    }

    /// The paragraph of a figure of the page, and its number there.
    pub(super) fn place(&self, figure: usize) -> Option<(usize, usize)> {
        let paragraph = self.first.partition_point(|first| *first as usize <= figure).checked_sub(1)?;
        Some((paragraph, figure - self.range(paragraph).start))
    }
}
