//! All figures of a subject, page by page, each with its place.

use teloxide::types::InlineKeyboardMarkup;

use super::draft::{Draft, Look, MAX_UNITS};
use super::figure::figure;
use super::indicator::explain_mark;
use super::keyboard::pager;
use crate::figures::Figure;
use crate::library::Library;
use crate::telegram::button::Button;
use crate::telegram::words;
use crate::words::Language;

/// Figures on a page.
const PAGE: usize = 12;

/// One page of `figures`, which are those of `subject`; buttons carry it as `short`.
pub(crate) fn figures(
    library: &Library,
    subject: &str,
    short: &str,
    figures: &[Figure],
    page: usize,
    language: Language,
) -> Draft {
    if figures.is_empty() {
        return Draft::plain(&language.tell("no-figures", &[("words", subject.into())]));
    }
    let pages = figures.len().div_ceil(PAGE);
    let page = page.min(pages - 1);
    let mut draft = Draft::new();
    let head = [("words", subject.into()), ("count", figures.len().into())];
    draft.push_as(Look::Bold, &language.tell("figures-of", &head));
    for one in figures.iter().skip(page * PAGE).take(PAGE) {
        let mut line = Draft::new();
        line.push("\n").append(&figure(library, one, language), MAX_UNITS / 2);
        if let Some(paragraph) = library.corpus().paragraph(one.place.paragraph) {
            line.push(" · ").push(&words::paragraph(language, paragraph.number));
        }
        draft.append(&line, 0);
    }
    explain_mark(&mut draft, language);
    let to = |page| Button::Figures { page, words: short.to_owned() };
    match pager(page, pages, language, to) {
        Some(row) => draft.with_buttons(InlineKeyboardMarkup::new([row])),
        None => draft,
    }
}
