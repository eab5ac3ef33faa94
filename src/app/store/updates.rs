//! Which updates were answered, so that a restart does not answer them again.

use sqlx::Row;

use super::{Millis, Store, StoreError};

impl Store {
    /// Whether the work of an update is done.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn is_answered(&self, update: i64) -> Result<bool, StoreError> {
        let query = sqlx::query("SELECT id FROM updates WHERE id = $1").bind(update);
        Ok(query.fetch_optional(&self.pool).await?.is_some())
    }

    /// The numbers of the updates whose work was done since `since`, ascending.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn answered_since(&self, since: Millis) -> Result<Vec<i64>, StoreError> {
        let query = sqlx::query("SELECT id FROM updates WHERE at >= $1 ORDER BY id").bind(since);
        let rows = query.fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }
}
