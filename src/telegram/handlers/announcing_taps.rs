//! A tapped button of subscriptions and announcements: who may, what it does, what the message then shows.

use std::sync::Arc;

use teloxide::types::CallbackQuery;

use super::{announce, broadcasts, subscribe, subscriptions};
use crate::telegram::announcing::button::Tap;
use crate::telegram::announcing::{rights, words};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;

pub(crate) async fn run(desk: Arc<Desk>, query: CallbackQuery, tap: Tap) -> Outcome {
    let Some(message) = query.message.clone() else {
        desk.delivery.answer_tap(query.id, Some(words::EXPIRED.to_owned())).await;
        return Outcome::Shown("stale_button");
    };
    let chat = message.chat().id;
    let refusal = match &tap {
        Tap::Confirm(..) | Tap::Steer(..) => {
            (!desk.is_admin(Some(query.from.id.0))).then_some(words::ONLY_ADMINS)
        }
        Tap::Sections | Tap::When(_) | Tap::Subscribe(..) | Tap::Manage(..) => {
            (!rights::may_tap(&desk, chat, query.from.id).await).then_some(words::ONLY_CHAT_ADMINS)
        }
    };
    if let Some(words) = refusal {
        desk.delivery.answer_tap(query.id, Some(words.to_owned())).await;
        return Outcome::Shown("refused");
    }
    let done = match tap {
        Tap::Confirm(id, yes) => announce::confirm(&desk, &query, &id, yes).await,
        Tap::Steer(id, steer) => broadcasts::tap(&desk, &query, id, steer).await,
        Tap::Manage(id, manage) => subscriptions::tap(&desk, chat, id, manage).await,
        tap => subscribe::tap(&desk, &query, tap).await,
    };
    let draft = match done {
        Ok(Some(draft)) => draft,
        Ok(None) => {
            desk.delivery.answer_tap(query.id, Some(words::EXPIRED.to_owned())).await;
            return Outcome::Shown("stale_button");
        }
        Err(error) => desk.store_failed(&error),
    };
    desk.delivery.answer_tap(query.id, None).await;
    match desk.delivery.edit(chat, message.id(), draft).await {
        Ok(()) => Outcome::Shown("tapped"),
        Err(why) => desk.undelivered(why),
    }
}
