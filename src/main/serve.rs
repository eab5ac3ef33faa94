//! `wenzheng serve` and `wenzheng backup`: what needs the network, the store and a runtime.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_subscriber::EnvFilter;
use wenzheng::app::Conversation;
use wenzheng::app::store::Store;
use wenzheng::config::Config;
use wenzheng::console::Exit;
use wenzheng::telegram;

/// Copies the store to `file`.
pub(crate) fn backup(data: &Path, file: &Path) -> anyhow::Result<Exit> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let store = Store::open(data, store_url().as_deref()).await?;
        store.backup(file).await.with_context(|| format!("backup to {}", file.display()))?;
        store.close().await;
        Ok(Exit::Done)
    })
}

/// A PostgreSQL instead of the file in the data folder.
fn store_url() -> Option<String> {
    std::env::var("WENZHENG_STORE").ok().filter(|url| !url.is_empty())
}

/// Logs to standard error what `WENZHENG_LOG` lets through, or else `level`.
pub(crate) fn log(level: &str) {
    let filter = EnvFilter::try_from_env("WENZHENG_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    let colour = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colour).with_writer(std::io::stderr).init();
}

/// Serves until SIGINT or SIGTERM, then drains; a second signal ends the process at once.
pub(crate) fn serve(
    config: Config,
    token: String,
    conversation: Conversation,
    data: &Path,
) -> anyhow::Result<Exit> {
    let api_url = std::env::var("TELOXIDE_API_URL").ok();
    tokio::runtime::Runtime::new()?.block_on(async {
        let store = Store::open(data, store_url().as_deref()).await?;
        let mut settings = telegram::Settings::new(token, api_url, config.telegram, store);
        settings.announce = config.announce;
        let mut signals = Signals::new()?;
        let (told, stop) = tokio::sync::oneshot::channel::<()>();
        let listener = tokio::spawn(async move {
            signals.next().await;
            // Nobody listens once the service has ended by itself.
            let _ = told.send(());
            signals.next().await;
            std::process::exit(1)
        });
        let served = telegram::serve(Arc::new(conversation), settings, async {
            // The sender goes only with the process.
            let _ = stop.await;
        });
        let served = served.await;
        listener.abort();
        served.map_err(anyhow::Error::from)
    })?;
    Ok(Exit::Done)
}

/// SIGINT and SIGTERM.
struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// The bot's token, from the environment or from the file that the environment names.
pub(crate) fn token() -> anyhow::Result<String> {
    let token = match (std::env::var("TELOXIDE_TOKEN"), std::env::var_os("TELOXIDE_TOKEN_FILE")) {
        (Ok(token), _) => token,
        (Err(_), Some(file)) => {
            let file = PathBuf::from(file);
            std::fs::read_to_string(&file)
                .with_context(|| format!("TELOXIDE_TOKEN_FILE {} cannot be read", file.display()))?
        }
        (Err(_), None) => String::new(),
    };
    let token = token.trim();
    anyhow::ensure!(
        !token.is_empty(),
        "no token: set TELOXIDE_TOKEN to the token that @BotFather gave, or TELOXIDE_TOKEN_FILE to a file with it"
    );
    Ok(token.to_owned())
}
