//! All figures of a corpus, looked up by place and by what they measure.

use std::collections::HashMap;

use super::{Figure, Nature, extract, record};
use crate::report::{Corpus, ParagraphId, Year};
use crate::text::fold;

/// Figures in reading order, with the ways to find them.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    figures: Vec<Figure>,
    by_paragraph: HashMap<ParagraphId, std::ops::Range<usize>>,
    reports: Vec<Entry>,
}

/// What the ledger knows of one report.
#[derive(Debug, Clone, Default)]
struct Entry {
    region: Option<String>,
    year: Option<Year>,
    figures: std::ops::Range<usize>,
    announced: Option<record::Place>,
}

/// Which figures are wanted; what is `None` or empty does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Any of these is part of the indicator, whatever its width, case or script.
    pub indicators: Vec<String>,
    /// Part of the region's name.
    pub region: Option<String>,
    pub year: Option<Year>,
    pub nature: Option<Nature>,
    /// Records alone.
    pub record: bool,
}

impl Ledger {
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let mut ledger = Ledger::default();
        for (number, report) in (0u32..).zip(corpus.reports()) {
            let first = ledger.figures.len();
            let mut figures = extract(number, report);
            let announced = record::announcement(number, report, &figures);
            record::mark(&mut figures, announced);
            ledger.figures.append(&mut figures);
            let (region, year) = (report.facts.region.clone(), report.facts.year);
            ledger.reports.push(Entry { region, year, figures: first..ledger.figures.len(), announced });
        }
        for (at, figure) in ledger.figures.iter().enumerate() {
            let range = ledger.by_paragraph.entry(figure.place.paragraph).or_insert(at..at);
            range.end = at + 1;
        }
        ledger
    }

    /// Every figure, in reading order.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// Where the figures of one paragraph stand among all.
    #[must_use]
    pub fn range(&self, paragraph: ParagraphId) -> std::ops::Range<usize> {
        self.by_paragraph.get(&paragraph).cloned().unwrap_or_default()
    }

    /// The figures of one paragraph, in reading order.
    #[must_use]
    pub fn in_paragraph(&self, paragraph: ParagraphId) -> &[Figure] {
        self.figures.get(self.range(paragraph)).unwrap_or_default()
    }

    /// The figures of one sentence, in reading order.
    pub fn in_sentence(&self, paragraph: ParagraphId, sentence: usize) -> impl Iterator<Item = &Figure> {
        self.in_paragraph(paragraph).iter().filter(move |figure| figure.place.sentence == sentence)
    }

    /// The figures of one report, in reading order.
    pub fn of_report(&self, report: u32) -> impl Iterator<Item = &Figure> {
        let range = self.entry(report).map(|entry| entry.figures.clone());
        range.and_then(|range| self.figures.get(range)).unwrap_or_default().iter()
    }

    /// The figures that a filter lets through, in reading order.
    pub fn find<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = &'a Figure> {
        let indicators: Vec<String> = filter.indicators.iter().map(|word| fold(word).text()).collect();
        self.figures.iter().filter(move |figure| {
            let region = || self.entry(figure.place.paragraph.report)?.region.as_deref();
            (!filter.record || figure.record)
                && filter.year.is_none_or(|year| figure.year() == Some(year))
                && filter.nature.is_none_or(|nature| figure.nature == nature)
                && filter
                    .region
                    .as_ref()
                    .is_none_or(|wanted| region().is_some_and(|name| name.contains(wanted.as_str())))
                && (indicators.is_empty() || {
                    let indicator = fold(&figure.indicator).text();
                    indicators.iter().any(|wanted| indicator.contains(wanted.as_str()))
                })
        })
    }

    /// The same indicator in the same unit and change elsewhere in the same region: the result beside the
    /// target, the year before beside the year.
    pub fn counterparts<'a>(&'a self, figure: &'a Figure) -> impl Iterator<Item = &'a Figure> {
        let region = self.entry(figure.place.paragraph.report).and_then(|entry| entry.region.as_deref());
        self.figures.iter().filter(move |other| {
            // What is promised in words has no unit of its own.
            let is_comparable = (other.unit == figure.unit && other.change == figure.change)
                || figure.value.is_none()
                || other.value.is_none();
            other.indicator == figure.indicator
                && is_comparable
                && (&other.period, other.nature) != (&figure.period, figure.nature)
                && self.entry(other.place.paragraph.report).and_then(|entry| entry.region.as_deref())
                    == region
        })
    }

    /// The main targets of a report's own year, whole and each once, in reading order; none where the report
    /// announces none.
    #[must_use]
    pub fn main_targets(&self, report: u32) -> Vec<&Figure> {
        let Some(entry) = self.entry(report) else { return Vec::new() };
        let Some(place) = entry.announced else { return Vec::new() };
        self.in_paragraph(place.0)
            .iter()
            .filter(|figure| record::stands_in(figure, place) && record::is_of_own_year(figure, entry.year))
            .filter(|figure| figure.record || entry.year.is_none())
            .collect()
    }

    fn entry(&self, report: u32) -> Option<&Entry> {
        self.reports.get(report as usize)
    }
}
