//! What time it is: the wall clock, or in tests a clock that is set by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time in milliseconds since 1970.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    #[default]
    Wall,
    /// Shows what was set last.
    Set(Arc<AtomicI64>),
}

impl Clock {
    #[must_use]
    pub fn now(&self) -> i64 {
        match self {
            Clock::Wall => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
            }
            Clock::Set(at) => at.load(Ordering::SeqCst),
        }
    }
}
