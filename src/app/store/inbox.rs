//! Updates under way: kept before Telegram may forget them, gone once their work is done.

use sqlx::Row;

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

    /// What was kept and is not done, in the order in which it came.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn kept_updates(&self) -> Result<Vec<(i64, String)>, StoreError> {
        let rows = sqlx::query("SELECT id, body FROM inbox ORDER BY id").fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }

    /// The work of an update is done: it is remembered as such, and no longer kept.
    ///
    /// # Errors
    /// When the store fails; the update then counts as not done.
    pub async fn finish_update(&self, update: i64, now: Millis) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("INSERT INTO updates (id, at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
            .bind(update)
            .bind(now)
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM inbox WHERE id = $1").bind(update).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }
}
