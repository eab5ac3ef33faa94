//! `/subscriptions`: what the chat is told, to pause, change and drop with buttons. `/unsubscribe`: nothing more.

use std::sync::Arc;

use teloxide::types::{ChatId, InlineKeyboardMarkup, Message};

use super::subscribe::offered;
use crate::app::store::{Deed, StoreError, Subscription, SubscriptionState, Wish};
use crate::telegram::announcing::button::{Manage, Tap, in_twos};
use crate::telegram::announcing::{rights, words};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;

/// Subscriptions that have buttons: Telegram allows about a hundred.
const MOST: usize = 20;

pub(crate) async fn list(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let draft = match desk.store.subscriptions(caller.address.chat.0).await {
        Ok(subscriptions) => listed(&subscriptions),
        Err(error) => desk.store_failed(&error),
    };
    desk.tell(caller.address, draft, Outcome::Shown("subscriptions")).await
}

pub(crate) async fn drop_all(desk: Arc<Desk>, caller: Caller, message: Message) -> Outcome {
    if !rights::may_manage(&desk, &message).await {
        let draft = Draft::plain(words::ONLY_CHAT_ADMINS);
        return desk.tell(caller.address, draft, Outcome::Shown("refused")).await;
    }
    let draft = match desk.store.unsubscribe(caller.address.chat.0, None).await {
        Ok(count) => Draft::plain(&words::unsubscribed(count)),
        Err(error) => desk.store_failed(&error),
    };
    desk.tell(caller.address, draft, Outcome::Shown("unsubscribed")).await
}

/// A button of the list, tapped by somebody who may.
pub(crate) async fn tap(
    desk: &Desk,
    chat: ChatId,
    id: i64,
    manage: Manage,
) -> Result<Option<Draft>, StoreError> {
    let now = desk.clock.now();
    let Some(known) = desk.store.subscription(chat.0, id).await? else { return Ok(None) };
    let action = match manage {
        Manage::Times => return Ok(Some(times(id))),
        Manage::Pause => {
            desk.store.set_subscription(chat.0, id, false, now).await?;
            "pause"
        }
        Manage::Resume => {
            desk.store.set_subscription(chat.0, id, true, now).await?;
            "resume"
        }
        Manage::Drop => {
            desk.store.unsubscribe(chat.0, Some(id)).await?;
            "unsubscribe"
        }
        Manage::Pin => {
            let wish = Wish { pin: !known.wish.pin, ..known.wish };
            desk.store.change_subscription(id, &wish, now).await?;
            "pin"
        }
        Manage::Time(code) => {
            let Some(schedule) = offered(desk, &code) else { return Ok(None) };
            let wish = Wish { schedule, ..known.wish };
            desk.store.change_subscription(id, &wish, now).await?;
            "change"
        }
    };
    let deed =
        Deed { at: now, person: None, chat: Some(chat.0), action: action.to_owned(), detail: id.to_string() };
    desk.store.record(&deed).await?;
    desk.scheduled.notify_one();
    Ok(Some(listed(&desk.store.subscriptions(chat.0).await?)))
}

fn listed(subscriptions: &[Subscription]) -> Draft {
    if subscriptions.is_empty() {
        return Draft::plain(words::NO_SUBSCRIPTIONS);
    }
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    for (number, subscription) in (1..).zip(subscriptions).take(MOST) {
        lines.push(format!("{number}. {}", words::line(subscription)));
        let button =
            |label: &str, manage| Tap::Manage(subscription.id, manage).button(format!("{label} {number}"));
        let first = match subscription.state {
            SubscriptionState::Active => button("⏸ 暂停", Manage::Pause),
            _ => button("▶ 恢复", Manage::Resume),
        };
        let pin = if subscription.wish.pin { "📌 不置顶" } else { "📌 置顶" };
        rows.push(vec![
            first,
            button("🕗 改时间", Manage::Times),
            button(pin, Manage::Pin),
            button("✕ 删除", Manage::Drop),
        ]);
    }
    Draft::plain(&lines.join("\n\n")).with_buttons(InlineKeyboardMarkup::new(rows))
}

fn times(id: i64) -> Draft {
    let offer = |(code, label, _): &(&str, &str, &str)| {
        Tap::Manage(id, Manage::Time((*code).to_owned())).button(*label)
    };
    Draft::plain(words::CHOOSE_TIME).with_buttons(in_twos(words::TIMES.iter().map(offer).collect()))
}
