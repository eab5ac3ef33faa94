//! What became of letters and chats, and what follows from it for subscriptions and for what still waits.

use sqlx::AnyConnection;

use super::outbox::{Fate, Settled};
use super::pace::{hold, micros};
use super::{Millis, Store, StoreError};
use crate::app::outbox::{Ends, Reason};

impl Store {
    /// The group `old` has become the supergroup `new`: settings, subscriptions and rows move, at once.
    ///
    /// # Errors
    /// When the store fails; nothing is then moved.
    pub async fn migrate(&self, old: i64, new: i64, now: Millis) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        move_chat(&mut tx, old, new, now).await?;
        tx.commit().await?;
        self.recent.forget();
        Ok(())
    }

    /// The bot may not write to `chat` any more: its subscriptions end with the reason, and what waits for it
    /// fails with it; how many of both.
    ///
    /// # Errors
    /// When the store fails; nothing is then ended.
    pub async fn end_chat(&self, chat: i64, reason: Reason, now: Millis) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let ended = end(&mut tx, chat, 0, reason, now).await?;
        tx.commit().await?;
        Ok(ended)
    }
}

/// Writes a fate down, and what follows from it. A word that comes after the lease has ended still counts.
pub(super) async fn settle(
    tx: &mut AnyConnection,
    by: &str,
    one: &Settled,
    now: Millis,
) -> Result<(), StoreError> {
    match one.fate {
        Fate::Sent { message } => {
            let query = sqlx::query(
                "UPDATE outbox SET state = 'sent', reason = NULL, message = $1, changed = $2 \
                 WHERE id = $3 AND lease_by = $4",
            );
            query.bind(message).bind(now).bind(one.id).bind(by.to_owned()).execute(tx).await?;
        }
        Fate::Failed(reason) => {
            close(tx, by, one.id, "failed", reason, now).await?;
            end(tx, one.chat, one.topic, reason, now).await?;
        }
        Fate::Unknown(reason) => close(tx, by, one.id, "unknown", reason, now).await?,
        Fate::Again { wait } => queue(tx, by, one.id, now + wait, now).await?,
        Fate::Back { wait } => {
            queue(tx, by, one.id, now + wait, now).await?;
            let query = sqlx::query("UPDATE outbox SET tries = tries - 1 WHERE id = $1 AND lease_by = $2");
            query.bind(one.id).bind(by.to_owned()).execute(tx).await?;
        }
        Fate::Throttled { wait, .. } => {
            queue(tx, by, one.id, now + wait, now).await?;
            hold(tx, one.chat, micros(now + wait)).await?;
        }
        Fate::Migrated { to } => {
            queue(tx, by, one.id, now, now).await?;
            move_chat(tx, one.chat, to, now).await?;
        }
    }
    Ok(())
}

async fn close(
    tx: &mut AnyConnection,
    by: &str,
    id: i64,
    state: &'static str,
    reason: Reason,
    now: Millis,
) -> Result<(), StoreError> {
    let query = sqlx::query(
        "UPDATE outbox SET state = $1, reason = $2, changed = $3 WHERE id = $4 AND lease_by = $5",
    );
    query.bind(state).bind(reason.word()).bind(now).bind(id).bind(by.to_owned()).execute(tx).await?;
    Ok(())
}

/// Once more; as the announcement stands meanwhile.
async fn queue(
    tx: &mut AnyConnection,
    by: &str,
    id: i64,
    due: Millis,
    now: Millis,
) -> Result<(), StoreError> {
    let query = sqlx::query(
        "UPDATE outbox SET tries = tries + 1, due = $1, changed = $2, \
         state = CASE (SELECT state FROM announcements WHERE id = outbox.announcement) \
         WHEN 'running' THEN 'queued' WHEN 'paused' THEN 'held' ELSE 'failed' END, \
         reason = CASE (SELECT state FROM announcements WHERE id = outbox.announcement) \
         WHEN 'cancelled' THEN 'cancelled' ELSE NULL END \
         WHERE id = $3 AND lease_by = $4",
    );
    query.bind(due).bind(now).bind(id).bind(by.to_owned()).execute(tx).await?;
    Ok(())
}

/// What waits for the topics of a chat in which nothing is followed any more does not go there.
pub(super) async fn call_back(tx: &mut AnyConnection, chat: i64, now: Millis) -> Result<(), StoreError> {
    let query = sqlx::query(
        "UPDATE outbox SET state = 'failed', reason = $1, changed = $2 WHERE chat = $3 \
         AND state IN ('queued', 'held') AND NOT EXISTS (SELECT 1 FROM subscriptions s \
         WHERE s.chat = outbox.chat AND s.topic = outbox.topic AND s.state = 'active')",
    );
    query.bind(Reason::Unsubscribed.word()).bind(now).bind(chat).execute(tx).await?;
    Ok(())
}

/// A chat that cannot be written to any more ends its subscriptions, and what waits for it fails likewise; how
/// many of both.
async fn end(
    tx: &mut AnyConnection,
    chat: i64,
    topic: i32,
    reason: Reason,
    now: Millis,
) -> Result<u64, StoreError> {
    let place = match reason.ends() {
        Ends::Nothing => return Ok(0),
        Ends::Topic => "AND topic = $4",
        Ends::Chat => "AND $4 = $4",
    };
    let subscriptions = format!(
        "UPDATE subscriptions SET state = 'ended', reason = $1, next = NULL \
         WHERE chat = $2 AND $3 = $3 AND state <> 'ended' {place}"
    );
    let rows = format!(
        "UPDATE outbox SET state = 'failed', reason = $1, changed = $3 \
         WHERE chat = $2 AND state IN ('queued', 'held') {place}"
    );
    let mut ended = 0;
    for sql in [subscriptions, rows] {
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(reason.word()).bind(chat).bind(now);
        ended += query.bind(i64::from(topic)).execute(&mut *tx).await?.rows_affected();
    }
    Ok(ended)
}

async fn move_chat(tx: &mut AnyConnection, old: i64, new: i64, now: Millis) -> Result<(), StoreError> {
    let both = "UPDATE outbox SET state = 'failed', reason = 'moved' WHERE chat = $1 \
                AND state IN ('queued', 'held') AND EXISTS (SELECT 1 FROM outbox other WHERE other.chat = $2 \
                AND other.announcement = outbox.announcement AND other.topic = outbox.topic)";
    let steps = [
        both,
        "UPDATE outbox SET chat = $2 WHERE chat = $1 AND state IN ('queued', 'held')",
        "UPDATE subscriptions SET chat = $2 WHERE chat = $1",
        "DELETE FROM chats WHERE chat = $1 AND EXISTS (SELECT 1 FROM chats known WHERE known.chat = $2)",
        "UPDATE chats SET chat = $2 WHERE chat = $1",
        "INSERT INTO told (chat, topic, period, content, at) \
         SELECT $2, topic, period, content, at FROM told WHERE chat = $1 ON CONFLICT DO NOTHING",
    ];
    for sql in steps {
        sqlx::query(sql).bind(old).bind(new).execute(&mut *tx).await?;
    }
    sqlx::query("INSERT INTO audit (at, chat, action, detail) VALUES ($1, $2, 'migrated', $3)")
        .bind(now)
        .bind(new)
        .bind(old.to_string())
        .execute(tx)
        .await?;
    Ok(())
}
