//! A backup put back in the place of the store, while no bot runs on it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sqlx::{Connection, SqliteConnection};

use super::engine::{FILE, escaped};
use super::{Lock, Store, StoreError};

/// Where a backup lies until it is known to be whole.
const STAGED: &str = "restoring";
/// Where it lies from then on, until it has taken its place.
const READY: &str = "restored";
/// What SQLite keeps beside a file.
const COMPANIONS: [&str; 3] = ["", "-wal", "-shm"];

/// What was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the store is now that was there before.
    pub kept: Option<PathBuf>,
}

/// Puts the backup `file` in the place of the store in `folder`. It is checked and brought up to date first; the store
/// that was there is kept beside it, under a name with `stamp`.
///
/// # Errors
/// [`StoreError::InUse`] while a bot runs there, [`StoreError::NoStore`] when `file` is damaged or none of ours; the
/// store is then as it was.
pub async fn restore(folder: &Path, file: &Path, stamp: &str) -> Result<Restored, StoreError> {
    let failed = |cause| StoreError::Folder { folder: folder.to_owned(), cause };
    fs::create_dir_all(folder).map_err(failed)?;
    let _lock = Lock::take(folder)?;
    let staged = folder.join(STAGED);
    remove(&staged).map_err(failed)?;
    fs::create_dir(&staged).map_err(failed)?;
    let copied = copy(file, &staged.join(FILE)).await;
    if let Err(error) = copied {
        remove(&staged).map_err(failed)?;
        return Err(error);
    }
    // Brings its tables up to date, or says that a newer version has written it.
    let opened = Store::open(&staged, None).await;
    match opened {
        Ok(store) => store.close().await,
        Err(error) => {
            remove(&staged).map_err(failed)?;
            return Err(StoreError::NoStore { file: file.to_owned(), cause: error.to_string() });
        }
    }
    let ready = folder.join(READY);
    remove(&ready).map_err(failed)?;
    fs::rename(&staged, &ready).map_err(failed)?;
    let kept = set_aside(folder, stamp).map_err(failed)?;
    finish(folder).map_err(failed)?;
    Ok(Restored { kept })
}

/// Gives a backup that is known to be whole its place, where none is there: also after a process was killed that had
/// set the old store aside, and nothing more.
pub(super) fn finish(folder: &Path) -> io::Result<()> {
    let ready = folder.join(READY);
    if !folder.join(FILE).exists() && ready.join(FILE).exists() {
        fs::rename(ready.join(FILE), folder.join(FILE))?;
        remove(&ready)?;
    }
    Ok(())
}

/// Copies a backup that is whole; the backup itself is only read.
async fn copy(file: &Path, to: &Path) -> Result<(), StoreError> {
    let refused = |cause: String| StoreError::NoStore { file: file.to_owned(), cause };
    if !file.is_file() {
        return Err(refused("there is no such file".to_owned()));
    }
    let url = format!("sqlite://{}?mode=ro&immutable=true", escaped(file));
    let read = async {
        let mut backup = SqliteConnection::connect(&url).await?;
        let state: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&mut backup).await?;
        let tables: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('_sqlx_migrations', 'outbox')",
        )
        .fetch_one(&mut backup)
        .await?;
        if state == "ok" && tables == 2 {
            sqlx::query("VACUUM INTO $1")
                .bind(to.to_string_lossy().into_owned())
                .execute(&mut backup)
                .await?;
        }
        backup.close().await?;
        Ok::<_, sqlx::Error>((state, tables))
    };
    match read.await {
        Err(error) => Err(refused(error.to_string())),
        Ok((state, _)) if state != "ok" => Err(refused(state)),
        Ok((_, 2)) => Ok(()),
        Ok(_) => Err(refused("it holds other tables".to_owned())),
    }
}

/// Moves the store away with what SQLite keeps beside it; where to, if there was one.
fn set_aside(folder: &Path, stamp: &str) -> io::Result<Option<PathBuf>> {
    if !folder.join(FILE).exists() {
        return Ok(None);
    }
    let name = format!("before-restore-{stamp}.sqlite");
    for companion in COMPANIONS {
        match fs::rename(folder.join(format!("{FILE}{companion}")), folder.join(format!("{name}{companion}")))
        {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _moved_or_not_there => {}
        }
    }
    Ok(Some(folder.join(name)))
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _gone => Ok(()),
    }
}
