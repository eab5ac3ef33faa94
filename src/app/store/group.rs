//! Small writes of many at once: one transaction for all that wait, so that each costs a share of a statement.
//!
//! They outlast the process soon, and a loss of power a little later: nothing in them is missed for long. So no answer
//! waits for them, and they for no flush to the disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use dashmap::DashMap;
use sqlx::{AnyConnection, AnyPool, Connection, Executor};
use tokio::sync::{mpsc, oneshot};
use tracing::warn;

use super::feedback::{GAPS, note_gap};
use super::many::{self, rows};
use super::{Engine, GapKind, Millis, StoreError, word};

/// Writes in one transaction, and writes that may wait for it.
const AT_ONCE: usize = 200;

/// A write that stands alone and may be repeated.
#[derive(Debug)]
pub(super) enum Small {
    Payload {
        id: String,
        body: String,
        expires: Millis,
    },
    Gap {
        question: String,
        kind: GapKind,
        edition: i64,
        at: Millis,
    },
    /// A question of that day, for the counts of it.
    Asked {
        day: String,
        is_answered: bool,
    },
    /// What was to be written before it is.
    Nothing,
}

/// Where writes wait; clones share it.
#[derive(Debug, Clone)]
pub(super) struct Group {
    sender: mpsc::Sender<Waiting>,
    /// Payloads that nobody waits for, until they are where they last: how many wait, and the newest.
    payloads: Arc<DashMap<String, (usize, String)>>,
}

#[derive(Debug)]
struct Waiting {
    write: Small,
    /// `None`: nobody waits for it.
    told: Option<oneshot::Sender<Result<(), StoreError>>>,
}

impl Group {
    /// Writes to `pool`, which is one of `engine`, until the last clone is gone.
    pub(super) fn start(pool: AnyPool, engine: Engine) -> Group {
        let (sender, waiting) = mpsc::channel(AT_ONCE);
        let payloads = Arc::default();
        tokio::spawn(run(pool, engine, waiting, Arc::clone(&payloads)));
        Group { sender, payloads }
    }

    /// Resolves when the write, and all that came before it, is where it lasts.
    pub(super) async fn write(&self, write: Small) -> Result<(), StoreError> {
        let (told, hears) = oneshot::channel();
        let gone = |()| StoreError::Database(sqlx::Error::PoolClosed);
        self.sender.send(Waiting { write, told: Some(told) }).await.map_err(|_gone| gone(()))?;
        hears.await.map_err(|_gone| gone(()))?
    }

    /// Resolves when the write waits for its turn; that it failed is said in the log. A payload is there at once for
    /// this process.
    pub(super) async fn post(&self, write: Small) {
        if let Small::Payload { id, body, .. } = &write {
            let mut waiting = self.payloads.entry(id.clone()).or_default();
            *waiting = (waiting.0 + 1, body.clone());
        }
        let _closed = self.sender.send(Waiting { write, told: None }).await;
    }

    /// The payload that waits to be written under `id`.
    pub(super) fn payload(&self, id: &str) -> Option<String> {
        self.payloads.get(id).map(|waiting| waiting.1.clone())
    }
}

async fn run(
    pool: AnyPool,
    engine: Engine,
    mut waiting: mpsc::Receiver<Waiting>,
    payloads: Arc<DashMap<String, (usize, String)>>,
) {
    let mut batch = Vec::new();
    while waiting.recv_many(&mut batch, AT_ONCE).await > 0 {
        let is_written = commit(&pool, &engine, batch.iter().map(|one| &one.write)).await.is_ok();
        for Waiting { write, told } in batch.drain(..) {
            // One that cannot be written must not take the others with it.
            let result =
                if is_written { Ok(()) } else { commit(&pool, &engine, std::iter::once(&write)).await };
            match told {
                Some(told) => {
                    let _gone_or_told = told.send(result);
                }
                None => {
                    if let Err(error) = result {
                        warn!(%error, "the store failed; the bot goes on without it");
                    }
                    if let Small::Payload { id, .. } = &write {
                        payloads.remove_if_mut(id, |_, waiting| {
                            waiting.0 -= 1;
                            waiting.0 == 0
                        });
                    }
                }
            }
        }
    }
}

async fn commit<'a>(
    pool: &AnyPool,
    engine: &Engine,
    writes: impl Iterator<Item = &'a Small>,
) -> Result<(), StoreError> {
    let all = All::of(writes);
    if all == All::default() {
        return Ok(());
    }
    let mut connection = pool.acquire().await?;
    let [hasty, careful] = engine.haste();
    connection.execute(hasty).await?;
    let written = all.write(&mut connection, engine).await;
    // What others write there must be on the disk.
    if connection.execute(careful).await.is_err() {
        connection.close_on_drop();
    }
    written
}

/// The writes of one transaction.
#[derive(Debug, Default, PartialEq)]
struct All<'a> {
    /// In one order everywhere: two processes that write the same rows do not wait for each other in a circle. Of two of
    /// one name the later counts.
    payloads: BTreeMap<&'a str, (&'a str, Millis)>,
    /// Question and kind, edition and time.
    gaps: Vec<((&'a str, &'static str), i64, Millis)>,
    /// Questions of a day, and those of them without an answer.
    days: BTreeMap<&'a str, (i64, i64)>,
}

impl<'a> All<'a> {
    fn of(writes: impl Iterator<Item = &'a Small>) -> Self {
        let mut all = All::default();
        for write in writes {
            match write {
                Small::Payload { id, body, expires } => {
                    all.payloads.insert(id, (body, *expires));
                }
                Small::Gap { question, kind, edition, at } => {
                    all.gaps.push(((question, word(kind, &GAPS)), *edition, *at));
                }
                Small::Asked { day, is_answered } => {
                    let (asked, unanswered) = all.days.entry(day).or_default();
                    *asked += 1;
                    *unanswered += i64::from(!is_answered);
                }
                Small::Nothing => {}
            }
        }
        all.gaps.sort_unstable();
        all
    }

    async fn write(self, connection: &mut AnyConnection, engine: &Engine) -> Result<(), StoreError> {
        let mut tx = connection.begin_with(engine.begin()).await?;
        keep_payloads(&mut tx, &self.payloads.into_iter().collect::<Vec<_>>()).await?;
        for ((question, kind), edition, at) in self.gaps {
            note_gap(&mut tx, question, kind, edition, at).await?;
        }
        // Last, and once: all processes count in the same row.
        for (day, (asked, unanswered)) in self.days {
            let sql = "INSERT INTO days (day, asked, unanswered) VALUES ($1, $2, $3) ON CONFLICT (day) DO UPDATE SET \
                       asked = days.asked + excluded.asked, unanswered = days.unanswered + excluded.unanswered";
            sqlx::query(sql).bind(day.to_owned()).bind(asked).bind(unanswered).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

async fn keep_payloads(
    tx: &mut AnyConnection,
    payloads: &[(&str, (&str, Millis))],
) -> Result<(), StoreError> {
    for some in many::stretches(payloads) {
        let sql = format!(
            "INSERT INTO payloads (id, body, expires) VALUES {} \
             ON CONFLICT (id) DO UPDATE SET body = excluded.body, expires = excluded.expires",
            rows(some.len(), &["", "", ""])
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for (id, (body, expires)) in some {
            query = query.bind((*id).to_owned()).bind((*body).to_owned()).bind(*expires);
        }
        query.execute(&mut *tx).await?;
    }
    Ok(())
}
