//! Raw JSON of an update in, an update that handlers can read out.

use serde::Deserialize;
use serde_json::Value;
use teloxide::types::{MessageKind, Update, UpdateKind};

/// Parts of a message that Telegram extends often and the bot does not need: a kind unknown to teloxide in
/// one of them makes the whole message look empty.
const NOT_NEEDED: [&str; 6] =
    ["entities", "caption_entities", "external_reply", "quote", "link_preview_options", "reply_markup"];

/// An update as it could be read.
#[derive(Debug)]
pub(crate) enum Intake {
    Whole(Box<Update>),
    /// Read after leaving out [`NOT_NEEDED`] parts.
    Mended(Box<Update>),
    Unreadable,
}

/// The update's number, also of an update that cannot be read otherwise.
pub(crate) fn id(raw: &str) -> Option<i64> {
    #[derive(Deserialize)]
    struct Id {
        update_id: i64,
    }
    serde_json::from_str::<Id>(raw).ok().map(|id| id.update_id)
}

/// Reads an update.
pub(crate) fn read(raw: &str) -> Intake {
    // teloxide panics on a reaction of nobody.
    if raw.contains("\"message_reaction\"") && !raw.contains("\"user\"") && !raw.contains("\"actor_chat\"") {
        return Intake::Unreadable;
    }
    let whole: Option<Update> = serde_json::from_str(raw).ok();
    if let Some(update) = whole.as_ref()
        && !has_lost_its_words(update)
    {
        return whole.map_or(Intake::Unreadable, |update| Intake::Whole(Box::new(update)));
    }
    match (mend(raw), whole) {
        (Some(update), _) => Intake::Mended(Box::new(update)),
        // An empty message still has a chat that can be answered.
        (None, Some(update)) if !matches!(update.kind, UpdateKind::Error(_)) => {
            Intake::Whole(Box::new(update))
        }
        (None, _) => Intake::Unreadable,
    }
}

fn has_lost_its_words(update: &Update) -> bool {
    match &update.kind {
        UpdateKind::Error(_) => true,
        UpdateKind::Message(message)
        | UpdateKind::EditedMessage(message)
        | UpdateKind::ChannelPost(message) => {
            matches!(message.kind, MessageKind::Empty {})
        }
        _ => false,
    }
}

fn mend(raw: &str) -> Option<Update> {
    let mut value: Value = serde_json::from_str(raw).ok()?;
    let kind =
        ["message", "edited_message", "channel_post"].into_iter().find(|kind| value.get(kind).is_some())?;
    let message = value.get_mut(kind)?.as_object_mut()?;
    for part in NOT_NEEDED {
        message.remove(part);
    }
    if let Some(replied) = message.get_mut("reply_to_message").and_then(Value::as_object_mut) {
        for part in NOT_NEEDED {
            replied.remove(part);
        }
    }
    let update: Update = serde_json::from_str(&value.to_string()).ok()?;
    (!has_lost_its_words(&update)).then_some(update)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(rest: &str) -> String {
        format!(
            r#"{{"update_id":7,"message":{{"message_id":1,"date":1,"chat":{{"id":5,"type":"private","first_name":"甲"}},
            "from":{{"id":5,"is_bot":false,"first_name":"甲"}}{rest}}}}}"#
        )
    }

    fn text(update: &Update) -> Option<&str> {
        match &update.kind {
            UpdateKind::Message(message) | UpdateKind::EditedMessage(message) => message.text(),
            _ => None,
        }
    }

    #[test]
    fn an_unknown_entity_does_not_lose_the_text() {
        let raw = message(r#","text":"今年目标","entities":[{"type":"date_time","offset":0,"length":2}]"#);
        let Intake::Mended(update) = read(&raw) else { panic!("{:?}", read(&raw)) };
        assert_eq!(text(&update), Some("今年目标"));
        let edited =
            raw.replace(r#""message":{"message_id""#, r#""edited_message":{"edit_date":2,"message_id""#);
        let Intake::Mended(update) = read(&edited) else { panic!("{:?}", read(&edited)) };
        assert_eq!(text(&update), Some("今年目标"));
    }

    #[test]
    fn a_plain_message_is_whole_and_a_strange_one_is_an_empty_message() {
        assert!(
            matches!(read(&message(r#","text":"今年目标""#)), Intake::Whole(update) if text(&update).is_some())
        );
        assert!(
            matches!(read(&message(r#","hologram":{"x":1}"#)), Intake::Whole(update) if text(&update).is_none())
        );
    }

    #[test]
    fn an_unknown_kind_is_unreadable_but_has_its_number() {
        let raw = r#"{"update_id":9,"telepathy":{"x":1}}"#;
        assert!(matches!(read(raw), Intake::Unreadable));
        assert_eq!(id(raw), Some(9));
        assert_eq!(id("{}"), None);
    }
}
