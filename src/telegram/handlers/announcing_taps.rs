//! A tapped button of subscriptions and announcements: who may, what it does, what the message then shows.

use std::sync::Arc;

use teloxide::types::CallbackQuery;

use super::{announce, broadcasts, subscribe, subscriptions};
use crate::telegram::admin::act::Act;
use crate::telegram::announcing::button::Tap;
use crate::telegram::announcing::rights;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;

pub(crate) async fn run(desk: Arc<Desk>, query: CallbackQuery, tap: Tap) -> Outcome {
    let Some(message) = query.message.clone() else {
        let language = desk.language_of_person(Some(&query.from)).await;
        desk.delivery.alert(query.id, &language.say("stale-command")).await;
        return Outcome::Shown("stale_button");
    };
    let chat = message.chat().id;
    let language = desk.language(message.chat(), Some(&query.from)).await;
    let done = match tap {
        Tap::Confirm(id, yes) => match desk.admit_tap(&query, Act::Announce, language).await {
            Ok(admitted) => announce::confirm(&desk, &query, admitted, &id, yes, language).await,
            Err(refused) => return refused,
        },
        Tap::Steer(id, steer) => match desk.admit_tap(&query, Act::Broadcasts, language).await {
            Ok(admitted) => broadcasts::tap(&desk, &query, admitted, (id, steer), language).await,
            Err(refused) => return refused,
        },
        tap if rights::may_tap(&desk, chat, query.from.id).await => match tap {
            Tap::Manage(id, manage) => {
                subscriptions::tap(&desk, chat, id, manage, query.from.id.0, language).await
            }
            tap => subscribe::tap(&desk, &query, tap, language).await,
        },
        _ => {
            desk.delivery.alert(query.id, &language.say("only-chat-admins")).await;
            return Outcome::Shown("refused");
        }
    };
    let draft = match done {
        Ok(Some(draft)) => draft,
        Ok(None) => {
            desk.delivery.alert(query.id, &language.say("stale-command")).await;
            return Outcome::Shown("stale_button");
        }
        Err(error) => desk.store_failed(&error, language),
    };
    desk.delivery.answer_tap(query.id).await;
    match desk.delivery.edit(chat, message.id(), draft).await {
        Ok(()) => Outcome::Shown("tapped"),
        Err(why) => desk.undelivered(why),
    }
}
