//! Updates under way: kept before Telegram may forget them, gone once their work is done.

use sqlx::Row;

use super::group::Small;
use super::{Millis, Store, StoreError};

impl Store {
    /// Keeps updates as they came, each with its number, at once. One that is kept already stays as it is.
    ///
    /// # Errors
    /// When the store fails; none is then kept.
    pub async fn keep_updates(&self, updates: &[(i64, &str)]) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        for (id, body) in updates {
            sqlx::query("INSERT INTO inbox (id, body) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
                .bind(*id)
                .bind((*body).to_owned())
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Keeps updates for the process `who`, all or none; the numbers of those that no process has kept or done
    /// before.
    ///
    /// # Errors
    /// When the store fails; none is then kept.
    pub async fn claim_updates(&self, updates: &[(i64, &str)], who: &str) -> Result<Vec<i64>, StoreError> {
        let mut tx = self.begin().await?;
        let mut claimed = Vec::new();
        for (id, body) in updates {
            let kept = sqlx::query(
                "INSERT INTO inbox (id, body, who) SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS TEXT) \
                 WHERE NOT EXISTS (SELECT 1 FROM updates WHERE id = $1) ON CONFLICT (id) DO NOTHING",
            )
            .bind(*id)
            .bind((*body).to_owned())
            .bind(who.to_owned())
            .execute(&mut *tx)
            .await?;
            if kept.rows_affected() > 0 {
                claimed.push(*id);
            }
        }
        tx.commit().await?;
        Ok(claimed)
    }

    /// Gives `who` what processes have kept and not done which are gone, in the order of numbers.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn adopt_updates(&self, who: &str) -> Result<Vec<(i64, String)>, StoreError> {
        let rows = sqlx::query("SELECT DISTINCT COALESCE(who, '') FROM inbox WHERE COALESCE(who, '') <> $1")
            .bind(who.to_owned())
            .fetch_all(&self.pool)
            .await?;
        let mut adopted = Vec::new();
        for row in rows {
            let other: String = row.try_get(0)?;
            if self.is_running(&other).await? {
                continue;
            }
            let rows =
                sqlx::query("UPDATE inbox SET who = $1 WHERE COALESCE(who, '') = $2 RETURNING id, body")
                    .bind(who.to_owned())
                    .bind(other)
                    .fetch_all(&self.pool)
                    .await?;
            for row in rows {
                adopted.push((row.try_get(0)?, row.try_get(1)?));
            }
        }
        adopted.sort_unstable();
        Ok(adopted)
    }

    /// What was kept and is not done, in the order in which it came.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn kept_updates(&self) -> Result<Vec<(i64, String)>, StoreError> {
        let rows = sqlx::query("SELECT id, body FROM inbox ORDER BY id").fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }

    /// How much waits: updates under way, letters of announcements to be sent, that are being sent and that are held.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn depths(&self) -> Result<[(&'static str, i64); 4], StoreError> {
        let count = "SELECT COUNT(*) FROM";
        let mut depths = [("update", 0), ("queued", 0), ("sending", 0), ("held", 0)];
        for (kind, depth) in &mut depths {
            let sql = match *kind {
                "update" => format!("{count} inbox"),
                state => format!("{count} outbox WHERE state = '{state}'"),
            };
            // Built from constants only.
            *depth = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&self.pool).await?;
        }
        Ok(depths)
    }

    /// The work of an update is done: it is remembered as such, and no longer kept.
    ///
    /// # Errors
    /// When the store fails; the update then counts as not done.
    pub async fn finish_update(&self, update: i64, now: Millis) -> Result<(), StoreError> {
        self.group.write(Small::Done { update, at: now }).await
    }
}
