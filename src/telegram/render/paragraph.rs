//! One whole paragraph with its place, and the buttons to the paragraphs around it.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::citation::citation;
use super::draft::{Draft, Look};
use super::excerpt::excerpt;
use super::keyboard::{button, share};
use crate::library::Library;
use crate::report::ParagraphId;
use crate::telegram::button::Button;
use crate::telegram::reference::Reference;
use crate::text::{Span, to_traditional};
use crate::words::Language;

/// UTF-16 units of a paragraph.
const LONGEST: usize = 3000;
/// From this many units on a quote is folded.
const LONG: usize = 400;

/// How a paragraph is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) language: Language,
    /// In traditional characters, marked as such.
    pub(crate) is_converted: bool,
    /// The answer's page to go back to.
    pub(crate) back: Option<(&'a str, usize)>,
    /// The bot's name, for links.
    pub(crate) bot: &'a str,
    /// The sentence that answers.
    pub(crate) best: Option<Span>,
}

/// `None` when there is no such paragraph.
pub(crate) fn paragraph(library: &Library, id: ParagraphId, view: View<'_>) -> Option<Draft> {
    let (report, paragraph) = (library.corpus().report(id)?, library.corpus().paragraph(id)?);
    let mut draft = Draft::new();
    let part =
        excerpt(paragraph, view.best.map_or(0, |best| paragraph.sentence_at(best.start)), None, LONGEST);
    if part.is_cut_before {
        draft.push("…");
    }
    if view.is_converted {
        draft.push(&to_traditional(part.span.of(&paragraph.text)));
    } else {
        let marks: Vec<(Look, Span)> = view.best.map(|best| (Look::Underline, best)).into_iter().collect();
        draft.push_span(&paragraph.text, part.span, &marks);
    }
    if part.is_cut_after {
        draft.push("…");
    }
    let end = draft.units();
    draft.mark(if end > LONG { Look::Folded } else { Look::Quote }, 0, end);
    draft.push("\n—— ").push(&citation(report, paragraph, view.language));
    if view.is_converted {
        draft.push("\n").push(&view.language.say("converted"));
    }
    Some(draft.with_buttons(buttons(library, id, view)?))
}

fn buttons(library: &Library, id: ParagraphId, view: View<'_>) -> Option<InlineKeyboardMarkup> {
    let own = Reference::to(library, id)?;
    let to = |reference, is_converted| Button::Paragraph {
        reference,
        is_converted,
        back: view.back.map(|(name, page)| (name.to_owned(), page)),
    };
    let beside = |paragraph: Option<u32>| Reference::to(library, ParagraphId { paragraph: paragraph?, ..id });
    let mut walk: Vec<InlineKeyboardButton> = Vec::new();
    if let Some(before) = beside(id.paragraph.checked_sub(1)) {
        walk.push(button("◀", &to(before, view.is_converted)));
    }
    if let Some((name, page)) = view.back {
        walk.push(button(&view.language.say("collapse"), &Button::Answer { name: name.to_owned(), page }));
    }
    if let Some(after) = beside(id.paragraph.checked_add(1)) {
        walk.push(button("▶", &to(after, view.is_converted)));
    }
    let mut more: Vec<InlineKeyboardButton> = share(view.bot, own, view.language).into_iter().collect();
    if view.language == Language::Traditional {
        let label = view.language.say(if view.is_converted { "original" } else { "convert" });
        more.push(button(&label, &to(own, !view.is_converted)));
    }
    Some(InlineKeyboardMarkup::new([walk, more].into_iter().filter(|row| !row.is_empty())))
}
