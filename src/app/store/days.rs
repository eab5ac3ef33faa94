//! How many questions were asked on a day, and how many of them had no answer.

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::group::Small;
use super::{Store, StoreError};

/// Counts of one day, over all replicas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub questions: u64,
    /// Of these, those that were told that there is no answer.
    pub unanswered: u64,
}

impl Store {
    /// Counts a question of a day, soon: nobody waits for it. About a crash a few count twice or not at all.
    pub async fn note_asked(&self, day: String, is_answered: bool) {
        self.group.post(Small::Asked { day, is_answered }).await;
    }

    /// The counts of a day, named as `2026-03-05`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn asked_on(&self, day: &str) -> Result<Asked, StoreError> {
        let query = sqlx::query("SELECT asked, unanswered FROM days WHERE day = $1").bind(day.to_owned());
        let Some(row) = query.fetch_optional(&self.pool).await? else { return Ok(Asked::default()) };
        Ok(Asked {
            questions: row.try_get::<i64, _>(0)?.cast_unsigned(),
            unanswered: row.try_get::<i64, _>(1)?.cast_unsigned(),
        })
    }
}
