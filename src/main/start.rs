//! What `serve` needs from the environment before it starts: token, log, store.

use std::io::IsTerminal;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
use std::process::Command;

use tracing_subscriber::EnvFilter;
use wenzheng::app::store::StoreError;
use wenzheng::config::{ConfigError, ConfigFault, LogForm};

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoToken {
    #[error(
        "no token: set TELOXIDE_TOKEN to the token that @BotFather gave, or TELOXIDE_TOKEN_FILE to a file with it"
    )]
    Missing,
    #[error("no token: TELOXIDE_TOKEN_FILE {} is empty", .file.display())]
    Empty { file: PathBuf },
    #[error("TELOXIDE_TOKEN_FILE {} cannot be read: {cause}", .file.display())]
    Unreadable { file: PathBuf, cause: std::io::Error },
    /// What it is instead may be a secret of another kind.
    #[error("what is given as the bot's token is none: tokens read 123456789:AAH…, as @BotFather wrote it")]
    Malformed,
}

/// Begins the program once more, in this process, with two places where glibc keeps what was freed: it has one for each
/// thread there has been, and after a day with forty reloads holds nearly three times what is in use. What takes a
/// megabyte goes back at once: left to itself glibc learns from the first reload to keep pieces of up to 32, twice what a
/// bot of one report needs. It looks at the environment alone, before anything of ours runs. Where that cannot be, or the
/// operator has said otherwise, it stays.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn anew_with_few_arenas() {
    const ARENAS: &str = "MALLOC_ARENA_MAX";
    if [ARENAS, "GLIBC_TUNABLES"].iter().any(|variable| std::env::var_os(variable).is_some()) {
        return;
    }
    let (Ok(program), mut typed) = (std::env::current_exe(), std::env::args_os()) else { return };
    let name = typed.next().unwrap_or_else(|| program.clone().into());
    let whole = ["MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_"].map(|variable| (variable, "1048576"));
    // Comes back only where it failed.
    let _failed = Command::new(program).arg0(name).args(typed).env(ARENAS, "2").envs(whole).exec();
}

/// The bot's token, from the environment or from the file that the environment names.
pub(crate) fn token() -> Result<String, NoToken> {
    let token = match (std::env::var("TELOXIDE_TOKEN"), std::env::var_os("TELOXIDE_TOKEN_FILE")) {
        (Ok(token), _) if !token.trim().is_empty() => token,
        (_, Some(file)) => {
            let file = PathBuf::from(file);
            match std::fs::read_to_string(&file) {
                Ok(token) if token.trim().is_empty() => return Err(NoToken::Empty { file }),
                Ok(token) => token,
                Err(cause) => return Err(NoToken::Unreadable { file, cause }),
            }
        }
        _ => return Err(NoToken::Missing),
    };
    let token = token.trim();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
    match token.split_once(':') {
        Some((id, rest)) if id.parse::<u64>().is_ok() && !rest.is_empty() && rest.chars().all(is_plain) => {
            Ok(token.to_owned())
        }
        _ => Err(NoToken::Malformed),
    }
}

/// Logs to standard error what `WENZHENG_LOG` lets through, or else what was asked for with -q and -v.
pub(crate) fn log(is_verbose: bool, is_quiet: bool, form: LogForm) -> Result<(), ConfigError> {
    let level = match (is_verbose, is_quiet) {
        (true, _) => "debug",
        (_, true) => "warn",
        _ => "info",
    };
    let filter = match std::env::var("WENZHENG_LOG") {
        Ok(filter) if !filter.trim().is_empty() => EnvFilter::try_new(&filter).map_err(|cause| {
            let message =
                format!("«{filter}» is no filter of logs ({cause}); write info, debug or wenzheng=debug");
            ConfigError(vec![ConfigFault { place: "WENZHENG_LOG".to_owned(), message }])
        })?,
        _ => EnvFilter::new(level),
    };
    let written = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match form {
        LogForm::Text => written.with_ansi(std::io::stderr().is_terminal()).init(),
        LogForm::Json => written.json().flatten_event(true).with_current_span(false).init(),
    }
    Ok(())
}

/// A PostgreSQL instead of the file in the data folder: its address, or a file that holds it.
pub(crate) fn store_url() -> anyhow::Result<Option<String>> {
    let named = std::env::var("WENZHENG_STORE").ok().filter(|url| !url.is_empty());
    let (None, Some(file)) =
        (&named, std::env::var_os("WENZHENG_STORE_FILE").filter(|file| !file.is_empty()))
    else {
        return Ok(named);
    };
    let url = std::fs::read_to_string(&file).map_err(|cause| StoreError::Closed {
        place: format!("named in WENZHENG_STORE_FILE {}", file.display()),
        cause: cause.to_string(),
    })?;
    Ok(Some(url.trim().to_owned()))
}
