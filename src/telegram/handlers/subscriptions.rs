//! `/subscriptions`: what the chat is told, to pause, change and drop with buttons. `/unsubscribe`: less of it.

use std::sync::Arc;

use teloxide::types::{ChatId, InlineKeyboardMarkup, Message};

use super::subscribe::{offer_times, offered};
use crate::app::store::{Deed, Doer, Ended, StoreError, Subscription, SubscriptionState, Wish};
use crate::telegram::announcing::button::{Manage, Tap, in_twos};
use crate::telegram::announcing::{rights, words};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::words::Language;

/// Subscriptions of a chat. All of them have buttons, of which Telegram allows about a hundred.
pub(super) const MOST: usize = 20;

pub(crate) async fn list(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let draft = match desk.store.subscriptions(caller.address.chat.0).await {
        Ok(subscriptions) => listed(&subscriptions, caller.language),
        Err(error) => desk.store_failed(&error, caller.language),
    };
    desk.tell(&caller, draft, Outcome::Shown("subscriptions")).await
}

/// `/unsubscribe`: the only subscription ends, or all if that was typed; of several it is asked which.
pub(crate) async fn choose(desk: Arc<Desk>, caller: Caller, message: Message, text: String) -> Outcome {
    let language = caller.language;
    if !rights::may_manage(&desk, &message).await {
        let draft = Draft::plain(&language.say("only-chat-admins"));
        return desk.aside(&caller, draft, Outcome::Shown("refused")).await;
    }
    let chat = caller.address.chat.0;
    let draft = match desk.store.subscriptions(chat).await {
        Ok(known) if known.len() > 1 && !ALL.contains(&text.trim().to_lowercase().as_str()) => {
            which(&known, language)
        }
        Ok(_) => {
            drop_all(&desk, chat, language).await.unwrap_or_else(|error| desk.store_failed(&error, language))
        }
        Err(error) => desk.store_failed(&error, language),
    };
    desk.tell(&caller, draft, Outcome::Shown("unsubscribe")).await
}

/// What is typed for all.
const ALL: [&str; 5] = ["all", "全部", "所有", "全都", "都"];

/// Asks which of several ends.
fn which(subscriptions: &[Subscription], language: Language) -> Draft {
    let mut text = language.say("unsubscribe-which");
    let mut buttons = Vec::new();
    for (number, subscription) in (1..).zip(subscriptions).take(MOST) {
        text.push_str(&format!("\n\n{number}. {}", words::line(subscription, language)));
        let label = format!("{} {number}", language.say("delete"));
        buttons.push(Tap::Manage(subscription.id, Manage::Drop).button(label));
    }
    let mut rows = in_twos(buttons).inline_keyboard;
    rows.push(vec![Tap::Manage(0, Manage::DropAll).button(language.say("unsubscribe-all"))]);
    Draft::plain(&text).with_buttons(InlineKeyboardMarkup::new(rows))
}

async fn drop_all(desk: &Desk, chat: i64, language: Language) -> Result<Draft, StoreError> {
    Ok(match desk.store.unsubscribe(chat, None, desk.clock.now()).await? {
        0 => Draft::plain(&language.say("no-subscriptions")),
        count => Draft::plain(&language.tell("unsubscribed", &[("count", count.into())])),
    })
}

/// A button of the list, tapped by somebody who may.
pub(crate) async fn tap(
    desk: &Desk,
    chat: ChatId,
    id: i64,
    manage: Manage,
    person: u64,
    language: Language,
) -> Result<Option<Draft>, StoreError> {
    let now = desk.clock.now();
    let known = desk.store.subscription(chat.0, id).await?;
    let action = match (manage, known) {
        (Manage::Languages, _) => return Ok(Some(languages(language))),
        (Manage::DropAll, _) => return drop_all(desk, chat.0, language).await.map(Some),
        (Manage::Language(chosen), _) => return speak(desk, chat, chosen).await.map(Some),
        (_, None) => return Ok(None),
        (Manage::Times, Some(known)) => {
            let tap = |code| Tap::Manage(id, Manage::Time(code));
            return Ok(Some(offer_times(known.wish.schedule.zone_name(), language, tap)));
        }
        (Manage::Pause, Some(_)) => {
            desk.store.set_subscription(chat.0, id, false, now).await?;
            "pause"
        }
        (Manage::Resume, Some(_)) => {
            desk.store.set_subscription(chat.0, id, true, now).await?;
            "resume"
        }
        (Manage::Drop, Some(_)) => {
            desk.store.unsubscribe(chat.0, Some(id), now).await?;
            "unsubscribe"
        }
        (Manage::Pin, Some(known)) => {
            desk.store.pin_subscription(chat.0, id, !known.wish.pin).await?;
            "pin"
        }
        (Manage::Time(code), Some(known)) => {
            let Some(schedule) = offered(&code, known.wish.schedule.zone_name()) else { return Ok(None) };
            let wish = Wish { schedule, ..known.wish };
            desk.store.change_subscription(id, &wish, now).await?;
            "change"
        }
    };
    let deed = Deed {
        at: now,
        doer: Doer::Person(person),
        chat: Some(chat.0),
        action: action.to_owned(),
        detail: id.to_string(),
        ended: Ended::Own,
    };
    desk.store.record(&deed).await?;
    desk.scheduled.notify_one();
    Ok(Some(listed(&desk.store.subscriptions(chat.0).await?, language)))
}

fn listed(subscriptions: &[Subscription], language: Language) -> Draft {
    let Some(first) = subscriptions.first() else {
        return Draft::plain(&language.say("no-subscriptions"));
    };
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    for (number, subscription) in (1..).zip(subscriptions).take(MOST) {
        lines.push(format!("{number}. {}", words::line(subscription, language)));
        let button = |key: &str, manage| {
            Tap::Manage(subscription.id, manage).button(format!("{} {number}", language.say(key)))
        };
        let turn = match subscription.state {
            SubscriptionState::Active => button("pause", Manage::Pause),
            _ => button("resume", Manage::Resume),
        };
        let pin = if subscription.wish.pin { "unpin" } else { "pin" };
        rows.push(vec![turn, button("change-time", Manage::Times)]);
        rows.push(vec![button(pin, Manage::Pin), button("delete", Manage::Drop)]);
    }
    // A chat has one language: that of its first subscription is that of all.
    let spoken = Language::of_tag(&first.wish.language).unwrap_or_default();
    let label = language.tell("subscription-language", &[("language", spoken.name().into())]);
    rows.push(vec![Tap::Manage(0, Manage::Languages).button(label)]);
    Draft::plain(&lines.join("\n\n")).with_buttons(InlineKeyboardMarkup::new(rows))
}

fn languages(language: Language) -> Draft {
    let offer = |one: Language| vec![Tap::Manage(0, Manage::Language(one)).button(one.name())];
    Draft::plain(&language.say("choose-language"))
        .with_buttons(InlineKeyboardMarkup::new(Language::ALL.map(offer)))
}

/// The language in which a chat is told what it follows.
async fn speak(desk: &Desk, chat: ChatId, language: Language) -> Result<Draft, StoreError> {
    desk.store.speak_to(chat.0, language.tag()).await?;
    Ok(listed(&desk.store.subscriptions(chat.0).await?, language))
}
