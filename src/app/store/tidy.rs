//! What is forgotten in time, so that the store does not grow for ever.

use super::{Millis, Store, StoreError};

const DAY: Millis = 24 * 3600 * 1000;
/// How long it is known who was told what by a schedule. What an admin has announced is kept.
const LEDGER: Millis = 180 * DAY;
/// Longer than any period within which the same is not told again.
const TOLD: Millis = 40 * DAY;
/// A question that nobody has asked for so long is no gap any more.
const GAPS: Millis = 180 * DAY;
/// Who did what: long enough to look into anything that is noticed late.
const AUDIT: Millis = 2 * 365 * DAY;
/// Telegram forgets updates after a day.
const UPDATES: Millis = 2 * DAY;

/// An announcement of the schedule that is old and done.
const DONE: &str = "SELECT id FROM announcements WHERE origin = 'schedule' AND made < $1 AND NOT EXISTS \
    (SELECT 1 FROM outbox o WHERE o.announcement = announcements.id AND o.state IN ('queued', 'held', 'sending'))";

impl Store {
    /// Drops expired payloads, the pace of chats that are free, updates, contents and gaps that nobody asks for
    /// any more, deeds and scheduled announcements of long ago.
    /// What people asked in vain is kept for `texts` milliseconds.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tidy(&self, now: Millis, texts: Millis) -> Result<(), StoreError> {
        let of_done = |table: &str, key: &str| format!("DELETE FROM {table} WHERE {key} IN ({DONE})");
        for (sql, before) in [
            ("DELETE FROM payloads WHERE expires <= $1".to_owned(), now),
            ("DELETE FROM pace WHERE chat <> 0 AND free < $1".to_owned(), now.saturating_mul(1000)),
            ("DELETE FROM updates WHERE at < $1".to_owned(), now - UPDATES),
            ("DELETE FROM told WHERE at < $1".to_owned(), now - TOLD),
            ("DELETE FROM gaps WHERE last < $1".to_owned(), now - GAPS),
            ("DELETE FROM gaps WHERE question <> '' AND last < $1".to_owned(), now - texts),
            ("UPDATE votes SET question = '' WHERE question <> '' AND at < $1".to_owned(), now - texts),
            ("DELETE FROM audit WHERE at < $1 AND action <> 'join'".to_owned(), now - AUDIT),
            // In this order: each names the one after it.
            (of_done("outbox", "announcement"), now - LEDGER),
            (of_done("bodies", "announcement"), now - LEDGER),
            (of_done("announcements", "id"), now - LEDGER),
        ] {
            // Built from constants only.
            sqlx::query(sqlx::AssertSqlSafe(sql)).bind(before).execute(&self.pool).await?;
        }
        Ok(())
    }
}
