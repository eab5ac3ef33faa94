//! Which terms a paragraph holds, for judging how much of a question it covers.

use super::TermSet;
use crate::report::{Paragraph, Report};
use crate::text::{Term, marks};

/// The terms of one paragraph.
#[derive(Debug, Clone, Default)]
pub struct Held {
    /// Of each sentence.
    pub sentences: Vec<TermSet>,
    /// Of the heading path.
    pub heading: TermSet,
}

impl Held {
    #[must_use]
    pub fn of(report: &Report, paragraph: &Paragraph) -> Self {
        let heading = TermSet::of(&marks(&heading(report, paragraph)));
        Self { sentences: sentences(paragraph, &marks(&paragraph.text)), heading }
    }
}

/// The terms of each sentence among those of its paragraph.
pub(super) fn sentences(paragraph: &Paragraph, terms: &[Term]) -> Vec<TermSet> {
    let within = |sentence: &crate::report::Sentence| {
        TermSet::of(terms.iter().filter(|term| sentence.span.contains(term.span)))
    };
    paragraph.sentences.iter().map(within).collect()
}

pub(super) fn heading(report: &Report, paragraph: &Paragraph) -> String {
    report.path(paragraph).join("\n")
}
