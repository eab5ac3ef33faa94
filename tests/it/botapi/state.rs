//! What the double remembers.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::hook::Hook;
use super::{Chance, Fault};

pub(crate) const TOKEN: &str = "424242:TEST-token_of_the_double";
pub(crate) const BOT_ID: i64 = 424_242;
pub(crate) const USERNAME: &str = "wenzheng_bot";

/// A call that was checked, whether or not a fault met it.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: &'static str,
    pub(crate) params: Value,
}

/// A message that the bot has sent, as it reads now.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) id: i64,
    pub(crate) chat: i64,
    pub(crate) text: String,
    pub(crate) params: Value,
}

impl Sent {
    /// Buttons as (label, callback data).
    pub(crate) fn buttons(&self) -> Vec<(String, String)> {
        let rows = self.params["reply_markup"]["inline_keyboard"].as_array().cloned().unwrap_or_default();
        rows.iter()
            .flat_map(|row| row.as_array().cloned().unwrap_or_default())
            .map(|button| {
                let text = |key: &str| button[key].as_str().unwrap_or_default().to_owned();
                (text("text"), text("callback_data"))
            })
            .collect()
    }
}

#[derive(Default)]
pub(crate) struct State {
    /// Not yet confirmed.
    pub(crate) updates: BTreeMap<i64, Value>,
    pub(crate) last_update: i64,
    pub(crate) allowed: Option<Vec<String>>,
    /// Hands out the newest update first, and each twice.
    pub(crate) is_disorderly: bool,
    pub(crate) webhook: String,
    pub(crate) hook: Hook,
    /// Counts pollers; only the newest is served.
    pub(crate) poller: u64,
    /// Every message of every chat, the people's and the bot's.
    pub(crate) messages: BTreeMap<(i64, i64), Value>,
    pub(crate) last_message: i64,
    /// Files that people have handed in, by their ids.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) sent: Vec<Sent>,
    pub(crate) calls: Vec<Call>,
    pub(crate) faults: Vec<Fault>,
    /// Calls that break the documentation.
    pub(crate) violations: Vec<String>,
    pub(crate) last_tap: i64,
    /// Reactions by chat, message and person.
    pub(crate) reactions: BTreeMap<(i64, i64, i64), Vec<Value>>,
    /// Status by chat and person; everybody else is a member.
    pub(crate) members: BTreeMap<(i64, i64), &'static str>,
    /// Chats that the bot may not write to, with Telegram's words for it.
    pub(crate) closed: BTreeMap<i64, &'static str>,
    /// Pinned messages, by chat.
    pub(crate) pinned: Vec<(i64, i64)>,
    /// Methods that this server is too old to know.
    pub(crate) unknown: BTreeSet<&'static str>,
    /// It is of before Bot API 10.3: it refuses disabled buttons, and shows everybody what is for one person.
    pub(crate) is_old: bool,
    /// Messages that one person sees, by chat and their number.
    pub(crate) ephemeral: BTreeMap<(i64, i64), Value>,
    /// Queries of guests; with the answer, once there is one.
    pub(crate) guests: BTreeMap<String, Option<Value>>,
    pub(crate) chance: Option<Chance>,
    /// When each message came in, whatever became of it.
    pub(crate) arrivals: Vec<(Instant, i64)>,
    /// When each message was replied to that met no fault.
    pub(crate) replies: Vec<(Instant, i64)>,
}

impl State {
    /// A chat exists: the bot may write there.
    pub(crate) fn open(&mut self, chat: i64) {
        self.last_message += 1;
        let kind = if chat > 0 { "private" } else { "supergroup" };
        let name = if chat > 0 { "first_name" } else { "title" };
        let message = serde_json::json!({"chat": {"id": chat, "type": kind, name: "某"}});
        self.messages.insert((chat, self.last_message), message);
    }

    /// The most messages that came in within any `window`, to all chats or to one.
    pub(crate) fn busiest(&self, window: Duration, chat: Option<i64>) -> usize {
        let times: Vec<Instant> = self
            .arrivals
            .iter()
            .filter(|(_, to)| chat.is_none_or(|chat| chat == *to))
            .map(|(at, _)| *at)
            .collect();
        let mut from = 0;
        let mut most = 0;
        for (at, time) in times.iter().enumerate() {
            while *time - times[from] >= window {
                from += 1;
            }
            most = most.max(at - from + 1);
        }
        most
    }

    /// Queues an update for the bot.
    pub(crate) fn push(&mut self, kind: &str, body: Value) -> i64 {
        self.last_update += 1;
        let mut update = serde_json::Map::new();
        update.insert("update_id".to_owned(), self.last_update.into());
        update.insert(kind.to_owned(), body);
        self.updates.insert(self.last_update, Value::Object(update));
        self.last_update
    }
}
