//! Settings: one file and the environment, checked once; where everything else is read from.

pub mod built_in;
mod origin;
mod read;

pub use origin::{Folders, Origin};
pub use read::{ConfigError, ConfigFault};

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

/// Everything that can be set. Defaults are those of the shipped `config/wenzheng.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    pub search: Search,
    pub answer: Answer,
    pub telegram: Telegram,
    pub session: Session,
    pub announce: Announce,
    pub limits: Limits,
    pub webhook: Webhook,
    pub web: Web,
    pub log: Log,
    pub reload: Reload,
    pub gaps: Gaps,
}

/// What is built in takes the place of what no file is found for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Search {
    /// User dictionary; relative paths start at the config file's folder.
    pub dictionary: Origin,
    /// What reports talk about and how people call it; relative paths start at the config file's folder.
    pub lexicon: Origin,
    /// Regions that people name together; relative paths start at the config file's folder.
    pub groups: Origin,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Answer {
    /// Passages in an answer, 1 to 20.
    pub passages: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Telegram {
    /// Numeric ids of the people who may reload the corpus.
    pub admins: Vec<u64>,
    /// Updates that wait or run at once over all chats.
    pub queue: usize,
    /// Updates that wait or run at once for one chat; what comes beyond is answered with a polite line.
    pub queue_per_chat: usize,
    /// Seconds a long poll waits for updates.
    pub poll_seconds: u32,
    /// Seconds given to running work when the process is told to stop.
    pub drain_seconds: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Session {
    /// Sessions kept in memory.
    pub capacity: usize,
    /// Minutes a question is remembered for follow-ups.
    pub minutes: u64,
}

/// How fast and how patiently announcements are sent. The defaults are Telegram's limits; a paid broadcast or
/// a Bot API server of one's own may go faster.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Announce {
    /// Messages a second over all chats, answers counted in.
    pub per_second: f64,
    /// Messages a second to one person.
    pub per_second_per_chat: f64,
    /// Messages a minute to one group or channel.
    pub per_minute_per_group: f64,
    /// Pay Telegram, in Stars of the bot, for what goes beyond 30 messages a second.
    pub paid: bool,
    /// Tries of one message while Telegram cannot be reached.
    pub tries: u32,
    /// Seconds after which a message whose process has died counts as unknown.
    pub lease_seconds: u64,
    /// IANA name of the time zone of times that name none.
    pub zone: String,
}

/// How the next edition takes the place of the one that serves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Reload {
    /// How far a score of the gold questions may fall, 0 to 1.
    pub margin: f64,
    /// Seconds between two looks at the corpus folder; 0: nobody looks unasked.
    pub watch_seconds: u64,
}

/// What is kept of questions without an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Gaps {
    /// Days that their texts are kept; 0: they are only counted.
    pub text_days: u32,
}

/// How much one may ask. Group chats hear of it once, then there is silence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Questions and commands a minute of one person, wherever.
    pub per_minute_per_person: u32,
    /// Questions and commands a minute in one group.
    pub per_minute_per_chat: u32,
}

/// Telegram sends updates to an address of one's own, instead of being polled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Webhook {
    /// What Telegram calls, `https://…`; empty: updates are polled.
    pub url: String,
    /// Where calls come in by way of the proxy that has the certificate.
    pub listen: SocketAddr,
    /// Calls of Telegram at once, 1 to 100.
    pub connections: u8,
}

/// Health and metrics.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Web {
    /// Where `/healthz`, `/readyz`, `/status` and `/metrics` are served, to nobody but the operator; none: nowhere.
    pub listen: Option<SocketAddr>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    pub form: LogForm,
}

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogForm {
    /// To be read by people.
    #[default]
    Text,
    /// One object a line.
    Json,
}

impl Default for Reload {
    fn default() -> Self {
        Self { margin: 0.02, watch_seconds: 0 }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { per_minute_per_person: 30, per_minute_per_chat: 120 }
    }
}

impl Default for Webhook {
    fn default() -> Self {
        Self { url: String::new(), listen: SocketAddr::from(([127, 0, 0, 1], 8443)), connections: 40 }
    }
}

impl Default for Announce {
    fn default() -> Self {
        Self {
            per_second: 30.0,
            per_second_per_chat: 1.0,
            per_minute_per_group: 20.0,
            paid: false,
            tries: 5,
            lease_seconds: 60,
            zone: "Asia/Shanghai".to_owned(),
        }
    }
}

impl Default for Answer {
    fn default() -> Self {
        Self { passages: 5 }
    }
}

impl Default for Telegram {
    fn default() -> Self {
        Self { admins: Vec::new(), queue: 1000, queue_per_chat: 20, poll_seconds: 1, drain_seconds: 20 }
    }
}

impl Default for Session {
    fn default() -> Self {
        Self { capacity: 100_000, minutes: 30 }
    }
}
