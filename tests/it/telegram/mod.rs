//! The real serve loop, over real HTTP, against the double of the Bot API.

mod answers;
mod delivery;
mod faults;
mod flood;
mod groups;
mod reload;
mod sections;
mod transcripts;
mod updates;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use wenzheng::answer::Limits;
use wenzheng::app::{Conversation, Sessions, Shelf};
use wenzheng::config;
use wenzheng::telegram::{ServeError, Settings, Tally, Timing, serve};

use crate::botapi::{BotApi, TOKEN};

/// Who may reload in these tests.
const ADMIN: i64 = 111;

/// A bot that serves until it is told to stop.
struct Serving {
    stop: oneshot::Sender<()>,
    task: JoinHandle<Result<(), ServeError>>,
    tally: Arc<Tally>,
    /// Of what must last.
    folder: tempfile::TempDir,
}

impl Serving {
    /// Serves the shipped corpus.
    fn start(api: &BotApi) -> Self {
        Self::start_with(api, conversation(real_shelf()), |_settings| {})
    }

    fn start_with(api: &BotApi, conversation: Arc<Conversation>, change: impl FnOnce(&mut Settings)) -> Self {
        let mut config = config::Config::default().telegram;
        config.admins = vec![u64::try_from(ADMIN).unwrap()];
        config.drain_seconds = 10;
        let folder = tempfile::TempDir::new().unwrap();
        let mut settings = Settings::new(TOKEN.to_owned(), Some(api.url()), config, folder.path().to_owned());
        settings.timing = impatient();
        change(&mut settings);
        let tally = Arc::clone(&settings.tally);
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(serve(conversation, settings, async {
            let _told_or_dropped = stopped.await;
        }));
        Self { stop, task, tally, folder }
    }

    /// Stops, and keeps the folder of what must last.
    async fn stop_and_keep(self) -> tempfile::TempDir {
        let Self { stop, task, folder, .. } = self;
        let _still_there = stop.send(());
        tokio::time::timeout(Duration::from_secs(20), task).await.expect("an end").unwrap().unwrap();
        folder
    }

    /// Stops as a signal does, and waits for the end.
    async fn stop(self) -> Result<(), ServeError> {
        let _still_there = self.stop.send(());
        tokio::time::timeout(Duration::from_secs(20), self.task).await.expect("an end").unwrap()
    }
}

/// Waits short enough for tests.
fn impatient() -> Timing {
    Timing {
        request: Duration::from_millis(1500),
        backoff: Duration::from_millis(20),
        backoff_cap: Duration::from_millis(200),
        attempts: 4,
        throttled: Duration::from_secs(3),
        pace: Duration::from_millis(10),
        pace_cap: Duration::from_millis(100),
        patience: Duration::from_millis(300),
        typing: Duration::from_millis(200),
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped corpus, built once for all tests that only read it.
fn real_shelf() -> Arc<Shelf> {
    static SHELF: OnceLock<Arc<Shelf>> = OnceLock::new();
    Arc::clone(SHELF.get_or_init(|| Arc::new(open(root().join("corpus")))))
}

fn open(corpus: PathBuf) -> Shelf {
    let config = config::Config::load(&root().join("config/wenzheng.toml")).expect("the shipped config");
    Shelf::open(corpus, config.search).expect("a library").0
}

fn conversation(shelf: Arc<Shelf>) -> Arc<Conversation> {
    let sessions = Sessions::new(1000, Duration::from_secs(1800));
    Arc::new(Conversation::new(shelf, sessions, Limits { passages: 5 }))
}
