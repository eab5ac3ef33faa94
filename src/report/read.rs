//! Plain text in, a report and a list of faults out.

use super::chapters::{Heading, Outline, heading};
use super::fault::{Fault, FaultKind};
use super::{Corpus, Facts, Paragraph, Report, Source, front, preamble, sentence};

/// What came of reading one file.
#[derive(Debug, Clone)]
pub struct Reading {
    /// `None` when the file is no report; then at least one fault is an error.
    pub report: Option<Report>,
    pub faults: Vec<Fault>,
}

/// Longest line that is read, in characters. The longest paragraph of the reports at hand has 2,500.
const LONGEST_LINE: usize = 100_000;

/// Reads one file. Never fails: what is wrong is in the faults.
#[must_use]
pub fn read(source: &Source) -> Reading {
    let refused = |kind| Reading { report: None, faults: vec![Fault::error(&source.file, None, kind)] };
    let text = match decode(&source.bytes) {
        Ok(text) => text,
        Err(kind) => return refused(kind),
    };
    let mut faults = Vec::new();
    let (given, body_line) = match front::split(text) {
        Ok(front) => front,
        Err((line, kind)) => {
            return Reading { report: None, faults: vec![Fault::error(&source.file, Some(line), kind)] };
        }
    };
    let lines: Vec<(u32, &str)> = (1u32..).zip(text.lines()).skip(body_line).collect();
    let (preamble_lines, body) = lines.split_at(preamble::length(&lines));
    let facts = preamble::with_given(preamble::facts(preamble_lines), given);
    let (outline, paragraphs) = parts(body, &facts, source, &mut faults);
    if paragraphs.is_empty() {
        return refused(FaultKind::NoParagraphs);
    }
    if facts.year.is_none() {
        faults.push(Fault::warning(&source.file, None, FaultKind::NoYear));
    }
    if facts.region.is_none() {
        faults.push(Fault::warning(&source.file, None, FaultKind::NoRegion));
    }
    let document = source.document.clone();
    Reading { report: Some(Report { document, facts, sections: outline.sections, paragraphs }), faults }
}

/// UTF-8 text without a byte order mark, or why the bytes are none.
fn decode(bytes: &[u8]) -> Result<&str, FaultKind> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    if let Some(offset) = bytes.iter().position(is_control) {
        return Err(FaultKind::Binary { offset });
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| FaultKind::NotUtf8 { offset: error.valid_up_to() })?;
    if text.trim().is_empty() {
        return Err(FaultKind::Empty);
    }
    Ok(text)
}

/// Headings and paragraphs of the body. A line that holds both a heading and text is both, its text whole.
fn parts(
    body: &[(u32, &str)],
    facts: &Facts,
    source: &Source,
    faults: &mut Vec<Fault>,
) -> (Outline, Vec<Paragraph>) {
    let mut outline = Outline::new(facts.year);
    let mut paragraphs = Vec::new();
    for &(line, text) in body {
        let trimmed = text.trim();
        if trimmed.is_empty() || preamble::is_salutation(trimmed) {
            continue;
        }
        let characters = trimmed.chars().count();
        if characters > LONGEST_LINE {
            let kind = FaultKind::LineTooLong { characters, limit: LONGEST_LINE };
            faults.push(Fault::warning(&source.file, Some(line), kind));
            continue;
        }
        let found = heading(trimmed);
        let is_whole_line = found.as_ref().is_some_and(Heading::is_whole_line);
        if let Some(found) = found {
            outline.add(&found, line);
        }
        if !is_whole_line {
            let number = u32::try_from(paragraphs.len()).unwrap_or(u32::MAX).saturating_add(1);
            let sentences = sentence::split(text);
            let section = outline.innermost();
            paragraphs.push(Paragraph { number, line, section, text: text.to_owned(), sentences });
        }
    }
    (outline, paragraphs)
}

impl Corpus {
    /// One report read from text, for a single file.
    #[must_use]
    pub fn single(document: &str, text: &str) -> (Corpus, Vec<Fault>) {
        let source = Source {
            file: document.to_owned(),
            document: document.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        Corpus::read(&[source])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::View;

    fn reading(text: &[u8]) -> Reading {
        read(&Source { file: "a.txt".into(), document: "a".into(), bytes: text.to_vec() })
    }

    #[track_caller]
    fn refused(text: &[u8], expected: &str) {
        let reading = reading(text);
        assert!(reading.report.is_none());
        assert_eq!(reading.faults.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn what_is_no_report_is_named() {
        refused(b"", "a.txt: error: the file is empty");
        refused(b"\xef\xbb\xbf \n\n", "a.txt: error: the file is empty");
        refused(
            b"PK\x03\x04",
            "a.txt: error: the file is not text: byte 2 is a control character that no text holds",
        );
        refused(
            b"\xd5\xfe\xb8\xae",
            "a.txt: error: the text is not UTF-8: byte 0 begins no character (save the file as UTF-8)",
        );
        refused(
            "一、2019年工作回顾\n（一）经济\n".as_bytes(),
            "a.txt: error: the file holds headings only and no paragraph of body text",
        );
    }

    #[test]
    fn a_heading_that_shares_its_line_leaves_the_line_whole() {
        let text = "2020年甲市政府工作报告\n各位代表：\n一、2019年工作回顾\n(一)经济稳步发展。生产总值增长5%。\n\
                    二、2020年工作安排\n（一）力保平稳\n增长6%。";
        let report = reading(text.as_bytes()).report.unwrap();
        let [first, second] = report.paragraphs.as_slice() else { panic!("{:?}", report.paragraphs) };
        assert_eq!(first.text, "(一)经济稳步发展。生产总值增长5%。");
        assert_eq!(report.path(first), ["一、2019年工作回顾", "(一)经济稳步发展"]);
        assert_eq!((first.line, first.number, report.outlook(first).view), (4, 1, View::Back));
        assert_eq!(report.path(second), ["二、2020年工作安排", "（一）力保平稳"]);
        assert_eq!((second.line, second.number, report.outlook(second).view), (7, 2, View::Ahead));
    }

    #[test]
    fn a_chapter_heading_run_into_its_text_is_cut_at_the_next_time_word() {
        let text = "一、2018年工作回顾2018年，面对形势，工作有成效。\n二、2019年目标要求和重点工作今年以来，形势向好。";
        let report = reading(text.as_bytes()).report.unwrap();
        let headings: Vec<&str> = report.sections.iter().map(|section| section.heading.as_str()).collect();
        assert_eq!(headings, ["一、2018年工作回顾", "二、2019年目标要求和重点工作"]);
        assert_eq!(report.paragraphs.len(), 2);
    }

    #[test]
    fn text_without_any_heading_is_read_line_by_line() {
        let report = reading("袋鼠分布在澳洲南部。\n\n松平康忠是武将。\n".as_bytes()).report.unwrap();
        let lines: Vec<u32> = report.paragraphs.iter().map(|paragraph| paragraph.line).collect();
        assert_eq!(lines, [1, 3]);
        assert_eq!(report.facts, Facts::default());
    }
}
