//! Which chats want to be told what, when, and why some no longer do.

use sqlx::{AnyConnection, Row};

use super::settling::call_back;
use super::subscription_row::{COLUMNS, readable, state_word, subject_text, subscription, topic};
use super::{Millis, Store, StoreError};
use crate::answer::Subject;
use crate::app::outbox::Reason;
use crate::app::schedule::Schedule;

/// What somebody subscribes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    pub chat: i64,
    /// Forum topic; 0 is none.
    pub topic: i32,
    pub subject: Subject,
    pub schedule: Schedule,
    /// A language tag.
    pub language: String,
    /// Pin what is sent, where the bot may.
    pub pin: bool,
}

/// Whether a subscription is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubscriptionState {
    Active,
    Paused,
    /// Told for the last time, or the chat cannot be reached any more.
    Ended,
}

/// A wish that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Subscription {
    pub id: i64,
    pub wish: Wish,
    pub state: SubscriptionState,
    /// Why it has ended, when the chat could not be reached.
    pub reason: Option<Reason>,
    /// When it is told next; `None` never.
    pub next: Option<Millis>,
    /// How often it has come round.
    pub turn: u64,
}

impl Store {
    /// Keeps a wish; its first time comes after `now`. One that is wished for already is not kept twice: it
    /// begins anew.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn subscribe(&self, wish: &Wish, by: Option<u64>, now: Millis) -> Result<i64, StoreError> {
        let next = wish.schedule.next(now);
        let state = if next.is_some() { SubscriptionState::Active } else { SubscriptionState::Ended };
        let mut tx = self.begin().await?;
        // A chat is told everything in one language: the one it has.
        let language = language_of(&mut tx, wish.chat).await?.unwrap_or_else(|| wish.language.clone());
        let wish = &Wish { language, ..wish.clone() };
        if let Some(known) = same(&mut tx, wish).await? {
            replace(&mut tx, known, wish, now).await?;
            tx.commit().await?;
            self.set_subscription(wish.chat, known, true, now).await?;
            return Ok(known);
        }
        let row = sqlx::query(
            "INSERT INTO subscriptions (chat, topic, subject, schedule, zone, language, pin, state, next, \
             turn, made_by, made) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11) RETURNING id",
        )
        .bind(wish.chat)
        .bind(i64::from(wish.topic))
        .bind(subject_text(&wish.subject))
        .bind(wish.schedule.rule_text())
        .bind(wish.schedule.zone_name().to_owned())
        .bind(wish.language.clone())
        .bind(i64::from(wish.pin))
        .bind(state_word(state))
        .bind(next)
        .bind(by.map(u64::cast_signed))
        .bind(now)
        .fetch_one(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(row.try_get(0)?)
    }

    /// The subscriptions of a chat, the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn subscriptions(&self, chat: i64) -> Result<Vec<Subscription>, StoreError> {
        let sql = sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} WHERE chat = $1 ORDER BY id"));
        let rows = sqlx::query(sql).bind(chat).fetch_all(&self.pool).await?;
        Ok(readable(&rows)?.0)
    }

    /// One subscription of a chat.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn subscription(&self, chat: i64, id: i64) -> Result<Option<Subscription>, StoreError> {
        let sql = sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} WHERE chat = $1 AND id = $2"));
        let row = sqlx::query(sql).bind(chat).bind(id).fetch_optional(&self.pool).await?;
        row.as_ref().map(subscription).transpose()
    }

    /// Pauses or goes on with a subscription; going on counts anew from `now`. False when there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn set_subscription(
        &self,
        chat: i64,
        id: i64,
        active: bool,
        now: Millis,
    ) -> Result<bool, StoreError> {
        let Some(known) = self.subscription(chat, id).await? else { return Ok(false) };
        let next = if active { known.wish.schedule.next(now) } else { known.next };
        let state = match (active, next) {
            (false, _) => SubscriptionState::Paused,
            (true, Some(_)) => SubscriptionState::Active,
            (true, None) => SubscriptionState::Ended,
        };
        let query = sqlx::query(
            "UPDATE subscriptions SET state = $1, next = $2, reason = NULL WHERE id = $3 AND chat = $4",
        );
        let mut tx = self.begin().await?;
        let done = query.bind(state_word(state)).bind(next).bind(id).bind(chat).execute(&mut *tx).await?;
        call_back(&mut tx, chat, now).await?;
        tx.commit().await?;
        Ok(done.rows_affected() > 0)
    }

    /// Puts a wish in the place of an earlier one; one that is paused stays so. False when there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn change_subscription(&self, id: i64, wish: &Wish, now: Millis) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let is_changed = replace(&mut tx, id, wish, now).await?;
        tx.commit().await?;
        Ok(is_changed)
    }

    /// Whether what is sent is pinned; nothing else changes.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn pin_subscription(&self, chat: i64, id: i64, pin: bool) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE subscriptions SET pin = $1 WHERE id = $2 AND chat = $3");
        query.bind(i64::from(pin)).bind(id).bind(chat).execute(&self.pool).await?;
        Ok(())
    }

    /// From now on everything that `chat` follows is told in the language of this tag.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn speak_to(&self, chat: i64, language: &str) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE subscriptions SET language = $1 WHERE chat = $2");
        query.bind(language.to_owned()).bind(chat).execute(&self.pool).await?;
        Ok(())
    }

    /// Drops a subscription of a chat, or with `None` all of them; how many there were. What waits to be sent
    /// where nothing is followed any more is not sent.
    ///
    /// # Errors
    /// When the store fails; nothing is then dropped.
    pub async fn unsubscribe(&self, chat: i64, id: Option<i64>, now: Millis) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let query = sqlx::query("DELETE FROM subscriptions WHERE chat = $1 AND ($2 = 0 OR id = $2)");
        let dropped = query.bind(chat).bind(id.unwrap_or(0)).execute(&mut *tx).await?.rows_affected();
        call_back(&mut tx, chat, now).await?;
        tx.commit().await?;
        Ok(dropped)
    }

    /// Every chat and topic with an active subscription, once.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn audience(&self) -> Result<Vec<super::Recipient>, StoreError> {
        let rows = sqlx::query(
            "SELECT chat, topic, MIN(language) FROM subscriptions WHERE state = 'active' \
             GROUP BY chat, topic ORDER BY chat, topic",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(super::Recipient {
                    chat: row.try_get(0)?,
                    topic: topic(row.try_get(1)?),
                    language: row.try_get(2)?,
                    pin: false,
                })
            })
            .collect()
    }

    /// The subscriptions that are due, the longest waiting first. One that this version cannot read is paused: it
    /// must not keep the others from being told.
    pub(super) async fn due(&self, now: Millis, limit: u32) -> Result<Vec<Subscription>, StoreError> {
        let sql = sqlx::AssertSqlSafe(format!(
            "SELECT {COLUMNS} WHERE state = 'active' AND next <= $1 ORDER BY next, id LIMIT $2"
        ));
        let rows = sqlx::query(sql).bind(now).bind(i64::from(limit)).fetch_all(&self.pool).await?;
        let (due, unreadable) = readable(&rows)?;
        for id in unreadable {
            let query = sqlx::query("UPDATE subscriptions SET state = 'paused' WHERE id = $1");
            query.bind(id).execute(&self.pool).await?;
        }
        Ok(due)
    }
}

/// The language in which a chat is told what it follows already.
async fn language_of(connection: &mut AnyConnection, chat: i64) -> Result<Option<String>, StoreError> {
    let query = sqlx::query_scalar("SELECT language FROM subscriptions WHERE chat = $1 ORDER BY id LIMIT 1");
    Ok(query.bind(chat).fetch_optional(connection).await?)
}

/// The subscription that is this wish already.
async fn same(connection: &mut AnyConnection, wish: &Wish) -> Result<Option<i64>, StoreError> {
    let query = sqlx::query_scalar(
        "SELECT id FROM subscriptions WHERE chat = $1 AND topic = $2 AND subject = $3 AND schedule = $4 \
         AND zone = $5 ORDER BY id LIMIT 1",
    );
    let query = query.bind(wish.chat).bind(i64::from(wish.topic)).bind(subject_text(&wish.subject));
    let query = query.bind(wish.schedule.rule_text()).bind(wish.schedule.zone_name().to_owned());
    Ok(query.fetch_optional(connection).await?)
}

async fn replace(
    connection: &mut AnyConnection,
    id: i64,
    wish: &Wish,
    now: Millis,
) -> Result<bool, StoreError> {
    let next = wish.schedule.next(now);
    let state = if next.is_some() { SubscriptionState::Active } else { SubscriptionState::Ended };
    let done = sqlx::query(
        "UPDATE subscriptions SET subject = $1, schedule = $2, zone = $3, language = $4, pin = $5, \
         next = $6, state = CASE state WHEN 'paused' THEN 'paused' ELSE $7 END, reason = NULL \
         WHERE id = $8 AND chat = $9",
    )
    .bind(subject_text(&wish.subject))
    .bind(wish.schedule.rule_text())
    .bind(wish.schedule.zone_name().to_owned())
    .bind(wish.language.clone())
    .bind(i64::from(wish.pin))
    .bind(next)
    .bind(state_word(state))
    .bind(id)
    .bind(wish.chat)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() > 0)
}
