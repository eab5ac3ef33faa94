//! What time it is: the wall clock, or in tests one that runs like it and is put forward by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

#[cfg(feature = "telegram")]
use jiff::{Timestamp, Zoned, tz::TimeZone};

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

/// The day of a moment in a zone, `2026-03-05`; in UTC where there is no such zone.
#[cfg(feature = "telegram")]
#[must_use]
pub fn day(at: i64, zone: &str) -> String {
    in_zone(at, zone).date().to_string()
}

/// The wall clock of a zone, `2026-03-05 08:00`.
#[cfg(feature = "telegram")]
#[must_use]
pub fn wall_clock(at: i64, zone: &str) -> String {
    in_zone(at, zone).strftime("%Y-%m-%d %H:%M").to_string()
}

#[cfg(feature = "telegram")]
fn in_zone(at: i64, zone: &str) -> Zoned {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone)
}
