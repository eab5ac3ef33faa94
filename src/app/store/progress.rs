//! How far announcements have come, and steering them: pause, go on, cancel, once more.

use std::collections::BTreeMap;

use sqlx::Row;
use sqlx::any::AnyRow;

use super::announcements::ORIGINS;
use super::{Millis, Origin, Store, StoreError, read, word};
use crate::app::outbox::Reason;

/// Whether an announcement's rows are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    Running,
    Paused,
    Cancelled,
}

const STATES: [(RunState, &str); 3] =
    [(RunState::Running, "running"), (RunState::Paused, "paused"), (RunState::Cancelled, "cancelled")];

const ANNOUNCEMENTS: &str = "SELECT id, origin, state, made, \
     (SELECT MIN(text) FROM bodies WHERE announcement = announcements.id) FROM announcements";

/// An announcement as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    pub id: i64,
    pub origin: Origin,
    pub state: RunState,
    pub made: Millis,
    /// The beginning of its text in one language.
    pub text: String,
}

/// How many rows stand how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    pub waiting: u64,
    pub sending: u64,
    pub sent: u64,
    pub failed: BTreeMap<Reason, u64>,
    /// May or may not have arrived; never sent again unasked.
    pub unknown: BTreeMap<Reason, u64>,
}

impl Counts {
    #[must_use]
    pub fn all(&self) -> u64 {
        let of = |map: &BTreeMap<Reason, u64>| map.values().sum::<u64>();
        self.waiting + self.sending + self.sent + of(&self.failed) + of(&self.unknown)
    }

    #[must_use]
    pub fn is_done(&self) -> bool {
        self.waiting + self.sending == 0
    }
}

/// An announcement with how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub announcement: Announcement,
    pub counts: Counts,
}

impl Store {
    /// The newest announcements, at most `limit`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn announcements(&self, limit: u32) -> Result<Vec<Announcement>, StoreError> {
        let sql = sqlx::AssertSqlSafe(format!("{ANNOUNCEMENTS} ORDER BY id DESC LIMIT $1"));
        let rows = sqlx::query(sql).bind(i64::from(limit)).fetch_all(&self.pool).await?;
        rows.iter().map(read_announcement).collect()
    }

    /// How far an announcement has come.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn counts(&self, announcement: i64) -> Result<Counts, StoreError> {
        let rows = sqlx::query(
            "SELECT state, reason, COUNT(*) FROM outbox WHERE announcement = $1 GROUP BY state, reason",
        )
        .bind(announcement)
        .fetch_all(&self.pool)
        .await?;
        let mut counts = Counts::default();
        for row in &rows {
            let (state, reason): (String, Option<String>) = (row.try_get(0)?, row.try_get(1)?);
            let count = row.try_get::<i64, _>(2)?.cast_unsigned();
            let reason = reason.as_deref().and_then(Reason::read).unwrap_or(Reason::Rejected);
            match state.as_str() {
                "sending" => counts.sending += count,
                "sent" => counts.sent += count,
                "failed" => *counts.failed.entry(reason).or_default() += count,
                "unknown" => *counts.unknown.entry(reason).or_default() += count,
                _ => counts.waiting += count,
            }
        }
        Ok(counts)
    }

    /// One announcement with how far it has come.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn progress(&self, announcement: i64) -> Result<Option<Progress>, StoreError> {
        let sql = sqlx::AssertSqlSafe(format!("{ANNOUNCEMENTS} WHERE id = $1"));
        let row = sqlx::query(sql).bind(announcement).fetch_optional(&self.pool).await?;
        let Some(known) = row.as_ref().map(read_announcement).transpose()? else { return Ok(None) };
        Ok(Some(Progress { counts: self.counts(announcement).await?, announcement: known }))
    }

    /// Pauses, goes on with or cancels an announcement. What is being sent is not called back. False when it
    /// is cancelled already or unknown.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn steer(&self, announcement: i64, to: RunState, now: Millis) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let query = sqlx::query("UPDATE announcements SET state = $1 WHERE id = $2 AND state <> 'cancelled'");
        let known = query.bind(word(&to, &STATES)).bind(announcement).execute(&mut *tx).await?;
        if known.rows_affected() == 0 {
            return Ok(false);
        }
        let rows = match to {
            RunState::Running => {
                "UPDATE outbox SET state = 'queued' WHERE announcement = $1 AND state = 'held'"
            }
            RunState::Paused => {
                "UPDATE outbox SET state = 'held' WHERE announcement = $1 AND state = 'queued'"
            }
            RunState::Cancelled => {
                "UPDATE outbox SET state = 'failed', reason = 'cancelled', changed = $2 \
                 WHERE announcement = $1 AND state IN ('queued', 'held')"
            }
        };
        let query = sqlx::query(rows).bind(announcement);
        match to {
            RunState::Cancelled => query.bind(now).execute(&mut *tx).await?,
            _ => query.execute(&mut *tx).await?,
        };
        tx.commit().await?;
        Ok(true)
    }

    /// Queues again what has failed for a reason that can pass; how many rows.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn retry_failed(&self, announcement: i64, now: Millis) -> Result<u64, StoreError> {
        let mut again = 0;
        let mut tx = self.begin().await?;
        for reason in Reason::ALL.into_iter().filter(|reason| reason.can_pass()) {
            let query = sqlx::query(
                "UPDATE outbox SET state = 'queued', reason = NULL, tries = 0, due = $1, changed = $1 \
                 WHERE announcement = $2 AND state = 'failed' AND reason = $3 \
                 AND EXISTS (SELECT id FROM announcements WHERE id = $2 AND state = 'running')",
            );
            let query = query.bind(now).bind(announcement).bind(reason.word());
            again += query.execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        Ok(again)
    }
}

fn read_announcement(row: &AnyRow) -> Result<Announcement, StoreError> {
    Ok(Announcement {
        id: row.try_get(0)?,
        origin: read("announcement", &row.try_get::<String, _>(1)?, &ORIGINS)?,
        state: read("announcement", &row.try_get::<String, _>(2)?, &STATES)?,
        made: row.try_get(3)?,
        text: row.try_get::<Option<String>, _>(4)?.unwrap_or_default(),
    })
}
