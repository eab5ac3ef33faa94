//! An answer as one message, short enough for a phone.

use std::collections::HashSet;

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::change;
use super::citation::{citation, short_citation};
use super::draft::{Draft, Look, MAX_UNITS};
use super::figure::figure;
use super::indicator::explain_mark;
use super::keyboard::{button, pager};
use super::table::{self, Rows, table};
use crate::answer::{Answer, Kind, Passage, rows, words as answer_words};
use crate::app::store::Vote;
use crate::figures::Figure;
use crate::library::Library;
use crate::report::excerpt::{Excerpt, Room, excerpt, sentence};
use crate::report::{Paragraph, Report};
use crate::telegram::button::Button;
use crate::telegram::reference::Reference;
use crate::telegram::words;
use crate::text::Span;
use crate::words::Language;

/// Figures that are listed before the rest is only counted.
const MOST_FIGURES: usize = 12;
/// The same, where each is of another report.
const MOST_REPORTS: usize = 40;
/// UTF-16 units of the first passage.
const FIRST_PASSAGE: Room = Room { limit: 700, of: char::len_utf16 };
/// UTF-16 units of each further passage.
const FURTHER_PASSAGE: Room = Room { limit: 90, of: char::len_utf16 };
/// UTF-16 units kept free for a last line.
const LAST_LINE: usize = 40;
/// From this many UTF-16 units on a quote is folded.
const FOLDED: usize = 300;
/// Highlights that are marked in one passage.
const MOST_HIGHLIGHTS: usize = 30;

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

/// What one page of an answer shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// A page of the rows of its table, or all that is said of it where it has none.
    pub(crate) rows: Option<usize>,
    /// One of its passages, 0 the best.
    pub(crate) passage: Option<usize>,
    /// Pages that there are.
    pub(crate) pages: usize,
}

/// Page `page` of an answer, 0 the first: rows, the best passage under the first of them, then a passage a page.
pub(crate) fn leaf(library: &Library, answer: &Answer, page: usize, language: Language) -> Leaf {
    let of_rows = table::pages(library, answer, language);
    let pages = of_rows + answer.passages.len().saturating_sub(1);
    let page = page.min(pages - 1);
    match page.checked_sub(of_rows) {
        Some(further) => Leaf { rows: None, passage: Some(further + 1), pages },
        None => Leaf { rows: Some(page), passage: (page == 0).then_some(0), pages },
    }
}

/// What a message shows of an answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub(crate) language: Language,
    /// The answer's name, for its buttons.
    pub(crate) name: &'a str,
    /// The page that is shown, 0 the first.
    pub(crate) page: usize,
    /// All passages on the first page.
    pub(crate) is_full: bool,
    /// Questions that may come next.
    pub(crate) next: &'a [String],
    /// A chart can be drawn of it.
    pub(crate) has_chart: bool,
    /// A map of provinces, too.
    pub(crate) has_map: bool,
}

/// One page of an answer with its buttons.
pub(crate) fn page(library: &Library, answer: &Answer, shown: Shown<'_>) -> Draft {
    let language = shown.language;
    let leaf = leaf(library, answer, shown.page, language);
    let passage = leaf.passage.and_then(|at| answer.passages.get(at));
    let draft = match (leaf.rows, passage) {
        (None, Some(passage)) => first(library, passage, &[], language).unwrap_or_default(),
        (Some(page), None) if page > 0 => head(library, answer, Rows::Page(page), language),
        _ if shown.is_full => self::answer(library, answer, Rows::Page(0), language),
        _ => {
            let best = answer.passages.first().cloned().into_iter().collect();
            let short = Answer { passages: best, ..answer.clone() };
            self::answer(library, &short, Rows::Page(0), language)
        }
    };
    let rows = rows(library, answer, leaf, shown);
    if rows.is_empty() { draft } else { draft.with_buttons(InlineKeyboardMarkup::new(rows)) }
}

fn rows(library: &Library, answer: &Answer, leaf: Leaf, shown: Shown<'_>) -> Vec<Vec<InlineKeyboardButton>> {
    let Shown { language, name, .. } = shown;
    let page = shown.page.min(leaf.pages - 1);
    let to = |page| Button::Answer { name: name.to_owned(), page };
    let mut walk = pager(page, leaf.pages, language, to).unwrap_or_default();
    let passage = leaf.passage.and_then(|at| answer.passages.get(at));
    let reference = passage.and_then(|passage| Reference::to(library, passage.paragraph));
    walk.extend(reference.map(|reference| {
        let back = Some((name.to_owned(), page));
        let is_converted = language == Language::Traditional;
        let to = Button::Paragraph { reference, part: 0, is_converted, back };
        button(&language.say("expand"), &to)
    }));
    let mut rows = vec![walk];
    let own = || name.to_owned();
    let pictures = [
        (shown.has_chart, "chart", Button::Chart { name: own() }),
        (shown.has_map, "map", Button::Map { name: own() }),
        (answer.table.is_some(), "export", Button::Export { name: own() }),
    ];
    let offered = pictures.iter().filter(|(is_offered, ..)| *is_offered);
    rows.push(offered.map(|(_, label, to)| button(&language.say(label), to)).collect());
    rows.extend(
        shown
            .next
            .iter()
            .enumerate()
            .map(|(at, question)| vec![button(question, &Button::Next { name: name.to_owned(), at })]),
    );
    if answer.kind != Kind::None {
        let vote = |label: &str, vote| button(label, &Button::Vote { name: name.to_owned(), vote });
        rows.push(vec![vote(&language.say("good"), Vote::Good), vote(&language.say("bad"), Vote::Bad)]);
    }
    rows.retain(|row| !row.is_empty());
    rows
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

/// The best passage as a quote with its citation; the best sentence alone where figures are above it.
fn first(library: &Library, passage: &Passage, figures: &[Figure], language: Language) -> Option<Draft> {
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
fn further(library: &Library, passage: &Passage, number: usize, language: Language) -> Option<Draft> {
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

/// Says that there is no answer, what the library holds, and what can be asked.
fn none(library: &Library, language: Language) -> Draft {
    Draft::plain(&answer_words::none(library, language))
}
