//! An answer as one message, short enough for a phone.

use super::citation::{citation, short_citation};
use super::draft::{Draft, Look, MAX_UNITS};
use super::excerpt::{Excerpt, excerpt, sentence};
use super::figure::figure;
use crate::answer::{Answer, Kind, Passage, words as answer_words};
use crate::figures::Figure;
use crate::library::Library;
use crate::report::{Paragraph, Report};
use crate::telegram::words;
use crate::text::Span;

/// Figures that are listed before the rest is only counted.
const MOST_FIGURES: usize = 12;
/// UTF-16 units of the first passage.
const FIRST_PASSAGE: usize = 700;
/// UTF-16 units of each further passage.
const FURTHER_PASSAGE: usize = 90;
/// UTF-16 units kept free for a last line.
const LAST_LINE: usize = 40;
/// Highlights that are marked in one passage.
const MOST_HIGHLIGHTS: usize = 30;

/// Renders `answer`, which was made from `library`.
pub(crate) fn answer(library: &Library, answer: &Answer) -> Draft {
    let mut draft = Draft::new();
    for notice in &answer.notices {
        draft.push(&answer_words::notice(notice)).push("\n");
    }
    match answer.kind {
        Kind::None => {
            draft.append(&none(library), 0);
            return draft;
        }
        Kind::Related => {
            draft.push(words::RELATED);
        }
        Kind::Figures => {
            figures(&mut draft, library, &answer.figures);
            let difference = answer.difference.as_ref();
            if let Some(line) = difference.and_then(|by| answer_words::difference(by, &answer.figures)) {
                draft.push("\n").push(&line);
            }
        }
        Kind::Passages => {}
    }
    let is_figures = answer.kind == Kind::Figures;
    let blocks: Vec<Draft> = answer
        .passages
        .iter()
        .enumerate()
        .filter_map(|(at, passage)| match at {
            0 => first(library, passage, is_figures),
            _ => further(library, passage, at + 1),
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
        draft.push("\n").push(&words::more_passages(left));
    }
    if draft.is_empty() { none(library) } else { draft }
}

fn figures(draft: &mut Draft, library: &Library, figures: &[Figure]) {
    for (at, one) in figures.iter().take(MOST_FIGURES).enumerate() {
        if at > 0 {
            draft.push("\n");
        }
        draft.append(&figure(library, one), MAX_UNITS / 2);
    }
    if let Some(more) = figures.len().checked_sub(MOST_FIGURES).filter(|more| *more > 0) {
        draft.push("\n").push(&words::more_figures(more));
    }
}

/// The best passage as a quote with its citation; the best sentence alone under figures.
fn first(library: &Library, passage: &Passage, is_figures: bool) -> Option<Draft> {
    let (report, paragraph) = place(library, passage)?;
    let focus = focus(paragraph, passage);
    let part = match is_figures {
        true => sentence(paragraph, passage.best, focus, FIRST_PASSAGE),
        false => excerpt(paragraph, passage.best, focus, FIRST_PASSAGE),
    };
    let best = paragraph.sentences.get(passage.best).map(|sentence| sentence.span);
    let is_alone = best.is_none_or(|best| best.contains(part.span));
    let mut marks: Vec<(Look, Span)> =
        best.filter(|_| !is_alone).map(|best| (Look::Underline, best)).into_iter().collect();
    marks.extend(
        passage
            .highlights
            .iter()
            .filter(|highlight| highlight.overlaps(part.span))
            .take(MOST_HIGHLIGHTS)
            .map(|highlight| (Look::Bold, *highlight)),
    );
    let mut block = Draft::new();
    quote(&mut block, paragraph, part, &marks);
    let end = block.units();
    block.mark(Look::Quote, 0, end);
    block.push("\n").push("—— ").push(&citation(report, paragraph));
    Some(block)
}

/// A further passage on two lines: its best sentence, its place.
fn further(library: &Library, passage: &Passage, number: usize) -> Option<Draft> {
    let (report, paragraph) = place(library, passage)?;
    let part = sentence(paragraph, passage.best, focus(paragraph, passage), FURTHER_PASSAGE);
    let mut block = Draft::new();
    block.push(&format!("{number}. "));
    quote(&mut block, paragraph, part, &[]);
    let is_only_report = library.corpus().reports().len() == 1;
    block.push("\n").push("—— ").push(&short_citation(report, paragraph, is_only_report));
    Some(block)
}

fn quote(block: &mut Draft, paragraph: &Paragraph, part: Excerpt, marks: &[(Look, Span)]) {
    if part.is_cut_before {
        block.push(words::CUT);
    }
    block.push_span(&paragraph.text, part.span, marks);
    if part.is_cut_after {
        block.push(words::CUT);
    }
}

/// The first highlight of the best sentence.
fn focus(paragraph: &Paragraph, passage: &Passage) -> Option<Span> {
    let best = paragraph.sentences.get(passage.best)?.span;
    passage.highlights.iter().copied().find(|highlight| best.contains(*highlight))
}

fn place<'a>(library: &'a Library, passage: &Passage) -> Option<(&'a Report, &'a Paragraph)> {
    let corpus = library.corpus();
    Some((corpus.report(passage.paragraph)?, corpus.paragraph(passage.paragraph)?))
}

/// Says that there is no answer, what the library holds, and what can be asked.
fn none(library: &Library) -> Draft {
    let corpus = library.corpus();
    let regions = corpus.regions();
    let mut named = regions.iter().take(10).copied().collect::<Vec<_>>().join("、");
    if regions.len() > 10 {
        named.push_str(words::CUT);
    }
    let years = corpus.years();
    let years = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!("{}–{}", first, words::year(last)),
        (Some(only), _) => words::year(only),
        _ => words::NO_YEAR.to_owned(),
    };
    let holdings = words::holdings(&named, &years, corpus.reports().len());
    Draft::plain(&format!("{}\n{holdings}\n\n{}", words::NONE, words::try_asking()))
}
