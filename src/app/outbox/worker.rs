//! The worker: takes letters from the store as fast as the limits allow, sends them, writes down what came of it.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tracing::{info, warn};

use super::Reason;
use super::gate::Gate;
use crate::app::clock::Clock;
use crate::app::store::{Fate, Letter, Rates, Settled, Spent, Store, StoreError, Turn};

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

/// Pauses that one letter bears before it is given up.
const MOST_PAUSES: u32 = 30;
/// So many chats in a row that are told to wait mean that all are.
const ALL_WAIT: u32 = 3;

/// The worker's handle: answers are told to it, and new announcements wake it.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    /// Chats that an answer was sent to since the last step.
    answered: Mutex<Vec<i64>>,
    woken: Notify,
}

impl Outbox {
    /// An answer goes out to `chat`: announcements wait that much longer.
    pub fn note_answer(&self, chat: i64) {
        self.shared.answered.lock().unwrap_or_else(PoisonError::into_inner).push(chat);
    }

    /// There is something new to send.
    pub fn wake(&self) {
        self.shared.woken.notify_one();
    }

    fn has_answered(&self) -> bool {
        !self.shared.answered.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    fn spent(&self) -> Spent {
        Spent {
            chats: std::mem::take(&mut self.shared.answered.lock().unwrap_or_else(PoisonError::into_inner)),
        }
    }

    /// Sends what waits until told to stop. `who` is no other running process's name. A store that fails is
    /// tried again; meanwhile nothing is sent.
    pub async fn run<S, F>(
        self,
        store: Store,
        clock: Clock,
        who: String,
        limits: Limits,
        send: S,
        mut stopped: watch::Receiver<bool>,
    ) where
        S: Fn(Letter) -> F,
        F: Future<Output = Sending> + Send + 'static,
    {
        let mut round = Round {
            outbox: self,
            store,
            clock,
            who,
            limits,
            under_way: JoinSet::new(),
            gate: Gate::new(limits.rates.most),
            settled: Vec::new(),
            paused_in_a_row: 0,
            turned: i64::MAX,
            swept: 0,
        };
        while !*stopped.borrow() {
            let wait = match round.step(&send).await {
                Ok(wait) => wait,
                Err(error) => {
                    warn!(%error, "the outbox waits for the store");
                    limits.idle
                }
            };
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = round.outbox.shared.woken.notified(), if round.under_way.is_empty() => {}
                _ = stopped.wait_for(|stop| *stop) => {}
            }
        }
        round.drain().await;
    }
}

/// What the worker knows between two steps.
struct Round {
    outbox: Outbox,
    store: Store,
    clock: Clock,
    who: String,
    limits: Limits,
    under_way: JoinSet<(Letter, Sending)>,
    gate: Gate,
    /// Not yet written down.
    settled: Vec<Settled>,
    paused_in_a_row: u32,
    /// When letters were last taken.
    turned: i64,
    /// When leases were last looked at.
    swept: i64,
}

impl Round {
    /// One step; how long until the next.
    async fn step<S, F>(&mut self, send: &S) -> Result<Duration, StoreError>
    where
        S: Fn(Letter) -> F,
        F: Future<Output = Sending> + Send + 'static,
    {
        while let Some(ended) = self.under_way.try_join_next() {
            self.end(ended);
        }
        let now = self.clock.now();
        if now - self.swept >= millis(self.limits.idle.min(Duration::from_secs(1))) {
            self.swept = now;
            let lost = self.store.expire(now).await?;
            if lost > 0 {
                warn!(lost, outcome = "unknown", "letters were under way when their process ended");
            }
        }
        let next = self.store.next_letter().await?;
        if next.is_some_and(|next| next <= now) || !self.settled.is_empty() || self.outbox.has_answered() {
            for letter in self.turn(now).await? {
                let (at, sending) = (self.gate.next(Instant::now()), send(letter.clone()));
                self.under_way.spawn(async move {
                    tokio::time::sleep_until(at).await;
                    (letter, sending.await)
                });
            }
        }
        let next = self.store.next_letter().await?;
        let wait = next.map(|next| Duration::from_millis(u64::try_from(next - now).unwrap_or(0)));
        let longest = if self.under_way.is_empty() { self.limits.idle } else { self.limits.tick * 4 };
        Ok(wait.map_or(longest, |wait| wait.clamp(self.limits.tick, longest)))
    }

    async fn turn(&mut self, now: i64) -> Result<Vec<Letter>, StoreError> {
        let under_way = u32::try_from(self.under_way.len()).unwrap_or(u32::MAX);
        // What was missed is made up for at twice the pace, not at once: what is under way when a process is
        // killed stays in doubt.
        let since = now.saturating_sub(self.turned).clamp(millis(self.limits.tick), 1000);
        let twice = u32::try_from(since * 2000 / self.limits.rates.all + 1).unwrap_or(u32::MAX);
        self.turned = now;
        let turn = Turn {
            by: &self.who,
            lease_until: now + millis(self.limits.lease),
            rates: self.limits.rates,
            room: self.limits.in_flight.saturating_sub(under_way).min(twice),
        };
        let spent = self.outbox.spent();
        match self.store.turn(&turn, &self.settled, &spent, now).await {
            Ok(letters) => {
                self.settled.clear();
                Ok(letters)
            }
            Err(error) => {
                spent.chats.into_iter().for_each(|chat| self.outbox.note_answer(chat));
                Err(error)
            }
        }
    }

    fn end(&mut self, ended: Result<(Letter, Sending), tokio::task::JoinError>) {
        // A panic: the lease will end, and the letter be unknown.
        let Ok((letter, sending)) = ended else { return };
        let fate = self.fate(&letter, sending);
        self.settled.push(Settled { id: letter.id, chat: letter.chat, topic: letter.topic, fate });
    }

    fn fate(&mut self, letter: &Letter, sending: Sending) -> Fate {
        if !matches!(sending, Sending::Throttled(_)) {
            self.paused_in_a_row = 0;
        }
        match sending {
            Sending::Sent { message } => Fate::Sent { message },
            Sending::Refused(reason) => Fate::Failed(reason),
            Sending::Doubtful => Fate::Unknown(Reason::NoReply),
            Sending::NotYet if letter.tries + 1 >= self.limits.tries => Fate::Failed(Reason::Unreachable),
            Sending::NotYet => {
                Fate::Again { wait: millis(self.limits.backoff * 2u32.saturating_pow(letter.tries.min(10))) }
            }
            Sending::Throttled(_) if letter.tries + 1 >= MOST_PAUSES => Fate::Failed(Reason::Throttled),
            Sending::Throttled(wait) => {
                self.paused_in_a_row += 1;
                Fate::Throttled { wait: millis(wait), all: self.paused_in_a_row >= ALL_WAIT }
            }
            Sending::Migrated { to } => Fate::Migrated { to },
        }
    }

    /// Waits for what is under way, and writes it down.
    async fn drain(&mut self) {
        let waiting = async {
            while let Some(ended) = self.under_way.join_next().await {
                let Ok((letter, sending)) = ended else { continue };
                let fate = match sending {
                    Sending::Sent { message } => Fate::Sent { message },
                    Sending::Refused(reason) => Fate::Failed(reason),
                    Sending::Doubtful => Fate::Unknown(Reason::NoReply),
                    Sending::Migrated { to } => Fate::Migrated { to },
                    Sending::NotYet | Sending::Throttled(_) => Fate::Again { wait: 0 },
                };
                self.settled.push(Settled { id: letter.id, chat: letter.chat, topic: letter.topic, fate });
            }
        };
        let _all_or_late = tokio::time::timeout(self.limits.drain, waiting).await;
        self.limits.in_flight = 0;
        if let Err(error) = self.turn(self.clock.now()).await {
            warn!(%error, letters = self.settled.len(), "what was sent last is not written down");
        }
        info!(left = self.under_way.len(), "the outbox has stopped");
    }
}

fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}
