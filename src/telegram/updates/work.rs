//! One update through the handler tree: never longer-lived than its job, never able to stop the loop.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use teloxide::dptree::deps;
use teloxide::dptree::di::DependencyMap;
use teloxide::types::UpdateKind;
use tokio::task::JoinSet;
use tracing::{Instrument, info, info_span, warn};

use super::Incoming;
use crate::answer::Kind;
use crate::app::clock;
use crate::app::store::{Claimed, Coming, StoreError};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::{Outcome, Tree};
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::timing::Backoff;

/// Between two looks whether another process has done what comes first.
const TURN: Duration = Duration::from_millis(20);
/// After so long order is worth less than an answer.
const LONGEST_TURN: Duration = Duration::from_secs(20);

/// What is known of an update's past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nobody has worked on it.
    New,
    /// Nobody has, and another process works on what came before it in its lane.
    Behind,
    /// Somebody may have, and have done it.
    Doubtful,
}

impl Standing {
    pub(super) fn of(id: i64, new: &[i64]) -> Self {
        if new.contains(&id) { Standing::New } else { Standing::Doubtful }
    }
}

/// The handler tree and what its handlers need.
#[derive(Clone)]
pub(crate) struct Work {
    tree: Tree,
    desk: Arc<Desk>,
}

impl Work {
    pub(crate) fn new(tree: Tree, desk: Arc<Desk>) -> Self {
        Self { tree, desk }
    }

    /// Updates that an earlier process has kept and not done, in order.
    pub(super) async fn kept(&self) -> Result<Vec<(i64, String)>, StoreError> {
        self.desk.store.kept_updates().await
    }

    /// Keeps updates where they last; those of them that were neither kept nor done before. `None` when they cannot be
    /// kept.
    pub(super) async fn keep(&self, updates: &[(i64, &str)]) -> Option<Vec<i64>> {
        if updates.is_empty() {
            return Some(Vec::new());
        }
        let kept = self.storing(self.desk.store.keep_updates(updates)).await;
        kept.inspect_err(|error| warn!(%error, "updates are not kept; they are confirmed when they are done"))
            .ok()
    }

    /// The same for this process, as one of several.
    pub(super) async fn claim(&self, updates: &[Coming<'_>]) -> Option<Vec<Claimed>> {
        let claimed = self.storing(self.desk.store.claim_updates(updates, &self.desk.who)).await;
        claimed
            .inspect_err(
                |error| warn!(%error, "updates are not kept; they are answered for when they are done"),
            )
            .ok()
    }

    async fn storing<T>(&self, work: impl Future<Output = T>) -> T {
        let began = Instant::now();
        let done = work.await;
        self.desk.tally.storing.add(began.elapsed());
        done
    }

    /// Updates that processes have kept and not done which are gone; they are this one's from now on.
    pub(super) async fn orphans(&self) -> Result<Vec<(i64, String)>, StoreError> {
        self.desk.store.adopt_updates(&self.desk.who).await
    }

    /// The work of an update is done.
    pub(super) async fn finish(&self, id: i64) {
        if let Err(error) = self.desk.store.finish_update(id, self.desk.clock.now()).await {
            warn!(id, %error, "an answered update is not written down; after a restart it may come again");
        }
    }

    /// What is to be known of an update before its turn comes.
    pub(super) fn foresee(&self, incoming: &Incoming) {
        if let UpdateKind::Message(message) = &incoming.update.kind {
            self.desk.albums.note(message, &incoming.beside);
        }
    }

    /// Does an update's work to its end. A panic is counted and told to the chat.
    pub(super) async fn run(&self, incoming: Incoming, standing: Standing) {
        let id: i64 = incoming.update.id.0.into();
        let span = info_span!("update", id);
        if standing == Standing::Behind {
            self.wait_for_turn(id).await;
        }
        if standing == Standing::Doubtful && self.is_answered(id).await {
            info!(id, outcome = "answered before");
            self.finish(id).await;
        } else {
            self.dispatch(id, incoming).instrument(span).await;
            self.desk.tally.updates.add();
        }
    }

    /// Waits until what came before in an update's lane is done by other processes, as far as it takes no longer than a
    /// message that hangs.
    async fn wait_for_turn(&self, id: i64) {
        let began = Instant::now();
        let mut wait = Backoff::new(TURN, TURN * 8);
        while began.elapsed() < LONGEST_TURN && self.desk.store.is_behind(id).await.unwrap_or(false) {
            tokio::time::sleep(wait.step()).await;
        }
    }

    /// Whether this or an earlier process did the work already. In doubt it is done.
    async fn is_answered(&self, id: i64) -> bool {
        self.desk.store.is_answered(id).await.unwrap_or(false)
    }

    /// Says that a person asks more than is taken; the update that came first beyond the bound is done with it.
    pub(super) async fn turn_away(&self, incoming: Incoming) {
        let id: i64 = incoming.update.id.0.into();
        if let Some(caller) = self.caller(&incoming).await {
            let words = Draft::plain(&caller.language.say("crowded"));
            self.desk.aside(&caller, words, Outcome::Silent).await;
        }
        info!(id, outcome = "crowded");
        self.finish(id).await;
    }

    /// To the end of its work, and the note of it.
    async fn dispatch(&self, id: i64, incoming: Incoming) {
        let began = Instant::now();
        let Incoming { update, beside } = incoming.clone();
        let dependencies: DependencyMap = deps![update, beside, Arc::clone(&self.desk)];
        let work = self.clone();
        let handling = async move {
            let outcome = work.tree.dispatch(dependencies).await;
            // At once, before anything is counted or said: whoever is killed before answers again.
            work.finish(id).await;
            outcome
        };
        // A task of its own: a panic ends it and nothing else. The set drops it when this job is dropped.
        let mut task = JoinSet::new();
        task.spawn(handling.in_current_span());
        let outcome = match task.join_next().await {
            Some(Ok(ControlFlow::Break(outcome))) => outcome,
            Some(Ok(ControlFlow::Continue(_))) | None => Outcome::Silent,
            Some(Err(_panic_or_stop)) => {
                self.desk.tally.panics.add();
                if let Some(caller) = self.caller(&incoming).await {
                    let words = Draft::plain(&caller.language.say("fault"));
                    self.desk.aside(&caller, words, Outcome::Silent).await;
                }
                self.finish(id).await;
                Outcome::Panicked
            }
        };
        let took_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        match outcome {
            Outcome::Panicked | Outcome::Undelivered(_) => warn!(outcome = outcome.name(), took_ms),
            _ => info!(outcome = outcome.name(), took_ms),
        }
        self.desk.tally.outcome(outcome.name());
        if let Outcome::Answered(kind) = outcome {
            let day = clock::day(self.desk.clock.now(), &self.desk.zone);
            self.desk.store.note_asked(day, matches!(kind, Kind::Figures | Kind::Passages)).await;
        }
    }
}

impl Work {
    /// Whom an apology goes to, and where, if there is such a place.
    async fn caller(&self, Incoming { update, beside }: &Incoming) -> Option<Caller> {
        if beside.guest.is_some() {
            return None;
        }
        match &update.kind {
            UpdateKind::Message(message) | UpdateKind::EditedMessage(message) => {
                Some(self.desk.caller(message, beside).await)
            }
            UpdateKind::CallbackQuery(query) => {
                let message = query.regular_message()?;
                let language = self.desk.language(&message.chat, Some(&query.from)).await;
                Some(Caller::of_tap(message, beside, query.from.id.0, language))
            }
            _ => None,
        }
    }
}
