//! All figures of a corpus, looked up by place and by what they measure.

use std::ops::Range;
use std::sync::Arc;

use super::{Figure, Layout, Nature, Page, record};
use crate::report::{Corpus, Each, Facts, Later, ParagraphId, Year};
use crate::text::fold;

/// Figures in reading order, with the ways to find them. Those of a paragraph are read when one of them is asked for.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    reports: Vec<Entry>,
    figures: usize,
}

/// What the ledger knows of one report.
#[derive(Debug, Clone)]
struct Entry {
    facts: Arc<Facts>,
    /// Where its figures stand among all.
    range: Range<usize>,
    layout: Later<Layout>,
    /// Of each paragraph.
    leaves: Each<Vec<Figure>>,
}

impl Entry {
    fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.leaves.iter().flatten()
    }
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
            let (page, paragraphs) = (Page::of(number, report), report.paragraphs.len());
            let leaves: Vec<Vec<Figure>> = page.leaves(paragraphs).map(<[Figure]>::to_vec).collect();
            let layout = page.layout(paragraphs).into();
            ledger.add(&report.facts, page.figures.len(), layout, leaves.into());
        }
        ledger
    }

    /// Adds the page of the next report, which has so many figures.
    pub fn add(
        &mut self,
        facts: &Arc<Facts>,
        figures: usize,
        layout: Later<Layout>,
        leaves: Each<Vec<Figure>>,
    ) {
        let range = self.figures..self.figures + figures;
        self.figures = range.end;
        self.reports.push(Entry { facts: Arc::clone(facts), range, layout, leaves });
    }

    /// Every figure, in reading order. Reads every page.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.reports.iter().flat_map(Entry::figures)
    }

    /// How many figures there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.figures
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.figures == 0
    }

    /// Where the figures of a report stand among all.
    #[must_use]
    pub fn range_of(&self, report: u32) -> Range<usize> {
        self.entry(report).map(|entry| entry.range.clone()).unwrap_or_default()
    }

    /// The figure that stands at `at` among all.
    #[must_use]
    pub fn figure(&self, at: usize) -> Option<&Figure> {
        let entry = self.reports.get(self.reports.partition_point(|entry| entry.range.end <= at))?;
        let (paragraph, at) = entry.layout.get().place(at.checked_sub(entry.range.start)?)?;
        entry.leaves.get(paragraph)?.get(at)
    }

    /// The figures of one paragraph, in reading order.
    #[must_use]
    pub fn in_paragraph(&self, paragraph: ParagraphId) -> &[Figure] {
        let own = self.entry(paragraph.report).and_then(|own| own.leaves.get(paragraph.paragraph as usize));
        own.map(Vec::as_slice).unwrap_or_default()
    }

    /// Paragraphs of a report whose figures were asked for already.
    pub fn known(&self, report: u32) -> impl Iterator<Item = usize> {
        self.entry(report).into_iter().flat_map(|own| own.leaves.known())
    }

    /// The figures of one sentence, in reading order.
    pub fn in_sentence(&self, paragraph: ParagraphId, sentence: usize) -> impl Iterator<Item = &Figure> {
        self.in_paragraph(paragraph).iter().filter(move |figure| figure.place.sentence == sentence)
    }

    /// The figures of one report, in reading order.
    pub fn of_report(&self, report: u32) -> impl Iterator<Item = &Figure> {
        self.entry(report).into_iter().flat_map(Entry::figures)
    }

    /// The figures that a filter lets through, in reading order.
    pub fn find<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = &'a Figure> {
        let indicators: Vec<String> = filter.indicators.iter().map(|word| fold(word).text()).collect();
        let is_of_region = |entry: &&Entry| {
            let name = entry.facts.region.as_deref();
            filter
                .region
                .as_ref()
                .is_none_or(|wanted| name.is_some_and(|name| name.contains(wanted.as_str())))
        };
        let own = self.reports.iter().filter(is_of_region).flat_map(Entry::figures);
        own.filter(move |figure| {
            (!filter.record || figure.record)
                && filter.year.is_none_or(|year| figure.year() == Some(year))
                && filter.nature.is_none_or(|nature| figure.nature == nature)
                && (indicators.is_empty() || {
                    let indicator = fold(&figure.indicator).text();
                    indicators.iter().any(|wanted| indicator.contains(wanted.as_str()))
                })
        })
    }

    /// The main targets of a report's own year, whole and each once, in reading order; none where the report
    /// announces none.
    #[must_use]
    pub fn main_targets(&self, report: u32) -> Vec<&Figure> {
        let Some(entry) = self.entry(report) else { return Vec::new() };
        let Some(place) = entry.layout.get().announced() else { return Vec::new() };
        let planned = entry.facts.planned();
        self.in_paragraph(place.0)
            .iter()
            .filter(|figure| record::stands_in(figure, place) && record::is_of_own_year(figure, planned))
            .filter(|figure| figure.record || planned.is_none())
            .collect()
    }

    fn entry(&self, report: u32) -> Option<&Entry> {
        self.reports.get(report as usize)
    }
}

/// The same indicator in the same unit and change, of another time or nature.
#[must_use]
pub fn is_counterpart(figure: &Figure, other: &Figure) -> bool {
    // What is promised in words has no unit of its own.
    let is_comparable = (other.unit == figure.unit && other.change == figure.change)
        || figure.value.is_none()
        || other.value.is_none();
    other.indicator == figure.indicator
        && is_comparable
        && (&other.period, other.nature) != (&figure.period, figure.nature)
}
