//! `wenzheng backup`, `restore` and `status`: what an operator does beside the bot.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use wenzheng::app::clock::Clock;
use wenzheng::app::status::Status;
use wenzheng::app::store::{self, Store, StoreError};
use wenzheng::config::Web;
use wenzheng::console::Exit;

use super::start::store_url;

/// How long the bot may take to say how it is.
const PATIENCE: Duration = Duration::from_secs(5);

/// Copies the store to `file`.
pub(crate) fn backup(out: &mut dyn Write, data: &Path, file: &Path) -> anyhow::Result<Exit> {
    tokio::runtime::Runtime::new()?.block_on(async {
        let store = Store::open_as_is(data, store_url()?.as_deref()).await?;
        store.backup(file).await?;
        store.close().await;
        writeln!(out, "{}", file.display())?;
        Ok(Exit::Done)
    })
}

/// Puts the backup `file` in the place of the store.
pub(crate) fn restore(out: &mut dyn Write, data: &Path, file: &Path) -> anyhow::Result<Exit> {
    if store_url()?.is_some() {
        return Err(StoreError::Unsupported("the store is PostgreSQL: use pg_restore").into());
    }
    let stamp = Clock::Wall.now().to_string();
    let restored = tokio::runtime::Runtime::new()?.block_on(store::restore(data, file, &stamp))?;
    writeln!(out, "{} is in its place", file.display())?;
    if let Some(kept) = restored.kept {
        writeln!(out, "what was there is kept in {}", kept.display())?;
    }
    Ok(Exit::Done)
}

/// Asks the bot that runs here whether it is ready, and how it does.
pub(crate) fn status(out: &mut dyn Write, web: &Web) -> anyhow::Result<Exit> {
    let address = web.listen.context("web.listen is not set: nobody can be asked how the bot is")?;
    let ready = get(address, "/readyz").with_context(|| format!("no bot answers at {address}"))?;
    write!(out, "{}", ready.body)?;
    let told = get(address, "/status")?;
    let status: Status = serde_json::from_str(&told.body)
        .with_context(|| format!("what answers at {address} is no bot of this version"))?;
    write!(out, "{status}")?;
    Ok(if ready.is_ok { Exit::Done } else { Exit::Failed })
}

struct Reply {
    is_ok: bool,
    body: String,
}

/// One plain call to our own door.
fn get(address: SocketAddr, path: &str) -> std::io::Result<Reply> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET {path} HTTP/1.0\r\nhost: {address}\r\n\r\n")?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let is_ok = head.split(' ').nth(1) == Some("200");
    Ok(Reply { is_ok, body: body.to_owned() })
}
