//! All reports of a library, and the name of a place in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::alike::{Alike, sample};
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
    of: Arc<Of>,
}

/// What the reports of a corpus are of.
#[derive(Debug, Default)]
struct Of {
    /// By the name of their region, in order.
    by_region: BTreeMap<String, Vec<u32>>,
    /// In order, each once.
    years: Vec<Year>,
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
            let doubt = alike.doubt(&report.document, &report.facts, &sample(&report));
            faults.extend(doubt.map(|kind| Fault::warning(&source.file, None, kind)));
            if reports.iter().any(|known| known.document == report.document) {
                let kind = FaultKind::Duplicate { document: report.document };
                faults.push(Fault::error(&source.file, None, kind));
            } else {
                reports.push(report);
            }
        }
        (Corpus::of(reports), faults)
    }

    /// A corpus of these reports, no two of which have the same document name.
    #[must_use]
    pub fn of(mut reports: Vec<Report>) -> Corpus {
        reports.sort_by(|a, b| a.document.cmp(&b.document));
        let mut by_region: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (number, report) in (0u32..).zip(&reports) {
            if let Some(region) = &report.facts.region {
                by_region.entry(region.clone()).or_default().push(number);
            }
        }
        let mut years: Vec<Year> = reports.iter().filter_map(|report| report.facts.year).collect();
        years.sort_unstable();
        years.dedup();
        Corpus { reports, of: Arc::new(Of { by_region, years }) }
    }

    /// The same where nothing is read yet: `reports` are those of this corpus in their order.
    #[must_use]
    pub fn anew(&self, reports: Vec<Report>) -> Corpus {
        Corpus { reports, of: Arc::clone(&self.of) }
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
        self.of.years.last().copied()
    }

    /// Report years in order, each once.
    #[must_use]
    pub fn years(&self) -> Vec<Year> {
        self.of.years.clone()
    }

    #[must_use]
    pub fn region_count(&self) -> usize {
        self.of.by_region.len()
    }

    /// Region names in order, each once.
    #[must_use]
    pub fn regions(&self) -> Vec<&str> {
        self.of.by_region.keys().map(String::as_str).collect()
    }

    /// Indices of the reports of the region with this full name, in order.
    #[must_use]
    pub fn of_region(&self, region: &str) -> &[u32] {
        self.of.by_region.get(region).map(Vec::as_slice).unwrap_or_default()
    }
}
