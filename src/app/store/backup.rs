//! A copy of the store that can be put back, taken while the bot runs.

use std::path::Path;

use super::engine::cause;
use super::{Engine, Store, StoreError};

impl Store {
    /// Writes the whole store to `file`, as it is at one moment; a copy that is not whole is taken away again. Only for
    /// SQLite: PostgreSQL has `pg_dump`.
    ///
    /// # Errors
    /// When `file` exists already or cannot be written, or the store is PostgreSQL.
    pub async fn backup(&self, file: &Path) -> Result<(), StoreError> {
        let Engine::Sqlite { .. } = self.engine else {
            return Err(StoreError::Unsupported("the store is PostgreSQL: use pg_dump"));
        };
        let failed = |cause| StoreError::NotCopied { file: file.to_owned(), cause };
        if file.exists() {
            return Err(failed("it is there already".to_owned()));
        }
        let copying = sqlx::query("VACUUM INTO $1").bind(file.to_string_lossy().into_owned());
        if let Err(error) = copying.execute(&self.pool).await {
            // It may not have been begun.
            let _nothing_there = std::fs::remove_file(file);
            return Err(failed(cause(&error)));
        }
        Ok(())
    }
}
