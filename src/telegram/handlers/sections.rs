//! `/sections`: chapters and sections to leaf through with buttons, the message changing in place.

use std::sync::Arc;

use teloxide::types::CallbackQuery;

use crate::library::Library;
use crate::telegram::button::{Button, fingerprint};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::browse::{self, Place};
use crate::telegram::request::{self, Caller};
use crate::words::Language;

pub(crate) async fn open(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let draft = browse::shelf(&desk.conversation.shelf().current(), 0, caller.language);
    desk.tell(caller.address, draft, Outcome::Shown("sections")).await
}

/// A tapped button. One made for a text that has changed since says so, and shows nothing else.
pub(crate) async fn tap(desk: Arc<Desk>, query: CallbackQuery) -> Outcome {
    let library = desk.conversation.shelf().current();
    let language = request::language_of(Some(&query.from));
    let button = query.data.as_deref().and_then(Button::read);
    let shown = button.map(|button| show(&library, button, language));
    let (draft, message) = match (shown, query.message) {
        (Some(Some(draft)), Some(message)) => (draft, message),
        (None, _) => {
            desk.delivery.answer_tap(query.id, Some(language.say("strange-button"))).await;
            return Outcome::Shown("strange_button");
        }
        _ => {
            desk.delivery.answer_tap(query.id, Some(language.say("stale"))).await;
            return Outcome::Shown("stale_button");
        }
    };
    desk.delivery.answer_tap(query.id, None).await;
    match desk.delivery.edit(message.chat().id, message.id(), draft).await {
        Ok(()) => Outcome::Shown("section"),
        Err(why) => desk.undelivered(why),
    }
}

/// `None` when the button is stale.
fn show(library: &Library, button: Button, language: Language) -> Option<Draft> {
    let reports = library.corpus().reports();
    match button {
        Button::Shelf { page } => Some(browse::shelf(library, page, language)),
        Button::Place { report: number, fingerprint: mark, section, page } => {
            let report = reports.get(number as usize).filter(|report| fingerprint(report) == mark)?;
            Some(browse::place(Place { number, report, section, page }, reports.len() > 1, language))
        }
    }
}
