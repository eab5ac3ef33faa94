//! The edition that the replicas agree on: who moves tells the others, and they move to the same.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tracing::{info, warn};

use crate::app::store::Engine;
use crate::app::{ReloadError, Reloaded, Wish};
use crate::library::Key;
use crate::question::{Aliases, Pointers, Taught};
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::manner::or_default;

/// Under which the store has it.
const NAME: &str = "edition";
/// Under which it has what was taught.
const TAUGHT: &str = "taught";
/// Under which it has the gold questions that were made here and there, each as often as it was made.
const GOLD: &str = "gold";
/// Between two tries to move while a move is under way that may have begun too early.
const BUSY: Duration = Duration::from_secs(1);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Agreed {
    key: Key,
    /// It was gone back to: nobody moves on from it unasked.
    held: bool,
}

impl Desk {
    /// Tells the other replicas to what this one has moved.
    pub(crate) async fn tell_replicas(&self, reloaded: &Reloaded, held: bool) {
        if let Some(key) = reloaded.key {
            let body = serde_json::to_string(&Agreed { key, held }).unwrap_or_default();
            or_default(self.store.share(NAME, &body).await);
        }
        self.tell_replicas_to_reload().await;
    }

    /// Moves to where another replica has moved: to the edition that was gone back to, or to the corpus as it is,
    /// which the gate lets in if it is what was let in elsewhere. A machine that cannot leaves its edition serving.
    pub(crate) async fn follow_replicas(&self) {
        let has_learned = self.learn_from_replicas().await;
        let agreed = self.agreed().await;
        let is_there = match agreed {
            Some(Agreed { key, .. }) => self.serves(key).await,
            None => true,
        };
        if has_learned && is_there {
            // Something was taught; nobody has moved.
            return;
        }
        loop {
            let moved = match agreed {
                Some(Agreed { key, held: true }) => self.go_back_to_key(key).await,
                Some(Agreed { key, held: false }) => self.reload(Wish::Agreed(key)).await,
                None => self.reload(Wish::Gated).await,
            };
            match moved {
                Err(ReloadError::Busy) => tokio::time::sleep(BUSY).await,
                _ => return,
            }
        }
    }

    /// A replica that starts knows the words that were taught, and while an edition is held it goes back to it, too.
    pub(crate) async fn join_replicas(&self) {
        self.learn_from_replicas().await;
        let is_shared = matches!(self.store.engine(), Engine::Postgres { .. });
        let Some(Agreed { key, .. }) = self.agreed().await.filter(|agreed| is_shared && agreed.held) else {
            return;
        };
        match self.go_back_to_key(key).await {
            Ok(reloaded) => info!(edition = reloaded.edition, "the edition that the replicas hold serves"),
            Err(error) => warn!(%error, "the replicas hold an edition that is not kept here"),
        }
    }

    /// From the next question on it is as taught, on every replica. The file of the process is written before; the
    /// store's copy is for the others.
    pub(crate) async fn teach(&self, taught: Taught) -> Result<(), ReloadError> {
        let texts = serde_json::to_string(&(taught.aliases.toml(), taught.pointers.toml()));
        self.learn(taught).await?;
        or_default(self.store.share(TAUGHT, &texts.unwrap_or_default()).await);
        self.tell_replicas_to_reload().await;
        Ok(())
    }

    /// The gate asks these questions, too, on every replica. The file of the process is written before.
    pub(crate) async fn add_gold(&self, rows: String) -> Result<(), ReloadError> {
        self.merge_gold(rows.clone()).await?;
        or_default(self.store.share_more(GOLD, &rows).await);
        self.tell_replicas_to_reload().await;
        Ok(())
    }

    /// What other replicas have taught and asked to be kept; whether there was anything new. What is in the files of a bot
    /// that has no others stands.
    pub(crate) async fn learn_from_replicas(&self) -> bool {
        if !matches!(self.store.engine(), Engine::Postgres { .. }) {
            return false;
        }
        let has_gold = match or_default(self.store.shared(GOLD).await) {
            Some(rows) => self.merge_gold(rows).await.unwrap_or_else(|error| {
                warn!(%error, "the gold questions of another replica are not written down");
                false
            }),
            None => false,
        };
        self.learn_words().await || has_gold
    }

    async fn learn_words(&self) -> bool {
        let Some(texts) = or_default(self.store.shared(TAUGHT).await) else { return false };
        let Ok((aliases, pointers)) = serde_json::from_str::<(String, String)>(&texts) else { return false };
        let (Ok(aliases), Ok(pointers)) = (Aliases::parse(&aliases), Pointers::parse(&pointers)) else {
            return false;
        };
        let taught = Taught { aliases, pointers };
        if *self.conversation.shelf().current().shared_taught() == taught {
            return false;
        }
        if let Err(error) = self.learn(taught).await {
            warn!(%error, "what another replica has taught is not written down");
        }
        true
    }

    async fn merge_gold(&self, rows: String) -> Result<bool, ReloadError> {
        let conversation = Arc::clone(&self.conversation);
        off_the_async_threads(move || conversation.shelf().add_gold(&rows)).await
    }

    async fn serves(&self, key: Key) -> bool {
        let conversation = Arc::clone(&self.conversation);
        off_the_async_threads(move || conversation.shelf().serves(key)).await
    }

    async fn learn(&self, taught: Taught) -> Result<(), ReloadError> {
        let conversation = Arc::clone(&self.conversation);
        off_the_async_threads(move || conversation.shelf().teach(taught)).await
    }

    async fn agreed(&self) -> Option<Agreed> {
        serde_json::from_str(&or_default(self.store.shared(NAME).await)?).ok()
    }
}
