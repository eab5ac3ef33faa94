//! Long output through a pager, where somebody sits at a terminal.

use std::io::{self, Write};
use std::process::{Command, Stdio};

use anstream::{AutoStream, ColorChoice};

use super::screen::Screen;

/// What `sh` ends with when there is no such program.
const NOT_FOUND: i32 = 127;

/// Writes `text` to standard output; what is higher than the terminal goes through `WENZHENG_PAGER`, `PAGER`, or
/// `less`.
///
/// # Errors
/// When standard output cannot be written to.
pub fn show(text: &[u8], screen: Screen) -> io::Result<()> {
    let height = text.iter().filter(|byte| **byte == b'\n').count();
    if screen.rows.is_some_and(|rows| height >= rows) && paged(text, screen) {
        return Ok(());
    }
    let mut out = anstream::stdout().lock();
    out.write_all(text)?;
    out.flush()
}

/// True when a pager has shown the text.
fn paged(text: &[u8], screen: Screen) -> bool {
    let chosen = ["WENZHENG_PAGER", "PAGER"].into_iter().find_map(|name| std::env::var(name).ok());
    let pager = chosen.unwrap_or_else(|| "less".to_owned());
    if pager.trim().is_empty() || pager.trim() == "cat" {
        return false;
    }
    let is_plain = AutoStream::choice(&io::stdout()) == ColorChoice::Never;
    let stripped = is_plain.then(|| anstream::adapter::strip_bytes(text).into_vec());
    let mut command = Command::new("sh");
    command.arg("-c").arg(&pager).stdin(Stdio::piped());
    // As git does it: end at once where it fits, show colours, leave the screen as it is.
    for (name, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8")] {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    if let Some(columns) = screen.columns {
        command.env("COLUMNS", columns.to_string());
    }
    let Ok(mut child) = command.spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        // Whoever leaves the pager early has read enough.
        let _left_early = input.write_all(stripped.as_deref().unwrap_or(text));
    }
    child.wait().is_ok_and(|status| status.code() != Some(NOT_FOUND))
}
