//! That the work of updates is done, noted as soon as can be: whoever is killed between an answer and this note answers
//! once more.
//!
//! All that are done at the same time are noted by one word to the database, before anything else that an answer leaves
//! behind. The note outlasts the process at once, and a loss of power soon: an update whose note is lost is still kept.

use std::collections::BTreeMap;

use sqlx::{AnyPool, AssertSqlSafe};
use tokio::sync::{mpsc, oneshot};

use super::{Engine, Millis, Store, StoreError};

/// Updates noted at once, and those that may wait for it.
const AT_ONCE: usize = 200;

/// Where updates that are done wait to be noted; clones share it.
#[derive(Debug, Clone)]
pub(super) struct Done(mpsc::Sender<Waiting>);

#[derive(Debug)]
struct Waiting {
    update: i64,
    at: Millis,
    told: oneshot::Sender<Result<(), StoreError>>,
}

impl Done {
    /// Notes in `pool`, which is one of `engine`, until the last clone is gone.
    pub(super) fn start(pool: AnyPool, engine: Engine) -> Done {
        let (sender, waiting) = mpsc::channel(AT_ONCE);
        tokio::spawn(run(pool, engine, waiting));
        Done(sender)
    }

    async fn note(&self, update: i64, at: Millis) -> Result<(), StoreError> {
        let (told, hears) = oneshot::channel();
        let gone = || StoreError::Database(sqlx::Error::PoolClosed);
        self.0.send(Waiting { update, at, told }).await.map_err(|_gone| gone())?;
        hears.await.map_err(|_gone| gone())?
    }
}

impl Store {
    /// The work of an update is done: it is remembered as such, and no longer kept.
    ///
    /// # Errors
    /// When the store fails; the update then counts as not done.
    pub async fn finish_update(&self, update: i64, now: Millis) -> Result<(), StoreError> {
        self.done.note(update, now).await
    }
}

async fn run(pool: AnyPool, engine: Engine, mut waiting: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::new();
    while waiting.recv_many(&mut batch, AT_ONCE).await > 0 {
        let all = batch.iter().map(|one| (one.update, one.at)).collect();
        let are_noted = note(&pool, &engine, &all).await.is_ok();
        for Waiting { update, at, told } in batch.drain(..) {
            let noted = match are_noted {
                true => Ok(()),
                false => note(&pool, &engine, &BTreeMap::from([(update, at)])).await,
            };
            let _gone_or_told = told.send(noted);
        }
    }
}

/// All in one transaction and one word: a statement by itself would be a way to the database and back.
async fn note(pool: &AnyPool, engine: &Engine, done: &BTreeMap<i64, Millis>) -> Result<(), StoreError> {
    let rows = list(done.iter().map(|(update, at)| format!("({update}, {at})")));
    let updates = list(done.keys().map(i64::to_string));
    let ([hasty, careful], begin) = (engine.haste(), engine.begin());
    // Of constants and numbers only.
    let word = AssertSqlSafe(format!(
        "{hasty}; {begin}; INSERT INTO updates (id, at) VALUES {rows} ON CONFLICT (id) DO NOTHING; \
         DELETE FROM inbox WHERE id IN ({updates}); COMMIT; {careful}"
    ));
    let mut connection = pool.acquire().await?;
    let noted = sqlx::raw_sql(word).execute(&mut *connection).await;
    if noted.is_err() {
        // It may stand in the middle of the transaction.
        connection.close_on_drop();
    }
    Ok(noted.map(|_rows| ())?)
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}
