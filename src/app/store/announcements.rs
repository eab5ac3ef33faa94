//! Announcements: what is sent, and to whom.

use sqlx::AnyConnection;

use crate::text::mark64;

use super::{Millis, Store, StoreError, word};

/// A message, ready to be sent: its text, and its entities as Telegram's JSON.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Body {
    pub text: String,
    pub entities: String,
}

impl Body {
    /// A mark of the content, the same in every process.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mark = mark64(self.text.bytes().chain([0]).chain(self.entities.bytes()));
        format!("{mark:016x}")
    }
}

/// Who an announcement goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    pub chat: i64,
    /// Forum topic; 0 is none.
    pub topic: i32,
    pub language: String,
    pub pin: bool,
}

/// Where an announcement comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Schedule,
    Admin,
}

pub(super) const ORIGINS: [(Origin, &str); 2] = [(Origin::Schedule, "schedule"), (Origin::Admin, "admin")];

impl Store {
    /// Puts an announcement into the outbox, whole: `bodies` by language tag, the first for every language
    /// that has none of its own.
    ///
    /// # Errors
    /// When the store fails; nothing is then sent.
    pub async fn announce(
        &self,
        bodies: &[(String, Body)],
        recipients: &[Recipient],
        by: Option<u64>,
        now: Millis,
    ) -> Result<i64, StoreError> {
        let mut tx = self.begin().await?;
        let id = add_announcement(&mut tx, bodies, recipients, by, now).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// As [`Store::announce`], and takes the payload of the button that asked for it in the same moment: of two
    /// taps one counts, and after a kill either both is done or nothing. `None` when it was taken already.
    ///
    /// # Errors
    /// When the store fails; nothing is then sent, and the button goes on working.
    pub async fn announce_once(
        &self,
        payload: &str,
        bodies: &[(String, Body)],
        recipients: &[Recipient],
        by: Option<u64>,
        now: Millis,
    ) -> Result<Option<i64>, StoreError> {
        let mut tx = self.begin().await?;
        let query = sqlx::query("DELETE FROM payloads WHERE id = $1 AND expires > $2");
        if query.bind(payload.to_owned()).bind(now).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(None);
        }
        let id = add_announcement(&mut tx, bodies, recipients, by, now).await?;
        tx.commit().await?;
        Ok(Some(id))
    }
}

async fn add_announcement(
    connection: &mut AnyConnection,
    bodies: &[(String, Body)],
    recipients: &[Recipient],
    by: Option<u64>,
    now: Millis,
) -> Result<i64, StoreError> {
    let Some((first, _)) = bodies.first() else {
        return Err(StoreError::Unsupported("an announcement without a text"));
    };
    let id = open_announcement(connection, Origin::Admin, by, now).await?;
    for (language, body) in bodies {
        add_body(connection, id, language, body).await?;
    }
    for recipient in recipients {
        let is_known = bodies.iter().any(|(language, _)| *language == recipient.language);
        let language = if is_known { &recipient.language } else { first };
        let recipient = Recipient { language: language.clone(), ..recipient.clone() };
        add_recipient(connection, id, &recipient, now).await?;
    }
    Ok(id)
}

pub(super) async fn open_announcement(
    connection: &mut AnyConnection,
    origin: Origin,
    by: Option<u64>,
    now: Millis,
) -> Result<i64, StoreError> {
    let query = sqlx::query_scalar(
        "INSERT INTO announcements (origin, state, made_by, made) VALUES ($1, 'running', $2, $3) RETURNING id",
    );
    let query = query.bind(word(&origin, &ORIGINS)).bind(by.map(u64::cast_signed)).bind(now);
    Ok(query.fetch_one(connection).await?)
}

pub(super) async fn add_body(
    connection: &mut AnyConnection,
    announcement: i64,
    language: &str,
    body: &Body,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO bodies (announcement, language, text, entities) VALUES ($1, $2, $3, $4)")
        .bind(announcement)
        .bind(language.to_owned())
        .bind(body.text.clone())
        .bind(body.entities.clone())
        .execute(connection)
        .await?;
    Ok(())
}

/// A recipient that is there already stays as it is.
pub(super) async fn add_recipient(
    connection: &mut AnyConnection,
    announcement: i64,
    recipient: &Recipient,
    now: Millis,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO outbox (announcement, chat, topic, language, pin, state, tries, due, changed) \
         VALUES ($1, $2, $3, $4, $5, 'queued', 0, $6, $6) ON CONFLICT DO NOTHING",
    )
    .bind(announcement)
    .bind(recipient.chat)
    .bind(i64::from(recipient.topic))
    .bind(recipient.language.clone())
    .bind(i64::from(recipient.pin))
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}
