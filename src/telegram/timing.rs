//! How long the bot waits for what, in one place so that tests can wait less.

use std::time::Duration;

/// Waits and bounds of the update loop and of delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// A call to Telegram; a long poll adds its own seconds.
    pub request: Duration,
    /// First wait after a failure; each further failure doubles it.
    pub backoff: Duration,
    /// Longest wait after a failure: so long after the end of an outage the bot is back.
    pub backoff_cap: Duration,
    /// Tries to deliver one message that fails while Telegram can be reached.
    pub attempts: u32,
    /// How long a message waits for a Telegram that cannot be reached. Telegram itself keeps updates for a day.
    pub outage: Duration,
    /// Longest wait for one message that Telegram asks for with 429, all waits together.
    pub throttled: Duration,
    /// First wait between polls while work is under way; it doubles while nothing changes.
    pub pace: Duration,
    /// Longest wait between polls while work is under way.
    pub pace_cap: Duration,
    /// How long a picture of an album waits for the one that has the words.
    pub album: Duration,
    /// How long an answer may take before the chat sees "typing".
    pub typing: Duration,
    /// Between two looks at the progress of an announcement, each an edit of a message.
    pub progress: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            request: Duration::from_secs(15),
            backoff: Duration::from_millis(500),
            backoff_cap: Duration::from_secs(1),
            attempts: 5,
            outage: Duration::from_secs(3600),
            throttled: Duration::from_secs(900),
            pace: Duration::from_millis(50),
            pace_cap: Duration::from_secs(1),
            album: Duration::from_millis(700),
            typing: Duration::from_secs(1),
            progress: Duration::from_secs(4),
        }
    }
}

/// Waits that double from `first` to `cap`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Backoff {
    first: Duration,
    cap: Duration,
    next: Duration,
}

impl Backoff {
    pub(crate) fn new(first: Duration, cap: Duration) -> Self {
        Self { first, cap, next: first }
    }

    /// How long to wait now.
    pub(crate) fn step(&mut self) -> Duration {
        let wait = self.next.min(self.cap);
        self.next = wait.saturating_mul(2);
        wait
    }

    /// Nothing has failed since something went well.
    pub(crate) fn is_fresh(&self) -> bool {
        self.next == self.first
    }

    /// Something went well: the next wait is the first again.
    pub(crate) fn reset(&mut self) {
        self.next = self.first;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_cap_and_begin_anew() {
        let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(5));
        let waits: Vec<u64> = (0..5).map(|_| backoff.step().as_secs()).collect();
        assert_eq!((waits, backoff.is_fresh()), (vec![1, 2, 4, 5, 5], false));
        backoff.reset();
        assert!(backoff.is_fresh());
        assert_eq!(backoff.step().as_secs(), 1);
    }
}
