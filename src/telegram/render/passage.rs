//! A passage in a message: the best as a quote, further ones on two lines, each with its place.

use super::citation::{citation, short_citation};
use super::draft::{Draft, Look};
use crate::answer::Passage;
use crate::figures::Figure;
use crate::library::Library;
use crate::report::excerpt::{Excerpt, Room, excerpt, sentence};
use crate::report::{Paragraph, Report};
use crate::telegram::words;
use crate::text::Span;
use crate::words::Language;

/// UTF-16 units of the first passage.
const FIRST_PASSAGE: Room = Room { limit: 700, of: char::len_utf16 };
/// UTF-16 units of each further passage.
const FURTHER_PASSAGE: Room = Room { limit: 90, of: char::len_utf16 };
/// From this many UTF-16 units on a quote is folded.
const FOLDED: usize = 300;
/// Highlights that are marked in one passage.
const MOST_HIGHLIGHTS: usize = 30;

/// The best passage as a quote with its citation; the best sentence alone where figures are above it.
pub(super) fn first(
    library: &Library,
    passage: &Passage,
    figures: &[Figure],
    language: Language,
) -> Option<Draft> {
    let (report, paragraph) = place(library, passage)?;
    let focus = focus(paragraph, passage);
    let part = match figures {
        [] => excerpt(paragraph, passage.best, focus, Room { limit: FOLDED, ..FIRST_PASSAGE }, FIRST_PASSAGE),
        _ => sentence(paragraph, passage.best, focus, FIRST_PASSAGE),
    };
    let values = figures.iter().map(|figure| figure.place);
    let values = values.filter(|place| place.paragraph == passage.paragraph).map(|place| place.span);
    let highlights = Span::merged(passage.highlights.iter().copied().chain(values).collect());
    let best = paragraph.sentences.get(passage.best).map(|sentence| sentence.span);
    let is_alone = best.is_none_or(|best| best.contains(part.span));
    let mut marks: Vec<(Look, Span)> =
        best.filter(|_| !is_alone).map(|best| (Look::Underline, best)).into_iter().collect();
    let seen = highlights.into_iter().filter(|highlight| highlight.overlaps(part.span));
    marks.extend(seen.take(MOST_HIGHLIGHTS).map(|highlight| (Look::Bold, highlight)));
    let mut block = Draft::new();
    quote(&mut block, paragraph, part, &marks);
    let end = block.units();
    block.mark(if end > FOLDED { Look::Folded } else { Look::Quote }, 0, end);
    block.push("\n").push("—— ").push(&citation(report, paragraph, language));
    Some(block)
}

/// A further passage on two lines: its best sentence, its place.
pub(super) fn further(
    library: &Library,
    passage: &Passage,
    number: usize,
    language: Language,
) -> Option<Draft> {
    let (report, paragraph) = place(library, passage)?;
    let part = sentence(paragraph, passage.best, focus(paragraph, passage), FURTHER_PASSAGE);
    let mut block = Draft::new();
    block.push(&format!("{number}. "));
    quote(&mut block, paragraph, part, &[]);
    let is_only_report = library.corpus().reports().len() == 1;
    block.push("\n").push("—— ").push(&short_citation(report, paragraph, is_only_report, language));
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
