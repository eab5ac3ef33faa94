//! Plain text in, a report and a list of faults out.

use std::borrow::Cow;
use std::sync::Arc;

use super::fault::{Fault, FaultKind, Mending};
use super::heading::{Heading, Style, heading};
use super::lines::{self, Line, Notes};
use super::outline::Outline;
use super::{Corpus, Facts, Paragraph, Report, Source, front, preamble, row, sentence, speech};

/// What came of reading one file.
#[derive(Debug, Clone)]
pub struct Reading {
    /// `None` when the file is no report; then at least one fault is an error.
    pub report: Option<Report>,
    pub faults: Vec<Fault>,
}

/// Longest line that is read, in characters. The longest paragraph of the reports at hand has 2,500.
const LONGEST_LINE: usize = 100_000;
/// A paragraph of so many characters ends with a mark; a shorter one may be a heading that is not known as one.
const LONGEST_UNMARKED: usize = 40;
/// A line without a letter, a word or a digit is an ornament; a longer one is somebody's text.
const LONGEST_ORNAMENT: usize = 200;
/// A text may have one broken character in so many bytes.
const BYTES_TO_ONE_BROKEN: usize = 500;
/// More than one control character in so many bytes, and the file is no text.
const BYTES_TO_ONE_CONTROL: usize = 10;

/// Reads one file. Never fails: what is wrong is in the faults.
#[must_use]
pub fn read(source: &Source) -> Reading {
    let refused = |line, kind| Reading { report: None, faults: vec![Fault::error(&source.file, line, kind)] };
    let mut notes = Notes::default();
    let text = match decode(&source.bytes, &mut notes) {
        Ok(text) => text,
        Err(kind) => return refused(None, kind),
    };
    let (given, front_lines) = match front::split(&text) {
        Ok(front) => front,
        Err((line, kind)) => return refused(Some(line), kind),
    };
    let first = u32::try_from(front_lines).unwrap_or(u32::MAX).saturating_add(1);
    let mut preamble = lines::read(&text, first, &mut notes);
    let body = preamble.split_off(preamble::length(&preamble));
    let facts = preamble::with_given(preamble::facts(&preamble, &body, &source.document), given);
    let mut faults = Vec::new();
    let (outline, paragraphs) = parts(body, &facts, &mut notes, |line, kind| {
        faults.push(Fault::warning(&source.file, Some(line), kind));
    });
    if paragraphs.is_empty() {
        return refused(None, FaultKind::NoParagraphs);
    }
    faults.extend(doubts(&facts, &source.document).map(|kind| Fault::warning(&source.file, None, kind)));
    faults.extend(notes.faults(&source.file));
    let document = source.document.clone();
    let facts = Arc::new(facts);
    let report = Report { document, facts, sections: outline.sections.into(), paragraphs: paragraphs.into() };
    Reading { report: Some(report), faults }
}

/// The text without a byte order mark, or why the bytes are none.
fn decode<'a>(bytes: &'a [u8], notes: &mut Notes) -> Result<Cow<'a, str>, FaultKind> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_control = |byte: &u8| byte.is_ascii_control() && !b"\t\n\r\x0b\x0c".contains(byte);
    let controls = bytes.iter().filter(|byte| is_control(byte)).count();
    let binary = || FaultKind::Binary { offset: bytes.iter().position(is_control).unwrap_or(0) };
    if controls * BYTES_TO_ONE_CONTROL > bytes.len() {
        return Err(binary());
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
            if broken * BYTES_TO_ONE_BROKEN > bytes.len() {
                let offset = error.valid_up_to();
                return Err(if controls > 0 { binary() } else { FaultKind::NotUtf8 { offset } });
            }
            String::from_utf8_lossy(bytes)
        }
    };
    if text.trim().is_empty() {
        return Err(FaultKind::Empty);
    }
    // Also what some other program could not read before.
    for (line, _) in (1u32..).zip(text.split('\n')).filter(|(_, line)| line.contains('\u{fffd}')) {
        notes.add(Mending::Bytes, line);
    }
    Ok(text)
}

/// What a reader of the facts would ask about.
fn doubts(facts: &Facts, document: &str) -> impl Iterator<Item = FaultKind> {
    let disagrees = preamble::disagreement(document, facts);
    [
        facts.year.is_none().then_some(FaultKind::NoYear),
        facts.region.is_none().then_some(FaultKind::NoRegion),
        disagrees.map(|(name, text)| FaultKind::NameDisagrees { name, text }),
    ]
    .into_iter()
    .flatten()
}

/// Headings and paragraphs of the body. A line that holds both a heading and text is both, its text whole.
fn parts(
    body: Vec<Line<'_>>,
    facts: &Facts,
    notes: &mut Notes,
    mut warn: impl FnMut(u32, FaultKind),
) -> (Outline, Vec<Paragraph>) {
    let mut outline = Outline::new(facts.planned());
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for line in lines::join(body, &stands_alone, notes) {
        let words = line.words();
        let characters = words.chars().count();
        let is_ornament = characters <= LONGEST_ORNAMENT && !words.contains(char::is_alphanumeric);
        if is_ornament || preamble::is_greeting(words) {
            continue;
        }
        if characters > LONGEST_LINE {
            warn(line.number, FaultKind::LineTooLong { characters, limit: LONGEST_LINE });
            continue;
        }
        let found = heading_of(&line);
        let is_whole_line = found.as_ref().is_some_and(|found| found.is_whole_line);
        let ends = |text: &str| line.text.find(text).map_or(0, |at| at + text.len());
        let heading = found.as_ref().map_or(0, |found| ends(found.text));
        if let Some(found) = found {
            outline.add(&found, line.number);
        }
        if !is_whole_line {
            let number = u32::try_from(paragraphs.len()).unwrap_or(u32::MAX).saturating_add(1);
            let sentences = sentence::split_behind(heading, &line.text);
            let section = outline.innermost();
            match () {
                () if row::is_row(words) => notes.add(Mending::Table, line.number),
                () if looks_cut(words, characters) => notes.add(Mending::Cut, line.number),
                () => {}
            }
            let text = line.text.into_owned();
            paragraphs.push(Paragraph { number, line: line.number, section, text, sentences });
        }
    }
    outline.settle();
    speech::settle(&mut paragraphs, &outline.sections, facts.planned());
    (outline, paragraphs)
}

/// Whether nothing of another line belongs to this one.
pub(super) fn stands_alone(line: &Line<'_>) -> bool {
    preamble::is_greeting(line.words())
        || row::is_row(&line.text)
        || heading_of(line).is_some_and(|heading| heading.is_whole_line)
}

/// A heading by its words, or by the mark that Markdown or HTML gave it.
fn heading_of<'a>(line: &'a Line<'_>) -> Option<Heading<'a>> {
    heading(line.words()).or_else(|| {
        let style = if line.rank? <= 2 { Style::Bare } else { Style::Arabic };
        Some(Heading { style, number: 0, text: line.words(), is_whole_line: true })
    })
}

fn looks_cut(words: &str, characters: usize) -> bool {
    words.ends_with(['，', ',', '、', '（', '(', '“', '《'])
        || characters > LONGEST_UNMARKED && words.ends_with(char::is_alphanumeric)
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
    use proptest::prelude::*;

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
        let paragraphs: Vec<&Paragraph> = report.paragraphs.iter().collect();
        let [first, second] = paragraphs.as_slice() else { panic!("{paragraphs:?}") };
        assert_eq!(first.text, "(一)经济稳步发展。生产总值增长5%。");
        assert_eq!(report.path(first).as_slice(), ["一、2019年工作回顾", "(一)经济稳步发展"]);
        assert_eq!((first.line, first.number, report.outlook(first).view), (4, 1, View::Back));
        assert_eq!(report.path(second).as_slice(), ["二、2020年工作安排", "（一）力保平稳"]);
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
        assert_eq!(*report.facts, Facts::default());
    }

    const PIECES: &str =
        "(各位代表：|一、|[甲乙增长，。]{1,8}|<p>|&nbsp;|\\||\t|⾃|— 2 —|\u{2028}|\u{b}|\r|\n){0,40}";

    proptest! {
        #[test]
        fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = reading(&bytes);
        }

        #[test]
        fn what_is_read_stands_in_the_file(text in PIECES) {
            let count = u32::try_from(text.split(['\n', '\r', '\u{2028}']).count()).unwrap();
            let words = |text: &str| text.chars().filter(|c| "甲乙增长".contains(*c)).collect::<String>();
            if let Some(report) = reading(text.as_bytes()).report {
                for paragraph in &report.paragraphs {
                    prop_assert!(words(&text).contains(&words(&paragraph.text)));
                    prop_assert!(paragraph.line <= count);
                }
            }
        }
    }
}
