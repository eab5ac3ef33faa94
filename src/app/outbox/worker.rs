//! The worker: takes letters from the store as fast as the limits allow, sends them, writes down what came of it.

use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tracing::{info, warn};

use super::gate::Gate;
use super::round::{Limits, Round, Sending, millis};
use crate::app::clock::Clock;
use crate::app::store::{Letter, Rates, Spent, Store};

/// The worker's handle: answers pass it on their way, and new announcements wake it.
#[derive(Debug, Clone)]
pub struct Outbox {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    /// What answers have taken since the last step.
    spent: Mutex<Spent>,
    woken: Notify,
    gate: Mutex<Gate>,
    /// When the gate's clock began.
    began: Instant,
}

impl Shared {
    fn spent(&self) -> MutexGuard<'_, Spent> {
        self.spent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn gate(&self) -> MutexGuard<'_, Gate> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Outbox {
    /// An outbox that keeps this pace.
    #[must_use]
    pub fn new(rates: &Rates) -> Self {
        let gate = Mutex::new(Gate::new(rates));
        let shared = Shared { spent: Mutex::default(), woken: Notify::new(), gate, began: Instant::now() };
        Self { shared: Arc::new(shared) }
    }

    /// Waits until an answer may go to `chat`: answers keep the pace of announcements, and go before them.
    /// False, at once, if that would be later than `patience` allows.
    pub async fn admit(&self, chat: i64, patience: Duration) -> bool {
        let shared = &self.shared;
        let began = shared.began;
        let Some(at) = shared.gate().enter(chat, began.elapsed(), patience) else { return false };
        tokio::time::sleep_until(began + at).await;
        // Only now: what waits for its chat must not keep a place among all.
        shared.spent().chats.push(chat);
        self.admit_any().await;
        true
    }

    /// Waits until a message may go that is to no chat of the bot's.
    pub async fn admit_any(&self) {
        let began = self.shared.began;
        let at = self.shared.gate().next_answer(began.elapsed());
        tokio::time::sleep_until(began + at).await;
    }

    /// Telegram asked an answer to wait: whatever goes to the chat waits.
    pub fn note_pause(&self, chat: i64, wait: Duration) {
        self.shared.gate().hold(chat, self.shared.began.elapsed() + wait);
        self.shared.spent().pauses.push((chat, millis(wait)));
    }

    /// When the next announcement may leave, at `steady` on a clock that never goes back.
    pub(super) fn next(&self, steady: Duration) -> Duration {
        self.shared.gate().next(steady)
    }

    /// There is something new to send.
    pub fn wake(&self) {
        self.shared.woken.notify_one();
    }

    pub(super) fn has_answered(&self) -> bool {
        *self.shared.spent() != Spent::default()
    }

    pub(super) fn spent(&self) -> Spent {
        std::mem::take(&mut *self.shared.spent())
    }

    /// It could not be written down.
    pub(super) fn put_back(&self, mut spent: Spent) {
        let mut since = self.shared.spent();
        spent.chats.append(&mut since.chats);
        spent.pauses.append(&mut since.pauses);
        *since = spent;
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
        let started = self.shared.began;
        let mut round = Round::new(self.clone(), store, who, limits);
        let mut under_way = JoinSet::new();
        while !*stopped.borrow() {
            while let Some(ended) = under_way.try_join_next() {
                hear(&mut round, ended);
            }
            let began = Instant::now();
            let wait = match round.step(clock.now()).await {
                Ok(step) => {
                    for letter in step.letters {
                        let now = Instant::now();
                        let (at, sending) = (now + round.delay(now - started), send(letter.clone()));
                        under_way.spawn(async move {
                            tokio::time::sleep_until(at).await;
                            (letter, sending.await)
                        });
                    }
                    step.wait
                }
                Err(error) => {
                    warn!(%error, "the outbox waits for the store");
                    limits.idle
                }
            };
            tokio::select! {
                () = tokio::time::sleep_until(began + wait) => {}
                () = self.shared.woken.notified(), if under_way.is_empty() => {}
                _ = stopped.wait_for(|stop| *stop) => {}
            }
        }
        drain(&mut round, under_way, &clock, &limits).await;
    }
}

/// Waits for what is under way, and writes it down.
async fn drain(round: &mut Round, mut under_way: JoinSet<(Letter, Sending)>, clock: &Clock, limits: &Limits) {
    let waiting = async {
        while let Some(ended) = under_way.join_next().await {
            hear(round, ended);
        }
    };
    let _all_or_late = tokio::time::timeout(limits.drain, waiting).await;
    if let Err(error) = round.close(clock.now()).await {
        warn!(%error, "what was sent last is not written down");
    }
    info!(left = round.under_way(), "the outbox has stopped");
}

fn hear(round: &mut Round, ended: Result<(Letter, Sending), tokio::task::JoinError>) {
    match ended {
        Ok((letter, sending)) => round.hear(&letter, sending),
        // A panic.
        Err(_) => round.lose(),
    }
}
