//! `wenzheng chat`: a conversation on standard input, typed by hand or piped.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use super::{Exit, ask};
use crate::answer::words;
use crate::app::Conversation;
use crate::question::accept;
use crate::words::Language;

const HELP: &str = "直接输入问题,例如: 今年GDP目标是多少? 追问也可以: 那去年呢?\n\
    /targets 今年的主要目标   /status 馆藏   /help 帮助   /quit 退出 (或 Ctrl-D)";

/// Talks until the input ends. `history` keeps typed questions between sessions of a person at a terminal.
///
/// # Errors
/// When a stream cannot be read or written.
pub fn run(out: &mut dyn Write, conversation: &Conversation, json: bool, history: &Path) -> io::Result<Exit> {
    if io::stdin().is_terminal() {
        typed(out, conversation, json, history)
    } else {
        piped(&mut io::stdin().lock(), out, conversation, json)
    }
}

/// One message a line until the end of the input; a line that is no question gets its own reply line.
///
/// # Errors
/// When a stream cannot be read or written.
pub fn piped(
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    conversation: &Conversation,
    json: bool,
) -> io::Result<Exit> {
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(Exit::Done);
        }
        match std::str::from_utf8(&line) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => {
                if !message(out, conversation, text.trim(), json)? {
                    return Ok(Exit::Done);
                }
            }
            Err(_not_utf8) => refuse(out, "这一行不是 UTF-8 文字,没有读。", json)?,
        }
    }
}

fn typed(out: &mut dyn Write, conversation: &Conversation, json: bool, history: &Path) -> io::Result<Exit> {
    let mut editor = DefaultEditor::new().map_err(io::Error::other)?;
    // A first session has no history yet; one that cannot be read costs only convenience.
    let _ = editor.load_history(history);
    writeln!(out, "{HELP}\n")?;
    let prompt = AnsiColor::Cyan.on_default().bold();
    let plain = Style::new();
    let prompt = if std::env::var_os("NO_COLOR").is_some() { plain } else { prompt };
    loop {
        match editor.readline(&format!("{prompt}问>{prompt:#} ")) {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) => {
                // Kept in memory when it cannot be written; the conversation goes on.
                let _ = editor.add_history_entry(line.trim());
                if !message(out, conversation, line.trim(), json)? {
                    break;
                }
            }
            Err(ReadlineError::Interrupted) => writeln!(out, "(/quit 或 Ctrl-D 退出)")?,
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(io::Error::other(error)),
        }
    }
    if let Some(folder) = history.parent() {
        std::fs::create_dir_all(folder)?;
    }
    editor.save_history(history).map_err(io::Error::other)?;
    Ok(Exit::Done)
}

/// Handles one message; `false` ends the conversation.
fn message(out: &mut dyn Write, conversation: &Conversation, text: &str, json: bool) -> io::Result<bool> {
    match text {
        "/quit" | "/exit" => return Ok(false),
        "/help" | "/start" if !json => writeln!(out, "{HELP}\n")?,
        "/targets" if !json => targets(out, conversation)?,
        "/status" if !json => status(out, conversation)?,
        _ => match accept(text) {
            Ok(question) => {
                ask::reply(out, conversation, question, json)?;
            }
            Err(refusal) => refuse(out, &refusal.to_string(), json)?,
        },
    }
    out.flush()?;
    Ok(true)
}

/// Piped JSON stays one object a line, refusals too.
fn refuse(out: &mut dyn Write, words: &str, json: bool) -> io::Result<()> {
    if json { writeln!(out, "{}", serde_json::json!({ "error": words })) } else { writeln!(out, "{words}\n") }
}

fn targets(out: &mut dyn Write, conversation: &Conversation) -> io::Result<()> {
    let library = conversation.shelf().current();
    for (number, report) in (0u32..).zip(library.corpus().reports()) {
        writeln!(out, "《{}》", report.title())?;
        for figure in library.ledger().main_targets(number) {
            writeln!(out, "  {}", words::figure_line(figure, &library, Language::Simplified))?;
        }
    }
    writeln!(out)
}

fn status(out: &mut dyn Write, conversation: &Conversation) -> io::Result<()> {
    let library = conversation.shelf().current();
    writeln!(
        out,
        "第{}版馆藏: {}份报告, {}段, {}个数字\n",
        library.edition(),
        library.corpus().reports().len(),
        library.corpus().paragraphs().count(),
        library.ledger().figures().len()
    )
}
