//! What a button stands for, when that does not fit into the 64 bytes a button carries.

use sqlx::Row;

use super::group::Small;
use super::{Millis, Store, StoreError};

impl Store {
    /// Keeps `body` (JSON) under `id` until `expires`; the same `id` again keeps the later body.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn keep_payload(&self, id: &str, body: &str, expires: Millis) -> Result<(), StoreError> {
        self.group.write(Small::Payload { id: id.to_owned(), body: body.to_owned(), expires }).await
    }

    /// The same soon: this process finds it at once, and it is where it lasts a moment later. Lost with a process that is
    /// killed before: the buttons that need it then say that they have expired.
    pub async fn keep_payload_soon(&self, id: &str, body: &str, expires: Millis) {
        self.group.post(Small::Payload { id: id.to_owned(), body: body.to_owned(), expires }).await;
    }

    /// What was kept under `id`, unless it has expired.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn payload(&self, id: &str, now: Millis) -> Result<Option<String>, StoreError> {
        if let Some(body) = self.group.payload(id) {
            return Ok(Some(body));
        }
        let query = sqlx::query("SELECT body FROM payloads WHERE id = $1 AND expires > $2");
        match query.bind(id.to_owned()).bind(now).fetch_optional(&self.pool).await? {
            Some(row) => Ok(Some(row.try_get(0)?)),
            None => Ok(None),
        }
    }

    /// Takes what was kept under `id`: of two that take it at once, one gets it. For buttons that must work
    /// only once.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn take_payload(&self, id: &str, now: Millis) -> Result<Option<String>, StoreError> {
        let query = sqlx::query("DELETE FROM payloads WHERE id = $1 AND expires > $2 RETURNING body");
        match query.bind(id.to_owned()).bind(now).fetch_optional(&self.pool).await? {
            Some(row) => Ok(Some(row.try_get(0)?)),
            None => Ok(None),
        }
    }
}
