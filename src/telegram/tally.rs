//! What the bot counts while it serves. No names, no texts.

use std::sync::atomic::{AtomicU64, Ordering};

/// One counter.
#[derive(Debug, Default)]
pub struct Count(AtomicU64);

impl Count {
    pub(crate) fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Counters since the start of the process.
#[derive(Debug, Default)]
pub struct Tally {
    /// Updates whose work has begun, or was passed over.
    pub taken: Count,
    /// Of these, those whose work has ended.
    pub ended: Count,
    /// Updates whose work is done.
    pub updates: Count,
    /// Questions that were answered, with whatever kind of answer.
    pub answers: Count,
    /// Updates delivered again that were known already.
    pub repeated: Count,
    /// Updates that could not be read and were passed over.
    pub unreadable: Count,
    /// Messages read only after parts that teloxide does not know were left out.
    pub mended: Count,
    /// Messages without words, or with words nobody could read.
    pub wordless: Count,
    /// Updates beyond a chat's bound, told off or dropped.
    pub crowded: Count,
    /// Updates that an earlier process has left undone, taken up again.
    pub resumed: Count,
    /// Handlers that panicked.
    pub panics: Count,
    /// Messages that could not be delivered.
    pub undelivered: Count,
    /// Polls, and greetings at the start, that failed.
    pub failed_polls: Count,
}

impl Tally {
    /// Everything that went wrong.
    #[must_use]
    pub fn errors(&self) -> u64 {
        [&self.unreadable, &self.panics, &self.undelivered, &self.failed_polls]
            .iter()
            .map(|count| count.get())
            .sum()
    }
}
