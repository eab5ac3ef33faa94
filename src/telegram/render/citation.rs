//! Where a passage stands: report, section path, paragraph number.

use super::draft::cut;
use crate::report::{Paragraph, Report};
use crate::telegram::words;
use crate::words::Language;

/// UTF-16 units of a title or heading in a citation; a heading can be a whole line.
const LONGEST: usize = 60;

/// `《title》› chapter › section · 第N段`
pub(super) fn citation(report: &Report, paragraph: &Paragraph, language: Language) -> String {
    let mut line = language.tell("title", &[("title", cut(report.title(), LONGEST).into())]);
    for heading in report.path(paragraph) {
        line.push_str(" › ");
        line.push_str(&cut(heading, LONGEST));
    }
    line.push_str(" · ");
    line.push_str(&words::paragraph(language, paragraph.number));
    line
}

/// `title › 第N段`, for lines that must stay short; `chapter` instead of the title where there is but one
/// report.
pub(super) fn short_citation(
    report: &Report,
    paragraph: &Paragraph,
    is_only_report: bool,
    language: Language,
) -> String {
    let number = words::paragraph(language, paragraph.number);
    let path = report.path(paragraph);
    match path.last() {
        Some(heading) if is_only_report => format!("{} · {number}", cut(heading, LONGEST)),
        _ => format!(
            "{} · {number}",
            language.tell("title", &[("title", cut(report.title(), LONGEST).into())])
        ),
    }
}
