//! An answer as a terminal shows it: the figures, the sentence that answers with its citation, then a line for every
//! further passage that says more.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::look::{Depth, Look, SOFT};
use super::passage;
use super::screen::{Run, paragraph};
use crate::answer::{Answer, Kind, Passage, rows, suggest, words};
use crate::figures::Figure;
use crate::library::Library;
use crate::question::Reckon;
use crate::report::{Paragraph, ParagraphId, Report};
use crate::words::Language;

const FIGURE: Style = AnsiColor::Green.on_default().bold();
const NOTE: Style = AnsiColor::Yellow.on_default();

/// Writes an answer.
pub(super) fn write(out: &mut dyn Write, library: &Library, answer: &Answer, look: Look) -> io::Result<()> {
    let language = look.language;
    let mut say = |style: Style, text: &str| paragraph(out, "", &[Run { style, text }], look.width);
    for notice in &answer.notices {
        say(NOTE, &words::notice(notice, language))?;
    }
    if answer.kind == Kind::None && !answer.asks_place() {
        return say(Style::new(), &words::none(library, language));
    }
    if answer.kind == Kind::Related {
        say(Style::new(), &language.say("related"))?;
    }
    if let Some(table) = &answer.table {
        super::table::write(out, &rows::lines(answer, table, library, language), look)?;
    } else {
        figures(out, library, answer, look)?;
    }
    let names = answer.figures.iter().map(|figure| words::indicator(figure, library, language));
    if let Some(mark) = words::converted(&names.collect::<String>(), language) {
        paragraph(out, "", &[Run { style: SOFT, text: &mark }], look.width)?;
    }
    passages(out, library, answer, look)?;
    let next = suggest(answer, library, language);
    if !next.is_empty() {
        writeln!(out)?;
        paragraph(out, "", &[Run { style: SOFT, text: &language.say("ask-next") }], look.width)?;
    }
    for question in &next {
        paragraph(out, "  ", &[Run { style: SOFT, text: question }], look.width)?;
    }
    Ok(())
}

/// A figure a line, what was reckoned from them, and which reports have what was asked for.
fn figures(out: &mut dyn Write, library: &Library, answer: &Answer, look: Look) -> io::Result<()> {
    let language = look.language;
    let mut say = |style: Style, text: &str| paragraph(out, "", &[Run { style, text }], look.width);
    if let Some(lines) = rows::board(answer, library, language) {
        return lines.iter().try_for_each(|line| say(FIGURE, line));
    }
    for figure in &answer.figures {
        say(FIGURE, &figure_line(library, answer, figure, language))?;
    }
    if let Some(line) = rows::mention(answer, library, language) {
        say(FIGURE, &line)?;
    }
    let subject = |one: &Figure| words::indicator(one, library, language);
    let differences = answer.computed.iter().filter(|own| own.what == Reckon::Difference);
    let differences =
        differences.filter_map(|own| words::difference(own, &answer.figures, subject, language));
    let others = rows::computed(answer, language);
    differences.chain(others).try_for_each(|line| say(Style::new(), &line))
}

/// One that stands in no passage below is told with its paragraph.
fn figure_line(library: &Library, answer: &Answer, figure: &Figure, language: Language) -> String {
    let line = words::figure_line(figure, library, language);
    let place = figure.place.paragraph;
    let is_below = answer.passages.iter().any(|passage| passage.paragraph == place);
    match library.corpus().paragraph(place).filter(|_| !is_below) {
        Some(paragraph) => {
            let number = language.tell("paragraph", &[("number", paragraph.number.into())]);
            format!("{line} · {number}")
        }
        None => line,
    }
}

fn passages(out: &mut dyn Write, library: &Library, answer: &Answer, look: Look) -> io::Result<()> {
    let shown = answer.passages.iter().filter_map(|passage| {
        let (report, paragraph) = place(library, passage.paragraph)?;
        Some((passage, report, paragraph))
    });
    let shown: Vec<(&Passage, &Report, &Paragraph)> = shown.collect();
    let Some(((first, ..), further)) = shown.split_first() else { return Ok(()) };
    let whole = if look.depth == Depth::Short { shown.get(..1).unwrap_or_default() } else { &shown };
    let is_bare = answer.notices.is_empty() && answer.kind == Kind::Passages;
    for (at, (passage, report, paragraph)) in whole.iter().enumerate() {
        if at > 0 || !is_bare {
            writeln!(out)?;
        }
        passage::block(out, report, paragraph, passage, &answer.figures, look)?;
    }
    if look.depth != Depth::Short {
        return Ok(());
    }
    let (more, rest): (Vec<_>, Vec<_>) =
        further.iter().partition(|(passage, ..)| says_more(answer, first, passage));
    if !further.is_empty() {
        writeln!(out)?;
    }
    for (passage, report, paragraph) in more {
        passage::line(out, report, paragraph, passage, &answer.figures, look)?;
    }
    if !rest.is_empty() {
        let line = look.language.tell("more-in-terminal", &[("count", rest.len().into())]);
        super::screen::paragraph(out, "", &[Run { style: SOFT, text: &line }], look.width)?;
    }
    Ok(())
}

/// Where figures were asked for, only what holds one that the best passage does not.
fn says_more(answer: &Answer, first: &Passage, passage: &Passage) -> bool {
    let stands_in =
        |passage: &Passage| answer.figures.iter().any(|figure| figure.place.paragraph == passage.paragraph);
    answer.kind != Kind::Figures
        || !stands_in(first)
        || passage.paragraph != first.paragraph && stands_in(passage)
}

fn place(library: &Library, id: ParagraphId) -> Option<(&Report, &Paragraph)> {
    Some((library.corpus().report(id)?, library.corpus().paragraph(id)?))
}
