//! Updates under way: kept before Telegram may forget them, gone once their work is done.

use sqlx::{AnyConnection, Row};

use super::{Engine, Store, StoreError, many};

/// An update that has come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coming<'a> {
    pub id: i64,
    pub body: &'a str,
    /// Whose order it keeps.
    pub lane: Option<&'a str>,
}

/// An update that is this process's to work on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claimed {
    pub id: i64,
    /// Another process works on what came before it in its lane.
    pub is_behind: bool,
}

/// Names claims among PostgreSQL's advisory locks, which all schemas of a server share.
const CLAIMING: &str = "SELECT CAST(pg_advisory_xact_lock(7303017, hashtext(current_schema())) AS TEXT)";
/// Updates that another one of their lane comes before, with another process.
const BEHIND: &str = "FROM inbox own JOIN inbox other ON other.lane = own.lane AND other.id < own.id \
                      AND other.who <> own.who WHERE own.who IS NOT NULL";

/// Keeps what comes in; the numbers of what was neither kept nor done before.
async fn take_in(
    tx: &mut AnyConnection,
    coming: &[Coming<'_>],
    who: Option<&str>,
) -> Result<Vec<i64>, StoreError> {
    // In one order everywhere, each once: replicas that take in the same do not wait for each other in a circle.
    let mut coming = coming.to_vec();
    coming.sort_unstable();
    coming.dedup_by_key(|one| one.id);
    let mut new = Vec::new();
    for some in many::stretches(&coming) {
        let sql = format!(
            "INSERT INTO inbox (id, body, who, lane) SELECT column1, column2, column3, column4 \
             FROM (VALUES {}) AS come WHERE NOT EXISTS (SELECT 1 FROM updates WHERE id = column1) \
             ON CONFLICT (id) DO NOTHING RETURNING id",
            many::rows(some.len(), &["BIGINT", "TEXT", "TEXT", "TEXT"])
        );
        let mut query = sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(sql));
        for one in some {
            query = query.bind(one.id).bind(one.body.to_owned());
            query = query.bind(who.map(str::to_owned)).bind(one.lane.map(str::to_owned));
        }
        new.extend(query.fetch_all(&mut *tx).await?);
    }
    Ok(new)
}

impl Store {
    /// Keeps updates as they came, each with its number, at once. One that is kept already stays as it is. The numbers of
    /// those that were neither kept nor done before.
    ///
    /// # Errors
    /// When the store fails; none is then kept.
    pub async fn keep_updates(&self, updates: &[(i64, &str)]) -> Result<Vec<i64>, StoreError> {
        let coming: Vec<Coming<'_>> =
            updates.iter().map(|(id, body)| Coming { id: *id, body, lane: None }).collect();
        let mut tx = self.begin().await?;
        let new = take_in(&mut tx, &coming, None).await?;
        tx.commit().await?;
        Ok(new)
    }

    /// Keeps updates for the process `who`, all or none; those that no process has kept or done before.
    ///
    /// # Errors
    /// When the store fails; none is then kept.
    pub async fn claim_updates(&self, coming: &[Coming<'_>], who: &str) -> Result<Vec<Claimed>, StoreError> {
        let mut tx = self.begin().await?;
        let is_shared = matches!(self.engine, Engine::Postgres { .. });
        if is_shared {
            // One after the other: of two that claim at once neither would see the other's.
            sqlx::query(CLAIMING).execute(&mut *tx).await?;
        }
        let new = take_in(&mut tx, coming, Some(who)).await?;
        let mut behind: Vec<i64> = Vec::new();
        for some in many::stretches(&new).filter(|_| is_shared) {
            let sql = format!("SELECT DISTINCT own.id {BEHIND} AND own.id IN {}", many::list(some.len()));
            let mut query = sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(sql));
            for id in some {
                query = query.bind(*id);
            }
            behind.extend(query.fetch_all(&mut *tx).await?);
        }
        tx.commit().await?;
        Ok(new.into_iter().map(|id| Claimed { id, is_behind: behind.contains(&id) }).collect())
    }

    /// Whether another process works on what came before an update in its lane.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn is_behind(&self, update: i64) -> Result<bool, StoreError> {
        let sql = format!("SELECT own.id {BEHIND} AND own.id = $1 LIMIT 1");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(update);
        Ok(query.fetch_optional(&self.pool).await?.is_some())
    }

    /// Gives `who` what processes have kept and not done which are gone, in the order of numbers.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn adopt_updates(&self, who: &str) -> Result<Vec<(i64, String)>, StoreError> {
        let rows = sqlx::query("SELECT DISTINCT COALESCE(who, '') FROM inbox WHERE COALESCE(who, '') <> $1")
            .bind(who.to_owned())
            .fetch_all(&self.pool)
            .await?;
        let mut adopted = Vec::new();
        for row in rows {
            let other: String = row.try_get(0)?;
            if self.is_running(&other).await? {
                continue;
            }
            let rows =
                sqlx::query("UPDATE inbox SET who = $1 WHERE COALESCE(who, '') = $2 RETURNING id, body")
                    .bind(who.to_owned())
                    .bind(other)
                    .fetch_all(&self.pool)
                    .await?;
            for row in rows {
                adopted.push((row.try_get(0)?, row.try_get(1)?));
            }
        }
        adopted.sort_unstable();
        Ok(adopted)
    }

    /// What was kept and is not done, in the order in which it came.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn kept_updates(&self) -> Result<Vec<(i64, String)>, StoreError> {
        let rows = sqlx::query("SELECT id, body FROM inbox ORDER BY id").fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }

    /// How much waits: updates under way, letters of announcements to be sent, that are being sent and that are held.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn depths(&self) -> Result<[(&'static str, i64); 4], StoreError> {
        let count = "SELECT COUNT(*) FROM";
        let mut depths = [("update", 0), ("queued", 0), ("sending", 0), ("held", 0)];
        for (kind, depth) in &mut depths {
            let sql = match *kind {
                "update" => format!("{count} inbox"),
                state => format!("{count} outbox WHERE state = '{state}'"),
            };
            // Built from constants only.
            *depth = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&self.pool).await?;
        }
        Ok(depths)
    }
}
