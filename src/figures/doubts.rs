//! What looks wrong with a report once its figures are read: a reader of the library should know.

use super::{Figure, Nature};
use crate::report::{FaultKind, Report, View};

/// Fewest figures by which a report is judged.
const FEW: usize = 10;

/// What is doubtful about a report and its figures.
#[must_use]
pub fn doubts(report: &Report, figures: &[Figure]) -> Vec<FaultKind> {
    border(report).into_iter().chain(natures(figures)).collect()
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

fn natures(own: &[Figure]) -> Vec<FaultKind> {
    let total = own.len();
    let count = |nature: Nature| own.iter().filter(|figure| figure.nature == nature).count();
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
