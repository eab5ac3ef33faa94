//! `wenzheng serve`: the bot with its store, its doors and its watchers, from start to stop.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use sd_notify::NotifyState;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use wenzheng::app::Conversation;
use wenzheng::app::health::Health;
use wenzheng::app::pushed;
use wenzheng::app::store::{Lock, Store, StoreError};
use wenzheng::config::{Config, Webhook};
use wenzheng::console::Exit;
use wenzheng::telegram::{self, Reporter, ServeError};
use wenzheng::web::{self, Door, Watch};

use super::start::store_url;

/// Updates that have come in by the webhook and that nobody has looked at yet.
const WAITING: usize = 1000;

/// Serves until SIGINT or SIGTERM, then drains; a second signal ends the process at once. SIGHUP has the corpus read
/// again. The store is opened first: a corpus may take long to be read, and whoever starts the bot is to know soon that it
/// cannot work.
pub(crate) fn serve(
    config: Config,
    token: String,
    data: &Path,
    read: impl FnOnce() -> anyhow::Result<Conversation>,
) -> anyhow::Result<Exit> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let url = store_url()?;
        // What several processes may share has a server that knows them.
        let _lock = if url.is_none() { Some(Lock::take(data)?) } else { None };
        let store = Store::open(data, url.as_deref()).await?;
        run(config, token, read()?, store).await
    })?;
    Ok(Exit::Done)
}

async fn run(config: Config, token: String, conversation: Conversation, store: Store) -> anyhow::Result<()> {
    let (over, is_over) = watch::channel(false);
    let mut beside = JoinSet::new();
    let secret = web::secret(&token);
    let api_url = std::env::var("TELOXIDE_API_URL").ok().filter(|url| !url.is_empty());
    let mut settings = telegram::Settings::new(token, api_url, config.telegram, store.clone());
    (settings.announce, settings.limits, settings.gaps) = (config.announce, config.limits, config.gaps);
    settings.watch_seconds = config.reload.watch_seconds;
    if !config.webhook.url.is_empty() {
        settings.source = open_door(config.webhook, secret, &mut beside, &is_over).await?;
    }
    let (health, tally) = (settings.health.clone(), Arc::clone(&settings.tally));
    let conversation = Arc::new(conversation);
    if let Some(address) = config.web.listen {
        let reporter = Reporter {
            conversation: Arc::clone(&conversation),
            tally: Arc::clone(&tally),
            store: store.clone(),
            clock: settings.clock.clone(),
            zone: settings.announce.zone.clone(),
            started: Instant::now(),
        };
        let report = move || {
            let reporter = reporter.clone();
            async move { reporter.status().await }
        };
        let watch = Watch::new(health.clone(), store, |registry| tally.register(registry), report);
        let listener = TcpListener::bind(address).await.with_context(|| format!("web.listen {address}"))?;
        beside.spawn(web::serve(listener, watch.router(), ended(is_over.clone())));
    }
    beside.spawn(tell_systemd(health));
    let mut signals = Signals::new()?;
    let (told, stop) = tokio::sync::oneshot::channel::<()>();
    let reload = Arc::clone(&settings.reload);
    let listener = tokio::spawn(async move {
        signals.next(&reload).await;
        // Nobody listens once the service has ended by itself.
        let _ = told.send(());
        signals.next(&reload).await;
        std::process::exit(i32::from(Exit::Failed.code()))
    });
    let served = telegram::serve(conversation, settings, async {
        // The sender goes only with the process.
        let _ = stop.await;
        // Without a service manager there is nobody to tell.
        let _ = sd_notify::notify(&[NotifyState::Stopping]);
    });
    let served = served.await;
    listener.abort();
    over.send_replace(true);
    // Whoever keeps a connection open must not keep the process.
    let _ended_or_late = tokio::time::timeout(Duration::from_secs(1), beside.join_next()).await;
    beside.abort_all();
    served.map_err(anyhow::Error::from)
}

/// Listens for Telegram's calls.
async fn open_door(
    webhook: Webhook,
    secret: String,
    beside: &mut JoinSet<std::io::Result<()>>,
    is_over: &watch::Receiver<bool>,
) -> anyhow::Result<telegram::Source> {
    let (sender, pushed) = pushed::channel(WAITING);
    let door = Door { secret: secret.clone(), pushed: sender };
    let address = webhook.listen;
    let listener = TcpListener::bind(address).await.with_context(|| format!("webhook.listen {address}"))?;
    beside.spawn(web::serve(listener, door.router(&webhook.url), ended(is_over.clone())));
    let Webhook { url, connections, .. } = webhook;
    Ok(telegram::Source::Pushed(telegram::Webhook { url, secret, connections, pushed }))
}

async fn ended(mut is_over: watch::Receiver<bool>) {
    // A sender that is gone has nothing more to serve either.
    let _over = is_over.wait_for(|over| *over).await;
}

/// Tells a service manager, where there is one, that the bot is ready, and then that it lives, twice in the time after
/// which it would be restarted.
async fn tell_systemd(health: Health) -> std::io::Result<()> {
    let often = sd_notify::watchdog_enabled().map_or(Duration::from_secs(10), |time| time / 2);
    let mut was_serving = false;
    loop {
        let is_serving = health.is_serving();
        if is_serving && !was_serving {
            let _nobody_there = sd_notify::notify(&[NotifyState::Ready]);
        }
        was_serving |= is_serving;
        if health.is_alive() {
            let _nobody_there = sd_notify::notify(&[NotifyState::Watchdog]);
        }
        // Readiness is told soon.
        tokio::time::sleep(if was_serving { often } else { often.min(Duration::from_millis(100)) }).await;
    }
}

/// SIGINT, SIGTERM and SIGHUP.
struct Signals {
    interrupt: Signal,
    terminate: Signal,
    hangup: Signal,
}

impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hangup: signal(SignalKind::hangup())?,
        })
    }

    /// Waits for a wish to stop; those to reload are passed on meanwhile.
    async fn next(&mut self, reload: &Notify) {
        loop {
            tokio::select! {
                _ = self.interrupt.recv() => return,
                _ = self.terminate.recv() => return,
                _ = self.hangup.recv() => reload.notify_one(),
            }
        }
    }
}

/// What kind of end an error of the bot or its store is.
pub(crate) fn failed(error: &anyhow::Error) -> Option<Exit> {
    if let Some(error) = error.downcast_ref::<ServeError>() {
        return Some(match error {
            ServeError::Token => Exit::Token,
            ServeError::Connection(_) => Exit::Config,
            ServeError::Webhook(_) => Exit::Telegram,
            ServeError::Store(_) => Exit::Store,
        });
    }
    error.downcast_ref::<StoreError>().map(|error| match error {
        StoreError::Unsupported(_) => Exit::Config,
        _ => Exit::Store,
    })
}
