//! Faults on demand: what the next calls of a method, or to a chat, meet.

use serde_json::Value;

/// How a call fails.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// 429 with these seconds.
    TooMany(u64),
    /// A status without Telegram's envelope, as a gateway sends it.
    Status(u16),
    /// 200 with this for a body.
    Says(&'static str),
    /// No reply until the caller gives up.
    Hang,
    /// The connection ends in the middle of the reply.
    Cut,
    /// The call is carried out, but its reply is lost.
    LoseReply,
    /// The call is carried out, and its reply breaks off after it has said so.
    CutReply,
    /// Telegram's refusal: code, description, parameters.
    Refuse(u16, &'static str, Value),
}

/// Failures of `sendMessage` by chance, the same with every run of the same calls.
#[derive(Debug)]
pub(crate) struct Chance {
    /// Kinds with how many calls of a thousand they meet.
    pub(crate) kinds: Vec<(u32, Kind)>,
    /// Calls of a thousand from a group that find it has become a supergroup.
    pub(crate) migrated: u32,
    /// Of the random numbers.
    pub(crate) seed: u64,
    /// Calls that each kind has met, in the same order; the last for migrations.
    pub(crate) met: Vec<u32>,
}

impl Chance {
    pub(crate) fn new(kinds: Vec<(u32, Kind)>, migrated: u32) -> Self {
        let met = vec![0; kinds.len() + 1];
        Self { kinds, migrated, seed: 42, met }
    }

    /// What the next call meets.
    pub(crate) fn draw(&mut self, chat: i64) -> Option<Kind> {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut number = u32::try_from((self.seed >> 33) % 1000).unwrap();
        for (at, (share, kind)) in self.kinds.iter().enumerate() {
            if number < *share {
                self.met[at] += 1;
                return Some(kind.clone());
            }
            number -= share;
        }
        let can_move = chat < 0 && chat > -1_000_000_000_000;
        if can_move && number < self.migrated {
            *self.met.last_mut().unwrap() += 1;
            let new = -1_000_000_000_000 + chat;
            let parameters = serde_json::json!({"migrate_to_chat_id": new});
            let words = "Bad Request: group chat was upgraded to a supergroup chat";
            return Some(Kind::Refuse(400, words, parameters));
        }
        None
    }
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
