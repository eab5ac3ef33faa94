//! Whether the bot serves: said by whoever serves, asked by whoever watches.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tokio::sync::watch;

/// Longer than any poll, and than any wait after a failure.
const STUCK: Duration = Duration::from_secs(120);

/// Clones share it.
#[derive(Debug, Clone)]
pub struct Health {
    beat: Arc<watch::Sender<Instant>>,
    serves: Arc<AtomicBool>,
}

impl Default for Health {
    fn default() -> Self {
        Self { beat: Arc::new(watch::channel(Instant::now()).0), serves: Arc::default() }
    }
}

impl Health {
    /// The loop that takes updates has gone round.
    pub fn beat(&self) {
        self.beat.send_replace(Instant::now());
    }

    /// Telegram has said who the bot is, and updates are taken; or no more.
    pub fn set_serving(&self, serves: bool) {
        self.serves.store(serves, Ordering::Relaxed);
        self.beat();
    }

    #[must_use]
    pub fn is_serving(&self) -> bool {
        self.serves.load(Ordering::Relaxed)
    }

    /// False when the loop has stood still for longer than anything that it waits for.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.beat.borrow().elapsed() < STUCK
    }
}
