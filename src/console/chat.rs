//! `wenzheng chat`: a conversation on standard input, typed by hand or piped.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use super::ask::{self, Form};
use super::{Exit, courtesy};
use crate::answer::words;
use crate::app::Conversation;
use crate::question::accept;
use crate::words::Language;

/// Talks until the input ends. `history` keeps typed questions between sessions of a person at a terminal.
///
/// # Errors
/// When a stream cannot be read or written.
pub fn run(out: &mut dyn Write, conversation: &Conversation, form: Form, history: &Path) -> io::Result<Exit> {
    if io::stdin().is_terminal() {
        typed(out, conversation, form, history)
    } else {
        piped(&mut io::stdin().lock(), out, conversation, form)
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
    form: Form,
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
                if !message(out, conversation, text.trim(), form)? {
                    return Ok(Exit::Done);
                }
            }
            Err(_not_utf8) => refuse(out, &language(form).say("not-text"), form)?,
        }
    }
}

fn typed(out: &mut dyn Write, conversation: &Conversation, form: Form, history: &Path) -> io::Result<Exit> {
    let mut editor = DefaultEditor::new().map_err(io::Error::other)?;
    // A first session has no history yet; one that cannot be read costs only convenience.
    let _ = editor.load_history(history);
    let language = language(form);
    writeln!(out, "{}\n", courtesy::greeting(language))?;
    let prompt = AnsiColor::Cyan.on_default().bold();
    let plain = Style::new();
    let prompt = if std::env::var_os("NO_COLOR").is_some() { plain } else { prompt };
    loop {
        match editor.readline(&format!("{prompt}问>{prompt:#} ")) {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) => {
                // Kept in memory when it cannot be written; the conversation goes on.
                let _ = editor.add_history_entry(line.trim());
                if !message(out, conversation, line.trim(), form)? {
                    break;
                }
            }
            Err(ReadlineError::Interrupted) => writeln!(out, "{}", language.say("how-to-quit"))?,
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(io::Error::other(error)),
        }
    }
    if let Some(folder) = history.parent() {
        // Where nothing may be written there is no history, and nothing is wrong.
        let _ = std::fs::create_dir_all(folder)
            .and_then(|()| editor.save_history(history).map_err(io::Error::other));
    }
    Ok(Exit::Done)
}

/// Handles one message; `false` ends the conversation.
fn message(out: &mut dyn Write, conversation: &Conversation, text: &str, form: Form) -> io::Result<bool> {
    if matches!(text, "/quit" | "/exit") {
        return Ok(false);
    }
    if let Form::Text(look) = form {
        let is_answered = match text {
            "/help" => Some(courtesy::help(look.language)),
            "/start" => Some(courtesy::greeting(look.language)),
            "/targets" => Some(targets(conversation, look.language)),
            "/status" => Some(status(conversation, look.language)),
            command if command.starts_with("/board") => {
                let typed = command.trim_start_matches("/board").trim();
                super::board::run(out, &conversation.shelf().current(), typed, look)?;
                Some(String::new())
            }
            command if command.starts_with('/') => Some(look.language.say("no-such-command")),
            _ => None,
        };
        if let Some(words) = is_answered {
            writeln!(out, "{words}\n")?;
            out.flush()?;
            return Ok(true);
        }
        if courtesy::reply(out, text, look)? {
            writeln!(out)?;
            out.flush()?;
            return Ok(true);
        }
    }
    match accept(text) {
        Ok(question) => {
            ask::reply(out, conversation, question, form)?;
            if form != Form::Json {
                writeln!(out)?;
            }
        }
        Err(refusal) => refuse(out, &words::refusal(&refusal, language(form)), form)?,
    }
    out.flush()?;
    Ok(true)
}

fn language(form: Form) -> Language {
    match form {
        Form::Text(look) => look.language,
        Form::Json => Language::default(),
    }
}

/// Piped JSON stays one object a line, refusals too.
fn refuse(out: &mut dyn Write, words: &str, form: Form) -> io::Result<()> {
    match form {
        Form::Json => writeln!(out, "{}", serde_json::json!({ "error": words })),
        Form::Text(_) => writeln!(out, "{words}\n"),
    }
}

fn targets(conversation: &Conversation, language: Language) -> String {
    let library = conversation.shelf().current();
    let mut lines = Vec::new();
    for (number, report) in (0u32..).zip(library.corpus().reports()) {
        lines.push(language.tell("targets-of", &[("title", report.title().into())]));
        let targets = library.ledger().main_targets(number);
        if targets.is_empty() {
            lines.push(language.say("no-targets"));
        }
        lines.extend(
            targets.iter().map(|figure| format!("  {}", words::figure_line(figure, &library, language))),
        );
    }
    lines.join("\n")
}

fn status(conversation: &Conversation, language: Language) -> String {
    let library = conversation.shelf().current();
    language.tell(
        "library",
        &[
            ("edition", library.edition().into()),
            ("reports", library.corpus().reports().len().into()),
            ("paragraphs", library.paragraphs().into()),
            ("figures", library.ledger().len().into()),
        ],
    )
}
