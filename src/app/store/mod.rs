//! What must last: one store, in a SQLite file or in PostgreSQL.
//!
//! Both engines speak the same SQL over sqlx's `Any` driver; where they differ, [`Engine`] knows it. Times are
//! milliseconds since 1970 and come in as arguments. No transaction outlives its method, and none waits for
//! anything but the database.

mod admins;
mod announcements;
mod audit;
mod backup;
mod days;
mod digests;
mod done;
mod engine;
mod feedback;
mod forget;
mod group;
mod inbox;
mod lock;
mod many;
mod outbox;
mod pace;
mod payloads;
mod progress;
mod recent;
mod replicas;
mod restore;
mod settings;
mod settling;
mod shared;
mod subscription_row;
mod subscriptions;
mod telling;
mod tidy;
mod updates;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sqlx::any::AnyPoolOptions;
use sqlx::migrate::MigrateError;
use sqlx::{Any, AnyPool, Transaction};

pub use admins::Named;
pub use announcements::{Body, Origin, Recipient};
pub use audit::{Deed, Doer, Ended, Entry};
pub use days::Asked;
use done::Done;
pub use engine::Engine;
pub use feedback::{Gap, GapKind, Vote, Voted};
use group::{Group, Small};
pub use inbox::{Claimed, Coming};
pub use lock::Lock;
pub use outbox::{Fate, Letter, Settled, Turn};
pub use pace::{Rates, SECOND, Spent};
pub use progress::{Announcement, Counts, Progress, RunState};
use recent::Recent;
pub use replicas::{Replica, Word};
pub use restore::{Restored, restore};
pub use settings::{Answering, Asides, ChatSettings, Length};
pub use subscriptions::{Subscription, SubscriptionState, Wish};
pub use telling::{Due, Telling};

/// Milliseconds since 1970.
pub type Millis = i64;

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the store cannot be used: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the tables of the store {place} cannot be brought up to date: {cause}")]
    Migration { place: String, cause: MigrateError },
    #[error("the store's folder {} cannot be used: {cause}", .folder.display())]
    Folder { folder: PathBuf, cause: std::io::Error },
    /// `place` is a file or a server, never an address with its password.
    #[error("the store {place} cannot be opened: {cause}")]
    Closed { place: String, cause: String },
    /// Two bots on one file would answer everything twice.
    #[error("the store in {} is in use by a bot that runs: stop it first", .0.display())]
    InUse(PathBuf),
    #[error("there is no store in {}: the bot makes one at its first start", .0.display())]
    Missing(PathBuf),
    #[error("no backup can be written to {}: {cause}", .file.display())]
    NotCopied { file: PathBuf, cause: String },
    #[error("{} is no store that can be put back: {cause}", .file.display())]
    NoStore { file: PathBuf, cause: String },
    /// A row that this version cannot read.
    #[error("the store holds a {what} that cannot be read: {text}")]
    Unreadable { what: &'static str, text: String },
    #[error("{0}")]
    Unsupported(&'static str),
}

/// The one store. Clones share it.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
    engine: Engine,
    /// Takes the small writes that each answer needs.
    group: Group,
    done: Done,
    recent: Arc<Recent>,
}

impl Store {
    /// Opens what `url` names, or without one the file `wenzheng.sqlite` in `folder`, and brings its tables
    /// up to date. What cannot be opened is known within two seconds.
    ///
    /// # Errors
    /// When the folder, file or server cannot be used, or was written by a newer version.
    pub async fn open(folder: &Path, url: Option<&str>) -> Result<Store, StoreError> {
        let engine = Engine::of(folder, url)?;
        if let Engine::Sqlite { .. } = engine {
            restore::finish(folder)
                .map_err(|cause| StoreError::Folder { folder: folder.to_owned(), cause })?;
        }
        let pool = engine.connect().await?;
        engine.migrations().run(&pool).await.map_err(|cause| outdated(&engine, cause))?;
        Ok(Store::over(pool, engine))
    }

    /// Opens a store that is there, as it is.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is none, and those of [`Store::open`].
    pub async fn open_as_is(folder: &Path, url: Option<&str>) -> Result<Store, StoreError> {
        let engine = Engine::of(folder, url)?;
        if let Engine::Sqlite { file } = &engine
            && !file.is_file()
        {
            return Err(StoreError::Missing(folder.to_owned()));
        }
        let pool = engine.connect().await?;
        Ok(Store::over(pool, engine))
    }

    fn over(pool: AnyPool, engine: Engine) -> Store {
        let group = Group::start(pool.clone(), engine.clone());
        let done = Done::start(pool.clone(), engine.clone());
        let recent = Arc::new(Recent::new(matches!(engine, Engine::Sqlite { .. })));
        Store { pool, engine, group, done, recent }
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Ends all connections; what is under way is finished first, and what waits is written.
    pub async fn close(&self) {
        self.flush().await;
        self.pool.close().await;
    }

    /// Resolves when what was to be written soon is written, or is known to be lost.
    pub async fn flush(&self) {
        let _written_or_said = self.group.write(Small::Nothing).await;
    }

    /// A transaction that will write. On SQLite it is the only one from the start: a reader that becomes a
    /// writer half-way could not wait for another.
    async fn begin(&self) -> Result<Transaction<'static, Any>, StoreError> {
        Ok(self.pool.begin_with(self.engine.begin()).await?)
    }
}

/// Why its tables cannot be brought up to date.
fn outdated(engine: &Engine, cause: MigrateError) -> StoreError {
    let place = engine.place();
    match cause {
        MigrateError::VersionMissing(_) => {
            let cause = "a newer version of the program has written it".to_owned();
            StoreError::Closed { place, cause }
        }
        cause => StoreError::Migration { place, cause },
    }
}

/// The pool's settings that both engines share.
fn pool_options() -> AnyPoolOptions {
    sqlx::any::install_default_drivers();
    AnyPoolOptions::new()
}

/// Reads a word of a closed list that the store wrote itself.
fn read<T: Copy>(what: &'static str, text: &str, list: &[(T, &'static str)]) -> Result<T, StoreError> {
    let found = list.iter().find(|(_, word)| *word == text).map(|(value, _)| *value);
    found.ok_or_else(|| StoreError::Unreadable { what, text: text.to_owned() })
}

/// The word of `value` in a closed list that holds every value.
fn word<T: PartialEq>(value: &T, list: &[(T, &'static str)]) -> &'static str {
    list.iter().find(|(known, _)| known == value).map_or("", |(_, word)| word)
}
