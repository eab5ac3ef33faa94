//! `/language`: in which language the bot speaks to a person.

use std::sync::Arc;

use teloxide::types::InlineKeyboardMarkup;

use crate::telegram::button::Button;
use crate::telegram::desk::Desk;
use crate::telegram::manner::or_default;
use crate::telegram::menu;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{Draft, button};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn choose(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let rows = Language::ALL.map(|language| vec![button(language.name(), &Button::Speak(language))]);
    let draft = Draft::plain(&caller.language.say("choose-language"));
    let draft = draft.with_buttons(InlineKeyboardMarkup::new(rows));
    desk.tell(&caller, draft, Outcome::Shown("language")).await
}

/// From now on `caller` is spoken to in `language`: in answers, in what their own chat is told, in its menu.
pub(super) async fn speak(desk: &Desk, caller: &Caller, language: Language) {
    let Some(person) = caller.person else { return };
    or_default(desk.store.set_person_language(person, Some(language.tag())).await);
    if caller.is_private() {
        let chat = caller.address.chat;
        or_default(desk.store.speak_to(chat.0, language.tag()).await);
        menu::publish_to(&desk.wire, chat, desk.is_admin(caller.person).await, language).await;
    }
}
