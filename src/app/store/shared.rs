//! What all replicas are to agree on: the edition that was chosen, words that were taught, gold questions.

use super::{Store, StoreError};

impl Store {
    /// What was agreed on under `name`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn shared(&self, name: &str) -> Result<Option<String>, StoreError> {
        let query = sqlx::query_scalar("SELECT body FROM shared WHERE name = $1").bind(name.to_owned());
        Ok(query.fetch_optional(&self.pool).await?)
    }

    /// From now on `more` stands behind it, also where several say so at once.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn share_more(&self, name: &str, more: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO shared (name, body) VALUES ($1, $2) \
                   ON CONFLICT (name) DO UPDATE SET body = shared.body || excluded.body";
        sqlx::query(sql).bind(name.to_owned()).bind(more.to_owned()).execute(&self.pool).await?;
        Ok(())
    }

    /// From now on it is `body`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn share(&self, name: &str, body: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO shared (name, body) VALUES ($1, $2) \
                   ON CONFLICT (name) DO UPDATE SET body = excluded.body";
        sqlx::query(sql).bind(name.to_owned()).bind(body.to_owned()).execute(&self.pool).await?;
        Ok(())
    }
}
