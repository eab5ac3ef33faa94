//! How the bot does, in one look: for admins in a chat and for operators in a terminal.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::store::Asked;

/// What is known at one moment. Times are in milliseconds, memory in bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Status {
    pub version: String,
    pub edition: u64,
    pub reports: usize,
    pub paragraphs: usize,
    pub figures: usize,
    /// Figures that count among all that claim the same.
    pub records: usize,
    /// Warnings of `check` about the reports that are served.
    pub doubts: usize,
    pub uptime_seconds: u64,
    /// Of the day in the bot's time zone, over all replicas; `None` when the store does not say.
    pub today: Option<Asked>,
    /// To read a question and find its answer, today.
    pub answering: Percentiles,
    /// From an update to the end of its work, today.
    pub working: Percentiles,
    /// Updates that wait or run.
    pub queue: u64,
    /// Letters of announcements that wait to be sent.
    pub letters: u64,
    /// Where the store is, and how long it takes to answer; `None` when it does not.
    pub store: String,
    pub store_ping: Option<f64>,
    pub memory: Option<u64>,
}

/// How long half of all, 95 and 99 of 100 took at most, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Percentiles {
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
}

impl fmt::Display for Percentiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} / {:.1} / {:.1}", self.p50, self.p95, self.p99)
    }
}

/// One line for each thing, for a terminal.
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "version    {}", self.version)?;
        writeln!(f, "edition    {}", self.edition)?;
        writeln!(f, "reports    {} ({} paragraphs)", self.reports, self.paragraphs)?;
        writeln!(f, "figures    {} ({} records)", self.figures, self.records)?;
        writeln!(f, "doubts     {}", self.doubts)?;
        writeln!(f, "uptime     {} s", self.uptime_seconds)?;
        match self.today {
            Some(Asked { questions, unanswered }) => {
                writeln!(f, "today      {questions} questions, {unanswered} without an answer")?;
            }
            None => writeln!(f, "today      not known")?,
        }
        writeln!(f, "answering  {} ms (50, 95 and 99 of 100, today)", self.answering)?;
        writeln!(f, "updates    {} ms (the same)", self.working)?;
        writeln!(f, "queue      {} updates, {} letters", self.queue, self.letters)?;
        match self.store_ping {
            Some(ping) => writeln!(f, "store      {} ({ping:.1} ms)", self.store)?,
            None => writeln!(f, "store      {} (does not answer)", self.store)?,
        }
        match self.memory {
            Some(memory) => writeln!(f, "memory     {} MB", memory / 1_000_000),
            None => writeln!(f, "memory     not known"),
        }
    }
}
