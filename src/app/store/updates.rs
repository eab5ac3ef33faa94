//! Which updates were answered, so that a restart does not answer them again; and what admins did.

use sqlx::Row;

use super::{Millis, Store, StoreError};

/// Something that an admin or a subscriber did, for the record. No text of messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    pub at: Millis,
    pub person: Option<u64>,
    pub chat: Option<i64>,
    /// A short name: `announce`, `subscribe`.
    pub action: String,
    /// Numbers and names of settings.
    pub detail: String,
}

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

    /// Writes a deed down.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn record(&self, deed: &Deed) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO audit (at, person, chat, action, detail) VALUES ($1, $2, $3, $4, $5)")
            .bind(deed.at)
            .bind(deed.person.map(u64::cast_signed))
            .bind(deed.chat)
            .bind(deed.action.clone())
            .bind(deed.detail.clone())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Whether anything was ever done in or set for a chat.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn knows_chat(&self, chat: i64) -> Result<bool, StoreError> {
        let query = sqlx::query(
            "SELECT chat FROM audit WHERE chat = $1 UNION ALL SELECT chat FROM chats WHERE chat = $1 LIMIT 1",
        );
        Ok(query.bind(chat).fetch_optional(&self.pool).await?.is_some())
    }

    /// The newest deeds, at most `limit`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn deeds(&self, limit: u32) -> Result<Vec<Deed>, StoreError> {
        let query =
            sqlx::query("SELECT at, person, chat, action, detail FROM audit ORDER BY id DESC LIMIT $1");
        let rows = query.bind(i64::from(limit)).fetch_all(&self.pool).await?;
        let deed = |row: &sqlx::any::AnyRow| {
            Ok(Deed {
                at: row.try_get(0)?,
                person: row.try_get::<Option<i64>, _>(1)?.map(i64::cast_unsigned),
                chat: row.try_get(2)?,
                action: row.try_get(3)?,
                detail: row.try_get(4)?,
            })
        };
        rows.iter().map(deed).collect()
    }
}
