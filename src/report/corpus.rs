//! All reports of a library, and the name of a place in them.

use serde::{Deserialize, Serialize};

use super::alike::Alike;
use super::{Fault, FaultKind, Paragraph, Report, Year, read};

/// A file as it came from disk.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path as the operator named it, for faults.
    pub file: String,
    /// File name without its extension.
    pub document: String,
    pub bytes: Vec<u8>,
}

/// A paragraph of a corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ParagraphId {
    /// Index into [`Corpus::reports`].
    pub report: u32,
    /// Index into [`Report::paragraphs`].
    pub paragraph: u32,
}

/// Reports in the order of their document names.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    reports: Vec<Report>,
}

impl Corpus {
    /// Reads every source; files that are no report are named in the faults and left out.
    #[must_use]
    pub fn read(sources: &[Source]) -> (Corpus, Vec<Fault>) {
        let mut faults = Vec::new();
        let mut reports: Vec<Report> = Vec::new();
        let mut alike = Alike::default();
        for source in sources {
            let reading = read(source);
            faults.extend(reading.faults);
            let Some(report) = reading.report else { continue };
            faults.extend(alike.doubt(&report).map(|kind| Fault::warning(&source.file, None, kind)));
            if reports.iter().any(|known| known.document == report.document) {
                let kind = FaultKind::Duplicate { document: report.document };
                faults.push(Fault::error(&source.file, None, kind));
            } else {
                reports.push(report);
            }
        }
        reports.sort_by(|a, b| a.document.cmp(&b.document));
        (Corpus { reports }, faults)
    }

    #[must_use]
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    #[must_use]
    pub fn report(&self, id: ParagraphId) -> Option<&Report> {
        self.reports.get(id.report as usize)
    }

    #[must_use]
    pub fn paragraph(&self, id: ParagraphId) -> Option<&Paragraph> {
        self.report(id)?.paragraphs.get(id.paragraph as usize)
    }

    /// Every paragraph with its report, in reading order.
    pub fn paragraphs(&self) -> impl Iterator<Item = (ParagraphId, &Report, &Paragraph)> {
        (0u32..).zip(&self.reports).flat_map(|(report, text)| {
            (0u32..)
                .zip(&text.paragraphs)
                .map(move |(paragraph, body)| (ParagraphId { report, paragraph }, text, body))
        })
    }

    /// The newest year that any report plans.
    #[must_use]
    pub fn newest_year(&self) -> Option<Year> {
        self.reports.iter().filter_map(|report| report.facts.year).max()
    }

    /// Report years in order, each once.
    #[must_use]
    pub fn years(&self) -> Vec<Year> {
        let mut years: Vec<Year> = self.reports.iter().filter_map(|report| report.facts.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Region names in order, each once.
    #[must_use]
    pub fn regions(&self) -> Vec<&str> {
        let mut regions: Vec<&str> =
            self.reports.iter().filter_map(|report| report.facts.region.as_deref()).collect();
        regions.sort_unstable();
        regions.dedup();
        regions
    }
}
