//! The ledger of what is sent to whom: one row an announcement and recipient.
//!
//! queued → sending → sent, failed or unknown; queued again after a failure that can pass; held while the
//! announcement is paused. A row is `sending` before the call to Telegram begins, with a lease. When the lease
//! ends without a word the row is `unknown`: the message may have arrived, so it is not sent again.

use std::collections::HashSet;

use sqlx::{AnyConnection, Row};

use super::pace::{self, ALL, Rates, SECOND, Spent, free_at, hold, micros};
use super::settling::settle;
use super::{Body, Millis, Store, StoreError};
use crate::app::outbox::Reason;

/// A row to be sent now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub id: i64,
    pub announcement: i64,
    pub chat: i64,
    /// Forum topic; 0 is none.
    pub topic: i32,
    pub pin: bool,
    pub body: Body,
    /// Tries before this one.
    pub tries: u32,
}

impl Letter {
    /// What it costs: a pin shows in the chat as a message of its own.
    fn messages(&self) -> u32 {
        if self.pin { 2 } else { 1 }
    }
}

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Sent {
        message: i64,
    },
    Failed(Reason),
    /// It may have arrived.
    Unknown(Reason),
    /// It has not arrived: once more, not before `wait` has passed.
    Again {
        wait: Millis,
    },
    /// It was no try: once more, and no other before `wait` has passed.
    Back {
        wait: Millis,
    },
    /// Telegram asks for a pause: of this chat, or of all.
    Throttled {
        wait: Millis,
        all: bool,
    },
    /// The group has become the supergroup `to`; the row and all subscriptions go with it.
    Migrated {
        to: i64,
    },
}

/// A letter with its fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    pub id: i64,
    pub chat: i64,
    pub topic: i32,
    pub fate: Fate,
}

/// Who sends, until when the word of it counts, how fast, and how many at most.
#[derive(Debug, Clone)]
pub struct Turn<'a> {
    pub by: &'a str,
    pub lease_until: Millis,
    pub rates: Rates,
    pub room: u32,
}

impl Store {
    /// One step of sending: writes down what became of earlier letters, then takes those that may go now.
    ///
    /// # Errors
    /// When the store fails; nothing is then written and nothing may be sent.
    pub async fn turn(
        &self,
        turn: &Turn<'_>,
        settled: &[Settled],
        spent: &Spent,
        now: Millis,
    ) -> Result<Vec<Letter>, StoreError> {
        let mut tx = self.begin().await?;
        // First of all: of several replicas one steps at a time, so that together they keep the pace.
        let mut free = free_at(&mut tx, &self.engine, ALL).await?;
        for one in settled {
            settle(&mut tx, turn.by, one, now).await?;
            if let Fate::Throttled { wait, all: true } | Fate::Back { wait } = one.fate {
                free = free.max(micros(now + wait));
            }
        }
        for _ in &spent.chats {
            free = free.max(micros(now)) + turn.rates.all;
        }
        pace::hold_all(&mut tx, &spent.holds(&turn.rates, now)).await?;
        pace::note(&mut tx, u32::try_from(spent.chats.len()).unwrap_or(u32::MAX), now).await?;
        let recent = pace::recent(&mut tx, now).await?;
        let (slots, from) = pace::slots(free, recent, now, &turn.rates, turn.room);
        let mut letters = Vec::new();
        if slots > 0 {
            letters = self.take(&mut tx, turn, slots, now).await?;
            let messages: u32 = letters.iter().map(Letter::messages).sum();
            free = from + turn.rates.all * i64::from(messages);
            pace::note(&mut tx, messages, now).await?;
        }
        hold(&mut tx, ALL, free).await?;
        tx.commit().await?;
        if settled.iter().any(|one| matches!(one.fate, Fate::Migrated { .. })) {
            self.recent.forget();
        }
        Ok(letters)
    }

    /// Rows whose sender has not been heard of since their lease ended become unknown; how many. To be called
    /// every second or so: it also forgets what the pace no longer needs.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn expire(&self, now: Millis) -> Result<u64, StoreError> {
        let query = sqlx::query(
            "UPDATE outbox SET state = 'unknown', reason = $1, changed = $2 \
             WHERE state = 'sending' AND lease_until < $2",
        );
        let mut connection = self.pool.acquire().await?;
        pace::forget(&mut connection, now).await?;
        let lost = query.bind(Reason::Interrupted.word()).bind(now).execute(&mut *connection).await?;
        Ok(lost.rows_affected())
    }

    /// When the next row may be sent at the earliest; `None` when nothing waits.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn next_letter(&self, rates: &Rates, now: Millis) -> Result<Option<Millis>, StoreError> {
        let query = sqlx::query(
            "SELECT (SELECT MIN(due) FROM outbox WHERE state = 'queued'), \
             (SELECT free FROM pace WHERE chat = 0), \
             (SELECT MIN(at) FROM bursts WHERE at > $1), \
             (SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM bursts WHERE at > $1)",
        );
        let row = query.bind(now - SECOND).fetch_one(&self.pool).await?;
        let (due, free): (Option<Millis>, Option<i64>) = (row.try_get(0)?, row.try_get(1)?);
        let (oldest, recent): (Option<Millis>, i64) = (row.try_get(2)?, row.try_get(3)?);
        // A full second is over when its first message is out of it.
        let full = oldest.filter(|_| recent >= i64::from(rates.most)).map_or(0, |oldest| oldest + SECOND);
        // A part of a millisecond is waited for whole.
        Ok(due.map(|due| due.max(free.unwrap_or(0) / 1000 + 1).max(full)))
    }

    /// When the first chat is free of those that something due waits for and that may not be written to at
    /// `now`.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn held_until(&self, now: Millis) -> Result<Option<Millis>, StoreError> {
        let query = sqlx::query_scalar::<_, Option<i64>>(
            "SELECT MIN(p.free) FROM outbox o JOIN pace p ON p.chat = o.chat \
             WHERE o.state = 'queued' AND o.due <= $1 AND p.free > $2",
        );
        let free = query.bind(now).bind(micros(now)).fetch_one(&self.pool).await?;
        // A part of a millisecond is waited for whole.
        Ok(free.map(|free| free / 1000 + 1))
    }

    async fn take(
        &self,
        connection: &mut AnyConnection,
        turn: &Turn<'_>,
        slots: u32,
        now: Millis,
    ) -> Result<Vec<Letter>, StoreError> {
        // Several announcements may wait for the same chat; one of them goes now.
        let sql = sqlx::AssertSqlSafe(format!(
            "SELECT o.id, o.announcement, o.chat, o.topic, o.pin, o.tries, b.text, b.entities FROM outbox o \
             JOIN bodies b ON b.announcement = o.announcement AND b.language = o.language \
             WHERE o.state = 'queued' AND o.due <= $1 \
             AND NOT EXISTS (SELECT 1 FROM pace p WHERE p.chat = o.chat AND p.free > $2) \
             ORDER BY o.due, o.id LIMIT $3{}",
            self.engine.skip_locked()
        ));
        let query = sqlx::query(sql).bind(now).bind(micros(now)).bind(i64::from(slots));
        let rows = query.fetch_all(&mut *connection).await?;
        let mut chats = HashSet::new();
        let (mut letters, mut messages): (Vec<Letter>, u32) = (Vec::new(), 0);
        for row in &rows {
            let letter = Letter {
                id: row.try_get(0)?,
                announcement: row.try_get(1)?,
                chat: row.try_get(2)?,
                topic: super::subscription_row::topic(row.try_get(3)?),
                pin: row.try_get::<i64, _>(4)? != 0,
                tries: u32::try_from(row.try_get::<i64, _>(5)?).unwrap_or(u32::MAX),
                body: Body { text: row.try_get(6)?, entities: row.try_get(7)? },
            };
            if !chats.insert(letter.chat) {
                continue;
            }
            messages += letter.messages();
            if messages > slots && !letters.is_empty() {
                break;
            }
            sqlx::query(
                "UPDATE outbox SET state = 'sending', lease_by = $1, lease_until = $2, changed = $3 WHERE id = $4",
            )
            .bind(turn.by.to_owned())
            .bind(turn.lease_until)
            .bind(now)
            .bind(letter.id)
            .execute(&mut *connection)
            .await?;
            let pause = turn.rates.of_chat(letter.chat) * i64::from(letter.messages());
            hold(connection, letter.chat, micros(now) + pause).await?;
            letters.push(letter);
        }
        Ok(letters)
    }
}
