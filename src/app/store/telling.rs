//! The schedule's step: due subscriptions become rows of the outbox, in one transaction with their next time.
//!
//! A process that dies before the commit has told nobody and moved nothing; after the commit the rows are
//! sent by whichever process runs. Of several replicas one does the step at a time.

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::announcements::{add_body, add_recipient, open_announcement};
use super::subscription_row::state_word;
use super::{
    Body, Engine, Millis, Origin, Recipient, Store, StoreError, Subscription, SubscriptionState, Wish,
};

/// Names the schedule among PostgreSQL's advisory locks, which all schemas of a server share.
const LOCK: &str = "SELECT pg_try_advisory_xact_lock(7303014, hashtext(current_schema()))";

/// A subscription whose time has come, with what to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Telling {
    /// `None`: there is nothing to tell now.
    pub body: Option<Body>,
    /// Within which the same content is not told again.
    pub period: String,
    pub next: Option<Millis>,
}

/// What one step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Due {
    /// Subscriptions that were due.
    pub due: usize,
    /// Of these, told.
    pub told: usize,
    /// Not told, as the same was told within the period.
    pub unchanged: usize,
}

impl Store {
    /// Takes up to `limit` due subscriptions; `compose` says what each is told. None are due for this process
    /// while another one does the step.
    ///
    /// # Errors
    /// When the store fails; nothing is then changed.
    pub async fn tell_due(
        &self,
        now: Millis,
        limit: u32,
        mut compose: impl FnMut(&Subscription) -> Telling,
    ) -> Result<Due, StoreError> {
        let mut done = Due::default();
        // Composed before the store is held: that takes long.
        let due = self.due(now, limit).await?;
        let tellings: Vec<(&Subscription, Telling)> = due.iter().map(|one| (one, compose(one))).collect();
        let mut tx = self.begin().await?;
        if let Engine::Postgres { .. } = self.engine
            && !sqlx::query_scalar::<_, bool>(LOCK).fetch_one(&mut *tx).await?
        {
            return Ok(done);
        }
        let mut announcements: HashMap<(String, String), i64> = HashMap::new();
        for (subscription, telling) in tellings {
            let wish = &subscription.wish;
            if !move_on(&mut tx, subscription, telling.next).await? {
                continue;
            }
            done.due += 1;
            let Some(body) = telling.body else { continue };
            let content = body.fingerprint();
            if !is_new(&mut tx, wish, &telling.period, &content, now).await? {
                done.unchanged += 1;
                continue;
            }
            let key = (content, wish.language.clone());
            let announcement = match announcements.get(&key) {
                Some(known) => *known,
                None => {
                    let id = open_announcement(&mut tx, Origin::Schedule, None, now).await?;
                    add_body(&mut tx, id, &wish.language, &body).await?;
                    announcements.insert(key, id);
                    id
                }
            };
            let recipient = Recipient {
                chat: wish.chat,
                topic: wish.topic,
                language: wish.language.clone(),
                pin: wish.pin,
            };
            add_recipient(&mut tx, announcement, &recipient, now).await?;
            done.told += 1;
        }
        tx.commit().await?;
        Ok(done)
    }

    /// When the next subscription is due.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn next_due(&self) -> Result<Option<Millis>, StoreError> {
        let query = sqlx::query_scalar("SELECT MIN(next) FROM subscriptions WHERE state = 'active'");
        Ok(query.fetch_one(&self.pool).await?)
    }
}

/// Gives a subscription its next time; false when another replica has told it meanwhile, or it has changed.
async fn move_on(
    connection: &mut AnyConnection,
    subscription: &Subscription,
    next: Option<Millis>,
) -> Result<bool, StoreError> {
    let state = match next {
        Some(_) => SubscriptionState::Active,
        None => SubscriptionState::Ended,
    };
    let query = sqlx::query(
        "UPDATE subscriptions SET next = $1, turn = turn + 1, state = $2 \
         WHERE id = $3 AND state = 'active' AND next = $4 AND turn = $5",
    );
    let query = query.bind(next).bind(state_word(state)).bind(subscription.id);
    let query = query.bind(subscription.next).bind(subscription.turn.cast_signed());
    Ok(query.execute(connection).await?.rows_affected() > 0)
}

/// Notes that a place is told a content within a period; false when it was told already.
async fn is_new(
    connection: &mut AnyConnection,
    wish: &Wish,
    period: &str,
    content: &str,
    now: Millis,
) -> Result<bool, StoreError> {
    let query = sqlx::query(
        "INSERT INTO told (chat, topic, period, content, at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT DO NOTHING",
    );
    let query = query.bind(wish.chat).bind(i64::from(wish.topic)).bind(period.to_owned());
    Ok(query.bind(content.to_owned()).bind(now).execute(connection).await?.rows_affected() > 0)
}
