//! A complete message for any chat: a line, the sentence it stands in, where that is printed.

use super::citation::citation;
use super::draft::{Draft, Look, cut};
use super::indicator::explain_mark;
use crate::report::{Paragraph, Report};
use crate::words::Language;

/// UTF-16 units of the sentence.
const LONGEST: usize = 1000;

/// `head` may be empty.
pub(crate) fn cited(
    mut head: Draft,
    sentence: &str,
    report: &Report,
    paragraph: &Paragraph,
    language: Language,
) -> Draft {
    if !head.is_empty() {
        head.push("\n");
    }
    head.push_as(Look::Quote, &cut(sentence, LONGEST));
    head.push("\n—— ").push(&citation(report, paragraph, language));
    explain_mark(&mut head, language);
    head
}
