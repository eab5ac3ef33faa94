//! What is kept of a person, deleted on their word.

use super::group::Small;
use super::{Store, StoreError};

/// What is kept under a person's id, or for their own chat, which has the same.
const OF_PERSON: [&str; 11] = [
    "DELETE FROM votes WHERE person = $1",
    "DELETE FROM people WHERE person = $1",
    "DELETE FROM digests WHERE person = $1",
    "DELETE FROM chats WHERE chat = $1",
    "DELETE FROM subscriptions WHERE chat = $1",
    "DELETE FROM told WHERE chat = $1",
    "DELETE FROM outbox WHERE chat = $1 AND state <> 'sending'",
    "DELETE FROM pace WHERE chat = $1 AND chat <> 0",
    // What admins did and others tried stays: nobody takes their own name out of that log.
    "DELETE FROM audit WHERE chat = $1 AND outcome = ''",
    "UPDATE audit SET person = NULL WHERE person = $1 AND outcome = ''",
    "UPDATE subscriptions SET made_by = NULL WHERE made_by = $1",
];

/// Answers are kept as JSON that begins with their chat, and their messages under a name that does.
const OF_CHAT: [&str; 2] =
    [r#"DELETE FROM payloads WHERE body LIKE $1"#, "DELETE FROM payloads WHERE id LIKE $1"];

impl Store {
    /// Deletes the votes, settings, subscriptions, kept answers and deeds of a person. What others were told,
    /// and questions without an answer, which are kept without a name, stay.
    ///
    /// # Errors
    /// When the store fails; nothing is then deleted.
    pub async fn forget_person(&self, person: u64) -> Result<(), StoreError> {
        // What was to be kept before is not to be kept after.
        self.group.write(Small::Nothing).await?;
        let person = person.cast_signed();
        let mut tx = self.begin().await?;
        for sql in OF_PERSON {
            sqlx::query(sql).bind(person).execute(&mut *tx).await?;
        }
        for (sql, begins) in
            OF_CHAT.into_iter().zip([format!(r#"{{"chat":{person},%"#), format!("m{person}:%")])
        {
            sqlx::query(sql).bind(begins).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        self.recent.forget();
        Ok(())
    }
}
