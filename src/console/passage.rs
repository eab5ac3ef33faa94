//! A passage in a terminal: its sentence behind a bar that stands out without colour too, and where it is printed.

use std::io::{self, Write};

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::look::{Depth, Look, SOFT};
use super::screen::{self, Run};
use crate::answer::{Passage, words};
use crate::figures::Figure;
use crate::report::excerpt::{Excerpt, Room, sentence, span};
use crate::report::{Paragraph, Report};
use crate::text::Span;

const BEST: Style = Style::new().bold();
const MATCH: Style = Style::new().bold().underline();

/// Before every line of the sentence that answers, and of the words around it.
const BAR: &str = "┃ ";
const BESIDE: &str = "  ";
/// Stands where something is left out.
const CUT: &str = "…";
/// Columns of a sentence at most: six lines of a usual terminal.
const SENTENCE: Room = Room { limit: 480, of: screen::columns };
/// Columns of a line where no terminal tells.
const USUAL: usize = 100;

/// Writes the sentence that answers, or the whole paragraph around it, with its citation.
pub(super) fn block(
    out: &mut dyn Write,
    report: &Report,
    paragraph: &Paragraph,
    passage: &Passage,
    figures: &[Figure],
    look: Look,
) -> io::Result<()> {
    let best = best(paragraph, passage, figures);
    let marks = marks(passage, figures);
    let text = paragraph.text.as_str();
    let own = paragraph.sentences.get(best).map_or(Span::new(0, text.len()), |sentence| sentence.span);
    if look.depth == Depth::Full {
        let around = |out: &mut dyn Write, span: Span| match span.of(text).trim() {
            "" => Ok(()),
            words => screen::paragraph(out, BESIDE, &[Run::plain(words)], look.width),
        };
        around(out, Span::new(0, own.start))?;
        screen::paragraph(out, BAR, &marked(text, own, &marks), look.width)?;
        around(out, Span::new(own.end, text.len()))?;
    } else {
        let Excerpt { span, is_cut_before, is_cut_after } = sentences(paragraph, passage, figures, SENTENCE)
            .unwrap_or_else(|| sentence(paragraph, best, focus(passage, figures, own), SENTENCE));
        let mut runs = marked(text, span, &marks);
        if is_cut_before {
            runs.insert(0, Run::plain(CUT));
        }
        if is_cut_after {
            runs.push(Run::plain(CUT));
        }
        screen::paragraph(out, BAR, &runs, look.width)?;
    }
    let line = look.language.tell("line", &[("number", paragraph.line.into())]);
    let place = format!("—— {}{line}", words::citation(report, paragraph, look.language));
    screen::paragraph(out, BESIDE, &[Run { style: SOFT, text: &place }], look.width)
}

/// Writes what there is room for of the sentence on one line, and the paragraph's number.
pub(super) fn line(
    out: &mut dyn Write,
    report: &Report,
    paragraph: &Paragraph,
    passage: &Passage,
    figures: &[Figure],
    look: Look,
) -> io::Result<()> {
    let number = look.language.tell("paragraph", &[("number", paragraph.number.into())]);
    let place = format!(" —— {} · {number}", report.document);
    let best = best(paragraph, passage, figures);
    let own = paragraph.sentences.get(best).map_or(Span::default(), |sentence| sentence.span);
    let taken = place.width() + BESIDE.width() + 2 * CUT.width();
    let limit = look.width.unwrap_or(USUAL).saturating_sub(taken).max(USUAL / 5);
    let Excerpt { span, is_cut_before, is_cut_after } =
        sentence(paragraph, best, focus(passage, figures, own), Room { limit, of: screen::columns });
    let cut = |is_cut: bool| if is_cut { CUT } else { "" };
    let words = format!("{}{}{}", cut(is_cut_before), span.of(&paragraph.text), cut(is_cut_after));
    let runs = [Run::plain(&words), Run { style: SOFT, text: &place }];
    screen::paragraph(out, BESIDE, &runs, look.width)
}

/// The sentence to show: that of the first figure which stands in the passage, else the one that answers best.
fn best(paragraph: &Paragraph, passage: &Passage, figures: &[Figure]) -> usize {
    let figure = figures.iter().map(|figure| figure.place).find(|place| place.paragraph == passage.paragraph);
    figure.map_or(passage.best, |place| place.sentence).min(paragraph.sentences.len().saturating_sub(1))
}

/// The sentences from the first to the last that hold figures of the answer, if there is room for them.
fn sentences(paragraph: &Paragraph, passage: &Passage, figures: &[Figure], room: Room) -> Option<Excerpt> {
    let own = figures.iter().map(|figure| figure.place);
    let own = own.filter(|place| place.paragraph == passage.paragraph).map(|place| place.sentence);
    let (first, last) = (own.clone().min()?, own.max()?);
    let start = paragraph.sentences.get(first)?.span.start;
    span(paragraph, Span::new(start, paragraph.sentences.get(last)?.span.end), room)
}

/// What matches the question, and the figures of the answer.
fn marks(passage: &Passage, figures: &[Figure]) -> Vec<Span> {
    let places = figures.iter().map(|figure| figure.place);
    let values = places.filter(|place| place.paragraph == passage.paragraph).map(|place| place.span);
    Span::merged(passage.highlights.iter().copied().chain(values).collect())
}

/// What of a sentence is shown in any case: its first figure, whose bound must not be cut off, or else what matches first.
fn focus(passage: &Passage, figures: &[Figure], sentence: Span) -> Option<Span> {
    let places = figures.iter().map(|figure| figure.place);
    let values = places.filter(|place| place.paragraph == passage.paragraph).map(|place| place.span);
    values.chain(passage.highlights.iter().copied()).find(|mark| sentence.contains(*mark))
}

/// `span` bold, marks in it underlined.
fn marked<'a>(text: &'a str, span: Span, marks: &[Span]) -> Vec<Run<'a>> {
    let mut runs = Vec::new();
    let mut at = span.start;
    for mark in marks.iter().filter(|mark| span.contains(**mark)) {
        runs.push(Run { style: BEST, text: Span::new(at, mark.start).of(text) });
        runs.push(Run { style: MATCH, text: mark.of(text) });
        at = mark.end;
    }
    runs.push(Run { style: BEST, text: Span::new(at, span.end).of(text) });
    runs
}
