//! `/settings`: how a group is answered, set by its admins with buttons; and the place a chat's questions are about.

use std::sync::Arc;

use teloxide::types::{InlineKeyboardMarkup, Message, UserId};

use crate::app::store::{Answering, Asides, ChatSettings, Length};
use crate::telegram::announcing::rights;
use crate::telegram::button::{Button, Setting};
use crate::telegram::delivery::{Address, Only};
use crate::telegram::desk::Desk;
use crate::telegram::manner::or_default;
use crate::telegram::meant::Meant;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{Draft, button, cut};
use crate::telegram::request::Caller;
use crate::words::Language;

/// In private there is the place alone to be set; what was typed behind the command is one.
pub(crate) async fn show(desk: Arc<Desk>, caller: Caller, message: Message, text: String) -> Outcome {
    let is_private = caller.is_private();
    if !is_private && !rights::may_manage(&desk, &message).await {
        let words = caller.language.say("only-group-admins");
        return desk.aside(&caller, Draft::plain(&words), Outcome::Shown("refused")).await;
    }
    let mut settings = desk.settings(caller.address.chat.0).await;
    if !text.is_empty() {
        match place(&desk, &text) {
            Some(place) => settings.place = Some(place),
            None => {
                let words = caller.language.tell("no-such-place", &[("place", cut(&text, 40).into())]);
                return desk.aside(&caller, Draft::plain(&words), Outcome::Shown("no_place")).await;
            }
        }
        or_default(desk.store.set_chat_settings(caller.address.chat.0, &settings).await);
    }
    let draft = draft(&settings, is_private, caller.language);
    desk.aside(&caller, draft, Outcome::Shown("settings")).await
}

/// The one region of the library that was typed.
fn place(desk: &Desk, text: &str) -> Option<String> {
    let meant = Meant::read(&desk.conversation.shelf().current(), text);
    match meant.regions.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// Changes one setting; else the words for why it stays as it is.
pub(super) async fn set(
    desk: &Desk,
    caller: &Caller,
    person: u64,
    setting: Setting,
) -> Result<ChatSettings, &'static str> {
    let chat = caller.address.chat;
    if !caller.is_private() && !rights::may_tap(desk, chat, UserId(person)).await {
        return Err("only-group-admins");
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
        Setting::Quiet(true) if settings.asides == Asides::Everybody => {
            // Where it cannot be done it must not be promised.
            let only = Some(Only { person, message: None });
            let address = Address { only, message: None, ..caller.address };
            let draft = Draft::plain(&caller.language.say("asides-seen"));
            desk.delivery.send(address, draft).await.map_err(|_unseen| "asides-impossible")?;
            settings.asides = Asides::Asker;
        }
        Setting::Quiet(true) => settings.asides = Asides::Asker,
        Setting::Quiet(false) => settings.asides = Asides::Everybody,
        Setting::NoPlace => settings.place = None,
    }
    or_default(desk.store.set_chat_settings(chat.0, &settings).await);
    Ok(settings)
}

/// The settings with a button for each choice, the ones in force ticked; those of groups are not of a person.
pub(super) fn draft(settings: &ChatSettings, is_private: bool, language: Language) -> Draft {
    let place = match &settings.place {
        Some(place) => language.tell("settings-place", &[("place", place.as_str().into())]),
        None => language.say("settings-no-place"),
    };
    let no_place = settings
        .place
        .is_some()
        .then(|| vec![button(&language.say("drop-place"), &Button::Set(Setting::NoPlace))]);
    if is_private {
        return Draft::plain(&place).with_buttons(InlineKeyboardMarkup::new(no_place));
    }
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
    let is_quiet = settings.asides == Asides::Asker;
    rows.push(vec![choice(&language.say("asides-everybody"), !is_quiet, Setting::Quiet(false))]);
    rows.push(vec![choice(&language.say("asides-asker"), is_quiet, Setting::Quiet(true))]);
    rows.push(
        Language::ALL
            .map(|one| {
                choice(one.name(), settings.language.as_deref() == Some(one.tag()), Setting::Language(one))
            })
            .to_vec(),
    );
    let parts = ["settings-listen", "settings-length", "settings-asides", "settings-language"]
        .map(|key| language.say(key));
    rows.extend(no_place);
    let text = format!("{}\n{}\n{place}", language.say("settings"), parts.join(" · "));
    Draft::plain(&text).with_buttons(InlineKeyboardMarkup::new(rows))
}
