//! One letter of the outbox to Telegram: one call, and what its end means.

use serde::Deserialize;
use teloxide::payloads::{PinChatMessage, PinChatMessageSetters, SendMessage, SendMessageSetters};
use teloxide::types::{ChatId, MessageEntity, MessageId, ThreadId};
use tracing::debug;

use crate::app::outbox::{Reason, Sending};
use crate::app::store::Letter;
use crate::telegram::delivery::no_preview;
use crate::telegram::refusal::reason;
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
        // Its number is lost with the reply.
        Failure::Done => Sending::Sent { message: 0 },
        Failure::Method => Sending::Refused(Reason::Rejected),
        Failure::Server(_) | Failure::Conflict(_) => Sending::NotYet,
        Failure::Token => Sending::Unauthorized,
        Failure::Network(_) if failure.never_left() => Sending::NotYet,
        Failure::Network(_) | Failure::Garbled(_) => Sending::Doubtful,
    }
}
