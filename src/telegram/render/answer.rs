//! An answer as one message, short enough for a phone.

use std::collections::HashSet;

use super::change;
use super::draft::{Draft, MAX_UNITS};
use super::figure::figure;
use super::indicator::explain_mark;
use super::passage::{first, further};
use super::table::{Rows, table};
use crate::answer::{Answer, Kind, rows, words as answer_words};
use crate::figures::Figure;
use crate::library::Library;
use crate::telegram::words;
use crate::words::Language;

/// Figures that are listed before the rest is only counted.
const MOST_FIGURES: usize = 12;
/// The same, where each is of another report.
const MOST_REPORTS: usize = 40;
/// UTF-16 units kept free for a last line.
const LAST_LINE: usize = 40;

/// What stands above the passages: how the question was read, the figures, how far they lie apart; of a table `rows`.
pub(crate) fn head(library: &Library, answer: &Answer, rows: Rows, language: Language) -> Draft {
    let mut draft = Draft::new();
    if answer.asks_place() {
        // There is nothing below: the places are buttons.
        let asked: Vec<String> =
            answer.notices.iter().map(|notice| answer_words::notice(notice, language)).collect();
        return Draft::plain(&asked.join("\n"));
    }
    for notice in &answer.notices {
        draft.push(&answer_words::notice(notice, language)).push("\n");
    }
    match answer.kind {
        Kind::None => {}
        Kind::Passages => reckoned(&mut draft, library, answer, language),
        Kind::Related => {
            draft.push(&language.say("related"));
        }
        Kind::Figures => {
            match &answer.table {
                Some(own) => table(&mut draft, library, answer, own, (rows, language)),
                None => figures(&mut draft, library, answer, language),
            }
            explain_mark(&mut draft, language);
        }
    }
    draft
}

/// Renders `answer`, which was made from `library`.
pub(crate) fn answer(library: &Library, answer: &Answer, rows: Rows, language: Language) -> Draft {
    let mut draft = head(library, answer, rows, language);
    if answer.kind == Kind::None && !answer.asks_place() {
        draft.append(&none(library, language), 0);
        return draft;
    }
    let is_figures = answer.kind == Kind::Figures;
    let blocks: Vec<Draft> = answer
        .passages
        .iter()
        .enumerate()
        .filter_map(|(at, passage)| match at {
            0 => first(library, passage, if is_figures { &answer.figures } else { &[] }, language),
            _ => further(library, passage, at + 1, language),
        })
        .collect();
    let mut left = blocks.len();
    for block in &blocks {
        let mut spaced = Draft::new();
        spaced.push(if draft.is_empty() { "" } else { "\n\n" }).append(block, 0);
        if !draft.append(&spaced, LAST_LINE) {
            break;
        }
        left -= 1;
    }
    if left > 0 {
        draft.push("\n").push(&words::counted(language, "more-passages", left));
    }
    if draft.is_empty() { none(library, language) } else { draft }
}

/// An answer that has to do without buttons and without others after it: figures or the best passage.
pub(crate) fn alone(library: &Library, answer: &Answer, language: Language) -> Draft {
    let best = answer.passages.first().cloned().into_iter().collect();
    self::answer(library, &Answer { passages: best, ..answer.clone() }, Rows::First, language)
}

/// A figure a line; one that stands in no passage below is told with its paragraph. How far two lie apart follows
/// the later of them.
fn figures(draft: &mut Draft, library: &Library, answer: &Answer, language: Language) {
    if let Some(lines) = rows::board(answer, library, language) {
        return board(draft, &lines, language);
    }
    let is_below = |id| answer.passages.iter().any(|passage| passage.paragraph == id);
    // A ranking is asked for whole.
    let reports: HashSet<u32> = answer.figures.iter().map(|figure| figure.place.paragraph.report).collect();
    let most = if reports.len() == answer.figures.len() { MOST_REPORTS } else { MOST_FIGURES };
    let mut is_first = true;
    for (at, one) in answer.figures.iter().take(most).enumerate() {
        if change::has_end(one, &answer.figures) {
            // It is said with the figure that the change ends in.
            continue;
        }
        let mut line = match change::beginning(one, &answer.figures) {
            Some(from) => change::from_to(library, from, one, language),
            None => figure(library, one, language),
        };
        if !is_below(one.place.paragraph)
            && let Some(paragraph) = library.corpus().paragraph(one.place.paragraph)
        {
            line.push(" · ").push(&words::paragraph(language, paragraph.number));
        }
        if !is_first {
            draft.push("\n");
        }
        is_first = false;
        draft.append(&line, MAX_UNITS / 2);
        // It follows the later of its two figures.
        let own = answer.computed.iter().filter(|own| own.of.iter().max() == Some(&at));
        let subject = |one: &Figure| answer_words::indicator(one, library, language);
        for line in own.filter_map(|own| answer_words::difference(own, &answer.figures, subject, language)) {
            draft.push("\n").push(&line);
        }
    }
    if let Some(more) = answer.figures.len().checked_sub(most).filter(|more| *more > 0) {
        draft.push("\n").push(&words::counted(language, "more-figures", more));
    }
}

/// What became of targets, a line each.
fn board(draft: &mut Draft, lines: &[String], language: Language) {
    let line = |line: &String| Draft::plain(&format!("{line}\n"));
    let shown = lines.iter().take_while(|own| draft.append(&line(own), MAX_UNITS / 2)).count();
    if lines.len() > shown {
        draft.push(&words::counted(language, "more-rows", lines.len() - shown));
    }
}

/// Which reports have what was asked for, and how many they are.
fn reckoned(draft: &mut Draft, library: &Library, answer: &Answer, language: Language) {
    let lines = rows::mention(answer, library, language).into_iter().chain(rows::computed(answer, language));
    for line in lines {
        draft.push(if draft.is_empty() { "" } else { "\n" }).push(&line);
    }
}

/// Says that there is no answer, what the library holds, and what can be asked.
fn none(library: &Library, language: Language) -> Draft {
    Draft::plain(&answer_words::none(library, language))
}
