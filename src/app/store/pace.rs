//! How fast may be sent: to all chats together, and to each.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use sqlx::{AnyConnection, Row};

use super::{Engine, Millis, Recipient, StoreError, many};

/// Microseconds since 1970: a thirtieth of a second is no whole number of milliseconds.
pub(super) type Micros = i64;

/// The row of `pace` that stands for all chats together.
pub(super) const ALL: i64 = 0;

/// How far back unused room reaches: what a step comes too late for is made up for, a long pause is not.
const SLACK: Micros = 250_000;

/// A second as the limits count it, in milliseconds: a little longer, as messages reach Telegram less evenly
/// than they are sent.
pub const SECOND: Millis = 1040;

/// The least time between two messages, and the most in a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// Over all chats, in microseconds.
    pub all: i64,
    /// Over all chats, in any second.
    pub most: u32,
    /// To one person, in microseconds.
    pub person: i64,
    /// To one group or channel, in microseconds.
    pub group: i64,
}

impl Rates {
    /// Of a number of messages a second over all, a second to a chat, and a minute to a group. To a chat one
    /// in twenty is left unused, so that a message that is late does not bring the next too near.
    #[must_use]
    pub fn new(a_second: f64, a_second_a_chat: f64, a_minute_a_group: f64) -> Self {
        let micros = |seconds: f64| (seconds * 1e6).clamp(1.0, 1e12) as i64;
        Self {
            all: micros(1.0 / a_second),
            most: a_second.clamp(1.0, 1e9) as u32,
            person: micros(1.05 / a_second_a_chat),
            group: micros(63.0 / a_minute_a_group),
        }
    }

    /// How long a message to each of these takes at least: as long as that to all, or as the one chat that
    /// most of them are topics of.
    #[must_use]
    pub fn time_for(&self, recipients: &[Recipient]) -> Duration {
        let mut chats: HashMap<i64, i64> = HashMap::new();
        for recipient in recipients {
            *chats.entry(recipient.chat).or_default() += 1;
        }
        let apart = self.all.max(micros(SECOND) / i64::from(self.most));
        let all = apart.saturating_mul(chats.values().sum());
        let one = chats.iter().map(|(chat, count)| self.of_chat(*chat).saturating_mul(*count - 1)).max();
        Duration::from_micros(all.max(one.unwrap_or(0)).unsigned_abs())
    }

    pub(super) fn of_chat(&self, chat: i64) -> Micros {
        if chat < 0 { self.group } else { self.person }
    }
}

/// Answers that were sent meanwhile: they go first, announcements take what is left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spent {
    /// One entry a message.
    pub chats: Vec<i64>,
    /// Chats that Telegram asked to leave alone, each for how long from now.
    pub pauses: Vec<(i64, Millis)>,
}

impl Spent {
    /// Until when each of the chats may not be written to, in one order everywhere.
    pub(super) fn holds(&self, rates: &Rates, now: Millis) -> Vec<(i64, Micros)> {
        let mut holds: BTreeMap<i64, Micros> = BTreeMap::new();
        let spent = self.chats.iter().map(|chat| (*chat, micros(now) + rates.of_chat(*chat)));
        for (chat, free) in spent.chain(self.pauses.iter().map(|(chat, wait)| (*chat, micros(now + *wait)))) {
            let known = holds.entry(chat).or_default();
            *known = free.max(*known);
        }
        holds.into_iter().collect()
    }
}

pub(super) fn micros(time: Millis) -> Micros {
    time.saturating_mul(1000)
}

/// How many messages may be sent at `now`, at most `room`, when `recent` have been in the last second; and from
/// when the count goes on.
pub(super) fn slots(free: Micros, recent: i64, now: Millis, rates: &Rates, room: u32) -> (u32, Micros) {
    let now = micros(now);
    let from = free.max(now - SLACK);
    let count = if from > now { 0 } else { (now - from) / rates.all + 1 };
    let left = (i64::from(rates.most) - recent).max(0);
    let count = u32::try_from(count.min(left)).unwrap_or(u32::MAX).min(room);
    (count, from)
}

/// How many messages went out in the last second.
pub(super) async fn recent(connection: &mut AnyConnection, now: Millis) -> Result<i64, StoreError> {
    let query = sqlx::query("SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM bursts WHERE at > $1");
    Ok(query.bind(now - SECOND).fetch_one(connection).await?.try_get(0)?)
}

/// Notes that `count` messages go out.
pub(super) async fn note(connection: &mut AnyConnection, count: u32, now: Millis) -> Result<(), StoreError> {
    if count == 0 {
        return Ok(());
    }
    let query = sqlx::query("INSERT INTO bursts (at, count) VALUES ($1, $2)");
    query.bind(now).bind(i64::from(count)).execute(connection).await?;
    Ok(())
}

/// Forgets what is long out of the last second, also by the clock of another replica.
pub(super) async fn forget(connection: &mut AnyConnection, now: Millis) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM bursts WHERE at < $1").bind(now - 5 * SECOND).execute(connection).await?;
    Ok(())
}

/// When `chat` may be written to; locked until the end of the transaction.
pub(super) async fn free_at(
    connection: &mut AnyConnection,
    engine: &Engine,
    chat: i64,
) -> Result<Micros, StoreError> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT free FROM pace WHERE chat = $1{}", engine.for_update()));
    match sqlx::query(sql).bind(chat).fetch_optional(connection).await? {
        Some(row) => Ok(row.try_get(0)?),
        None => Ok(0),
    }
}

/// `chat` may not be written to before `free`, nor before what was known already.
pub(super) async fn hold(connection: &mut AnyConnection, chat: i64, free: Micros) -> Result<(), StoreError> {
    hold_all(connection, &[(chat, free)]).await
}

/// The same of several chats, each once.
pub(super) async fn hold_all(
    connection: &mut AnyConnection,
    holds: &[(i64, Micros)],
) -> Result<(), StoreError> {
    for some in many::stretches(holds) {
        let sql = format!(
            "INSERT INTO pace (chat, free) VALUES {} ON CONFLICT (chat) DO UPDATE SET \
             free = CASE WHEN pace.free > excluded.free THEN pace.free ELSE excluded.free END",
            many::rows(some.len(), &["", ""])
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for (chat, free) in some {
            query = query.bind(*chat).bind(*free);
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_for_all_respects_the_slowest_chat() {
        let rates = Rates::new(30.0, 1.0, 20.0);
        let to = |chat, topic| Recipient { chat, topic, language: String::new(), pin: false };
        let people: Vec<Recipient> = (1..=10_000).map(|chat| to(chat, 0)).collect();
        assert_eq!(rates.time_for(&people).as_secs(), 346);
        let forum: Vec<Recipient> = (1..=41).map(|topic| to(-5, topic)).collect();
        assert_eq!(rates.time_for(&forum).as_secs(), 126);
        assert_eq!(rates.time_for(&[]), Duration::ZERO);
    }

    #[test]
    fn unused_room_is_not_saved_up() {
        let rates = Rates { all: 10_000, most: 100, person: 1, group: 1 };
        let now = 1_000_000;
        assert_eq!(
            slots(0, 0, now, &rates, 1000),
            (26, micros(now) - SLACK),
            "after a pause: the slack's worth"
        );
        assert_eq!(slots(0, 80, now, &rates, 1000).0, 20, "never more than a second's worth");
        assert_eq!(slots(0, 120, now, &rates, 1000).0, 0);
        assert_eq!(slots(micros(now), 0, now, &rates, 1000).0, 1);
        assert_eq!(slots(micros(now) + 1, 0, now, &rates, 1000).0, 0);
        assert_eq!(slots(0, 0, now, &rates, 2).0, 2);
    }
}
