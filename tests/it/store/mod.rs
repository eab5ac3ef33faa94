//! The store: the same behaviours on SQLite and, where `WENZHENG_TEST_POSTGRES` gives one, on PostgreSQL.

mod kept;
mod ledger;
mod replicas;
mod schedule;

use std::future::Future;
use std::io::Write;
use std::path::Path;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

use wenzheng::answer::{Form, Part, Subject};
use wenzheng::app::schedule::Schedule;
use wenzheng::app::store::{Body, Engine, Recipient, Store, Wish};

/// 5 March 2026, 08:00 in Shanghai.
pub(crate) const NOW: i64 = 1_772_668_800_000;

/// Runs a behaviour on every engine there is.
pub(crate) async fn each<F: Future<Output = ()>>(behaves: impl Fn(Store) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).await.unwrap();
    behaves(store.clone()).await;
    store.close().await;
    let Some(url) = postgres().await else { return };
    let store = Store::open(Path::new("."), Some(&url)).await.unwrap();
    behaves(store.clone()).await;
    store.close().await;
}

/// A PostgreSQL of this test's own: a schema that nobody else uses. `None` where no server is given.
pub(crate) async fn postgres() -> Option<String> {
    static SAID: Once = Once::new();
    static SCHEMAS: AtomicU32 = AtomicU32::new(0);
    let Ok(server) = std::env::var("WENZHENG_TEST_POSTGRES") else {
        // Not by a macro: the words must be seen when the tests pass, too.
        SAID.call_once(|| {
            let _ = writeln!(std::io::stderr(), "PostgreSQL is LEFT OUT: WENZHENG_TEST_POSTGRES is not set");
        });
        return None;
    };
    let schema = format!("t{}_{}", std::process::id(), SCHEMAS.fetch_add(1, Ordering::Relaxed));
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&server).await.expect("the given PostgreSQL");
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&pool).await.unwrap();
    pool.close().await;
    Some(format!("{server}?options=-csearch_path%3D{schema}"))
}

pub(crate) fn wish(chat: i64, rule: &str, zone: &str) -> Wish {
    Wish {
        chat,
        topic: 0,
        subject: Subject { region: None, part: Part::All, form: Form::Rotation },
        schedule: Schedule::read(rule, zone).unwrap(),
        language: "zh-Hans".to_owned(),
        pin: false,
    }
}

pub(crate) fn body(text: &str) -> Body {
    Body { text: text.to_owned(), entities: "[]".to_owned() }
}

pub(crate) fn bodies(text: &str) -> Vec<(String, Body)> {
    vec![("zh-Hans".to_owned(), body(text))]
}

pub(crate) fn recipients(chats: impl IntoIterator<Item = i64>) -> Vec<Recipient> {
    let recipient = |chat| Recipient { chat, topic: 0, language: "zh-Hans".to_owned(), pin: false };
    chats.into_iter().map(recipient).collect()
}

/// Says something to the database beside the store.
pub(crate) async fn beside(store: &Store, sql: &'static str) {
    let url = match store.engine() {
        Engine::Sqlite { file } => format!("sqlite://{}", file.display()),
        Engine::Postgres { url } => url.clone(),
    };
    let pool = sqlx::AnyPool::connect(&url).await.unwrap();
    sqlx::query(sql).execute(&pool).await.unwrap();
    pool.close().await;
}
