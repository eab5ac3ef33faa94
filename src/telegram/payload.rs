//! The calls that teloxide cannot make, or not with all that Bot API 10.3 lets them carry.

use serde::Serialize;
use serde_json::{Value, json};
use teloxide::types::{InlineKeyboardMarkup, InlineQueryResult, LinkPreviewOptions, MessageEntity};

use super::delivery::{Address, Only, no_preview};
use super::markup::{has_disabled, on_the_wire};
use super::render::Draft;
use super::upload::{SendDocument, SendPhoto};
use super::wire::{Failure, Outgoing};

const JSON: &str = "application/json";

/// A call that can do without what only newer servers know.
pub(crate) trait Modest: Outgoing {
    /// True if the call changed by it.
    fn do_without_disabled(&mut self) -> bool;
    /// To another chat, which the old one has become.
    fn redirect(&mut self, chat: i64);
}

/// Words with what belongs to them.
#[derive(Debug, Clone)]
struct Words {
    text: String,
    entities: Vec<MessageEntity>,
    buttons: Option<InlineKeyboardMarkup>,
    /// Force a reply where there are no buttons.
    asks: bool,
    knows_disabled: bool,
}

impl Words {
    fn of(draft: Draft) -> Self {
        let asks = draft.asks();
        let (text, entities, buttons) = draft.into_parts();
        Self { text, entities, buttons, asks, knows_disabled: true }
    }

    fn markup(&self) -> Option<Value> {
        let ask = || self.asks.then(|| json!({"force_reply": true, "selective": true}));
        self.buttons.as_ref().map(|buttons| on_the_wire(buttons, self.knows_disabled)).or_else(ask)
    }

    fn do_without_disabled(&mut self) -> bool {
        let changes = self.knows_disabled && self.buttons.as_ref().is_some_and(has_disabled);
        self.knows_disabled = false;
        changes
    }
}

/// `sendMessage`
#[derive(Debug, Clone)]
pub(crate) struct SendMessage {
    address: Address,
    words: Words,
}

impl SendMessage {
    pub(crate) fn new(address: Address, draft: Draft) -> Self {
        Self { address, words: Words::of(draft) }
    }
}

#[derive(Serialize)]
struct MessageBody<'a> {
    chat_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_thread_id: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ephemeral_message_parameters: Option<Value>,
    text: &'a str,
    #[serde(skip_serializing_if = "<[MessageEntity]>::is_empty")]
    entities: &'a [MessageEntity],
    link_preview_options: LinkPreviewOptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_parameters: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_markup: Option<Value>,
}

impl Outgoing for SendMessage {
    const METHOD: &'static str = "SendMessage";

    fn body(&self) -> Result<(&'static str, Vec<u8>), Failure> {
        let Address { chat, topic, message, only } = self.address;
        let reply = match (only.and_then(|only| only.message), message) {
            (Some(ephemeral), _) => Some(json!({"ephemeral_message_id": ephemeral})),
            (None, Some(message)) => {
                Some(json!({"message_id": message.0, "allow_sending_without_reply": true}))
            }
            (None, None) => None,
        };
        let body = MessageBody {
            chat_id: chat.0,
            message_thread_id: topic.map(|topic| topic.0.0),
            ephemeral_message_parameters: only.map(|only| json!({"receiver_user_id": only.person})),
            text: &self.words.text,
            entities: &self.words.entities,
            link_preview_options: no_preview(),
            reply_parameters: reply,
            reply_markup: self.words.markup(),
        };
        Ok((JSON, serde_json::to_vec(&body).map_err(Failure::Garbled)?))
    }
}

impl Modest for SendMessage {
    fn do_without_disabled(&mut self) -> bool {
        self.words.do_without_disabled()
    }

    fn redirect(&mut self, chat: i64) {
        self.address.chat.0 = chat;
    }
}

impl Modest for SendPhoto {
    fn do_without_disabled(&mut self) -> bool {
        false
    }

    fn redirect(&mut self, chat: i64) {
        self.0.address.chat.0 = chat;
    }
}

impl Modest for SendDocument {
    fn do_without_disabled(&mut self) -> bool {
        false
    }

    fn redirect(&mut self, chat: i64) {
        self.0.address.chat.0 = chat;
    }
}

/// `editMessageText`
#[derive(Debug, Clone)]
pub(crate) struct EditMessage {
    chat: i64,
    message: i32,
    words: Words,
}

impl EditMessage {
    pub(crate) fn new(chat: i64, message: i32, draft: Draft) -> Self {
        Self { chat, message, words: Words::of(draft) }
    }
}

impl Outgoing for EditMessage {
    const METHOD: &'static str = "EditMessageText";

    fn body(&self) -> Result<(&'static str, Vec<u8>), Failure> {
        let mut body = edit(&self.words, self.chat);
        body.insert("message_id".to_owned(), self.message.into());
        Ok((JSON, serde_json::to_vec(&body).map_err(Failure::Garbled)?))
    }
}

impl Modest for EditMessage {
    fn do_without_disabled(&mut self) -> bool {
        self.words.do_without_disabled()
    }

    fn redirect(&mut self, chat: i64) {
        self.chat = chat;
    }
}

/// `editEphemeralMessageText`
#[derive(Debug, Clone)]
pub(crate) struct EditEphemeral {
    chat: i64,
    only: Only,
    words: Words,
}

impl EditEphemeral {
    /// Of the message of `only`.
    pub(crate) fn new(chat: i64, only: Only, draft: Draft) -> Self {
        Self { chat, only, words: Words::of(draft) }
    }
}

impl Outgoing for EditEphemeral {
    const METHOD: &'static str = "EditEphemeralMessageText";

    fn body(&self) -> Result<(&'static str, Vec<u8>), Failure> {
        let mut body = edit(&self.words, self.chat);
        body.insert("receiver_user_id".to_owned(), self.only.person.into());
        body.insert("ephemeral_message_id".to_owned(), self.only.message.unwrap_or_default().into());
        Ok((JSON, serde_json::to_vec(&body).map_err(Failure::Garbled)?))
    }
}

impl Modest for EditEphemeral {
    fn do_without_disabled(&mut self) -> bool {
        self.words.do_without_disabled()
    }

    fn redirect(&mut self, chat: i64) {
        self.chat = chat;
    }
}

/// What every edit of a text says; no buttons are said, too, or the old ones would stay.
fn edit(words: &Words, chat: i64) -> serde_json::Map<String, Value> {
    let mut body = serde_json::Map::new();
    body.insert("chat_id".to_owned(), chat.into());
    body.insert("text".to_owned(), words.text.as_str().into());
    if !words.entities.is_empty() {
        body.insert("entities".to_owned(), json!(words.entities));
    }
    body.insert("link_preview_options".to_owned(), json!(no_preview()));
    let none = || json!({"inline_keyboard": []});
    let buttons = words.buttons.as_ref().map(|buttons| on_the_wire(buttons, words.knows_disabled));
    body.insert("reply_markup".to_owned(), buttons.unwrap_or_else(none));
    body
}

/// `editMessageReplyMarkup`
#[derive(Debug, Clone)]
pub(crate) struct EditButtons {
    pub(crate) chat: i64,
    pub(crate) message: i32,
    pub(crate) buttons: InlineKeyboardMarkup,
    pub(crate) knows_disabled: bool,
}

impl Outgoing for EditButtons {
    const METHOD: &'static str = "EditMessageReplyMarkup";

    fn body(&self) -> Result<(&'static str, Vec<u8>), Failure> {
        let markup = on_the_wire(&self.buttons, self.knows_disabled);
        let body = json!({"chat_id": self.chat, "message_id": self.message, "reply_markup": markup});
        Ok((JSON, serde_json::to_vec(&body).map_err(Failure::Garbled)?))
    }
}

/// `answerGuestQuery`: the one message of a bot that is a guest.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct AnswerGuest {
    pub(crate) guest_query_id: String,
    pub(crate) result: InlineQueryResult,
}

/// `deleteMessage`, of one that came out otherwise than it was meant.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Delete {
    pub(crate) chat_id: i64,
    pub(crate) message_id: i32,
}

/// `deleteEphemeralMessage`, of none: which servers have it know ephemeral messages.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DeleteEphemeral {
    pub(crate) chat_id: i64,
    pub(crate) receiver_user_id: u64,
    pub(crate) ephemeral_message_id: i32,
}

/// Calls whose fields are their body.
macro_rules! as_it_is {
    ($($call:ty: $method:literal),*) => {$(
        impl Outgoing for $call {
            const METHOD: &'static str = $method;

            fn body(&self) -> Result<(&'static str, Vec<u8>), Failure> {
                Ok((JSON, serde_json::to_vec(self).map_err(Failure::Garbled)?))
            }
        }
    )*};
}

as_it_is!(AnswerGuest: "AnswerGuestQuery", Delete: "DeleteMessage", DeleteEphemeral: "DeleteEphemeralMessage");
