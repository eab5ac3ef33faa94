//! Blocked, taken out, silenced or let in: what a chat does with the bot is noticed at once.

use std::sync::Arc;

use teloxide::types::{Chat, ChatMemberKind, ChatMemberUpdated};
use tracing::info;

use crate::app::outbox::Reason;
use crate::app::store::{Deed, Doer, Ended, StoreError};
use crate::telegram::delivery::Address;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::words::Language;

/// A chat that is closed to the bot ends what it follows. One that lets it in again goes on with nothing unasked.
pub(crate) async fn note(desk: Arc<Desk>, change: ChatMemberUpdated) -> Outcome {
    let chat = change.chat.id;
    let done = match closed(&change.chat, &change.new_chat_member.kind) {
        Some(reason) => desk.store.end_chat(chat.0, reason, desk.clock.now()).await.map(|ended| {
            info!(reason = reason.word(), ended, "a chat is closed to the bot");
            Outcome::Shown("chat_closed")
        }),
        None => greet(&desk, &change).await,
    };
    done.unwrap_or_else(|error| {
        // The next announcement to the chat finds out again.
        let _nobody_to_tell = desk.store_failed(&error, Language::default());
        Outcome::Silent
    })
}

/// Says in a group, when the bot comes into it for the first time, how to ask there.
async fn greet(desk: &Desk, change: &ChatMemberUpdated) -> Result<Outcome, StoreError> {
    let chat = &change.chat;
    let comes = (chat.is_group() || chat.is_supergroup()) && !change.old_chat_member.is_present();
    if !comes || desk.store.knows_chat(chat.id.0).await? {
        return Ok(Outcome::Silent);
    }
    let deed = Deed {
        at: desk.clock.now(),
        doer: Doer::Person(change.from.id.0),
        chat: Some(chat.id.0),
        action: "join".to_owned(),
        detail: String::new(),
        ended: Ended::Own,
    };
    desk.store.record(&deed).await?;
    let language = desk.language(chat, Some(&change.from)).await;
    let words = language.tell("joined", &[("bot", desk.me.username.as_str().into())]);
    desk.say(Address::chat(chat.id), Draft::plain(&words), language).await;
    Ok(Outcome::Shown("joined"))
}

/// Why the bot may not write in `chat`, being this there; `None` where it may.
fn closed(chat: &Chat, me: &ChatMemberKind) -> Option<Reason> {
    match me {
        ChatMemberKind::Banned(_) if chat.is_private() => Some(Reason::Blocked),
        // A basic group that becomes a supergroup may look left: its next message tells whether it has moved.
        ChatMemberKind::Left if chat.is_group() => None,
        ChatMemberKind::Banned(_) | ChatMemberKind::Left => Some(Reason::Kicked),
        ChatMemberKind::Restricted(restricted) if !restricted.is_member => Some(Reason::Kicked),
        ChatMemberKind::Restricted(restricted) if !restricted.can_send_messages => Some(Reason::NoRights),
        // In a channel nobody writes but those who may post.
        me if chat.is_channel() && !me.can_post_messages() => Some(Reason::NoRights),
        _ => None,
    }
}
