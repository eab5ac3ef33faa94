//! Faults on demand: what the next calls of a method, or to a chat, meet.

use serde_json::Value;

/// How a call fails.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// 429 with these seconds.
    TooMany(u64),
    /// A status without Telegram's envelope, as a gateway sends it.
    Status(u16),
    /// No reply until the caller gives up.
    Hang,
    /// The connection ends in the middle of the reply.
    Cut,
    /// The call is carried out, but its reply is lost.
    LoseReply,
    /// Telegram's refusal: code, description, parameters.
    Refuse(u16, &'static str, Value),
}

/// One kind of failure for the next `times` calls that match.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// As documented: `sendMessage`.
    pub(crate) method: &'static str,
    /// `None` for every chat.
    pub(crate) chat: Option<i64>,
    pub(crate) times: u32,
    pub(crate) kind: Kind,
}

impl Fault {
    pub(crate) fn new(method: &'static str, times: u32, kind: Kind) -> Self {
        Self { method, chat: None, times, kind }
    }

    pub(crate) fn in_chat(mut self, chat: i64) -> Self {
        self.chat = Some(chat);
        self
    }

    pub(crate) fn matches(&self, method: &str, params: &Value) -> bool {
        self.times > 0 && self.method == method && self.chat.is_none_or(|chat| params["chat_id"] == chat)
    }
}
