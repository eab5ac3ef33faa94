//! `/settings`: how a group is answered, set by its admins with buttons.

use std::sync::Arc;

use teloxide::types::{ChatId, InlineKeyboardMarkup, Message, UserId};

use crate::app::store::{Answering, ChatSettings, Length};
use crate::telegram::announcing::rights;
use crate::telegram::button::{Button, Setting};
use crate::telegram::desk::Desk;
use crate::telegram::manner::or_default;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{Draft, button};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller, message: Message) -> Outcome {
    if caller.is_private() {
        let words = caller.language.say("only-in-groups");
        return desk.tell(caller.address, Draft::plain(&words), Outcome::Shown("only_in_groups")).await;
    }
    if !rights::may_manage(&desk, &message).await {
        let words = caller.language.say("only-group-admins");
        return desk.tell(caller.address, Draft::plain(&words), Outcome::Shown("refused")).await;
    }
    let settings = desk.settings(caller.address.chat.0).await;
    desk.tell(caller.address, draft(&settings, caller.language), Outcome::Shown("settings")).await
}

/// Changes one setting. `None`: the person may not.
pub(super) async fn set(desk: &Desk, chat: ChatId, person: u64, setting: Setting) -> Option<ChatSettings> {
    if !rights::may_tap(desk, chat, UserId(person)).await {
        return None;
    }
    let mut settings = desk.settings(chat.0).await;
    match setting {
        Setting::Language(language) => {
            settings.language = Some(language.tag().to_owned());
            or_default(desk.store.speak_to(chat.0, language.tag()).await);
        }
        Setting::Questions(true) => settings.answering = Answering::Questions,
        Setting::Questions(false) => settings.answering = Answering::Mention,
        Setting::Full(true) => settings.length = Length::Full,
        Setting::Full(false) => settings.length = Length::Short,
    }
    or_default(desk.store.set_chat_settings(chat.0, &settings).await);
    Some(settings)
}

/// The settings with a button for each choice, the ones in force ticked.
pub(super) fn draft(settings: &ChatSettings, language: Language) -> Draft {
    let choice = |label: &str, is_on: bool, setting: Setting| {
        let tick = if is_on { "✓ " } else { "" };
        button(&format!("{tick}{label}"), &Button::Set(setting))
    };
    let listens = settings.answering == Answering::Questions;
    let is_full = settings.length == Length::Full;
    let mut rows = vec![
        vec![choice(&language.say("listen-addressed"), !listens, Setting::Questions(false))],
        vec![choice(&language.say("listen-questions"), listens, Setting::Questions(true))],
        vec![
            choice(&language.say("length-short"), !is_full, Setting::Full(false)),
            choice(&language.say("length-full"), is_full, Setting::Full(true)),
        ],
    ];
    rows.push(
        Language::ALL
            .map(|one| {
                choice(one.name(), settings.language.as_deref() == Some(one.tag()), Setting::Language(one))
            })
            .to_vec(),
    );
    let parts = ["settings-listen", "settings-length", "settings-language"].map(|key| language.say(key));
    let text = format!("{}\n{}", language.say("settings"), parts.join(" · "));
    Draft::plain(&text).with_buttons(InlineKeyboardMarkup::new(rows))
}
