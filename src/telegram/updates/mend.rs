//! A message that is newer than teloxide, cut down to what the bot reads of a message.
//!
//! teloxide takes a message whole or not at all: one field of a kind that it does not know, and the message
//! looks empty. What is kept here is little and old.

use serde_json::{Map, Value, json};
use teloxide::types::{InlineKeyboardButton, MessageEntity, MessageOrigin};

/// Fields that say where a message stands and who wrote it.
const KEPT: [&str; 12] = [
    "message_id",
    "message_thread_id",
    "is_topic_message",
    "from",
    "sender_chat",
    "date",
    "edit_date",
    "chat",
    "via_bot",
    "is_automatic_forward",
    "migrate_to_chat_id",
    "text",
];

/// Fields that a person's message has, not one of the service. What is missing here meets silence.
const CONTENTS: [&str; 20] = [
    "animation",
    "audio",
    "checklist",
    "contact",
    "dice",
    "document",
    "game",
    "giveaway",
    "live_photo",
    "location",
    "paid_media",
    "photo",
    "poll",
    "rich_message",
    "sticker",
    "story",
    "venue",
    "video",
    "video_note",
    "voice",
];

/// The same message in the terms of teloxide; a caption becomes a text.
pub(super) fn message(raw: &Value) -> Value {
    let mut plain = base(raw);
    if let Some(replied) = raw.get("reply_to_message") {
        plain.insert("reply_to_message".to_owned(), Value::Object(base(replied)));
    }
    Value::Object(plain)
}

/// Without what it replies to.
fn base(raw: &Value) -> Map<String, Value> {
    let mut plain: Map<String, Value> =
        KEPT.iter().filter_map(|name| Some(((*name).to_owned(), raw.get(*name)?.clone()))).collect();
    let entities = match raw.get("text") {
        Some(_) => raw.get("entities"),
        None => raw.get("caption_entities"),
    };
    if let Some(words) = raw.get("text").or_else(|| raw.get("caption")) {
        plain.insert("text".to_owned(), words.clone());
        plain.insert("entities".to_owned(), known::<MessageEntity>(entities));
    } else if CONTENTS.iter().any(|name| raw.get(*name).is_some()) {
        // Whatever it shows, it has no words.
        plain.insert("photo".to_owned(), json!([]));
    }
    if let Some(origin) = raw.get("forward_origin") {
        let unknown = json!({"type": "hidden_user", "sender_user_name": "", "date": 0});
        let origin = if reads_as::<MessageOrigin>(origin) { origin.clone() } else { unknown };
        plain.insert("forward_origin".to_owned(), origin);
    }
    if let Some(words) = raw.pointer("/quote/text") {
        let position = raw.pointer("/quote/position").cloned().unwrap_or(json!(0));
        plain.insert("quote".to_owned(), json!({"text": words, "position": position}));
    }
    if let Some(rows) = raw.pointer("/reply_markup/inline_keyboard").and_then(Value::as_array) {
        let rows: Vec<Value> = rows.iter().map(|row| known::<InlineKeyboardButton>(Some(row))).collect();
        plain.insert("reply_markup".to_owned(), json!({"inline_keyboard": rows}));
    }
    plain
}

/// The items of a list that teloxide knows.
fn known<T: serde::de::DeserializeOwned>(list: Option<&Value>) -> Value {
    let items = list.and_then(Value::as_array).into_iter().flatten();
    Value::Array(items.filter(|item| reads_as::<T>(item)).cloned().collect())
}

fn reads_as<T: serde::de::DeserializeOwned>(value: &Value) -> bool {
    // teloxide's types read from text only.
    serde_json::from_str::<T>(&value.to_string()).is_ok()
}
