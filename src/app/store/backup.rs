//! A copy of the store that can be put back, taken while the bot runs.

use std::path::Path;

use super::{Engine, Store, StoreError};

impl Store {
    /// Writes the whole store to `file`, as it is at one moment. Only for SQLite: PostgreSQL has `pg_dump`.
    ///
    /// # Errors
    /// When `file` exists already or cannot be written, or the store is PostgreSQL.
    pub async fn backup(&self, file: &Path) -> Result<(), StoreError> {
        let Engine::Sqlite { .. } = self.engine else {
            return Err(StoreError::Unsupported("the store is PostgreSQL: use pg_dump"));
        };
        sqlx::query("VACUUM INTO $1").bind(file.to_string_lossy().into_owned()).execute(&self.pool).await?;
        Ok(())
    }
}
