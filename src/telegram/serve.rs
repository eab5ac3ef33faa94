//! The bot from start to stop: greet Telegram, serve, drain.

use std::future::Future;
use std::num::NonZero;
use std::sync::Arc;
use std::time::{Duration, Instant};

use teloxide::payloads::{DeleteWebhook, GetMe, GetWebhookInfo};
use tokio::sync::{Notify, Semaphore, watch};
use tokio::task::JoinSet;
use tracing::{info, warn};

use super::albums::Albums;
use super::announcing::button::new_id;
use super::announcing::followed::Followed;
use super::announcing::{herald, post};
use super::delivery::Delivery;
use super::desk::{Desk, Identity};
use super::menu;
use super::outcome::Tree;
use super::replica;
use super::tally::Tally;
use super::timing::{Backoff, Timing};
use super::topics::Topics;
use super::tree::schema;
use super::updates::{Lanes, Poller, Work};
use super::wire::{Failure, Wire};
use crate::app::Conversation;
use crate::app::clock::Clock;
use crate::app::outbox::{Limits, Outbox};
use crate::app::store::{Rates, Store, StoreError};
use crate::config;

/// How to serve.
pub struct Settings {
    pub token: String,
    /// Of a Bot API server of one's own; `None` is Telegram's.
    pub api_url: Option<String>,
    pub config: config::Telegram,
    pub timing: Timing,
    /// What to do with an update; [`schema`] but in tests.
    pub tree: Tree,
    /// Counts what happens; shared with whoever shows it.
    pub tally: Arc<Tally>,
    /// What must last.
    pub store: Store,
    pub announce: config::Announce,
    pub clock: Clock,
}

/// Why the bot cannot serve.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("{0}")]
    Connection(String),
    #[error("Telegram does not know this token: check it with @BotFather")]
    Token,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Settings {
    #[must_use]
    pub fn new(token: String, api_url: Option<String>, config: config::Telegram, store: Store) -> Self {
        let (timing, tree, tally) = (Timing::default(), schema(), Arc::default());
        let (announce, clock) = (config::Announce::default(), Clock::default());
        Self { token, api_url, config, timing, tree, tally, store, announce, clock }
    }
}

/// Serves until `stop` resolves, then finishes the work under way, within the configured time, and confirms
/// it to Telegram.
///
/// # Errors
/// When Telegram does not know the token, or no connection can be set up at all. A Telegram that cannot be
/// reached is waited for.
pub async fn serve(
    conversation: Arc<Conversation>,
    settings: Settings,
    stop: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let wire = Wire::new(&settings.token, settings.api_url.as_deref(), settings.timing.request)
        .map_err(|error| ServeError::Connection(error.to_string()))?;
    let (tell, stopped) = watch::channel(false);
    let serving = run(wire, conversation, settings, stopped);
    tokio::pin!(serving, stop);
    tokio::select! {
        served = &mut serving => return served,
        () = &mut stop => {}
    }
    info!("stopping");
    let _nobody_left_to_tell = tell.send(true);
    serving.await
}

async fn run(
    wire: Wire,
    conversation: Arc<Conversation>,
    settings: Settings,
    mut stopped: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    let Settings { config, timing, tree, tally, store, announce, clock, .. } = settings;
    let who = new_id();
    let replica = store.replica(&who)?;
    let limits = limits(&announce, &timing, config.drain_seconds);
    let outbox = Outbox::new(&limits.rates);
    let me = tokio::select! {
        me = greet(&wire, &timing, &tally) => me?,
        _ = stopped.wait_for(|stop| *stop) => return Ok(()),
    };
    info!(bot = me.id, "serving");
    let mut beside = JoinSet::new();
    beside.spawn(menu::publish(wire.clone(), store.clone(), config.admins.clone()));
    let desk = Arc::new(Desk {
        conversation,
        delivery: Delivery::new(wire.clone(), timing, outbox.clone()),
        me,
        who: who.clone(),
        admins: config.admins,
        tally: Arc::clone(&tally),
        started: Instant::now(),
        answering: Semaphore::new(std::thread::available_parallelism().map_or(1, NonZero::get)),
        wire: wire.clone(),
        timing,
        store: store.clone(),
        clock: clock.clone(),
        outbox: outbox.clone(),
        scheduled: Notify::new(),
        zone: announce.zone.clone(),
        rates: limits.rates,
        followed: Followed::default(),
        albums: Albums::default(),
        topics: Topics::default(),
        stopped: stopped.clone(),
    });
    let mut announcing = JoinSet::new();
    announcing.spawn(herald::run(Arc::clone(&desk), stopped.clone()));
    let (post, paid) = (wire.clone(), announce.paid);
    let send = move |letter| post::send(post.clone(), letter, paid);
    announcing.spawn(outbox.run(store, clock, who, limits, send, stopped.clone()));
    let (leads, over) = replica::start(&desk, replica, &mut announcing);
    let lanes = Lanes::new(config.queue, config.queue_per_chat);
    let poll = Duration::from_secs(config.poll_seconds.into());
    let work = Work::new(tree, desk);
    let poller = Poller { wire, lanes, work, tally, timing, poll, leads, shared: Arc::default() };
    let polled = poller.run(stopped).await;
    let left = poller.lanes.drain(Duration::from_secs(config.drain_seconds)).await;
    if left > 0 {
        warn!(left, "stopped before all work was done; Telegram will send these updates again");
    }
    poller.confirm().await;
    drop(over);
    if polled.is_err() {
        // Nobody has told the others to stop, and no call of theirs would be heard.
        announcing.abort_all();
    }
    while announcing.join_next().await.is_some() {}
    info!(updates = poller.tally.updates.get(), errors = poller.tally.errors(), "stopped");
    polled.map_err(|_refused| ServeError::Token)
}

/// Bounds of the outbox. What is under way at once leaves room for calls that hang.
fn limits(announce: &config::Announce, timing: &Timing, drain_seconds: u64) -> Limits {
    let a_call = timing.request.as_secs_f64();
    Limits {
        rates: Rates::new(announce.per_second, announce.per_second_per_chat, announce.per_minute_per_group),
        in_flight: (announce.per_second * a_call.clamp(1.0, 4.0)).ceil() as u32,
        tries: announce.tries,
        backoff: timing.backoff,
        lease: Duration::from_secs(announce.lease_seconds).max(timing.request * 2),
        tick: Duration::from_millis(25),
        idle: Duration::from_secs(2),
        drain: Duration::from_secs(drain_seconds),
    }
}

/// Waits until Telegram says who the bot is, and takes away a webhook that would keep updates from polls.
async fn greet(wire: &Wire, timing: &Timing, tally: &Tally) -> Result<Identity, ServeError> {
    #[derive(serde::Deserialize)]
    struct Webhook {
        url: String,
    }
    let mut backoff = Backoff::new(timing.backoff, timing.backoff_cap);
    loop {
        let attempt = async {
            let me: Identity = wire.call(&GetMe::new()).await?;
            let webhook: Webhook = wire.call(&GetWebhookInfo::new()).await?;
            if !webhook.url.is_empty() {
                warn!("a webhook was set; it is taken away, its updates come by polling");
                wire.call::<_, bool>(&DeleteWebhook::new()).await?;
            }
            Ok(me)
        };
        let failure = match attempt.await {
            Ok(me) => return Ok(me),
            // A server that does not know `getMe` does not know the token.
            Err(Failure::Token | Failure::Method) => return Err(ServeError::Token),
            Err(failure) => failure,
        };
        tally.failed_polls.add();
        let wait = match failure {
            Failure::RetryAfter(asked) => asked.max(backoff.step()),
            _ => backoff.step(),
        };
        warn!(%failure, wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX), "Telegram cannot be reached yet");
        tokio::time::sleep(wait).await;
    }
}
