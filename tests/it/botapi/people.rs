//! The people's side: what they write, edit and tap.

use serde_json::{Value, json};

use super::server::BotApi;
use super::state::{BOT_ID, State, USERNAME};

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

/// What the bot is in a chat, as `chat_member` says it.
fn member(status: &str) -> Value {
    let user = json!({"id": BOT_ID, "is_bot": true, "first_name": "问政", "username": USERNAME});
    let more = match status {
        "kicked" => json!({"until_date": 0}),
        "restricted" => json!({"until_date": 0, "is_member": true, "can_send_messages": false,
            "can_send_audios": false, "can_send_documents": false, "can_send_photos": false,
            "can_send_videos": false, "can_send_video_notes": false, "can_send_voice_notes": false,
            "can_send_polls": false, "can_send_other_messages": false, "can_add_web_page_previews": false,
            "can_change_info": false, "can_invite_users": false, "can_pin_messages": false,
            "can_manage_topics": false, "can_edit_tag": false}),
        "administrator" => json!({"can_be_edited": false, "is_anonymous": false, "can_manage_chat": true,
            "can_delete_messages": true, "can_manage_video_chats": true, "can_restrict_members": true,
            "can_promote_members": false, "can_change_info": true, "can_invite_users": true,
            "can_post_stories": true, "can_edit_stories": true, "can_delete_stories": true,
            "can_post_messages": true, "can_edit_messages": true, "can_pin_messages": true}),
        _ => json!({}),
    };
    merged(json!({"status": status, "user": user}), more)
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

    /// Hands in a file called `name`; `message` says who and where, and its text stands under the file.
    pub(crate) fn hand_in(&self, message: Value, name: &str, bytes: Vec<u8>) -> i64 {
        let id = self.with(|state| {
            let (id, size) = (format!("F{}", state.files.len()), bytes.len());
            state.files.insert(id.clone(), bytes);
            (id, size)
        });
        let document = json!({"file_id": id.0, "file_unique_id": id.0, "file_name": name, "file_size": id.1});
        let mut message = merged(message, json!({ "document": document }));
        let fields = message.as_object_mut().unwrap();
        let caption = fields.remove("text").filter(|text| text != "");
        fields.extend(caption.map(|text| ("caption".to_owned(), text)));
        self.write(message)
    }

    /// Writes the bot's name in a chat that it is not in; the query that it may answer once.
    pub(crate) fn write_to_guest(&self, person: i64, text: &str, language: &str) -> String {
        let chat = json!({"id": -1_000_000_000_777i64, "type": "supergroup", "title": "别人的群"});
        let from = merged(from(person, "丁"), json!({"language_code": language}));
        self.with(|state| {
            let query = format!("guest{}", state.guests.len());
            state.guests.insert(query.clone(), None);
            let message = json!({"message_id": 77, "date": 1_700_000_000, "from": from, "chat": chat,
                "text": text, "guest_query_id": query});
            state.push("guest_message", message);
            query
        })
    }

    /// A command that only its writer and the bot see; its number among such messages.
    pub(crate) fn write_ephemeral(&self, message: Value) -> i64 {
        self.with(|state| {
            state.last_message += 1;
            let id = state.last_message;
            let more = json!({"message_id": 0, "ephemeral_message_id": id, "date": 1_700_000_000});
            let message = merged(message, more);
            let chat = message["chat"]["id"].as_i64().unwrap();
            // The chat exists, though the message is in nobody's history.
            state.messages.entry((chat, 0)).or_insert_with(|| message.clone());
            state.ephemeral.insert((chat, id), message.clone());
            state.push("message", message);
            id
        })
    }

    /// Taps a button of a message that only this person sees.
    pub(crate) fn tap_ephemeral(&self, chat: i64, id: i64, person: i64, label: &str) {
        let sent = self.sent(chat).into_iter().find(|sent| sent.id == id).unwrap();
        let (_, data) = sent.buttons().into_iter().find(|(text, _)| text.starts_with(label)).unwrap();
        self.with(|state| {
            state.last_tap += 1;
            let message = state.ephemeral[&(chat, id)].clone();
            let tap = json!({"id": state.last_tap.to_string(), "from": from(person, "甲"), "message": message,
                "chat_instance": "1", "data": data});
            state.push("callback_query", tap);
        });
    }

    /// Several pictures at once, one of which may have words.
    pub(crate) fn write_album(&self, message: &Value, captions: &[&str]) {
        let album = self.with(|state| state.last_message.to_string());
        let photo = json!([{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "file_size": 1}]);
        for caption in captions {
            let mut one = merged(message.clone(), json!({"photo": photo, "media_group_id": album}));
            one.as_object_mut().unwrap().remove("text");
            if !caption.is_empty() {
                one["caption"] = json!(caption);
            }
            self.write(one);
        }
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

    /// A person blocks the bot.
    pub(crate) fn block(&self, person: i64) {
        self.closed(person, "private", ["member", "kicked"], "Forbidden: bot was blocked by the user");
    }

    /// The person lets the bot write again.
    pub(crate) fn unblock(&self, person: i64) {
        self.opened(person, "private", ["kicked", "member"]);
    }

    /// The bot is thrown out of a supergroup.
    pub(crate) fn kick(&self, chat: i64) {
        let words = "Forbidden: bot was kicked from the supergroup chat";
        self.closed(chat, "supergroup", ["member", "kicked"], words);
    }

    /// The bot may not write in a supergroup.
    pub(crate) fn silence(&self, chat: i64) {
        let words = "Bad Request: not enough rights to send text messages to the chat";
        self.closed(chat, "supergroup", ["member", "restricted"], words);
    }

    /// A channel takes the bot's rights.
    pub(crate) fn demote(&self, chat: i64) {
        let words = "Bad Request: need administrator rights in the channel chat";
        self.closed(chat, "channel", ["administrator", "member"], words);
    }

    /// The bot is added, to a chat of this type, as a member or an administrator.
    pub(crate) fn add(&self, chat: i64, kind: &str, status: &str) {
        self.with(|state| state.open(chat));
        self.opened(chat, kind, ["left", status]);
    }

    fn closed(&self, chat: i64, kind: &str, change: [&str; 2], words: &'static str) {
        self.with(|state| {
            state.closed.insert(chat, words);
            change_of_the_bot(state, chat, kind, change);
        });
    }

    fn opened(&self, chat: i64, kind: &str, change: [&str; 2]) {
        self.with(|state| {
            state.closed.remove(&chat);
            change_of_the_bot(state, chat, kind, change);
        });
    }

    /// Reacts to a message; an empty list takes the reaction away.
    pub(crate) fn react(&self, chat: i64, id: i64, person: i64, emoji: &[&str]) {
        let new: Vec<Value> = emoji.iter().map(|one| json!({"type": "emoji", "emoji": one})).collect();
        self.with(|state| {
            let old = state.reactions.insert((chat, id, person), new.clone()).unwrap_or_default();
            let known = state.messages[&(chat, id)]["chat"].clone();
            state.push(
                "message_reaction",
                json!({"chat": known, "message_id": id, "user": from(person, "甲"), "date": 1_700_000_002,
                    "old_reaction": old, "new_reaction": new}),
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

/// Delivered only if the bot wants to hear of it.
fn change_of_the_bot(state: &mut State, chat: i64, kind: &str, [old, new]: [&str; 2]) {
    let wanted = |kinds: &Vec<String>| kinds.iter().any(|kind| kind == "my_chat_member");
    if !state.allowed.as_ref().is_none_or(wanted) {
        return;
    }
    let name = if kind == "private" { "first_name" } else { "title" };
    let person = if chat > 0 { chat } else { 5 };
    let change = json!({"chat": {"id": chat, "type": kind, name: "某"}, "from": from(person, "甲"),
        "date": 1_700_000_003, "old_chat_member": member(old), "new_chat_member": member(new)});
    state.push("my_chat_member", change);
}
