//! One update through the handler tree: never longer-lived than its job, never able to stop the loop.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Instant;

use teloxide::dptree::deps;
use teloxide::dptree::di::DependencyMap;
use teloxide::types::{ChatId, Update, UpdateKind};
use tokio::task::JoinSet;
use tracing::{Instrument, info, info_span, warn};

use crate::telegram::delivery::Address;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::{Outcome, Tree};
use crate::telegram::render::Draft;
use crate::telegram::request;

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

    /// Does an update's work to its end. A panic is counted and told to the chat.
    pub(crate) async fn run(&self, update: Update) {
        let span = info_span!("update", id = update.id.0);
        let id = update.id.0.into();
        if self.is_answered(id).await {
            info!(id, outcome = "answered before");
            return;
        }
        self.dispatch(update).instrument(span).await;
        if let Err(error) = self.desk.store.mark_answered(id, self.desk.clock.now()).await {
            warn!(id, %error, "an answered update is not written down; after a restart it may come again");
        }
        self.desk.tally.updates.add();
    }

    /// Whether this or an earlier process did the work already. In doubt it is done.
    async fn is_answered(&self, id: i64) -> bool {
        self.desk.store.is_answered(id).await.unwrap_or(false)
    }

    /// Says that a chat asks more than is taken; the update that came first beyond the bound is done with it.
    pub(crate) async fn turn_away(&self, update: Update) {
        let Some(address) = address(&update) else { return };
        self.desk
            .say(address, Draft::plain(&self.desk.language_of_update(&update).await.say("crowded")))
            .await;
        info!(id = update.id.0, outcome = "crowded");
    }

    async fn dispatch(&self, update: Update) {
        let began = Instant::now();
        let address = address(&update);
        let language = request::language_of(update.from());
        let dependencies: DependencyMap = deps![update, Arc::clone(&self.desk)];
        let tree = self.tree.clone();
        // A task of its own: a panic ends it and nothing else. The set drops it when this job is dropped.
        let mut task = JoinSet::new();
        task.spawn(async move { tree.dispatch(dependencies).await }.in_current_span());
        let outcome = match task.join_next().await {
            Some(Ok(ControlFlow::Break(outcome))) => outcome,
            Some(Ok(ControlFlow::Continue(_))) | None => Outcome::Silent,
            Some(Err(_panic_or_stop)) => {
                self.desk.tally.panics.add();
                if let Some(address) = address {
                    self.desk.say(address, Draft::plain(&language.say("fault"))).await;
                }
                Outcome::Panicked
            }
        };
        let took_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        match outcome {
            Outcome::Panicked | Outcome::Undelivered(_) => warn!(outcome = outcome.name(), took_ms),
            _ => info!(outcome = outcome.name(), took_ms),
        }
    }
}

/// Where an apology goes, if the update has such a place.
fn address(update: &Update) -> Option<Address> {
    match &update.kind {
        UpdateKind::Message(message) | UpdateKind::EditedMessage(message) => Some(Address::of(message)),
        UpdateKind::CallbackQuery(query) => {
            let chat: ChatId = query.message.as_ref()?.chat().id;
            let topic = query.regular_message().and_then(|message| Address::of(message).topic);
            Some(Address { chat, topic, message: None })
        }
        _ => None,
    }
}
