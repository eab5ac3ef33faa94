//! The real serve loop, over real HTTP, against the double of the Bot API.

mod admin;
mod announcements;
mod answers;
mod asides;
mod bypass;
mod delivery;
mod faults;
mod flood;
mod groups;
mod guest;
mod killed;
mod kinds;
mod matrix;
mod reload;
mod replicas;
mod sections;
mod shelf;
mod transcripts;
mod updates;
mod webhook;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use wenzheng::answer::Limits;
use wenzheng::app::importing::Reader;
use wenzheng::app::store::Store;
use wenzheng::app::{Conversation, Sessions, Shelf};
use wenzheng::config;
use wenzheng::telegram::{ServeError, Settings, Tally, Timing, serve};

use crate::botapi::{BotApi, TOKEN};

/// Who may reload in these tests.
pub(crate) const ADMIN: i64 = 111;

/// A bot that serves until it is told to stop.
pub(crate) struct Serving {
    stop: oneshot::Sender<()>,
    task: JoinHandle<Result<(), ServeError>>,
    tally: Arc<Tally>,
}

impl Serving {
    /// Serves the shipped corpus.
    pub(crate) fn start(api: &BotApi) -> Self {
        Self::start_with(api, conversation(real_shelf()), |_settings| {})
    }

    fn start_with(
        api: &BotApi,
        conversation: Arc<Conversation>,
        change: impl FnOnce(&mut Settings) + Send + 'static,
    ) -> Self {
        Self::start_over(api, conversation, None, change)
    }

    /// Serves with this store; without one, with a new and empty one.
    fn start_over(
        api: &BotApi,
        conversation: Arc<Conversation>,
        store: Option<Store>,
        change: impl FnOnce(&mut Settings) + Send + 'static,
    ) -> Self {
        let mut config = config::Config::default().telegram;
        config.admins = vec![u64::try_from(ADMIN).unwrap()];
        config.drain_seconds = 10;
        let tally: Arc<Tally> = Arc::default();
        let (stop, stopped) = oneshot::channel();
        let (url, counts) = (api.url(), Arc::clone(&tally));
        let task = tokio::spawn(async move {
            let folder = tempfile::tempdir().unwrap();
            let store = match store {
                Some(store) => store,
                None => Store::open(folder.path(), None).await.unwrap(),
            };
            let mut settings = Settings::new(TOKEN.to_owned(), Some(url), config, store);
            settings.timing = impatient();
            // People in tests do not wait a second between two messages.
            settings.announce.per_second = 1000.0;
            settings.announce.per_second_per_chat = 1000.0;
            settings.announce.per_minute_per_group = 60_000.0;
            settings.limits = config::Limits { per_minute_per_person: 6000, per_minute_per_chat: 60_000 };
            settings.tally = counts;
            // This process is a test; the program that reads files is the one that is tested.
            settings.reader = Reader::new(env!("CARGO_BIN_EXE_wenzheng"));
            change(&mut settings);
            serve(conversation, settings, async {
                let _told_or_dropped = stopped.await;
            })
            .await
        });
        Self { stop, task, tally }
    }

    /// Waits until every update is confirmed and its work is done.
    async fn settled(&self, api: &BotApi) {
        api.confirmed().await;
        let ended = async {
            while self.tally.taken.get() != self.tally.ended.get() {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), ended).await.expect("an end of all work");
    }

    /// Stops as a signal does, and waits for the end.
    pub(crate) async fn stop(self) -> Result<(), ServeError> {
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
        outage: Duration::from_secs(20),
        throttled: Duration::from_secs(3),
        pace: Duration::from_millis(10),
        pace_cap: Duration::from_millis(100),
        album: Duration::from_millis(100),
        typing: Duration::from_millis(200),
        progress: Duration::from_millis(200),
    }
}

/// A store in a folder that goes with the test.
async fn new_store() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Store::open(folder.path(), None).await.unwrap(), folder)
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped corpus, built once for all tests that only read it.
pub(crate) fn real_shelf() -> Arc<Shelf> {
    static SHELF: OnceLock<Arc<Shelf>> = OnceLock::new();
    Arc::clone(SHELF.get_or_init(|| Arc::new(open(root().join("corpus")))))
}

fn open(corpus: PathBuf) -> Shelf {
    let config = config::Config::load(&root().join("config/wenzheng.toml")).expect("the shipped config");
    Shelf::open(corpus, config.search).expect("a library").0
}

/// As a bot does that keeps its editions in `data`.
pub(crate) fn open_to_serve(corpus: &Path, data: &Path) -> Shelf {
    let config = config::Config::load(&root().join("config/wenzheng.toml")).expect("the shipped config");
    let library = data.join("library");
    let opened = Shelf::serving(corpus.to_owned(), config.search, library, Box::new(|_, _| {}), (0.02, data));
    let (shelf, _, refused) = opened.expect("a library");
    assert!(refused.is_none(), "{refused:?}");
    shelf
}

pub(crate) fn conversation(shelf: Arc<Shelf>) -> Arc<Conversation> {
    let sessions = Sessions::new(1000, Duration::from_secs(1800));
    Arc::new(Conversation::new(shelf, sessions, Limits { passages: 5 }))
}
