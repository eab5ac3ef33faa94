//! Buttons: their labels within bounds, their links.

use teloxide::types::InlineKeyboardButton;

use super::draft::cut;
use crate::telegram::button::Button;
use crate::telegram::reference::Reference;
use crate::words::Language;

/// UTF-16 units on a button.
pub(super) const LABEL: usize = 60;

pub(crate) fn button(label: &str, to: &Button) -> InlineKeyboardButton {
    InlineKeyboardButton::callback(cut(label, LABEL), to.to_string())
}

/// A link that opens a paragraph in private: `https://t.me/bot?start=…`.
pub(crate) fn link(bot: &str, reference: Reference) -> String {
    format!("https://t.me/{bot}?start=p{reference}")
}

/// Sends such a link on to a chat of one's choice.
pub(super) fn share(bot: &str, reference: Reference, language: Language) -> Option<InlineKeyboardButton> {
    let url = format!("https://t.me/share/url?url=https%3A%2F%2Ft.me%2F{bot}%3Fstart%3Dp{reference}");
    Some(InlineKeyboardButton::url(language.say("share"), url.parse().ok()?))
}
