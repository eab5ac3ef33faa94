//! Who may subscribe a chat: the person themself, and the admins of a group or channel.

use serde::Deserialize;
use teloxide::payloads::GetChatMember;
use teloxide::types::{ChatId, Message, UserId};

use crate::telegram::desk::Desk;
use crate::telegram::wire::Wire;

/// Whether the writer of `message` manages its chat. What is written in a channel, or in the chat's own name,
/// is written by an admin.
pub(crate) async fn may_manage(desk: &Desk, message: &Message) -> bool {
    let chat = message.chat.id;
    let in_its_name = message.sender_chat.as_ref().is_some_and(|sender| sender.id == chat);
    if message.chat.is_private() || message.chat.is_channel() || in_its_name {
        return true;
    }
    let person = message.from.as_ref().filter(|_| message.sender_chat.is_none());
    match person {
        Some(person) => is_admin(&desk.wire, chat, person.id).await,
        None => false,
    }
}

/// Whether a person who taps a button manages the chat.
pub(crate) async fn may_tap(desk: &Desk, chat: ChatId, person: UserId) -> bool {
    chat.is_user() || is_admin(&desk.wire, chat, person).await
}

/// When Telegram does not say, nobody is.
async fn is_admin(wire: &Wire, chat: ChatId, person: UserId) -> bool {
    #[derive(Deserialize)]
    struct Member {
        status: String,
    }
    let member: Result<Member, _> = wire.call(&GetChatMember::new(chat, person)).await;
    member.is_ok_and(|member| member.status == "creator" || member.status == "administrator")
}
