//! One page of an answer with the buttons that lead on from it.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::answer::{answer as whole, head};
use super::draft::Draft;
use super::keyboard::{button, pager};
use super::passage::first;
use super::table::{self, Rows};
use crate::answer::{Answer, Kind};
use crate::app::store::Vote;
use crate::library::Library;
use crate::telegram::button::Button;
use crate::telegram::reference::Reference;
use crate::words::Language;

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
        _ if shown.is_full => whole(library, answer, Rows::Page(0), language),
        _ => {
            let best = answer.passages.first().cloned().into_iter().collect();
            let short = Answer { passages: best, ..answer.clone() };
            whole(library, &short, Rows::Page(0), language)
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
