//! One letter of the outbox to Telegram: one call, and what its end means.

use serde::Deserialize;
use teloxide::ApiError;
use teloxide::payloads::{PinChatMessage, PinChatMessageSetters, SendMessage, SendMessageSetters};
use teloxide::types::{ChatId, MessageEntity, MessageId, ThreadId};
use tracing::debug;

use crate::app::outbox::{Reason, Sending};
use crate::app::store::Letter;
use crate::telegram::delivery::no_preview;
use crate::telegram::wire::{Failure, Wire};

/// Sends a letter once, `paid` for where it must be. Whether to try again is the outbox's to say.
pub(crate) async fn send(wire: Wire, letter: Letter, paid: bool) -> Sending {
    #[derive(Deserialize)]
    struct Sent {
        message_id: i32,
    }
    let chat = ChatId(letter.chat);
    let mut payload = SendMessage::new(chat, letter.body.text).link_preview_options(no_preview());
    match serde_json::from_str::<Vec<MessageEntity>>(&letter.body.entities) {
        Ok(entities) if !entities.is_empty() => payload = payload.entities(entities),
        Ok(_) => {}
        Err(_) => return Sending::Refused(Reason::Rejected),
    }
    if paid {
        payload = payload.allow_paid_broadcast(true);
    }
    if letter.topic != 0 {
        payload.message_thread_id = Some(ThreadId(MessageId(letter.topic)));
    }
    match wire.call::<_, Sent>(&payload).await {
        Ok(sent) => {
            if letter.pin {
                pin(&wire, chat, MessageId(sent.message_id)).await;
            }
            Sending::Sent { message: sent.message_id.into() }
        }
        Err(failure) => meaning(&failure),
    }
}

/// Pins where the bot may; where it may not, the message is sent all the same.
async fn pin(wire: &Wire, chat: ChatId, message: MessageId) {
    let payload = PinChatMessage::new(chat, message).disable_notification(true);
    if let Err(failure) = wire.call::<_, bool>(&payload).await {
        debug!(%failure, "an announcement was not pinned");
    }
}

fn meaning(failure: &Failure) -> Sending {
    match failure {
        Failure::RetryAfter(wait) => Sending::Throttled(*wait),
        Failure::Migrated(to) => Sending::Migrated { to: to.0 },
        Failure::Refused(error) => Sending::Refused(reason(error)),
        Failure::Server(_) | Failure::Conflict(_) | Failure::Token => Sending::NotYet,
        Failure::Network(_) if failure.never_left() => Sending::NotYet,
        Failure::Network(_) | Failure::Garbled(_) => Sending::Doubtful,
    }
}

fn reason(error: &ApiError) -> Reason {
    match error {
        ApiError::BotBlocked => Reason::Blocked,
        ApiError::BotKicked | ApiError::BotKickedFromSupergroup | ApiError::BotKickedFromChannel => {
            Reason::Kicked
        }
        ApiError::UserDeactivated => Reason::Deactivated,
        ApiError::CantInitiateConversation | ApiError::CantTalkWithBots => Reason::NeverStarted,
        ApiError::ChatNotFound | ApiError::GroupDeactivated => Reason::Gone,
        ApiError::NotEnoughRightsToPostMessages => Reason::NoRights,
        ApiError::Unknown(text) => unknown(text),
        _ => Reason::Rejected,
    }
}

/// Errors that teloxide has no name for, by the beginning of Telegram's words.
fn unknown(text: &str) -> Reason {
    const BEGINNINGS: [(&str, Reason); 16] = [
        ("Bad Request: message thread not found", Reason::TopicClosed),
        ("Bad Request: TOPIC_CLOSED", Reason::TopicClosed),
        ("Bad Request: TOPIC_DELETED", Reason::TopicClosed),
        ("Bad Request: not enough rights", Reason::NoRights),
        ("Bad Request: need administrator rights", Reason::NoRights),
        ("Bad Request: CHAT_WRITE_FORBIDDEN", Reason::NoRights),
        ("Bad Request: have no rights", Reason::NoRights),
        ("Bad Request: CHAT_RESTRICTED", Reason::NoRights),
        ("Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", Reason::NoRights),
        ("Bad Request: CHANNEL_PRIVATE", Reason::Kicked),
        ("Bad Request: PEER_ID_INVALID", Reason::Gone),
        ("Forbidden: the group chat was deleted", Reason::Gone),
        ("Forbidden: bot can't initiate conversation", Reason::NeverStarted),
        ("Forbidden: user is deactivated", Reason::Deactivated),
        ("Forbidden: bot was blocked", Reason::Blocked),
        ("Forbidden: ", Reason::Kicked),
    ];
    BEGINNINGS.iter().find(|(words, _)| text.starts_with(words)).map_or(Reason::Rejected, |(_, why)| *why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Reason) {
        let error: ApiError = serde_json::from_value(serde_json::Value::String(text.to_owned())).unwrap();
        assert_eq!(reason(&error), expected, "{text}");
    }

    #[test]
    fn telegrams_words_become_reasons() {
        check("Forbidden: bot was blocked by the user", Reason::Blocked);
        check("Forbidden: user is deactivated", Reason::Deactivated);
        check("Forbidden: bot was kicked from the group chat", Reason::Kicked);
        check("Forbidden: bot was kicked from the supergroup chat", Reason::Kicked);
        check("Forbidden: bot is not a member of the channel chat", Reason::Kicked);
        check("Forbidden: bot can't initiate conversation with a user", Reason::NeverStarted);
        check("Bad Request: chat not found", Reason::Gone);
        check("Forbidden: the group chat was deleted", Reason::Gone);
        check("Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", Reason::NoRights);
        check("Bad Request: TOPIC_CLOSED", Reason::TopicClosed);
        check("Bad Request: message thread not found", Reason::TopicClosed);
        check("Bad Request: not enough rights to send text messages to the chat", Reason::NoRights);
        check("Bad Request: can't parse entities", Reason::Rejected);
    }
}
