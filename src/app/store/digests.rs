//! Who is told every week what people asked in vain.

use sqlx::Row;

use super::{Millis, Store, StoreError};

impl Store {
    /// Tells a person from `next` on; or no more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_digest(&self, person: u64, next: Option<Millis>) -> Result<(), StoreError> {
        let person = person.cast_signed();
        let Some(next) = next else {
            let query = sqlx::query("DELETE FROM digests WHERE person = $1").bind(person);
            query.execute(&self.pool).await?;
            return Ok(());
        };
        let sql = "INSERT INTO digests (person, next) VALUES ($1, $2) \
                   ON CONFLICT (person) DO UPDATE SET next = excluded.next";
        sqlx::query(sql).bind(person).bind(next).execute(&self.pool).await?;
        Ok(())
    }

    /// Who is to be told now, each with the time that it was due.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn digests_due(&self, now: Millis) -> Result<Vec<(u64, Millis)>, StoreError> {
        let query = sqlx::query("SELECT person, next FROM digests WHERE next <= $1 ORDER BY next, person");
        let rows = query.bind(now).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get::<i64, _>(0)?.cast_unsigned(), row.try_get(1)?))).collect()
    }

    /// Whether it is this process that tells what was due; the person is told next then, or no more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn claim_digest(
        &self,
        person: u64,
        due: Millis,
        next: Option<Millis>,
    ) -> Result<bool, StoreError> {
        let person = person.cast_signed();
        let claimed = match next {
            Some(next) => {
                let sql = "UPDATE digests SET next = $3 WHERE person = $1 AND next = $2";
                sqlx::query(sql).bind(person).bind(due).bind(next).execute(&self.pool).await?
            }
            None => {
                let sql = "DELETE FROM digests WHERE person = $1 AND next = $2";
                sqlx::query(sql).bind(person).bind(due).execute(&self.pool).await?
            }
        };
        Ok(claimed.rows_affected() > 0)
    }
}
