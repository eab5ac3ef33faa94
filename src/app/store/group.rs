//! Small writes of many at once: one transaction for all that wait, so that each costs a share of a flush to the disk.

use sqlx::{Any, AnyPool, Transaction};
use tokio::sync::{mpsc, oneshot};

use super::{Millis, StoreError};

/// Writes in one transaction, and writes that may wait for it.
const AT_ONCE: usize = 200;

/// A write that stands alone and may be repeated.
#[derive(Debug)]
pub(super) enum Small {
    Payload { id: String, body: String, expires: Millis },
    Done { update: i64, at: Millis },
}

/// Where writes wait; clones share it.
#[derive(Debug, Clone)]
pub(super) struct Group(mpsc::Sender<Waiting>);

#[derive(Debug)]
struct Waiting {
    write: Small,
    told: oneshot::Sender<Result<(), StoreError>>,
}

impl Group {
    /// Writes to `pool` in transactions that start with `begin`, until the last clone is gone.
    pub(super) fn start(pool: AnyPool, begin: &'static str) -> Group {
        let (sender, waiting) = mpsc::channel(AT_ONCE);
        tokio::spawn(run(pool, begin, waiting));
        Group(sender)
    }

    /// Resolves when the write is where it lasts.
    pub(super) async fn write(&self, write: Small) -> Result<(), StoreError> {
        let (told, hears) = oneshot::channel();
        let gone = |()| StoreError::Database(sqlx::Error::PoolClosed);
        self.0.send(Waiting { write, told }).await.map_err(|_gone| gone(()))?;
        hears.await.map_err(|_gone| gone(()))?
    }
}

async fn run(pool: AnyPool, begin: &'static str, mut waiting: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::new();
    while waiting.recv_many(&mut batch, AT_ONCE).await > 0 {
        // In one order everywhere: two processes that write the same rows do not wait for each other in a circle.
        batch.sort_by(|one, other| one.write.key().cmp(&other.write.key()));
        let is_written = commit(&pool, begin, &batch).await.is_ok();
        for one in batch.drain(..) {
            // One that cannot be written must not take the others with it.
            let result =
                if is_written { Ok(()) } else { commit(&pool, begin, std::slice::from_ref(&one)).await };
            let _gone_or_told = one.told.send(result);
        }
    }
}

async fn commit(pool: &AnyPool, begin: &'static str, batch: &[Waiting]) -> Result<(), StoreError> {
    let mut tx = pool.begin_with(begin).await?;
    for one in batch {
        one.write.run(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

impl Small {
    fn key(&self) -> (Option<&str>, i64) {
        match self {
            Small::Payload { id, .. } => (Some(id), 0),
            Small::Done { update, .. } => (None, *update),
        }
    }

    async fn run(&self, tx: &mut Transaction<'static, Any>) -> Result<(), StoreError> {
        match self {
            Small::Payload { id, body, expires } => {
                let sql = "INSERT INTO payloads (id, body, expires) VALUES ($1, $2, $3) \
                           ON CONFLICT (id) DO UPDATE SET body = excluded.body, expires = excluded.expires";
                sqlx::query(sql)
                    .bind(id.clone())
                    .bind(body.clone())
                    .bind(*expires)
                    .execute(&mut **tx)
                    .await?;
            }
            Small::Done { update, at } => {
                let sql = "INSERT INTO updates (id, at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
                sqlx::query(sql).bind(*update).bind(*at).execute(&mut **tx).await?;
                sqlx::query("DELETE FROM inbox WHERE id = $1").bind(*update).execute(&mut **tx).await?;
            }
        }
        Ok(())
    }
}
