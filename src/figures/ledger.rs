//! All figures of a corpus, looked up by place and by what they measure.

use std::collections::HashMap;

use super::{Figure, Nature, extract};
use crate::report::{Corpus, ParagraphId, Report, Year};
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
    figures: std::ops::Range<usize>,
    /// Where the main targets are announced: paragraph and byte of the sentence.
    announced: Option<(ParagraphId, usize)>,
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
}

impl Ledger {
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let mut ledger = Ledger::default();
        for (number, report) in (0u32..).zip(corpus.reports()) {
            let first = ledger.figures.len();
            ledger.figures.extend(extract(number, report));
            let figures = ledger.figures.get(first..).unwrap_or_default();
            let announced = announcement(number, report, figures);
            let region = report.facts.region.clone();
            ledger.reports.push(Entry { region, figures: first..ledger.figures.len(), announced });
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
            filter.year.is_none_or(|year| figure.year() == Some(year))
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

    /// The main targets of a report's year: those announced as 主要预期目标, else those of the planning
    /// paragraph with the most targets.
    #[must_use]
    pub fn main_targets(&self, report: u32) -> Vec<&Figure> {
        let Some(entry) = self.entry(report) else { return Vec::new() };
        let own = self.figures.get(entry.figures.clone()).unwrap_or_default();
        let Some((paragraph, from)) = entry.announced.or_else(|| fullest(own)) else { return Vec::new() };
        self.in_paragraph(paragraph)
            .iter()
            .filter(|figure| figure.nature == Nature::Target && figure.place.span.start >= from)
            .collect()
    }

    fn entry(&self, report: u32) -> Option<&Entry> {
        self.reports.get(report as usize)
    }
}

/// Fewest targets that make a sentence the announcement and not a mention of it.
const ANNOUNCED: usize = 3;

/// The sentence that names 预期目标 with the most targets from there to the paragraph's end.
fn announcement(number: u32, report: &Report, figures: &[Figure]) -> Option<(ParagraphId, usize)> {
    let mut best: Option<(usize, ParagraphId, usize)> = None;
    for (index, paragraph) in (0u32..).zip(&report.paragraphs) {
        let id = ParagraphId { report: number, paragraph: index };
        let named = paragraph.sentences.iter().find(|sentence| {
            let words = sentence.span.of(&paragraph.text);
            words.contains("预期目标") || words.contains("主要目标") || words.contains("奋斗目标")
        });
        let Some(from) = named.map(|sentence| sentence.span.start) else { continue };
        let count = figures
            .iter()
            .filter(|figure| figure.place.paragraph == id && figure.place.span.start >= from)
            .filter(|figure| figure.nature == Nature::Target)
            .count();
        if count >= ANNOUNCED && best.is_none_or(|(most, ..)| count > most) {
            best = Some((count, id, from));
        }
    }
    best.map(|(_, id, from)| (id, from))
}

/// The paragraph with the most targets.
fn fullest(figures: &[Figure]) -> Option<(ParagraphId, usize)> {
    let mut counts: Vec<(ParagraphId, usize)> = Vec::new();
    for figure in figures.iter().filter(|figure| figure.nature == Nature::Target) {
        match counts.last_mut() {
            Some((paragraph, count)) if *paragraph == figure.place.paragraph => *count += 1,
            _ => counts.push((figure.place.paragraph, 1)),
        }
    }
    let (paragraph, _) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    Some((paragraph, 0))
}
