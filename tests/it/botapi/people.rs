//! The people's side: what they write, edit and tap.

use serde_json::{Value, json};

use super::server::BotApi;

fn from(person: i64, name: &str) -> Value {
    json!({"id": person, "is_bot": false, "first_name": name, "language_code": "zh-hans"})
}

/// A message to the bot in private.
pub(crate) fn private(person: i64, text: &str) -> Value {
    json!({"from": from(person, "甲"), "chat": {"id": person, "type": "private", "first_name": "甲"}, "text": text})
}

/// A message in a supergroup.
pub(crate) fn group(chat: i64, person: i64, text: &str) -> Value {
    let chat = json!({"id": chat, "type": "supergroup", "title": "群"});
    json!({"from": from(person, "乙"), "chat": chat, "text": text})
}

/// A message in a topic of a forum.
pub(crate) fn topic(chat: i64, thread: i64, person: i64, text: &str) -> Value {
    let chat = json!({"id": chat, "type": "supergroup", "title": "论坛", "is_forum": true});
    json!({"from": from(person, "丙"), "chat": chat, "text": text, "message_thread_id": thread, "is_topic_message": true})
}

/// `message` with the fields of `more`.
pub(crate) fn merged(mut message: Value, more: Value) -> Value {
    message.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    message
}

/// A post in a channel.
pub(crate) fn post(chat: i64, text: &str) -> Value {
    let chat = json!({"id": chat, "type": "channel", "title": "频道"});
    json!({"sender_chat": chat, "chat": chat, "text": text})
}

impl BotApi {
    /// Delivers a post of a channel in which the bot is an administrator.
    pub(crate) fn publish(&self, post: Value) -> i64 {
        self.with(|state| {
            state.last_message += 1;
            let id = state.last_message;
            let post = merged(post, json!({"message_id": id, "date": 1_700_000_000}));
            state.messages.insert((post["chat"]["id"].as_i64().unwrap(), id), post.clone());
            state.push("channel_post", post);
            id
        })
    }

    /// Delivers a message to the bot; its id.
    pub(crate) fn write(&self, message: Value) -> i64 {
        self.with(|state| {
            state.last_message += 1;
            let id = state.last_message;
            let message = merged(message, json!({"message_id": id, "date": 1_700_000_000}));
            let chat = message["chat"]["id"].as_i64().unwrap();
            state.messages.insert((chat, id), message.clone());
            state.push("message", message);
            id
        })
    }

    /// A reply to a message of that chat, whoever wrote it.
    pub(crate) fn write_reply(&self, message: Value, to: i64) -> i64 {
        let chat = message["chat"]["id"].as_i64().unwrap();
        let replied = self.with(|state| super::methods::alone(&state.messages[&(chat, to)]));
        self.write(merged(message, json!({"reply_to_message": replied})))
    }

    /// Delivers an update of any kind, also one the bot has not asked for; its id.
    pub(crate) fn push(&self, kind: &str, body: Value) -> i64 {
        self.with(|state| state.push(kind, body))
    }

    /// Edits a message; delivered only if the bot wants to hear of edits.
    pub(crate) fn edit(&self, chat: i64, id: i64, text: &str) {
        self.with(|state| {
            let message =
                state.messages.get_mut(&(chat, id)).expect("only a message that exists can be edited");
            message["text"] = json!(text);
            message["edit_date"] = json!(1_700_000_001);
            let message = message.clone();
            if state.allowed.as_ref().is_none_or(|kinds| kinds.iter().any(|kind| kind == "edited_message")) {
                state.push("edited_message", message);
            }
        });
    }

    /// Taps a button that the message shows now, by the beginning of its label.
    pub(crate) fn tap(&self, chat: i64, id: i64, person: i64, label: &str) {
        let buttons = self.sent(chat).into_iter().find(|sent| sent.id == id).unwrap().buttons();
        let (_, data) = buttons
            .iter()
            .find(|(text, _)| text.starts_with(label))
            .unwrap_or_else(|| panic!("no button {label}: {buttons:?}"));
        self.tap_data(chat, id, person, data);
    }

    /// Types into the field of a chat behind the bot's name; `offset` is what the bot gave for more.
    pub(crate) fn type_inline(&self, person: i64, text: &str, offset: &str) {
        self.type_inline_in(person, text, offset, "zh-hans");
    }

    /// The same by a person whose Telegram speaks `language`.
    pub(crate) fn type_inline_in(&self, person: i64, text: &str, offset: &str, language: &str) {
        let from = merged(from(person, "甲"), json!({"language_code": language}));
        self.with(|state| {
            state.last_tap += 1;
            let query = json!({"id": state.last_tap.to_string(), "from": from, "query": text,
                "offset": offset, "chat_type": "private"});
            state.push("inline_query", query);
        });
    }

    /// Reacts to a message; an empty list takes the reaction away.
    pub(crate) fn react(&self, chat: i64, id: i64, person: i64, emoji: &[&str]) {
        let new: Vec<Value> = emoji.iter().map(|one| json!({"type": "emoji", "emoji": one})).collect();
        self.with(|state| {
            let known = state.messages[&(chat, id)]["chat"].clone();
            state.push(
                "message_reaction",
                json!({"chat": known, "message_id": id, "user": from(person, "甲"), "date": 1_700_000_002,
                    "old_reaction": [], "new_reaction": new}),
            );
        });
    }

    /// Taps a button of a client that shows an older state of the message.
    pub(crate) fn tap_data(&self, chat: i64, id: i64, person: i64, data: &str) {
        self.tap_by(chat, id, person, data, "zh-hans");
    }

    /// The same by a person whose Telegram speaks `language`.
    pub(crate) fn tap_by(&self, chat: i64, id: i64, person: i64, data: &str, language: &str) {
        let from = merged(from(person, "甲"), json!({"language_code": language}));
        self.with(|state| {
            state.last_tap += 1;
            let message = state.messages[&(chat, id)].clone();
            let tap = json!({"id": state.last_tap.to_string(), "from": from, "message": message,
                "chat_instance": "1", "data": data});
            state.push("callback_query", tap);
        });
    }
}
