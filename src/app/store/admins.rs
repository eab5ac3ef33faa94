//! People whom an admin of the settings has named an admin, too.

use sqlx::Row;

use super::{Millis, Store, StoreError};

/// A person who was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    pub person: u64,
    /// Whose word it was; it counts for as long as that one is in the settings.
    pub made_by: u64,
    pub made: Millis,
}

impl Store {
    /// Names a person; the last word counts.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn name_admin(&self, named: Named) -> Result<(), StoreError> {
        let sql = "INSERT INTO admins (person, made_by, made) VALUES ($1, $2, $3) \
                   ON CONFLICT (person) DO UPDATE SET made_by = excluded.made_by, made = excluded.made";
        sqlx::query(sql)
            .bind(named.person.cast_signed())
            .bind(named.made_by.cast_signed())
            .bind(named.made)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Whether there was such a one to be taken from the list.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn drop_admin(&self, person: u64) -> Result<bool, StoreError> {
        let query = sqlx::query("DELETE FROM admins WHERE person = $1").bind(person.cast_signed());
        Ok(query.execute(&self.pool).await?.rows_affected() > 0)
    }

    /// Who has named `person`, if anybody has.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn named_by(&self, person: u64) -> Result<Option<u64>, StoreError> {
        let query = sqlx::query_scalar::<_, i64>("SELECT made_by FROM admins WHERE person = $1");
        let found = query.bind(person.cast_signed()).fetch_optional(&self.pool).await?;
        Ok(found.map(i64::cast_unsigned))
    }

    /// Everybody who was named, the first first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn named(&self) -> Result<Vec<Named>, StoreError> {
        let query = sqlx::query("SELECT person, made_by, made FROM admins ORDER BY made, person");
        let rows = query.fetch_all(&self.pool).await?;
        let named = |row: &sqlx::any::AnyRow| {
            Ok(Named {
                person: row.try_get::<i64, _>(0)?.cast_unsigned(),
                made_by: row.try_get::<i64, _>(1)?.cast_unsigned(),
                made: row.try_get(2)?,
            })
        };
        rows.iter().map(named).collect()
    }
}
