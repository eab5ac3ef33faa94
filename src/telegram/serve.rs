//! The bot from start to stop: greet Telegram, serve, drain.

use std::future::Future;
use std::num::NonZero;
use std::sync::Arc;
use std::time::{Duration, Instant};

use teloxide::payloads::{DeleteWebhook, GetMe, GetWebhookInfo};
use tokio::sync::{Notify, Semaphore, mpsc, watch};
use tokio::task::JoinSet;
use tracing::{info, warn};

use super::admin::{digest, unasked};
use super::albums::Albums;
use super::allowance::Allowance;
use super::announcing::button::new_id;
use super::announcing::followed::Followed;
use super::announcing::{herald, post};
use super::delivery::Delivery;
use super::desk::{Desk, Identity, Importing};
use super::menu;
use super::outcome::Tree;
use super::replica;
use super::tally::Tally;
use super::timing::{Backoff, Timing};
use super::topics::Topics;
use super::tree::schema;
use super::updates::{ALLOWED_UPDATES, Lanes, Poller, Receiver, Reception, Work};
use super::watch as watch_corpus;
use super::wire::{Failure, Wire};
use crate::app::Conversation;
use crate::app::clock::Clock;
use crate::app::health::Health;
use crate::app::importing::Reader;
use crate::app::outbox::{Limits, Outbox};
use crate::app::pushed::Pushed;
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
    pub limits: config::Limits,
    pub gaps: config::Gaps,
    /// Seconds between two looks at the corpus folder; 0: nobody looks.
    pub watch_seconds: u64,
    pub clock: Clock,
    /// How updates come.
    pub source: Source,
    /// Told how the bot does; shared with whoever watches it.
    pub health: Health,
    /// Whoever notifies it has the corpus read again.
    pub reload: Arc<Notify>,
    /// Which program reads files that admins hand in: this one, but in tests.
    pub reader: Reader,
}

/// How updates come.
#[derive(Debug, Default)]
pub enum Source {
    /// The bot asks for them.
    #[default]
    Polled,
    Pushed(Webhook),
}

/// Telegram calls an address with each update.
#[derive(Debug)]
pub struct Webhook {
    /// `https://…`
    pub url: String,
    /// What Telegram says with each call, so that nobody else can.
    pub secret: String,
    /// Calls at once.
    pub connections: u8,
    /// What came in, from whoever hears the calls.
    pub pushed: mpsc::Receiver<Pushed>,
}

/// How long the last small writes may take when the process is told to stop.
const FLUSH: Duration = Duration::from_secs(5);

/// Why the bot cannot serve.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("{0}")]
    Connection(String),
    #[error("Telegram does not know this token: check it with @BotFather")]
    Token,
    #[error("Telegram does not take webhook.url: {0}")]
    Webhook(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Settings {
    #[must_use]
    pub fn new(token: String, api_url: Option<String>, config: config::Telegram, store: Store) -> Self {
        let (timing, tree, tally) = (Timing::default(), schema(), Arc::default());
        let (announce, limits, clock) =
            (config::Announce::default(), config::Limits::default(), Clock::default());
        let (source, health, reload) = (Source::default(), Health::default(), Arc::default());
        Self {
            token,
            api_url,
            config,
            timing,
            tree,
            tally,
            store,
            announce,
            limits,
            gaps: config::Gaps::default(),
            watch_seconds: 0,
            clock,
            source,
            health,
            reload,
            reader: Reader::of_this_program(),
        }
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
    let tally = Arc::clone(&settings.tally);
    let wire = Wire::new(&settings.token, settings.api_url.as_deref(), settings.timing.request, tally)
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
    mut settings: Settings,
    mut stopped: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    let who = new_id();
    let mut replica = settings.store.replica(&who)?;
    let limits = limits(&settings.announce, &settings.timing, settings.config.drain_seconds);
    let outbox = Outbox::new(&limits.rates);
    let me = tokio::select! {
        me = greet(&wire, &settings) => me?,
        _ = stopped.wait_for(|stop| *stop) => return Ok(()),
    };
    say_what_serves(&me, &conversation, &settings);
    settings.tally.serves(&conversation.shelf().current());
    let source = std::mem::take(&mut settings.source);
    let desk = Desk {
        conversation,
        delivery: Delivery::new(wire.clone(), settings.timing, outbox.clone()),
        me,
        who: who.clone(),
        admins: settings.config.admins.clone(),
        tally: Arc::clone(&settings.tally),
        started: Instant::now(),
        answering: Semaphore::new(std::thread::available_parallelism().map_or(1, NonZero::get)),
        wire: wire.clone(),
        timing: settings.timing,
        store: settings.store.clone(),
        clock: settings.clock.clone(),
        outbox: outbox.clone(),
        scheduled: Notify::new(),
        zone: settings.announce.zone.clone(),
        rates: limits.rates,
        texts_kept: i64::from(settings.gaps.text_days) * 24 * 3_600_000,
        followed: Followed::default(),
        albums: Albums::default(),
        allowance: Allowance::new(&settings.limits),
        importing: Importing { reader: settings.reader.clone(), turn: Semaphore::new(1) },
        topics: Topics::default(),
        stopped: stopped.clone(),
    };
    let desk = Arc::new(desk);
    replica::join(&mut replica, &mut stopped).await;
    desk.join_replicas().await;
    let _beside = beside(&desk, &settings, &stopped);
    let mut announcing = JoinSet::new();
    announcing.spawn(herald::run(Arc::clone(&desk), stopped.clone()));
    let (post, paid) = (wire.clone(), settings.announce.paid);
    let send = move |letter| post::send(post.clone(), letter, paid);
    let (store, clock) = (settings.store.clone(), settings.clock.clone());
    announcing.spawn(outbox.run(store, clock, who, limits, send, stopped.clone()));
    let (leads, over) = replica::start(&desk, replica, &mut announcing);
    let taken = take_updates(source, &settings, desk, leads, stopped).await;
    drop(over);
    if taken.is_err() {
        // Nobody has told the others to stop, and no call of theirs would be heard.
        announcing.abort_all();
    }
    while announcing.join_next().await.is_some() {}
    info!(updates = settings.tally.updates.get(), errors = settings.tally.errors(), "stopped");
    taken
}

/// What goes on beside the updates, until it is dropped.
fn beside(desk: &Arc<Desk>, settings: &Settings, stopped: &watch::Receiver<bool>) -> JoinSet<()> {
    let mut beside = JoinSet::new();
    beside.spawn(menu::publish(desk.wire.clone(), settings.store.clone(), settings.config.admins.clone()));
    beside.spawn(unasked::on_signals(Arc::clone(desk), Arc::clone(&settings.reload)));
    if settings.watch_seconds > 0 {
        beside.spawn(watch_corpus::run(Arc::clone(desk), settings.watch_seconds, stopped.clone()));
    }
    beside.spawn(digest::run(Arc::clone(desk), stopped.clone()));
    beside
}

/// Takes updates as they come until told to stop, and gives what is under way time to end.
async fn take_updates(
    source: Source,
    settings: &Settings,
    desk: Arc<Desk>,
    leads: watch::Receiver<bool>,
    stopped: watch::Receiver<bool>,
) -> Result<(), ServeError> {
    let Settings { config, timing, tree, tally, health, .. } = settings;
    let (wire, health, timing) = (desk.wire.clone(), health.clone(), *timing);
    let lanes = Lanes::new(config.queue, config.queue_per_chat, tally.queue.clone());
    let reception = Reception { lanes, work: Work::new(tree.clone(), desk), tally: Arc::clone(tally) };
    let drain = Duration::from_secs(config.drain_seconds);
    settings.health.set_serving(true);
    let taken = match source {
        Source::Polled => {
            let poll = Duration::from_secs(config.poll_seconds.into());
            let poller = Poller { wire, reception, health, timing, poll, leads, shared: Arc::default() };
            poller.serve(stopped, drain).await.map_err(|_refused| ServeError::Token)
        }
        Source::Pushed(Webhook { pushed, .. }) => {
            let under_way = Arc::default();
            let receiver = Receiver { reception, pushed, health, leads, under_way };
            receiver.serve(stopped, drain).await;
            Ok(())
        }
    };
    settings.health.set_serving(false);
    if tokio::time::timeout(FLUSH, settings.store.flush()).await.is_err() {
        warn!("the store does not take what was to be written last");
    }
    taken
}

/// The first line of a log.
fn say_what_serves(me: &Identity, conversation: &Conversation, settings: &Settings) {
    let library = conversation.shelf().current();
    info!(
        version = env!("CARGO_PKG_VERSION"),
        bot = me.username,
        id = me.id,
        edition = library.edition(),
        reports = library.corpus().reports().len(),
        store = settings.store.engine().place(),
        mode = settings.source.name(),
        "serving"
    );
}

impl Source {
    fn name(&self) -> &'static str {
        match self {
            Source::Polled => "polling",
            Source::Pushed(_) => "webhook",
        }
    }
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

/// Waits until Telegram says who the bot is, and has it send updates the way they are to come: a webhook would keep
/// them from polls.
async fn greet(wire: &Wire, settings: &Settings) -> Result<Identity, ServeError> {
    let Settings { timing, source, health, tally, .. } = settings;
    let mut backoff = Backoff::new(timing.backoff, timing.backoff_cap);
    loop {
        health.beat();
        let attempt = async {
            let of_webhook = |failure| (true, failure);
            let me: Identity = wire.call(&GetMe::new()).await.map_err(|failure| (false, failure))?;
            match source {
                Source::Polled => take_webhook_away(wire).await.map_err(|failure| (false, failure))?,
                Source::Pushed(webhook) => set_webhook(wire, webhook).await.map_err(of_webhook)?,
            }
            Ok(me)
        };
        let failure = match attempt.await {
            Ok(me) => return Ok(me),
            // A server that does not know `getMe` does not know the token.
            Err((_, Failure::Token | Failure::Method)) => return Err(ServeError::Token),
            Err((true, Failure::Refused(error))) => return Err(ServeError::Webhook(error.to_string())),
            Err((_, failure)) => failure,
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

async fn take_webhook_away(wire: &Wire) -> Result<(), Failure> {
    #[derive(serde::Deserialize)]
    struct Found {
        url: String,
    }
    let found: Found = wire.call(&GetWebhookInfo::new()).await?;
    if !found.url.is_empty() {
        warn!("a webhook was set; it is taken away, its updates come by polling");
        wire.call::<_, bool>(&DeleteWebhook::new()).await?;
    }
    Ok(())
}

/// Several replicas set the same one.
async fn set_webhook(wire: &Wire, webhook: &Webhook) -> Result<(), Failure> {
    let body = serde_json::json!({
        "url": webhook.url,
        "secret_token": webhook.secret,
        "max_connections": webhook.connections,
        "allowed_updates": ALLOWED_UPDATES,
    });
    wire.post::<bool>("SetWebhook", &body, wire.timeout()).await.map(|_set| ())
}
