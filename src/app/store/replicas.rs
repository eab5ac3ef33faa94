//! Several processes on one PostgreSQL: which of them leads, and what one tells the others.
//!
//! Each has one connection for both. On it all listen, and on it the leader holds an advisory lock that ends with
//! the connection: a leader that nobody can reach any more does not lead any more. On SQLite there is one process,
//! which leads.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use tokio::time::{sleep, timeout};
use tracing::{info, warn};

use super::{Engine, Store, StoreError};

const CHANNEL: &str = "wenzheng";
/// Names the lead among PostgreSQL's advisory locks, which all schemas of a database share.
const LEAD: &str = "SELECT pg_try_advisory_lock(7303015, hashtext(current_schema()))";
/// Says on the connection of a process that it is there, for as long as the connection is.
const PRESENT: &str =
    "SELECT CAST(pg_advisory_lock(7303016, hashtext(current_schema() || ' ' || $1)) AS TEXT)";
/// Whether no connection says so; a transaction's lock goes with it.
const ABSENT: &str = "SELECT pg_try_advisory_xact_lock(7303016, hashtext(current_schema() || ' ' || $1))";
/// Between two tries to lead, and before a lost connection is made anew.
const LOOK: Duration = Duration::from_secs(1);
/// A leader that hears nothing asks whether its connection is still there.
const QUIET: Duration = Duration::from_secs(3);
/// What the server does not answer within this it does not answer.
const PATIENCE: Duration = Duration::from_secs(3);
/// Before it leads in the place of another: one that lives and was only cut off stops within this, and ends
/// what it has begun.
const GRACE: Duration = Duration::from_secs(2);
/// By which the server finds out that a process is gone whose machine no longer says so; seconds.
const KEEPALIVE: [(&str, &str); 3] =
    [("tcp_keepalives_idle", "10"), ("tcp_keepalives_interval", "5"), ("tcp_keepalives_count", "3")];

/// What a replica learns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// This process leads from now on.
    Leads,
    /// It leads no more; another one may.
    Follows,
    /// Another one has read its corpus again; or it may have, when nothing could be heard.
    Reload,
}

/// This process among those on one store.
#[derive(Debug)]
pub struct Replica {
    options: PgConnectOptions,
    who: String,
    tie: Option<Tie>,
    leads: bool,
    /// Another one led when this one last looked, or may have.
    is_heir: bool,
    has_missed: bool,
}

/// The connection.
#[derive(Debug)]
struct Tie {
    listener: PgListener,
    /// Of the schema whose words are meant for this process.
    prefix: String,
    /// Nothing was done with it yet.
    is_new: bool,
}

impl Store {
    /// This process, named `who` as no other running one, among the replicas; `None` where there are none.
    ///
    /// # Errors
    /// When the store's URL cannot be read.
    pub fn replica(&self, who: &str) -> Result<Option<Replica>, StoreError> {
        let Engine::Postgres { url } = &self.engine else { return Ok(None) };
        let options = PgConnectOptions::from_str(url)?
            .options(KEEPALIVE)
            .application_name(&format!("wenzheng replica {who}"));
        let who = who.to_owned();
        Ok(Some(Replica { options, who, tie: None, leads: false, is_heir: false, has_missed: false }))
    }

    /// Whether the process named `who` may be there still. On SQLite there is but the one that asks.
    pub(super) async fn is_running(&self, who: &str) -> Result<bool, StoreError> {
        let Engine::Postgres { .. } = &self.engine else { return Ok(false) };
        let is_absent: bool = sqlx::query_scalar(ABSENT).bind(who.to_owned()).fetch_one(&self.pool).await?;
        Ok(!is_absent)
    }

    /// Tells the other replicas that `who` has read its corpus again. On SQLite there is nobody to tell.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tell_reload(&self, who: &str) -> Result<(), StoreError> {
        let Engine::Postgres { .. } = &self.engine else { return Ok(()) };
        let word = sqlx::query("SELECT CAST(pg_notify($1, current_schema() || ' reload ' || $2) AS TEXT)");
        word.bind(CHANNEL).bind(who.to_owned()).execute(&self.pool).await?;
        Ok(())
    }
}

impl Replica {
    /// Waits until the others can know that this process is there, and it hears them: what one has taken on that nobody
    /// knows of is taken for left behind, and what is told before is heard by reading the store after.
    pub async fn join(&mut self) {
        while self.tie.is_none() {
            if let Err(error) = self.connect().await {
                // Nothing is led yet, so nothing is lost.
                let _none = self.lose(&error);
                sleep(LOOK).await;
            }
        }
    }

    /// Waits for the next word. A server that cannot be reached is waited for.
    pub async fn next(&mut self) -> Word {
        loop {
            match self.step().await {
                Ok(Some(word)) => return word,
                Ok(None) => {}
                Err(error) => {
                    if let Some(word) = self.lose(&error) {
                        return word;
                    }
                    sleep(LOOK).await;
                }
            }
        }
    }

    /// Lets another one lead, at once.
    pub async fn leave(mut self) {
        let Some(mut tie) = self.tie.take() else { return };
        let unlock = sqlx::query("SELECT pg_advisory_unlock_all()").execute(&mut tie.listener);
        // One that cannot be told finds out when the connection ends.
        let _told_or_not = timeout(PATIENCE, unlock).await;
    }

    async fn step(&mut self) -> Result<Option<Word>, sqlx::Error> {
        let Some(tie) = &mut self.tie else {
            return self.connect().await.map(|()| None);
        };
        if std::mem::take(&mut tie.is_new) {
            return match std::mem::take(&mut self.has_missed) {
                true => Ok(Some(Word::Reload)),
                false => self.try_to_lead().await,
            };
        }
        let quiet = if self.leads { QUIET } else { LOOK };
        match timeout(quiet, tie.listener.try_recv()).await {
            Ok(heard) => {
                let heard = heard?.ok_or(sqlx::Error::PoolClosed)?;
                let from = heard.payload().strip_prefix(&tie.prefix);
                Ok(from.filter(|from| *from != self.who).map(|_| Word::Reload))
            }
            Err(_quiet) if self.leads => self.check().await.map(|()| None),
            Err(_quiet) => self.try_to_lead().await,
        }
    }

    async fn connect(&mut self) -> Result<(), sqlx::Error> {
        self.tie = Some(within(PATIENCE, connect(self.options.clone(), &self.who)).await?);
        info!("listening to the other replicas");
        Ok(())
    }

    async fn try_to_lead(&mut self) -> Result<Option<Word>, sqlx::Error> {
        let Some(tie) = &mut self.tie else { return Ok(None) };
        let is_free: bool = within(PATIENCE, sqlx::query_scalar(LEAD).fetch_one(&mut tie.listener)).await?;
        if !is_free {
            self.is_heir = true;
            return Ok(None);
        }
        if std::mem::take(&mut self.is_heir) {
            sleep(GRACE).await;
            self.check().await?;
        }
        self.leads = true;
        Ok(Some(Word::Leads))
    }

    async fn check(&mut self) -> Result<(), sqlx::Error> {
        let Some(tie) = &mut self.tie else { return Ok(()) };
        within(PATIENCE, sqlx::query("SELECT 1").execute(&mut tie.listener)).await.map(|_| ())
    }

    /// The connection is gone, and with it the lead and whatever was said meanwhile.
    fn lose(&mut self, error: &sqlx::Error) -> Option<Word> {
        // The first failure is told, not every try after it.
        if self.tie.take().is_some() || !self.has_missed {
            warn!(%error, "no connection to the other replicas");
        }
        (self.has_missed, self.is_heir) = (true, true);
        std::mem::take(&mut self.leads).then_some(Word::Follows)
    }
}

async fn connect(options: PgConnectOptions, who: &str) -> Result<Tie, sqlx::Error> {
    let pool = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None);
    let mut listener = PgListener::connect_with(&pool.connect_with(options).await?).await?;
    listener.eager_reconnect(false);
    listener.listen(CHANNEL).await?;
    sqlx::query(PRESENT).bind(who.to_owned()).execute(&mut listener).await?;
    let schema: String =
        sqlx::query_scalar("SELECT CAST(current_schema() AS TEXT)").fetch_one(&mut listener).await?;
    Ok(Tie { listener, prefix: format!("{schema} reload "), is_new: true })
}

async fn within<T>(
    time: Duration,
    work: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, sqlx::Error> {
    timeout(time, work).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))
}
