//! What Telegram means when it refuses a message.

use teloxide::ApiError;

use crate::app::outbox::Reason;

/// What a refusal of a message says about its chat, or about the message.
pub(crate) fn reason(error: &ApiError) -> Reason {
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
