//! One step of the outbox as a function of the time: what was heard goes in, letters to send come out.
//!
//! No clock, no sleeping and no sending in here: [`Outbox::run`] does these, and a test runs an hour of it in
//! seconds.

use std::time::Duration;

use tracing::warn;

use super::{Outbox, Reason};
use crate::app::store::{Fate, Letter, Millis, Rates, Settled, Store, StoreError, Turn};

/// How a letter's sending ended, as the messenger saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    Sent {
        message: i64,
    },
    /// For good.
    Refused(Reason),
    /// It has not arrived, and may next time.
    NotYet,
    /// It may have arrived.
    Doubtful,
    /// It has not arrived, and none will: the messenger does not know the sender any more.
    Unauthorized,
    Throttled(Duration),
    Migrated {
        to: i64,
    },
}

/// Bounds of the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub rates: Rates,
    /// Letters under way at once.
    pub in_flight: u32,
    /// Tries of one letter while Telegram cannot be reached.
    pub tries: u32,
    /// First wait after a failed try; each further one doubles it.
    pub backoff: Duration,
    /// How long a letter may be under way before nobody waits for word of it. Longer than any call.
    pub lease: Duration,
    /// The shortest time between two steps.
    pub tick: Duration,
    /// Between two looks into the store while nothing waits.
    pub idle: Duration,
    /// Given to letters under way when the process is told to stop.
    pub drain: Duration,
}

/// Pauses, or moves of its group, that one letter bears before it is given up.
const MOST_PAUSES: u32 = 30;
/// So many chats in a row that are told to wait mean that all are.
const ALL_WAIT: u32 = 3;

/// What a step asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// To be sent, each after its [`Round::delay`]. Every one must be [heard](Round::hear) of, or
    /// [lost](Round::lose).
    pub letters: Vec<Letter>,
    /// From the beginning of this step to the next.
    pub wait: Duration,
}

/// What the worker knows between two steps.
#[derive(Debug)]
pub struct Round {
    outbox: Outbox,
    store: Store,
    who: String,
    limits: Limits,
    under_way: u32,
    /// Not yet written down.
    settled: Vec<Settled>,
    paused_in_a_row: u32,
    /// When letters were last taken.
    turned: Millis,
    /// When leases were last looked at.
    swept: Millis,
}

impl Round {
    /// `who` is no other running process's name.
    #[must_use]
    pub fn new(outbox: Outbox, store: Store, who: String, limits: Limits) -> Self {
        Self {
            outbox,
            store,
            who,
            limits,
            under_way: 0,
            settled: Vec::new(),
            paused_in_a_row: 0,
            turned: Millis::MAX,
            swept: 0,
        }
    }

    /// One step at `now`: writes down what was heard, takes what may go.
    ///
    /// # Errors
    /// When the store fails before anything is taken; what was heard is written down by a later step. What is
    /// taken is always returned.
    pub async fn step(&mut self, now: Millis) -> Result<Step, StoreError> {
        if now.abs_diff(self.swept) >= millis(self.limits.idle.min(Duration::from_secs(1))).unsigned_abs() {
            self.swept = now;
            let lost = self.store.expire(now).await?;
            if lost > 0 {
                warn!(lost, outcome = "unknown", "letters were under way when their process ended");
            }
        }
        let has_word = !self.settled.is_empty() || self.outbox.has_answered();
        let mut letters = Vec::new();
        if has_word || self.next(now).await?.is_some_and(|next| next <= now) {
            letters = self.turn(now, self.limits.in_flight).await?;
            self.under_way = self.under_way.saturating_add(u32::try_from(letters.len()).unwrap_or(u32::MAX));
        }
        let longest = if self.under_way == 0 { self.limits.idle } else { self.limits.tick * 4 };
        // Letters that are taken must go, whatever the store does now.
        let next = self.next_after(!letters.is_empty(), now).await.unwrap_or_else(|error| {
            warn!(%error, "the outbox does not know what is next");
            None
        });
        let wait = next.map(|next| Duration::from_millis(u64::try_from(next - now).unwrap_or(0)));
        Ok(Step { letters, wait: wait.map_or(longest, |wait| wait.clamp(self.limits.tick, longest)) })
    }

    /// When the next letter may go. Where none could although some are due, their chats are held: nothing is to
    /// be done before the first of these is free.
    async fn next_after(&self, has_taken: bool, now: Millis) -> Result<Option<Millis>, StoreError> {
        let next = self.next(now).await?;
        match next {
            Some(next) if next <= now && !has_taken => Ok(self.store.held_until(now).await?.or(Some(next))),
            next => Ok(next),
        }
    }

    /// How long the next letter waits before it leaves, at `steady` on a clock that never goes back. To be
    /// asked once a letter, when the step is done: it may have taken long.
    pub fn delay(&self, steady: Duration) -> Duration {
        self.outbox.next(steady).saturating_sub(steady)
    }

    /// A letter's sending has ended.
    pub fn hear(&mut self, letter: &Letter, sending: Sending) {
        self.lose();
        let fate = self.fate(letter, sending);
        self.settled.push(Settled { id: letter.id, chat: letter.chat, topic: letter.topic, fate });
    }

    /// Nothing will be heard of a letter: its lease will end, and the letter be unknown.
    pub fn lose(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
    }

    /// Letters that nothing was heard of yet.
    #[must_use]
    pub fn under_way(&self) -> u32 {
        self.under_way
    }

    /// Writes down what was heard, and takes nothing.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn close(&mut self, now: Millis) -> Result<(), StoreError> {
        self.turn(now, 0).await.map(|_none| ())
    }

    async fn next(&self, now: Millis) -> Result<Option<Millis>, StoreError> {
        self.store.next_letter(&self.limits.rates, now).await
    }

    async fn turn(&mut self, now: Millis, in_flight: u32) -> Result<Vec<Letter>, StoreError> {
        // What was missed is made up for at twice the pace, not at once: what is under way when a process is
        // killed stays in doubt.
        let since = now.saturating_sub(self.turned).clamp(millis(self.limits.tick), 1000);
        let twice = u32::try_from(since * 2000 / self.limits.rates.all + 1).unwrap_or(u32::MAX);
        self.turned = now;
        let turn = Turn {
            by: &self.who,
            lease_until: now + millis(self.limits.lease),
            rates: self.limits.rates,
            room: in_flight.saturating_sub(self.under_way).min(twice),
        };
        let spent = self.outbox.spent();
        match self.store.turn(&turn, &self.settled, &spent, now).await {
            Ok(letters) => {
                self.settled.clear();
                Ok(letters)
            }
            Err(error) => {
                self.outbox.put_back(spent);
                Err(error)
            }
        }
    }

    fn fate(&mut self, letter: &Letter, sending: Sending) -> Fate {
        if !matches!(sending, Sending::Throttled(_)) {
            self.paused_in_a_row = 0;
        }
        let is_worn_out = letter.tries + 1 >= MOST_PAUSES;
        match sending {
            Sending::Sent { message } => Fate::Sent { message },
            Sending::Refused(reason) => Fate::Failed(reason),
            Sending::Doubtful => Fate::Unknown(Reason::NoReply),
            // The poller finds it out as well, and the process ends: nobody is to lose a try by it.
            Sending::Unauthorized => Fate::Back { wait: millis(self.limits.idle) },
            Sending::NotYet if letter.tries + 1 >= self.limits.tries => Fate::Failed(Reason::Unreachable),
            Sending::NotYet => {
                Fate::Again { wait: millis(self.limits.backoff * 2u32.saturating_pow(letter.tries.min(10))) }
            }
            Sending::Throttled(_) if is_worn_out => Fate::Failed(Reason::Throttled),
            Sending::Throttled(wait) => {
                self.paused_in_a_row += 1;
                Fate::Throttled { wait: millis(wait), all: self.paused_in_a_row >= ALL_WAIT }
            }
            // A group that moves in a circle is nowhere.
            Sending::Migrated { to } if to == letter.chat || is_worn_out => Fate::Failed(Reason::Gone),
            Sending::Migrated { to } => Fate::Migrated { to },
        }
    }
}

pub(super) fn millis(time: Duration) -> Millis {
    Millis::try_from(time.as_millis()).unwrap_or(Millis::MAX)
}
