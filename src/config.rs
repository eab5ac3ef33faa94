//! Settings: one file and the environment, checked once.

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
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
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Search {
    /// User dictionary; relative paths start at the config file's folder.
    pub dictionary: PathBuf,
    /// What reports talk about and how people call it; relative paths start at the config file's folder.
    pub lexicon: PathBuf,
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

impl Default for Search {
    fn default() -> Self {
        Self { dictionary: PathBuf::from("dictionary.txt"), lexicon: PathBuf::from("lexicon.toml") }
    }
}

impl Default for Answer {
    fn default() -> Self {
        Self { passages: 5 }
    }
}

impl Default for Telegram {
    fn default() -> Self {
        Self { admins: Vec::new(), queue: 1000, queue_per_chat: 20, poll_seconds: 30, drain_seconds: 20 }
    }
}

impl Default for Session {
    fn default() -> Self {
        Self { capacity: 100_000, minutes: 30 }
    }
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("config file {} does not exist", .0.display())]
    Missing(PathBuf),
    #[error("config file {}: {}", .file.display(), in_words(.cause))]
    Invalid { file: PathBuf, cause: Box<figment::Error> },
    #[error("WENZHENG_ADMINS: «{0}» is not a numeric Telegram id (write ids separated by commas)")]
    Admin(String),
    #[error("config {key}: {value} is not allowed ({rule})")]
    OutOfRange { key: &'static str, value: String, rule: &'static str },
}

/// Environment variables that are no config key.
const NOT_KEYS: [&str; 6] = ["admins", "data_dir", "store", "log", "corpus", "test_postgres"];

impl Config {
    /// Reads `file`, then `WENZHENG_SECTION__KEY` from the environment over it, then `WENZHENG_ADMINS`.
    ///
    /// # Errors
    /// When the file is missing or broken, a key is unknown, or a value is out of its range.
    pub fn load(file: &Path) -> Result<Config, ConfigError> {
        if !file.is_file() {
            return Err(ConfigError::Missing(file.to_owned()));
        }
        let environment = Env::prefixed("WENZHENG_").ignore(&NOT_KEYS).split("__");
        let mut config: Config = Figment::from(Serialized::defaults(Config::default()))
            .merge(Toml::file_exact(file))
            .merge(environment)
            .extract()
            .map_err(|cause| ConfigError::Invalid { file: file.to_owned(), cause: Box::new(cause) })?;
        if let Ok(admins) = std::env::var("WENZHENG_ADMINS") {
            config.telegram.admins = parse_admins(&admins)?;
        }
        let folder = file.parent().unwrap_or(Path::new(""));
        for path in [&mut config.search.dictionary, &mut config.search.lexicon] {
            // An absolute path stays as it is.
            *path = folder.join(&*path);
        }
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let out_of_range = |key, value: String, rule| Err(ConfigError::OutOfRange { key, value, rule });
        if !(1..=20).contains(&self.answer.passages) {
            return out_of_range("answer.passages", self.answer.passages.to_string(), "1 to 20");
        }
        if self.telegram.queue == 0 {
            return out_of_range("telegram.queue", "0".to_owned(), "at least 1");
        }
        if self.telegram.queue_per_chat == 0 {
            return out_of_range("telegram.queue_per_chat", "0".to_owned(), "at least 1");
        }
        if !(1..=50).contains(&self.telegram.poll_seconds) {
            let value = self.telegram.poll_seconds.to_string();
            return out_of_range("telegram.poll_seconds", value, "1 to 50 seconds");
        }
        self.check_announce()?;
        if self.session.capacity == 0 {
            return out_of_range("session.capacity", "0".to_owned(), "at least 1");
        }
        Ok(())
    }
}

/// Without figment's profile, of which there is only one.
fn in_words(error: &figment::Error) -> String {
    error.to_string().replace("default.", "")
}

impl Config {
    fn check_announce(&self) -> Result<(), ConfigError> {
        let announce = &self.announce;
        let refused = |key, value: String, rule| Err(ConfigError::OutOfRange { key, value, rule });
        for (key, rate) in [
            ("announce.per_second", announce.per_second),
            ("announce.per_second_per_chat", announce.per_second_per_chat),
            ("announce.per_minute_per_group", announce.per_minute_per_group),
        ] {
            if !(0.01..=100_000.0).contains(&rate) {
                return refused(key, rate.to_string(), "0.01 to 100000");
            }
        }
        if !(1..=20).contains(&announce.tries) {
            return refused("announce.tries", announce.tries.to_string(), "1 to 20");
        }
        Ok(())
    }
}

fn parse_admins(list: &str) -> Result<Vec<u64>, ConfigError> {
    list.split(',')
        .map(str::trim)
        .filter(|id| !id.is_empty())
        .map(|id| id.parse().map_err(|_not_a_number| ConfigError::Admin(id.to_owned())))
        .collect()
}
