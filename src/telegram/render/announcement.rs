//! What an announcement says: a target with last year's result, a table of them, or an admin's words with a
//! figure. Every word of a report with its place.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::citation::citation;
use super::draft::{Draft, Look, cut};
use super::figure::figure;
use crate::answer::{Aim, Form, Subject, agenda, words as answer_words};
use crate::app::store::Body;
use crate::figures::{Figure, Nature};
use crate::library::Library;
use crate::report::excerpt::{Room, sentence};
use crate::report::{Paragraph, Report, Year};
use crate::words::Language;

/// UTF-16 units of a quoted sentence.
const SENTENCE: Room = Room { limit: 700, of: char::len_utf16 };
/// Columns of the table's first column; a Chinese character counts two.
const WIDEST_NAME: usize = 24;
/// Columns of a value.
const WIDEST_VALUE: usize = 14;
/// Where there is no figure.
const MISSING: &str = "—";
/// UTF-16 units kept free below a table for its citation.
const PLACE: usize = 500;

/// What a subscriber is told at the `turn`-th time. `None`: the library holds nothing of it.
pub(crate) fn subject(library: &Library, subject: &Subject, turn: u64, language: Language) -> Option<Draft> {
    let aims = agenda(library, subject);
    match subject.form {
        Form::Rotation => {
            let count = u64::try_from(aims.len()).ok().filter(|count| *count > 0)?;
            let aim = usize::try_from(turn % count).ok().and_then(|at| aims.get(at))?;
            let mut draft = Draft::new();
            one(&mut draft, library, aim, language);
            Some(draft)
        }
        Form::Table => table(library, &aims, language),
    }
}

/// An admin's own words, then each figure with its sentence and place. `None` when that is too long for one
/// message.
pub(crate) fn own(library: &Library, text: &str, aims: &[Aim<'_>], language: Language) -> Option<Draft> {
    let mut draft = Draft::new();
    let mut head = Draft::new();
    head.push(text);
    if !draft.append(&head, 0) {
        return None;
    }
    for aim in aims {
        let mut block = Draft::new();
        block.push(if draft.is_empty() { "" } else { "\n\n" });
        one(&mut block, library, aim, language);
        if !draft.append(&block, 0) {
            return None;
        }
    }
    (!draft.is_empty()).then_some(draft)
}

/// As the outbox keeps it.
pub(crate) fn body(draft: Draft) -> Body {
    let (text, entities, _no_buttons) = draft.into_parts();
    // Entities are numbers and words of a closed list: they always have a JSON.
    Body { text, entities: serde_json::to_string(&entities).unwrap_or_default() }
}

/// The target, the result before it, and the sentences in which they stand.
fn one(draft: &mut Draft, library: &Library, aim: &Aim<'_>, language: Language) {
    draft.append(&figure(library, aim.target, language), 0);
    if let Some(last) = aim.last {
        let mut line = Draft::new();
        line.push("\n").append(&figure(library, last, language), 0);
        draft.append(&line, 0);
    }
    let mut quoted: Option<(crate::report::ParagraphId, usize)> = None;
    for figure in [Some(aim.target), aim.last].into_iter().flatten() {
        let place = (figure.place.paragraph, figure.place.sentence);
        if quoted != Some(place) {
            quote(draft, library, figure, language);
        }
        quoted = Some(place);
    }
}

fn quote(draft: &mut Draft, library: &Library, figure: &Figure, language: Language) {
    let Some((report, paragraph)) = place(library, figure) else { return };
    let part = sentence(paragraph, figure.place.sentence, Some(figure.place.span), SENTENCE);
    let mut block = Draft::new();
    if part.is_cut_before {
        block.push("…");
    }
    block.push_span(&paragraph.text, part.span, &[(Look::Bold, figure.place.span)]);
    if part.is_cut_after {
        block.push("…");
    }
    let end = block.units();
    block.mark(Look::Quote, 0, end);
    block.push("\n—— ").push(&citation(report, paragraph, language));
    draft.push("\n\n");
    draft.append(&block, 0);
}

fn place<'a>(library: &'a Library, figure: &Figure) -> Option<(&'a Report, &'a Paragraph)> {
    let corpus = library.corpus();
    Some((corpus.report(figure.place.paragraph)?, corpus.paragraph(figure.place.paragraph)?))
}

/// One table a report; what does not fit into a message is left out whole, and said.
fn table(library: &Library, aims: &[Aim<'_>], language: Language) -> Option<Draft> {
    let mut draft = Draft::new();
    let mut rest = aims;
    while let Some(first) = rest.first() {
        let report = first.target.place.paragraph.report;
        let end = rest.iter().position(|aim| aim.target.place.paragraph.report != report);
        let (own, next) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, &[]));
        rest = next;
        let mut block = Draft::new();
        block.push(if draft.is_empty() { "" } else { "\n\n" });
        rows(&mut block, library, own, language);
        if !draft.append(&block, 2) {
            draft.push("\n…");
            break;
        }
    }
    (!draft.is_empty()).then_some(draft)
}

fn rows(block: &mut Draft, library: &Library, aims: &[Aim<'_>], language: Language) {
    let Some((report, _)) = aims.first().and_then(|aim| place(library, aim.target)) else { return };
    block.push_as(Look::Bold, &cut(report.title(), 80)).push("\n");
    let years = |figures: Vec<&Figure>| figures.iter().find_map(|figure| figure.year());
    let head = |nature: Nature, year: Option<Year>| {
        let nature = language.say(nature.key());
        match year {
            Some(year) => language.tell("series", &[("year", year.get().into()), ("nature", nature.into())]),
            None => nature,
        }
    };
    let target = head(Nature::Target, years(aims.iter().map(|aim| aim.target).collect()));
    let result = head(Nature::Result, years(aims.iter().filter_map(|aim| aim.last).collect()));
    let mut lines = vec![[language.say("indicator"), target, result]];
    for aim in aims {
        let last = aim.last.map_or_else(|| MISSING.to_owned(), |last| value(last, language));
        lines.push([aim.target.indicator.clone(), value(aim.target, language), last]);
    }
    let widths = [(0, WIDEST_NAME), (1, WIDEST_VALUE), (2, WIDEST_VALUE)].map(|(column, widest)| {
        lines
            .iter()
            .filter_map(|line| line.get(column))
            .map(|cell| cell.width())
            .max()
            .unwrap_or(0)
            .min(widest)
    });
    let start = block.units();
    let mut places: Vec<(&Report, &Paragraph)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let padded: Vec<String> = line.iter().zip(widths).map(|(cell, width)| fitted(cell, width)).collect();
        let mut row = Draft::new();
        row.push(if at == 0 { "" } else { "\n" }).push(padded.join(" ").trim_end());
        if !block.append(&row, PLACE) {
            block.push("\n…");
            break;
        }
        let aim = at.checked_sub(1).and_then(|at| aims.get(at));
        for figure in aim.into_iter().flat_map(|aim| [Some(aim.target), aim.last]).flatten() {
            places.extend(place(library, figure).filter(|place| !places.contains(place)));
        }
    }
    block.mark(Look::Pre, start, block.units());
    in_full(block, library, aims, &places, language);
    for (report, paragraph) in places {
        let mut line = Draft::new();
        line.push("\n—— ").push(&citation(report, paragraph, language));
        block.append(&line, 0);
    }
}

/// Below a table, the figures of these places for which a column had no room.
fn in_full(
    block: &mut Draft,
    library: &Library,
    aims: &[Aim<'_>],
    places: &[(&Report, &Paragraph)],
    language: Language,
) {
    for one in aims.iter().flat_map(|aim| [Some(aim.target), aim.last]).flatten() {
        let is_cut = one.indicator.width() > WIDEST_NAME || value(one, language).width() > WIDEST_VALUE;
        if is_cut && place(library, one).is_some_and(|place| places.contains(&place)) {
            let mut line = Draft::new();
            line.push("\n").append(&figure(library, one, language), 0);
            block.append(&line, PLACE);
        }
    }
}

fn value(figure: &Figure, language: Language) -> String {
    if language == Language::English {
        return answer_words::value(figure, language);
    }
    let change = answer_words::change(figure).map(|change| language.say(change.key()));
    format!("{}{}", change.unwrap_or_default(), figure.text)
}

/// `text` in exactly `width` columns, in which a Chinese character takes two.
fn fitted(text: &str, width: usize) -> String {
    let mut fitted = String::new();
    let mut taken = 0;
    let room = if text.width() > width { width.saturating_sub(1) } else { width };
    for c in text.chars() {
        let next = taken + c.width().unwrap_or(0);
        if next > room {
            break;
        }
        fitted.push(c);
        taken = next;
    }
    if text.width() > width {
        fitted.push('…');
        taken += 1;
    }
    fitted.push_str(&" ".repeat(width.saturating_sub(taken)));
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_as_wide_as_its_column() {
        assert_eq!(fitted("失业率", 8), "失业率  ");
        assert_eq!(fitted("城镇登记失业率", 8), "城镇登… ");
        assert_eq!(fitted("R&D投入", 7), "R&D投入");
        assert_eq!(fitted("R&D投入", 6), "R&D投…");
    }
}
