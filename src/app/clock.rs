//! What time it is: the wall clock, or in tests one that runs like it and is put forward by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time in milliseconds since 1970.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    #[default]
    Wall,
    /// Ahead of the wall clock by so many milliseconds.
    Ahead(Arc<AtomicI64>),
}

impl Clock {
    #[must_use]
    pub fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let wall = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
        match self {
            Clock::Wall => wall,
            Clock::Ahead(by) => wall.saturating_add(by.load(Ordering::SeqCst)),
        }
    }
}
