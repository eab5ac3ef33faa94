//! Raw JSON of an update in, an update that handlers can read out.

use serde::Deserialize;
use serde_json::{Value, json};
use teloxide::types::{MaybeInaccessibleMessage, Message, MessageKind, Update, UpdateKind};

use super::mend;
use crate::telegram::markup::HERE;

/// An update as it could be read.
#[derive(Debug)]
pub(crate) enum Intake {
    Whole(Box<Incoming>),
    /// Read after leaving out what teloxide does not know.
    Mended(Box<Incoming>),
    Unreadable,
}

/// An update with what teloxide has no words for.
#[derive(Debug, Clone)]
pub(crate) struct Incoming {
    pub(crate) update: Update,
    pub(crate) beside: Beside,
}

/// What a message says that teloxide's does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    /// The query to answer, once, where the bot is a guest.
    pub(crate) guest: Option<String>,
    /// The number of a message that only its writer and the bot see.
    pub(crate) ephemeral: Option<i32>,
    /// The album that the message is a picture of.
    pub(crate) album: Option<String>,
}

/// Where an update holds a message.
const PLACES: [&str; 4] = ["/message", "/edited_message", "/channel_post", "/callback_query/message"];

/// The update's number, also of an update that cannot be read otherwise.
pub(crate) fn id(raw: &str) -> Option<i64> {
    #[derive(Deserialize)]
    struct Id {
        update_id: i64,
    }
    serde_json::from_str::<Id>(raw).ok().map(|id| id.update_id)
}

/// Whether an update can be read, whole or after leaving out what is not known.
#[must_use]
pub fn is_readable(raw: &str) -> bool {
    id(raw).is_some() && !matches!(read(raw), Intake::Unreadable)
}

/// Reads an update.
pub(crate) fn read(raw: &str) -> Intake {
    // teloxide panics on a reaction of nobody.
    if raw.contains("\"message_reaction\"") && !raw.contains("\"user\"") && !raw.contains("\"actor_chat\"") {
        return Intake::Unreadable;
    }
    let is_newer = ["\"guest_message\"", "\"ephemeral_message_id\"", "\"disabled\"", "\"media_group_id\""];
    if !is_newer.iter().any(|name| raw.contains(name)) {
        return of_text(raw, Beside::default());
    }
    let Ok(mut value) = serde_json::from_str::<Value>(raw) else { return Intake::Unreadable };
    let beside = translate(&mut value);
    of_text(&value.to_string(), beside)
}

/// Puts what is newer than teloxide into its terms, and beside them.
fn translate(value: &mut Value) -> Beside {
    if let Some(update) = value.as_object_mut()
        && let Some(message) = update.remove("guest_message")
    {
        update.insert("message".to_owned(), message);
    }
    let mut beside = Beside::default();
    for place in PLACES {
        let Some(message) = value.pointer_mut(place) else { continue };
        let text = |name: &str| message.get(name).and_then(Value::as_str).map(str::to_owned);
        beside.guest = text("guest_query_id");
        beside.album = text("media_group_id");
        beside.ephemeral =
            message.get("ephemeral_message_id").and_then(Value::as_i64).and_then(|id| id.try_into().ok());
        enable(message);
        if let Some(replied) = message.get_mut("reply_to_message") {
            enable(replied);
        }
    }
    beside
}

/// A disabled button is one that leads where one is.
fn enable(message: &mut Value) {
    let rows = message.pointer_mut("/reply_markup/inline_keyboard").and_then(Value::as_array_mut);
    let buttons = rows.into_iter().flatten().filter_map(Value::as_array_mut).flatten();
    for button in buttons.filter_map(Value::as_object_mut) {
        if button.remove("disabled").is_some() {
            button.insert("callback_data".to_owned(), json!(HERE));
        }
    }
}

fn of_text(raw: &str, beside: Beside) -> Intake {
    let whole: Option<Update> = serde_json::from_str(raw).ok();
    if let Some(update) = whole.as_ref()
        && !is_lost(update)
    {
        return match whole {
            Some(update) => Intake::Whole(Box::new(Incoming { update, beside })),
            None => Intake::Unreadable,
        };
    }
    match (mended(raw), whole) {
        (Some(update), _) => Intake::Mended(Box::new(Incoming { update, beside })),
        // Nothing that a person has written; who handles it decides.
        (None, Some(update)) if !matches!(update.kind, UpdateKind::Error(_)) => {
            Intake::Whole(Box::new(Incoming { update, beside }))
        }
        (None, _) => Intake::Unreadable,
    }
}

fn is_lost(update: &Update) -> bool {
    let is_empty = |message: &Message| matches!(message.kind, MessageKind::Empty {});
    match &update.kind {
        UpdateKind::Error(_) => true,
        UpdateKind::Message(message)
        | UpdateKind::EditedMessage(message)
        | UpdateKind::ChannelPost(message) => is_empty(message),
        UpdateKind::CallbackQuery(query) => {
            matches!(&query.message, Some(MaybeInaccessibleMessage::Regular(message)) if is_empty(message))
        }
        _ => false,
    }
}

fn mended(raw: &str) -> Option<Update> {
    let mut value: Value = serde_json::from_str(raw).ok()?;
    let message = PLACES.into_iter().find(|place| value.pointer(place).is_some())?;
    let message = value.pointer_mut(message)?;
    *message = mend::message(message);
    let update: Update = serde_json::from_str(&value.to_string()).ok()?;
    (!is_lost(&update)).then_some(update)
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

    fn text(incoming: &Incoming) -> Option<&str> {
        match &incoming.update.kind {
            UpdateKind::Message(message) | UpdateKind::EditedMessage(message) => message.text(),
            _ => None,
        }
    }

    #[track_caller]
    fn mends(rest: &str) -> Message {
        let Intake::Mended(incoming) = read(&message(rest)) else { panic!("{:?}", read(&message(rest))) };
        assert_eq!(text(&incoming), Some("今年目标"), "{rest}");
        match incoming.update.kind {
            UpdateKind::Message(message) => message,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_text_with_something_unknown_is_still_a_text() {
        let known = r#"{"type":"bold","offset":0,"length":1}"#;
        let strange = r#"{"type":"date_time","offset":0,"length":2,"unix_time":1}"#;
        let mended = mends(&format!(r#","text":"今年目标","entities":[{strange},{known}]"#));
        assert_eq!(mended.entities().map(<[_]>::len), Some(1), "what is known of it stays");
        let mended = mends(r#","text":"今年目标","forward_origin":{"type":"telepathy","date":1}"#);
        assert!(mended.forward_origin().is_some(), "it is known to be forwarded");
        mends(
            r#","text":"今年目标","external_reply":{"origin":{"type":"telepathy"}},"reply_to_story":{"x":1}"#,
        );
        mends(r#","caption":"今年目标","live_photo":{"x":1}"#);
        mends(r#","text":"今年目标","reply_markup":{"inline_keyboard":[[{"text":"?","telepathy":{}}]]}"#);
        let quoting = mends(
            r#","text":"今年目标","quote":{"text":"甲","position":0,"entities":[{"type":"x","offset":0,"length":1}]}"#,
        );
        assert_eq!(quoting.quote().map(|quote| quote.text.as_str()), Some("甲"));
    }

    #[test]
    fn an_edited_text_is_mended_likewise() {
        let raw = message(r#","text":"今年目标","entities":[{"type":"date_time","offset":0,"length":2}]"#);
        let edited =
            raw.replace(r#""message":{"message_id""#, r#""edited_message":{"edit_date":2,"message_id""#);
        let Intake::Mended(incoming) = read(&edited) else { panic!("{:?}", read(&edited)) };
        assert_eq!(text(&incoming), Some("今年目标"));
    }

    #[test]
    fn pictures_of_a_new_kind_are_wordless_and_service_of_a_new_kind_is_nothing() {
        assert!(matches!(read(&message(r#","text":"今年目标""#)), Intake::Whole(_)));
        assert!(matches!(read(&message(r#","live_photo":{"x":1}"#)), Intake::Mended(_)));
        let Intake::Whole(incoming) = read(&message(r#","hologram":{"x":1}"#)) else { panic!() };
        assert!(is_lost(&incoming.update));
    }

    #[test]
    fn what_is_newer_than_teloxide_stands_beside() {
        let guest = message(r#","text":"今年目标","guest_query_id":"q1""#)
            .replace("\"message\":", "\"guest_message\":");
        let Intake::Whole(incoming) = read(&guest) else { panic!("{:?}", read(&guest)) };
        assert_eq!((text(&incoming), incoming.beside.guest.as_deref()), (Some("今年目标"), Some("q1")));
        let Intake::Whole(incoming) = read(&message(r#","text":"/help","ephemeral_message_id":9"#)) else {
            panic!()
        };
        assert_eq!(incoming.beside.ephemeral, Some(9));
        let album = message(r#","photo":[],"caption":"今年目标","media_group_id":"g""#);
        let Intake::Whole(incoming) = read(&album) else { panic!("{:?}", read(&album)) };
        assert_eq!(incoming.beside.album.as_deref(), Some("g"));
    }

    #[test]
    fn a_disabled_button_does_not_lose_the_message_of_a_tap() {
        let raw = r#"{"update_id":7,"callback_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"甲"},
            "chat_instance":"1","data":"y","message":{"message_id":1,"date":1,"text":"甲",
            "chat":{"id":5,"type":"private","first_name":"甲"},
            "reply_markup":{"inline_keyboard":[[{"text":"1/2","disabled":{}}]]}}}}"#;
        let Intake::Whole(incoming) = read(raw) else { panic!("{:?}", read(raw)) };
        let UpdateKind::CallbackQuery(query) = incoming.update.kind else { panic!() };
        let markup = query.regular_message().and_then(|message| message.reply_markup().cloned());
        assert_eq!(markup.map(|markup| markup.inline_keyboard.len()), Some(1));
    }

    #[test]
    fn an_unknown_kind_is_unreadable_but_has_its_number() {
        let raw = r#"{"update_id":9,"telepathy":{"x":1}}"#;
        assert!(matches!(read(raw), Intake::Unreadable));
        assert_eq!(id(raw), Some(9));
        assert_eq!(id("{}"), None);
    }
}
