//! What admins change, seen from its beginning to its end: over reloads, restarts, weeks and replicas.

mod chosen;
mod digest;
mod killed;
mod replicas;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tempfile::TempDir;
use wenzheng::app::Shelf;
use wenzheng::app::clock::Clock;
use wenzheng::app::store::Store;

use super::{ADMIN, Serving, conversation, new_store, open_to_serve, root};
use crate::botapi::{BotApi, Sent, private};

const STRANGER: i64 = 7;

/// A corpus and a data folder of one's own: the shipped report, to be changed at will.
struct Home {
    corpus: TempDir,
    data: TempDir,
}

impl Home {
    fn new() -> Self {
        let home = Self { corpus: tempfile::tempdir().unwrap(), data: tempfile::tempdir().unwrap() };
        std::fs::copy(root().join("corpus/呼和浩特市-2020.txt"), home.report()).unwrap();
        home
    }

    fn report(&self) -> PathBuf {
        self.corpus.path().join("呼和浩特市-2020.txt")
    }

    fn replace(&self, old: &str, new: &str) {
        let text = std::fs::read_to_string(self.report()).unwrap();
        assert!(text.contains(old), "{old}");
        std::fs::write(self.report(), text.replace(old, new)).unwrap();
    }

    fn shelf(&self) -> Arc<Shelf> {
        Arc::new(open_to_serve(self.corpus.path(), self.data.path()))
    }
}

/// A bot over a home, whose store keeps what was asked and whose clock is put forward by hand.
struct Bot {
    api: BotApi,
    home: Home,
    store: Store,
    ahead: Arc<AtomicI64>,
    serving: Serving,
    _folder: TempDir,
}

impl Bot {
    async fn start() -> Self {
        let ((store, folder), api, home) = (new_store().await, BotApi::start().await, Home::new());
        let ahead = Arc::default();
        let serving = serve(&api, &home.shelf(), &store, &ahead);
        Self { api, home, store, ahead, serving, _folder: folder }
    }

    /// Stops, and starts again over the same folders and store, so much later.
    async fn restart(self, later: Duration) -> Self {
        self.serving.stop().await.unwrap();
        self.ahead.fetch_add(i64::try_from(later.as_millis()).unwrap(), Ordering::SeqCst);
        let serving = serve(&self.api, &self.home.shelf(), &self.store, &self.ahead);
        Self { serving, ..self }
    }

    async fn say(&self, person: i64, text: &str) -> Sent {
        say(&self.api, person, text).await
    }

    async fn stop(self) {
        self.serving.stop().await.unwrap();
        self.api.assert_clean();
    }
}

fn serve(api: &BotApi, shelf: &Arc<Shelf>, store: &Store, ahead: &Arc<AtomicI64>) -> Serving {
    let clock = Clock::Ahead(Arc::clone(ahead));
    Serving::start_over(api, conversation(Arc::clone(shelf)), Some(store.clone()), |settings| {
        settings.gaps.text_days = 90;
        settings.clock = clock;
    })
}

/// What is said to what a person says in private.
async fn say(api: &BotApi, person: i64, text: &str) -> Sent {
    let before = api.sent(person).len();
    api.write(private(person, text));
    api.replies(person, before + 1).await.pop().unwrap()
}
