//! `wenzheng ask`: one question, one answer.

use std::io::{self, Read, Write};
#[cfg(feature = "xlsx")]
use std::path::Path;
use std::time::{Duration, Instant};

use super::answer;
use super::look::Look;
use super::{Exit, courtesy};
use crate::answer::json::AnswerJson;
use crate::answer::{Kind, explain as explained, words};
use crate::app::{ChatKey, Conversation, Reply};
use crate::question::accept;
use crate::sheet::{Sheet, of_answer};
use crate::words::Language;

/// The person at this terminal.
pub(super) const HERE: ChatKey = ChatKey { chat: 0, topic: None, person: None };

/// How answers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For eyes.
    Text(Look),
    /// One object a line.
    Json,
}

/// The question as it was typed: words joined, or what `-` stands for.
///
/// # Errors
/// When standard input cannot be read or is no text.
pub fn question(typed: &[String], input: &mut dyn Read) -> io::Result<String> {
    /// Bytes of standard input that are read; no question is so long.
    const MOST: u64 = 64 * 1024;
    if !matches!(typed, [only] if only == "-") {
        return Ok(typed.join(" "));
    }
    let mut text = String::new();
    input.take(MOST).read_to_string(&mut text)?;
    Ok(text)
}

/// Answers `question` on `out`; a refusal goes to `err`.
///
/// # Errors
/// When a stream cannot be written to.
pub fn run(
    out: &mut dyn Write,
    err: &mut dyn Write,
    conversation: &Conversation,
    question: &str,
    form: Form,
) -> io::Result<Exit> {
    if let Form::Text(look) = form
        && courtesy::reply(out, question, look)?
    {
        return Ok(Exit::Done);
    }
    let language = match form {
        Form::Text(look) => look.language,
        Form::Json => Default::default(),
    };
    let question = match accept(question) {
        Ok(question) => question,
        Err(refusal) => {
            writeln!(err, "{}", words::refusal(&refusal, language))?;
            return Ok(Exit::BadUse);
        }
    };
    Ok(match reply(out, conversation, question, form)? {
        Kind::Figures | Kind::Passages => Exit::Done,
        Kind::Related | Kind::None => Exit::NoAnswer,
    })
}

/// Writes the figures of the answer to `question` for spreadsheets; what has none, and a refusal, is told on `err`.
///
/// # Errors
/// When a stream cannot be written to.
pub fn csv(
    out: &mut dyn Write,
    err: &mut dyn Write,
    conversation: &Conversation,
    question: &str,
    language: Language,
) -> anyhow::Result<Exit> {
    rows(err, conversation, question, language, |sheet| Ok(out.write_all(&sheet.csv()?)?))
}

/// The same as a workbook in `file`.
///
/// # Errors
/// When the file cannot be written.
#[cfg(feature = "xlsx")]
pub fn xlsx(
    file: &Path,
    err: &mut dyn Write,
    conversation: &Conversation,
    question: &str,
    language: Language,
) -> anyhow::Result<Exit> {
    rows(err, conversation, question, language, |sheet| super::workbook::save(file, sheet))
}

fn rows(
    err: &mut dyn Write,
    conversation: &Conversation,
    question: &str,
    language: Language,
    write: impl FnOnce(&Sheet) -> anyhow::Result<()>,
) -> anyhow::Result<Exit> {
    let question = match accept(question) {
        Ok(question) => question,
        Err(refusal) => {
            writeln!(err, "{}", words::refusal(&refusal, language))?;
            return Ok(Exit::BadUse);
        }
    };
    let Reply { library, answer, .. } = conversation.ask(HERE, question, Instant::now());
    let sheet = of_answer(&library, &answer);
    if sheet.is_empty() {
        writeln!(err, "{}", language.say("no-rows"))?;
        return Ok(Exit::NoAnswer);
    }
    write(&sheet)?;
    Ok(Exit::Done)
}

/// Tells how `question` is answered: what was read, gathered and ruled.
///
/// # Errors
/// When a stream cannot be written to.
pub fn explain(out: &mut dyn Write, conversation: &Conversation, question: &str) -> io::Result<()> {
    let Reply { library, answer, .. } = conversation.again(vec![question.to_owned()]);
    writeln!(out, "\n{}", explained(&answer.question, &library))
}

/// Writes one answer and says of what kind it was.
pub(super) fn reply(
    out: &mut dyn Write,
    conversation: &Conversation,
    question: &str,
    form: Form,
) -> io::Result<Kind> {
    let start = Instant::now();
    let Reply { library, answer, .. } = conversation.ask(HERE, question, start);
    match form {
        Form::Json => {
            serde_json::to_writer(&mut *out, &AnswerJson::new(&library, &answer, micros(start.elapsed())))?;
            writeln!(out)?;
        }
        Form::Text(look) => answer::write(out, &library, &answer, look.for_question(&answer.question))?,
    }
    out.flush()?;
    Ok(answer.kind)
}

pub(super) fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
