//! One whole paragraph with its place, and the buttons to the paragraphs around it.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::citation::citation;
use super::draft::{Draft, Look, MAX_UNITS};
use super::keyboard::{button, share};
use super::part::parts;
use crate::library::Library;
use crate::report::ParagraphId;
use crate::telegram::button::Button;
use crate::telegram::reference::Reference;
use crate::telegram::words;
use crate::text::{Span, to_traditional};
use crate::words::Language;

/// UTF-16 units of a paragraph in one message; a longer one is walked in parts.
const LONGEST: usize = 3000;
/// The least of a paragraph that is shown at once.
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
    /// What stands above it: opening a paragraph takes nothing away.
    pub(crate) above: Option<&'a Draft>,
}

/// UTF-16 units kept free for what stands around a paragraph.
const AROUND: usize = 600;

/// The part of a paragraph, 0 the first, that is shown. `None` when there is no such paragraph; a part behind
/// the last is the last.
pub(crate) fn paragraph(library: &Library, id: ParagraphId, part: usize, view: View<'_>) -> Option<Draft> {
    let (report, paragraph) = (library.corpus().report(id)?, library.corpus().paragraph(id)?);
    let above = view.above.filter(|above| !above.is_empty());
    let taken = above.map_or(0, |above| above.units() + AROUND);
    let all = parts(&paragraph.text, LONGEST.min(MAX_UNITS.saturating_sub(taken)).max(LONG));
    let at = part.min(all.len().saturating_sub(1));
    let span = all.get(at).copied().unwrap_or_default();
    let mut draft = Draft::new();
    if let Some(above) = above
        && draft.append(above, LONG + AROUND)
    {
        draft.push("\n\n");
    }
    let start = draft.units();
    if at > 0 {
        draft.push(words::CUT);
    }
    if view.is_converted {
        draft.push(&to_traditional(span.of(&paragraph.text)));
    } else {
        let best = view.best.filter(|best| best.overlaps(span));
        let marks: Vec<(Look, Span)> = best.map(|best| (Look::Underline, best)).into_iter().collect();
        draft.push_span(&paragraph.text, span, &marks);
    }
    if at + 1 < all.len() {
        draft.push(words::CUT);
    }
    let end = draft.units();
    draft.mark(Look::Quote, start, end);
    draft.push("\n—— ").push(&citation(report, paragraph, view.language));
    if all.len() > 1 {
        draft.push(" · ").push(&words::page(view.language, at + 1, all.len()));
    }
    if view.is_converted {
        draft.push("\n").push(&view.language.say("converted"));
    }
    Some(draft.with_buttons(buttons(library, id, at, all.len(), view)?))
}

fn buttons(
    library: &Library,
    id: ParagraphId,
    part: usize,
    parts: usize,
    view: View<'_>,
) -> Option<InlineKeyboardMarkup> {
    let own = Reference::to(library, id)?;
    let to = |reference, part, is_converted| Button::Paragraph {
        reference,
        part,
        is_converted,
        back: view.back.map(|(name, page)| (name.to_owned(), page)),
    };
    let beside = |paragraph: Option<u32>| Reference::to(library, ParagraphId { paragraph: paragraph?, ..id });
    let before = match part.checked_sub(1) {
        Some(part) => Some((own, part)),
        // The last part of the paragraph before, whichever number that has.
        None => beside(id.paragraph.checked_sub(1)).map(|before| (before, LAST)),
    };
    let after = match part + 1 < parts {
        true => Some((own, part + 1)),
        false => beside(id.paragraph.checked_add(1)).map(|after| (after, 0)),
    };
    let mut walk: Vec<InlineKeyboardButton> = Vec::new();
    walk.extend(before.map(|(reference, part)| button("◀", &to(reference, part, view.is_converted))));
    if let Some((name, page)) = view.back {
        walk.push(button(&view.language.say("collapse"), &Button::Answer { name: name.to_owned(), page }));
    }
    walk.extend(after.map(|(reference, part)| button("▶", &to(reference, part, view.is_converted))));
    let mut more: Vec<InlineKeyboardButton> = share(view.bot, own, view.language).into_iter().collect();
    if view.language == Language::Traditional {
        let label = view.language.say(if view.is_converted { "original" } else { "convert" });
        more.push(button(&label, &to(own, part, !view.is_converted)));
    }
    Some(InlineKeyboardMarkup::new([walk, more].into_iter().filter(|row| !row.is_empty())))
}

/// A part that no paragraph has so many of.
const LAST: usize = 99;
