//! How a subscription stands in a row of the store.

use sqlx::Row;
use sqlx::any::AnyRow;
use tracing::warn;

use super::{StoreError, Subscription, SubscriptionState, Wish, read, word};
use crate::answer::Subject;
use crate::app::outbox::Reason;
use crate::app::schedule::Schedule;

pub(super) const COLUMNS: &str =
    "id, chat, topic, subject, schedule, zone, language, pin, state, reason, next, turn FROM subscriptions";

const STATES: [(SubscriptionState, &str); 3] = [
    (SubscriptionState::Active, "active"),
    (SubscriptionState::Paused, "paused"),
    (SubscriptionState::Ended, "ended"),
];

/// The subscriptions that can be read, and the numbers of the others.
pub(super) fn readable(rows: &[AnyRow]) -> Result<(Vec<Subscription>, Vec<i64>), StoreError> {
    let (mut known, mut unreadable) = (Vec::new(), Vec::new());
    for row in rows {
        match subscription(row) {
            Ok(subscription) => known.push(subscription),
            Err(StoreError::Unreadable { what, text }) => {
                warn!(what, text, "a subscription cannot be read");
                unreadable.push(row.try_get(0)?);
            }
            Err(error) => return Err(error),
        }
    }
    Ok((known, unreadable))
}

pub(super) fn topic(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(0)
}

pub(super) fn state_word(state: SubscriptionState) -> &'static str {
    word(&state, &STATES)
}

pub(super) fn subject_text(subject: &Subject) -> String {
    // Strings and enums always have a JSON.
    serde_json::to_string(subject).unwrap_or_default()
}

pub(super) fn subscription(row: &AnyRow) -> Result<Subscription, StoreError> {
    // By its number: what it says are words that somebody typed.
    let id: i64 = row.try_get(0)?;
    let unreadable = |what| StoreError::Unreadable { what, text: format!("subscription {id}") };
    let subject: String = row.try_get(3)?;
    let (rule, zone): (String, String) = (row.try_get(4)?, row.try_get(5)?);
    let reason: Option<String> = row.try_get(9)?;
    Ok(Subscription {
        id,
        wish: Wish {
            chat: row.try_get(1)?,
            topic: topic(row.try_get(2)?),
            subject: serde_json::from_str(&subject).map_err(|_| unreadable("subject"))?,
            schedule: Schedule::read(&rule, &zone).map_err(|_| unreadable("schedule"))?,
            language: row.try_get(6)?,
            pin: row.try_get::<i64, _>(7)? != 0,
        },
        state: read("subscription", &row.try_get::<String, _>(8)?, &STATES)?,
        reason: reason.map(|reason| Reason::read(&reason).ok_or_else(|| unreadable("reason"))).transpose()?,
        next: row.try_get(10)?,
        turn: row.try_get::<i64, _>(11)?.cast_unsigned(),
    })
}
