//! What every handler has at hand.

use std::sync::Arc;
use std::time::Instant;

use serde::Deserialize;
use tokio::sync::{Notify, Semaphore, watch};
use tracing::{info, warn};

use super::albums::Albums;
use super::allowance::Allowance;
use super::announcing::followed::Followed;
use super::delivery::Delivery;
use super::outcome::Outcome;
use super::render::Draft;
use super::reporter::Reporter;
use super::tally::Tally;
use super::timing::Timing;
use super::topics::Topics;
use super::undelivered::Undelivered;
use super::wire::Wire;
use crate::app::clock::{self, Clock};
use crate::app::importing::Reader;
use crate::app::outbox::Outbox;
use crate::app::store::{Rates, Store, StoreError};
use crate::app::{ChatKey, Conversation, Kept, ReloadError, Reloaded, Reply, Shelf, Wish};
use crate::library::Key;
use crate::words::Language;

/// Who the bot is, as Telegram says.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Identity {
    pub(crate) id: u64,
    pub(crate) username: String,
}

/// What reads files that admins hand in.
#[derive(Debug)]
pub(crate) struct Importing {
    pub(crate) reader: Reader,
    /// Held by who has a file read: each may take as much memory as the whole bot.
    pub(crate) turn: Semaphore,
}

/// The bot's side of the counter.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) conversation: Arc<Conversation>,
    pub(crate) delivery: Delivery,
    pub(crate) me: Identity,
    /// This process's name among the replicas.
    pub(crate) who: String,
    /// Numeric ids of the admins that the settings name; the door asks for them.
    pub(crate) admins: Vec<u64>,
    pub(crate) tally: Arc<Tally>,
    pub(crate) started: Instant,
    /// Answering is processor work: as many at once as there are cores, off the async threads.
    pub(crate) answering: Semaphore,
    pub(crate) wire: Wire,
    pub(crate) timing: Timing,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) outbox: Outbox,
    /// Told when a subscription is new or changed.
    pub(crate) scheduled: Notify,
    /// IANA name of the time zone of times that name none.
    pub(crate) zone: String,
    /// How fast announcements go.
    pub(crate) rates: Rates,
    /// How long what people asked in vain is kept, in milliseconds; 0: it is only counted.
    pub(crate) texts_kept: i64,
    pub(crate) followed: Followed,
    pub(crate) albums: Albums,
    pub(crate) allowance: Allowance,
    pub(crate) importing: Importing,
    pub(crate) topics: Topics,
    /// True once the process is told to stop.
    pub(crate) stopped: watch::Receiver<bool>,
}

impl Desk {
    /// Answers off the async threads, as many at once as there are processors. A panic there is a panic here.
    pub(crate) async fn think(&self, answer: impl FnOnce(&Conversation) -> Reply + Send + 'static) -> Reply {
        let conversation = Arc::clone(&self.conversation);
        let (reply, took) = self
            .work(move || {
                let began = Instant::now();
                (answer(&conversation), began.elapsed())
            })
            .await;
        self.tally.is_day(&clock::day(self.clock.now(), &self.zone));
        self.tally.thinking.add(took);
        reply
    }

    /// Does what needs a processor, as many at once as there are: more would only be in each other's way.
    pub(crate) async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let _permit = self.answering.acquire().await;
        off_the_async_threads(work).await
    }

    /// Answers the next message of a conversation.
    pub(crate) async fn ask(&self, key: ChatKey, text: String) -> Reply {
        let place = self.settings(key.chat).await.place;
        let ask = move |conversation: &Conversation| {
            conversation.ask_from(key, place.as_deref(), &text, Instant::now())
        };
        self.think(ask).await
    }

    /// Tells how the bot does.
    pub(crate) fn reporter(&self) -> Reporter {
        Reporter {
            conversation: Arc::clone(&self.conversation),
            tally: Arc::clone(&self.tally),
            store: self.store.clone(),
            clock: self.clock.clone(),
            zone: self.zone.clone(),
            started: self.started,
        }
    }

    /// Has the corpus read again; on any fault the old edition keeps serving.
    pub(crate) async fn reload(&self, wish: Wish) -> Result<Reloaded, ReloadError> {
        self.move_shelf(move |shelf| shelf.reload_as(wish)).await
    }

    /// Has an edition serve again that served before.
    pub(crate) async fn go_back(&self, number: u64) -> Result<Reloaded, ReloadError> {
        self.move_shelf(move |shelf| shelf.go_back(number)).await
    }

    /// The same by its key.
    pub(crate) async fn go_back_to_key(&self, key: Key) -> Result<Reloaded, ReloadError> {
        self.move_shelf(move |shelf| shelf.go_back_to_key(key)).await
    }

    /// The editions that can be gone back to, the oldest first. Waits for a reload under way.
    pub(crate) async fn editions(&self) -> Vec<Kept> {
        let conversation = Arc::clone(&self.conversation);
        off_the_async_threads(move || conversation.shelf().editions()).await
    }

    async fn move_shelf(
        &self,
        moves: impl FnOnce(&Shelf) -> Result<Reloaded, ReloadError> + Send + 'static,
    ) -> Result<Reloaded, ReloadError> {
        let conversation = Arc::clone(&self.conversation);
        let moved = off_the_async_threads(move || moves(conversation.shelf())).await;
        self.tally.reload(moved.is_ok());
        match &moved {
            Ok(reloaded) => {
                self.tally.serves(&self.conversation.shelf().current());
                info!(edition = reloaded.edition, reports = reloaded.reports, "a new edition serves");
                for fault in &reloaded.judged.unread {
                    warn!(%fault, "a file is left out");
                }
            }
            Err(error) => warn!(%error, "the old edition keeps serving"),
        }
        moved
    }

    pub(crate) async fn tell_replicas_to_reload(&self) {
        if let Err(error) = self.store.tell_reload(&self.who).await {
            warn!(%error, "the other replicas are not told to reload");
        }
    }

    pub(crate) fn undelivered(&self, why: Undelivered) -> Outcome {
        self.tally.undelivered.add();
        Outcome::Undelivered(why)
    }

    /// Notes that the store could not be used; what a person is told of it.
    pub(crate) fn store_failed(&self, error: &StoreError, language: Language) -> Draft {
        warn!(%error, "the store could not be used");
        Draft::plain(&language.say("store-failed"))
    }
}

/// Runs `work` on a thread that may block; its panic goes on here.
pub(crate) async fn off_the_async_threads<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // The runtime is going down: nobody waits for this any more.
            Err(_cancelled) => std::future::pending().await,
        },
    }
}
