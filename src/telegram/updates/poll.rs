//! Long polling that confirms an update only after its work is done.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::value::RawValue;
use tokio::sync::{Notify, watch};
use tracing::{debug, error, info, warn};

use super::Progress;
use super::intake::{id, read};
use super::reception::{Ended, Reception};
use super::work::Standing;
use crate::app::health::Health;
use crate::telegram::timing::{Backoff, Timing};
use crate::telegram::wire::{Failure, Wire};

/// The most updates that Telegram hands out at once.
const WINDOW: usize = 100;

/// What the bot wants to hear of. An edited question is no new one: it edits its answer.
pub(crate) const ALLOWED_UPDATES: [&str; 8] = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "message_reaction",
    "channel_post",
    "my_chat_member",
    "guest_message",
];
/// How long the first poll after a failure may take: one that hangs must not be waited for as one that is quiet.
const PROBE: Duration = Duration::from_secs(2);
/// Between two signs of life of a replica that does not lead.
const BEAT: Duration = Duration::from_secs(10);
/// What a poll may take beyond the time that it waits at Telegram. With the shipped poll of a second, one that was lost to
/// an outage is given up in time to be back within 3 s of its end.
const LATE: Duration = Duration::from_millis(1500);
/// What the last confirmation may take: what it does not confirm comes again.
const LAST: Duration = Duration::from_secs(5);

/// Asks Telegram for updates and gives them to the lanes.
pub(crate) struct Poller {
    pub(crate) wire: Wire,
    pub(crate) reception: Reception,
    pub(crate) health: Health,
    pub(crate) timing: Timing,
    /// How long a poll waits when nothing is under way.
    pub(crate) poll: Duration,
    /// Whether it is for this process to poll: of several, one does.
    pub(crate) leads: watch::Receiver<bool>,
    pub(crate) shared: Arc<Shared>,
}

/// What the poller and the running work both see.
#[derive(Default)]
pub(crate) struct Shared {
    progress: Mutex<Progress>,
    /// Told when no work holds back the offset any more.
    settled: Notify,
}

/// Why polling cannot go on.
#[derive(Debug, thiserror::Error)]
#[error("Telegram does not know this token")]
pub(crate) struct TokenRefused;

#[derive(Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    limit: usize,
    /// Seconds.
    timeout: u64,
    allowed_updates: [&'static str; 8],
}

/// What a poll brought.
struct Brought {
    updates: usize,
    new: usize,
}

impl Poller {
    /// Polls until told to stop; then gives the work under way time to end, and confirms what is done.
    pub(crate) async fn serve(
        &self,
        stopped: watch::Receiver<bool>,
        drain: Duration,
    ) -> Result<(), TokenRefused> {
        let polled = self.run(stopped).await;
        self.reception.drain(drain).await;
        self.confirm().await;
        polled
    }

    /// Polls until told to stop, while it leads. Comes through whatever Telegram or the network does, but for a token that
    /// is no longer known.
    async fn run(&self, mut stopped: watch::Receiver<bool>) -> Result<(), TokenRefused> {
        let mut backoff = Backoff::new(self.timing.backoff, self.timing.backoff_cap);
        let mut pace = Backoff::new(self.timing.pace, self.timing.pace_cap);
        let mut leads = self.leads.clone();
        let mut led = false;
        loop {
            self.health.beat();
            tokio::select! {
                biased;
                _ = stopped.wait_for(|stop| *stop) => return Ok(()),
                () = self.beating() => {}
                Ok(_) = leads.wait_for(|leads| *leads) => {}
            }
            if !std::mem::replace(&mut led, true) {
                self.resume().await;
            }
            let polled = tokio::select! {
                biased;
                _ = stopped.wait_for(|stop| *stop) => return Ok(()),
                Ok(_) = leads.wait_for(|leads| !*leads) => {
                    led = false;
                    continue;
                }
                polled = self.fetch(&backoff) => polled,
            };
            // Never cut short: an update that is accepted and not begun would hold back the offset for ever.
            let wait = self.receive(polled, &mut backoff, &mut pace).await?;
            tokio::select! {
                biased;
                _ = stopped.wait_for(|stop| *stop) => return Ok(()),
                () = wait => {}
            }
        }
    }

    /// While another replica leads this one does nothing, and is well; without an end.
    async fn beating(&self) {
        loop {
            tokio::time::sleep(BEAT).await;
            self.health.beat();
        }
    }

    /// Begins the work that an earlier process has left.
    async fn resume(&self) {
        let kept = match self.reception.work.kept().await {
            Ok(kept) => kept,
            Err(error) => return warn!(%error, "what an earlier process has left is not known"),
        };
        for (id, raw) in kept {
            if self.shared.progress().resume(id) {
                self.reception.tally.resumed.add();
                self.begin(id, &raw, Standing::Doubtful);
            }
        }
    }

    /// One poll. It may be given up at any moment: nothing has been accepted yet.
    async fn fetch(&self, backoff: &Backoff) -> Result<Vec<Box<RawValue>>, Failure> {
        let (offset, busy) = {
            let mut progress = self.shared.progress();
            (progress.offset(Instant::now()), progress.is_waiting() || !self.reception.lanes.has_room())
        };
        let (poll, late) = match (busy, backoff.is_fresh()) {
            (_, false) => (Duration::ZERO, PROBE),
            (true, _) => (Duration::ZERO, LATE),
            (false, _) => (self.poll, LATE),
        };
        self.get(offset, WINDOW, poll, late).await
    }

    /// Takes on what a poll brought; resolves to the wait before the next.
    async fn receive(
        &self,
        polled: Result<Vec<Box<RawValue>>, Failure>,
        backoff: &mut Backoff,
        pace: &mut Backoff,
    ) -> Result<impl Future<Output = ()> + '_, TokenRefused> {
        let wait = match polled {
            Ok(updates) => {
                if !backoff.is_fresh() {
                    info!("updates come again");
                    backoff.reset();
                }
                let brought = self.take(&updates).await;
                if brought.new > 0 || brought.updates == 0 {
                    pace.reset();
                }
                // Nothing new although nothing is waited for: these updates cannot be taken yet.
                let is_stuck =
                    brought.new == 0 && brought.updates > 0 && !self.shared.progress().is_waiting();
                if is_stuck { Wait::Sleep(pace.step()) } else { Wait::Settled(pace.step()) }
            }
            Err(Failure::Token) => return Err(TokenRefused),
            Err(failure) => {
                self.reception.tally.failed_polls.add();
                let is_first = backoff.is_fresh();
                Wait::Sleep(failed(&failure, backoff.step(), is_first))
            }
        };
        Ok(self.wait(wait))
    }

    /// Confirms what is done, without taking on anything new.
    async fn confirm(&self) {
        // Another one that polls must not be disturbed.
        if !*self.leads.borrow() {
            return;
        }
        let Some(offset) = self.shared.progress().offset(Instant::now()) else { return };
        if let Err(failure) = self.get(Some(offset), 1, Duration::ZERO, LAST).await {
            warn!(%failure, "the last confirmation failed; finished updates will come again");
        }
    }

    async fn get(
        &self,
        offset: Option<i64>,
        limit: usize,
        poll: Duration,
        late: Duration,
    ) -> Result<Vec<Box<RawValue>>, Failure> {
        let body = GetUpdates { offset, limit, timeout: poll.as_secs(), allowed_updates: ALLOWED_UPDATES };
        self.wire.post("GetUpdates", &body, poll + late.min(self.wire.timeout())).await
    }

    /// Begins the work of every new update, in order, once it is kept where it lasts. What cannot be kept is
    /// confirmed only when it is done.
    async fn take(&self, updates: &[Box<RawValue>]) -> Brought {
        let mut new: Vec<(i64, &str)> = Vec::new();
        for raw in updates {
            if !self.reception.lanes.has_room_for(new.len()) {
                break;
            }
            let Some(id) = id(raw.get()) else {
                self.reception.tally.unreadable.add();
                continue;
            };
            if self.shared.progress().accept(id, Instant::now()) {
                new.push((id, raw.get()));
            } else {
                self.reception.tally.repeated.add();
            }
        }
        let kept = self.reception.work.keep(&new).await;
        if kept.is_some() {
            self.shared.progress().keep(new.iter().map(|(id, _)| *id));
        }
        for (id, raw) in &new {
            self.begin(*id, raw, Standing::of(*id, kept.as_deref().unwrap_or_default()));
        }
        Brought { updates: updates.len(), new: new.len() }
    }

    fn begin(&self, id: i64, raw: &str, standing: Standing) {
        let shared = Arc::clone(&self.shared);
        let ended: Ended = Arc::new(move |id| shared.finish(id));
        self.reception.begin(id, read(raw), standing, &ended);
    }

    async fn wait(&self, wait: Wait) {
        match wait {
            Wait::Sleep(time) => tokio::time::sleep(time).await,
            Wait::Settled(time) => {
                let _settled_or_late = tokio::time::timeout(time, self.shared.settled()).await;
            }
        }
    }
}

/// What comes before the next poll.
enum Wait {
    Sleep(Duration),
    /// Until no work holds back the offset, at most this long.
    Settled(Duration),
}

impl Shared {
    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn finish(&self, id: i64) {
        let mut progress = self.progress();
        progress.finish(id);
        let is_settled = !progress.is_waiting();
        drop(progress);
        if is_settled {
            self.settled.notify_waiters();
        }
    }

    async fn settled(&self) {
        loop {
            let settled = self.settled.notified();
            tokio::pin!(settled);
            settled.as_mut().enable();
            if !self.progress().is_waiting() {
                return;
            }
            settled.await;
        }
    }
}

/// Says what failed, the first time of several, and how long to wait for it.
fn failed(failure: &Failure, wait: Duration, is_first: bool) -> Duration {
    let wait = match failure {
        Failure::RetryAfter(asked) => wait.max(*asked),
        // The poll has waited already.
        _ if is_first && failure.is_late() => Duration::ZERO,
        _ => wait,
    };
    let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
    match failure {
        Failure::Conflict(text) => {
            error!(
                wait_ms,
                text, "another process polls with this token, or a webhook is set: stop one of them"
            );
        }
        _ if is_first => warn!(%failure, "no updates; asking again until they come"),
        _ => debug!(wait_ms, ?failure),
    }
    wait
}
