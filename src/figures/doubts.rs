//! What looks wrong with a report once its figures are read: a reader of the library should know.

use super::{Ledger, Nature};
use crate::report::{Corpus, Fault, FaultKind, Report, View};

/// Fewest figures by which a report is judged.
const FEW: usize = 10;

/// One warning for each doubt, in the order of the reports. The file is named as its document.
#[must_use]
pub fn doubts(corpus: &Corpus, ledger: &Ledger) -> Vec<Fault> {
    let mut doubts = Vec::new();
    for (number, report) in (0u32..).zip(corpus.reports()) {
        let kinds = border(report).into_iter().chain(natures(number, ledger));
        doubts.extend(kinds.map(|kind| Fault::warning(&report.document, None, kind)));
    }
    doubts
}

/// A report looks back and ahead; one that does only one of both has headings that were not understood.
fn border(report: &Report) -> Option<FaultKind> {
    let looks = |view: View| {
        let mut sentences = report.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        sentences.any(|sentence| sentence.outlook.view == view)
    };
    let is_report = report.facts.year.is_some() || !report.sections.is_empty();
    (is_report && !(looks(View::Back) && looks(View::Ahead))).then_some(FaultKind::NoBorder)
}

fn natures(number: u32, ledger: &Ledger) -> Vec<FaultKind> {
    let total = ledger.of_report(number).count();
    let count = |nature: Nature| ledger.of_report(number).filter(|figure| figure.nature == nature).count();
    if total < FEW {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (nature, name) in
        [(Nature::Result, "result"), (Nature::Target, "target"), (Nature::Standing, "standing")]
    {
        let figures = count(nature);
        if figures * 10 > total * 9 {
            found.push(FaultKind::OneNature { nature: name.to_owned(), figures, total });
        }
    }
    let unknown = count(Nature::Unknown);
    if unknown > 0 {
        found.push(FaultKind::UnknownNature { figures: unknown, total });
    }
    found
}
