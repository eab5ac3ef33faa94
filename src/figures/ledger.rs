//! All figures of a corpus, looked up by place and by what they measure.

use std::collections::HashMap;

use super::{Figure, Nature, extract};
use crate::report::{Corpus, ParagraphId};

/// Figures in reading order, with the ways to find them.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    figures: Vec<Figure>,
    by_paragraph: HashMap<ParagraphId, std::ops::Range<usize>>,
}

impl Ledger {
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let mut ledger = Ledger::default();
        for (number, report) in (0u32..).zip(corpus.reports()) {
            ledger.figures.extend(extract(number, report));
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

    /// The figures of one paragraph, in reading order.
    #[must_use]
    pub fn in_paragraph(&self, paragraph: ParagraphId) -> &[Figure] {
        self.by_paragraph
            .get(&paragraph)
            .and_then(|range| self.figures.get(range.clone()))
            .unwrap_or_default()
    }

    /// The figures of one report, in reading order.
    pub fn of_report(&self, report: u32) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |figure| figure.place.paragraph.report == report)
    }

    /// The main targets of a report's year: those of the sentence that announces the expected goals,
    /// else of the planning paragraph with the most targets.
    #[must_use]
    pub fn main_targets(&self, report: u32) -> Vec<&Figure> {
        let mut counts: Vec<(ParagraphId, usize)> = Vec::new();
        for figure in &self.figures {
            if figure.place.paragraph.report != report || figure.nature != Nature::Target {
                continue;
            }
            match counts.last_mut() {
                Some((paragraph, count)) if *paragraph == figure.place.paragraph => *count += 1,
                _ => counts.push((figure.place.paragraph, 1)),
            }
        }
        let Some(&(best, _)) = counts.iter().rev().max_by_key(|(_, count)| *count) else {
            return Vec::new();
        };
        self.in_paragraph(best).iter().filter(|figure| figure.nature == Nature::Target).collect()
    }
}
