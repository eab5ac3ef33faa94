//! Who did what, when, and how it ended.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Millis, Store, StoreError, read, word};

/// Something that an admin or a subscriber did or tried, for the record. No text of messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    pub at: Millis,
    pub doer: Doer,
    pub chat: Option<i64>,
    /// A short name: `announce`, `subscribe`.
    pub action: String,
    /// Numbers and names of settings.
    pub detail: String,
    pub ended: Ended,
}

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    Person(u64),
    /// Nobody can be told apart, or who it was is to be forgotten.
    Nobody,
    /// The operator, by a signal to the process.
    Signal,
    /// The folder of the corpus, which is watched and has changed.
    Folder,
}

/// Those that are no person, as they are written down.
const OTHERS: [(Doer, &str); 3] = [(Doer::Nobody, ""), (Doer::Signal, "signal"), (Doer::Folder, "folder")];

impl Doer {
    /// The person, or nobody.
    #[must_use]
    pub fn of(person: Option<u64>) -> Doer {
        person.map_or(Doer::Nobody, Doer::Person)
    }

    fn person(self) -> Option<u64> {
        match self {
            Doer::Person(person) => Some(person),
            Doer::Nobody | Doer::Signal | Doer::Folder => None,
        }
    }
}

/// How a deed ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// What people do for themselves: not for the log of admins, and forgotten on their word.
    Own,
    Done,
    /// It was allowed, and did not work.
    Failed,
    /// It was not allowed.
    Refused,
}

const ENDS: [(Ended, &str); 4] =
    [(Ended::Own, ""), (Ended::Done, "done"), (Ended::Failed, "failed"), (Ended::Refused, "refused")];

/// A deed with its number in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: i64,
    pub deed: Deed,
}

const COLUMNS: &str = "SELECT id, at, person, chat, action, detail, outcome, doer FROM audit";

impl Store {
    /// Writes a deed down.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn record(&self, deed: &Deed) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT INTO audit (at, person, chat, action, detail, outcome, doer) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        );
        query
            .bind(deed.at)
            .bind(deed.doer.person().map(u64::cast_signed))
            .bind(deed.chat)
            .bind(deed.action.clone())
            .bind(deed.detail.clone())
            .bind(word(&deed.ended, &ENDS))
            .bind(if let Doer::Person(_) = deed.doer { "" } else { word(&deed.doer, &OTHERS) })
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
            "SELECT chat FROM audit WHERE chat = $1 AND outcome = '' \
             UNION ALL SELECT chat FROM chats WHERE chat = $1 LIMIT 1",
        );
        Ok(query.bind(chat).fetch_optional(&self.pool).await?.is_some())
    }

    /// The newest deeds of everybody, at most `limit`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn deeds(&self, limit: u32) -> Result<Vec<Deed>, StoreError> {
        let sql = format!("{COLUMNS} ORDER BY id DESC LIMIT $1");
        // Built from constants only.
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(i64::from(limit));
        let rows = query.fetch_all(&self.pool).await?;
        rows.iter().map(|row| entry(row).map(|entry| entry.deed)).collect()
    }

    /// What admins did and others tried, the newest first, at most `limit` of those before the entry `before`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn audit(&self, before: Option<i64>, limit: u32) -> Result<Vec<Entry>, StoreError> {
        let sql = format!("{COLUMNS} WHERE outcome <> '' AND id < $1 ORDER BY id DESC LIMIT $2");
        // Built from constants only.
        let query = sqlx::query(sqlx::AssertSqlSafe(sql));
        let query = query.bind(before.unwrap_or(i64::MAX)).bind(i64::from(limit));
        query.fetch_all(&self.pool).await?.iter().map(entry).collect()
    }
}

fn entry(row: &AnyRow) -> Result<Entry, StoreError> {
    let doer = match row.try_get::<Option<i64>, _>(2)? {
        Some(person) => Doer::Person(person.cast_unsigned()),
        None => read("doer", &row.try_get::<String, _>(7)?, &OTHERS)?,
    };
    let deed = Deed {
        at: row.try_get(1)?,
        doer,
        chat: row.try_get(3)?,
        action: row.try_get(4)?,
        detail: row.try_get(5)?,
        ended: read("outcome", &row.try_get::<String, _>(6)?, &ENDS)?,
    };
    Ok(Entry { id: row.try_get(0)?, deed })
}
