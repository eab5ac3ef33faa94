//! `/privacy`: what is kept of a person, and how long. `/forget`: all of it goes.

use std::sync::Arc;

use teloxide::types::InlineKeyboardMarkup;

use crate::telegram::button::Button;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{Draft, button};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn explain(desk: Arc<Desk>, caller: Caller) -> Outcome {
    desk.aside(&caller, with_button("privacy", &caller), Outcome::Shown("privacy")).await
}

/// Asks before: what is deleted is gone. In a group it tells where to ask.
pub(crate) async fn forget(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let key = if caller.is_private() { "forget" } else { "forget-group" };
    desk.aside(&caller, with_button(key, &caller), Outcome::Shown("forget")).await
}

/// In a group the button would be everybody's.
fn with_button(key: &str, caller: &Caller) -> Draft {
    let draft = Draft::plain(&caller.language.say(key));
    if !caller.is_private() {
        return draft;
    }
    let button = button(&caller.language.say("forget-me"), &Button::Forget);
    draft.with_buttons(InlineKeyboardMarkup::new([[button]]))
}

/// Deletes what is kept of a person, and says so.
pub(super) async fn forgotten(desk: &Desk, person: u64, language: Language) -> Draft {
    desk.conversation.sessions().forget(person);
    match desk.store.forget_person(person).await {
        Ok(()) => Draft::plain(&language.say("forgotten")),
        Err(error) => desk.store_failed(&error, language),
    }
}
