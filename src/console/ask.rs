//! `wenzheng ask`: one question, one answer.

use std::io::{self, Read, Write};
use std::time::{Duration, Instant};

use super::answer;
use super::look::Look;
use super::{Exit, courtesy};
use crate::answer::json::AnswerJson;
use crate::answer::{Kind, explain as explained, words};
use crate::app::{ChatKey, Conversation, Reply};
use crate::question::accept;

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
        Form::Text(look) => answer::write(out, &library, &answer, look)?,
    }
    out.flush()?;
    Ok(answer.kind)
}

pub(super) fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
