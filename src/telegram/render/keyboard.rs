//! Buttons: their labels within bounds, their links.

use teloxide::types::InlineKeyboardButton;

use super::draft::cut;
use crate::telegram::button::Button;
use crate::telegram::link::Link;
use crate::telegram::reference::Reference;
use crate::telegram::words;
use crate::words::Language;

/// UTF-16 units on a button.
pub(super) const LABEL: usize = 60;

pub(crate) fn button(label: &str, to: &Button) -> InlineKeyboardButton {
    InlineKeyboardButton::callback(cut(label, LABEL), to.to_string())
}

/// `◀ 2/5 ▶`; none where there is one page.
pub(super) fn pager(
    page: usize,
    pages: usize,
    language: Language,
    to: impl Fn(usize) -> Button,
) -> Option<Vec<InlineKeyboardButton>> {
    if pages < 2 {
        return None;
    }
    let before = page.checked_sub(1).map(|before| button("◀", &to(before)));
    let own = button(&words::page(language, page + 1, pages), &Button::Here);
    let after = (page + 1 < pages).then(|| button("▶", &to(page + 1)));
    Some(before.into_iter().chain([own]).chain(after).collect())
}

/// A link that opens a paragraph in private: `https://t.me/bot?start=…`.
pub(crate) fn link(bot: &str, reference: Reference) -> String {
    let parameter = Link::Paragraph(reference).parameter().unwrap_or_default();
    format!("https://t.me/{bot}?start={parameter}")
}

/// Sends such a link on to a chat of one's choice.
pub(super) fn share(bot: &str, reference: Reference, language: Language) -> Option<InlineKeyboardButton> {
    let address = link(bot, reference).replace(':', "%3A").replace('/', "%2F");
    let address = address.replace('?', "%3F").replace('=', "%3D");
    let url = format!("https://t.me/share/url?url={address}");
    Some(InlineKeyboardButton::url(language.say("share"), url.parse().ok()?))
}

/// What Telegram sends to a group that the bot was added to by its invitation.
pub(crate) const HELLO: &str = "hello";

/// Adds the bot to a group of one's choice.
pub(crate) fn invitation(bot: &str, language: Language) -> Option<InlineKeyboardButton> {
    let url = format!("https://t.me/{bot}?startgroup={HELLO}");
    Some(InlineKeyboardButton::url(language.say("add-to-group"), url.parse().ok()?))
}
