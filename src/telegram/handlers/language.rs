//! `/language`: in which language the bot speaks to a person.

use std::sync::Arc;

use teloxide::types::InlineKeyboardMarkup;

use crate::telegram::button::Button;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{Draft, button};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn choose(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let rows = Language::ALL.map(|language| vec![button(language.name(), &Button::Speak(language))]);
    let draft = Draft::plain(&caller.language.say("choose-language"));
    let draft = draft.with_buttons(InlineKeyboardMarkup::new(rows));
    desk.tell(caller.address, draft, Outcome::Shown("language")).await
}
