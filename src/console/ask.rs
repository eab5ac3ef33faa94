//! `wenzheng ask`: one question, one answer.

use std::io::{self, Write};
use std::time::Instant;

use super::{Exit, paint};
use crate::answer::Kind;
use crate::answer::json::AnswerJson;
use crate::app::{ChatKey, Conversation, Reply};
use crate::question::accept;

/// The person at this terminal.
pub(super) const HERE: ChatKey = ChatKey { chat: 0, topic: None, person: None };

/// Answers `question` on `out`; a refusal goes to `err`.
///
/// # Errors
/// When a stream cannot be written to.
pub fn run(
    out: &mut dyn Write,
    err: &mut dyn Write,
    conversation: &Conversation,
    question: &str,
    json: bool,
) -> io::Result<Exit> {
    let question = match accept(question) {
        Ok(question) => question,
        Err(refusal) => {
            writeln!(err, "{refusal}")?;
            return Ok(Exit::BadUse);
        }
    };
    let kind = reply(out, conversation, question, json)?;
    Ok(if kind == Kind::None { Exit::NoAnswer } else { Exit::Done })
}

/// Writes one answer and says of what kind it was.
pub(super) fn reply(
    out: &mut dyn Write,
    conversation: &Conversation,
    question: &str,
    json: bool,
) -> io::Result<Kind> {
    let start = Instant::now();
    let Reply { library, answer, .. } = conversation.ask(HERE, question, start);
    let took_us = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    if json {
        serde_json::to_writer(&mut *out, &AnswerJson::new(&library, &answer, took_us))?;
        writeln!(out)?;
    } else {
        paint::answer(out, &library, &answer)?;
    }
    out.flush()?;
    Ok(answer.kind)
}
