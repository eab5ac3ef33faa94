//! SQLite and PostgreSQL: how each is opened, and where their SQL differs.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Connection, Executor, SqlSafeStr};
use tokio::time::timeout;

use super::{StoreError, pool_options};

/// The schema's steps; only ever added to.
const STEPS: [(i64, &str, &str); 9] = [
    (1, "the first tables", include_str!("0001.sql")),
    (2, "what a vote is about", include_str!("0002.sql")),
    (3, "deeds by chat", include_str!("0003.sql")),
    (4, "updates under way", include_str!("0004.sql")),
    (5, "the place of a chat", include_str!("0005.sql")),
    (6, "updates by process", include_str!("0006.sql")),
    (7, "updates by lane", include_str!("0007.sql")),
    (8, "admins, outcomes and days", include_str!("0008.sql")),
    (9, "deeds of nobody", include_str!("0009.sql")),
];

/// The file within the data folder.
pub(super) const FILE: &str = "wenzheng.sqlite";

/// Connections to PostgreSQL.
const CONNECTIONS: u32 = 8;
/// How long a caller waits for a connection.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long the first connection may take: whoever starts the bot is to know within two seconds that it cannot work.
const OPENING: Duration = Duration::from_millis(1500);
/// FULL: what was sent stays sent also when the machine loses power.
const SETTINGS: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                        PRAGMA foreign_keys = ON;";
/// Marks the file as ours. Written at every start, which also shows that it can be written.
const MARK: &str = "PRAGMA application_id = 2003136122";

/// Where the store is.
#[derive(Clone, PartialEq, Eq)]
pub enum Engine {
    Sqlite {
        file: PathBuf,
    },
    /// The URL holds a password: it is never shown.
    Postgres {
        url: String,
    },
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Engine::Sqlite { file } => f.debug_struct("Sqlite").field("file", file).finish(),
            Engine::Postgres { .. } => f.write_str("Postgres"),
        }
    }
}

impl Engine {
    pub(super) fn of(folder: &Path, url: Option<&str>) -> Result<Engine, StoreError> {
        if let Some(url) = url {
            return match url.starts_with("postgres:") || url.starts_with("postgresql:") {
                true => Ok(Engine::Postgres { url: url.to_owned() }),
                false => Err(StoreError::Unsupported("WENZHENG_STORE is no postgres:// address")),
            };
        }
        let folder = std::path::absolute(folder)
            .map_err(|cause| StoreError::Folder { folder: folder.to_owned(), cause })?;
        Ok(Engine::Sqlite { file: folder.join(FILE) })
    }

    /// What a person is told of where it is.
    #[must_use]
    pub fn place(&self) -> String {
        match self {
            Engine::Sqlite { file } => file.display().to_string(),
            Engine::Postgres { url } => PgConnectOptions::from_str(url).map_or_else(
                |_unreadable| "PostgreSQL".to_owned(),
                |options| {
                    let database = options.get_database().unwrap_or_default();
                    format!("PostgreSQL {}:{}/{database}", options.get_host(), options.get_port())
                },
            ),
        }
    }

    /// A pool of connections, after one that has shown whether there can be any.
    pub(super) async fn connect(&self) -> Result<AnyPool, StoreError> {
        let closed = |cause: String| StoreError::Closed { place: self.place(), cause };
        let (address, options, first) = match self {
            Engine::Sqlite { file } => (sqlite(file)?, sqlite_options(), [SETTINGS, MARK].as_slice()),
            Engine::Postgres { url } => {
                let options = pool_options().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
                (url.clone(), options, [].as_slice())
            }
        };
        sqlx::any::install_default_drivers();
        let opening = async {
            let mut connection = AnyConnection::connect(&address).await?;
            for sql in first {
                connection.execute(*sql).await?;
            }
            connection.close().await
        };
        match timeout(OPENING, opening).await {
            Ok(Ok(())) => options.connect_lazy(&address).map_err(|error| closed(cause(&error))),
            Ok(Err(error)) => Err(closed(cause(&error))),
            Err(_late) => Err(closed(match self {
                Engine::Sqlite { .. } => "another process keeps it locked".to_owned(),
                Engine::Postgres { .. } => format!("no answer within {} s", OPENING.as_secs_f64()),
            })),
        }
    }

    pub(super) fn migrations(&self) -> Migrator {
        self.migrations_to(STEPS.len())
    }

    /// The first `count` steps of the schema.
    fn migrations_to(&self, count: usize) -> Migrator {
        let id = match self {
            Engine::Sqlite { .. } => "INTEGER PRIMARY KEY AUTOINCREMENT",
            Engine::Postgres { .. } => "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
        };
        let step = |(version, what, sql): (i64, &'static str, &str)| {
            // Built from constants only.
            let sql = AssertSqlSafe(sql.replace("{id}", id)).into_sql_str();
            Migration::new(version, Cow::Borrowed(what), MigrationType::Simple, sql, false)
        };
        Migrator::with_migrations(STEPS.into_iter().take(count).map(step).collect())
    }

    /// What has transactions not wait for the disk, and what has them wait again: they outlast the process, and a loss of
    /// power a moment later. To be said on a connection.
    pub(super) fn haste(&self) -> [&'static str; 2] {
        match self {
            Engine::Sqlite { .. } => ["PRAGMA synchronous = NORMAL", "PRAGMA synchronous = FULL"],
            Engine::Postgres { .. } => ["SET synchronous_commit = off", "SET synchronous_commit TO DEFAULT"],
        }
    }

    pub(super) fn begin(&self) -> &'static str {
        match self {
            Engine::Sqlite { .. } => "BEGIN IMMEDIATE",
            Engine::Postgres { .. } => "BEGIN",
        }
    }

    /// What a `SELECT` of rows of `o` to be changed ends in, so that another replica takes other rows. SQLite has one
    /// writer anyway.
    pub(super) fn skip_locked(&self) -> &'static str {
        match self {
            Engine::Sqlite { .. } => "",
            Engine::Postgres { .. } => " FOR UPDATE OF o SKIP LOCKED",
        }
    }

    /// What a `SELECT` of one row to be changed ends in, so that another replica waits for it.
    pub(super) fn for_update(&self) -> &'static str {
        match self {
            Engine::Sqlite { .. } => "",
            Engine::Postgres { .. } => " FOR UPDATE",
        }
    }
}

/// The address of a file, whose folder is made.
fn sqlite(file: &Path) -> Result<String, StoreError> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|cause| StoreError::Folder { folder: folder.to_owned(), cause })?;
    }
    Ok(format!("sqlite://{}?mode=rwc", escaped(file)))
}

/// One connection: callers queue for it in order, and the file never says that it is busy but for another process.
fn sqlite_options() -> AnyPoolOptions {
    pool_options()
        .max_connections(1)
        .test_before_acquire(false)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(|connection, _| {
            Box::pin(async move {
                connection.execute(SETTINGS).await?;
                Ok(())
            })
        })
}

/// SQLite's result codes, without their extensions.
const BUSY: i64 = 5;
const LOCKED: i64 = 6;
const READONLY: i64 = 8;
const CORRUPT: i64 = 11;
const FULL: i64 = 13;
const CANTOPEN: i64 = 14;
const NOTADB: i64 = 26;

/// Why a file or server does not open, in words that say what can be done.
pub(super) fn cause(error: &sqlx::Error) -> String {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<i64>().ok());
    let words = match code.map(|code| code & 0xff) {
        Some(BUSY | LOCKED) => "another process keeps it locked",
        Some(READONLY) => "it cannot be written; see who owns it and whether the file system is read-only",
        Some(FULL) => "the disk is full",
        Some(CANTOPEN) => "it cannot be opened; see who owns it and its folder",
        Some(CORRUPT | NOTADB) => {
            "it is damaged: put a backup back with `wenzheng restore FILE`, or move it away to begin anew"
        }
        _ => return error.to_string(),
    };
    words.to_owned()
}

/// A path as an address holds it: all but plain characters percent-encoded.
pub(super) fn escaped(file: &Path) -> String {
    let path = file.to_string_lossy();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
    path.bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::store::{Claimed, Coming, Store};

    /// The address of an empty schema of its own on the server of the tests, where there is one.
    async fn schema(name: &str) -> Option<String> {
        let server = std::env::var("WENZHENG_TEST_POSTGRES").ok()?;
        sqlx::any::install_default_drivers();
        let pool = AnyPool::connect(&server).await.unwrap();
        let name = format!("{name}_{}", std::process::id());
        sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {name}"))).execute(&pool).await.unwrap();
        pool.close().await;
        Some(format!("{server}?options=-csearch_path%3D{name}"))
    }

    #[tokio::test]
    async fn a_store_of_every_earlier_schema_is_brought_up_to_date() {
        for count in 1..=STEPS.len() {
            let folder = tempfile::tempdir().unwrap();
            bring_up_to_date(folder.path(), None, count).await;
            if let Some(url) = schema(&format!("step{count}")).await {
                bring_up_to_date(folder.path(), Some(&url), count).await;
            }
        }
    }

    /// What a store of the first `count` steps holds is there after it was opened.
    async fn bring_up_to_date(folder: &Path, url: Option<&str>, count: usize) {
        let engine = Engine::of(folder, url).unwrap();
        let pool = engine.connect().await.unwrap();
        engine.migrations_to(count).run(&pool).await.unwrap();
        for sql in [
            "INSERT INTO people (person, language) VALUES (7, 'en')",
            "INSERT INTO chats (chat, language) VALUES (-5, 'en')",
            "INSERT INTO updates (id, at) VALUES (40, 1)",
        ] {
            sqlx::query(sql).execute(&pool).await.unwrap();
        }
        if count >= 4 {
            sqlx::query("INSERT INTO inbox (id, body) VALUES (41, '{}')").execute(&pool).await.unwrap();
        }
        pool.close().await;
        let store = Store::open(folder, url).await.unwrap();
        assert_eq!(store.person_language(7).await.unwrap().as_deref(), Some("en"), "{count}");
        assert!(store.is_answered(40).await.unwrap());
        assert_eq!(store.adopt_updates("me").await.unwrap().len(), usize::from(count >= 4));
        let coming = [40, 42].map(|id| Coming { id, body: "{}", lane: None });
        let claimed = store.claim_updates(&coming, "me").await.unwrap();
        assert_eq!(claimed, [Claimed { id: 42, is_behind: false }]);
        store.close().await;
    }

    #[tokio::test]
    async fn a_store_of_a_newer_version_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::of(folder.path(), None).unwrap();
        let pool = engine.connect().await.unwrap();
        engine.migrations().run(&pool).await.unwrap();
        let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                     VALUES (99, 'of later', TRUE, x'00', 1)";
        sqlx::query(newer).execute(&pool).await.unwrap();
        pool.close().await;
        let error = Store::open(folder.path(), None).await.unwrap_err().to_string();
        assert!(error.contains(FILE) && error.contains("a newer version"), "{error}");
    }
}
