//! What is said to a greeting, to thanks and to a cry for help, in the words that Telegram has for them.

use std::io::{self, Write};

use super::look::Look;
use super::screen::{Run, paragraph};
use crate::answer::words as answer_words;
use crate::question::{Courtesy, courtesy};
use crate::words::Language;

/// Answers `message` if it is no question but a courtesy; says whether it was.
pub(super) fn reply(out: &mut dyn Write, message: &str, look: Look) -> io::Result<bool> {
    let words = match courtesy(message) {
        None => return Ok(false),
        Some(Courtesy::Greeting) => greeting(look.language),
        Some(courtesy) => answer_words::courtesy(courtesy, look.language),
    };
    paragraph(out, "", &[Run::plain(&words)], look.width)?;
    Ok(true)
}

/// Who answers here, and questions to try.
pub(super) fn greeting(language: Language) -> String {
    format!("{}\n{}", language.say("start-in-terminal"), language.example_lines())
}

/// What can be typed.
pub(super) fn help(language: Language) -> String {
    language.tell("help-in-terminal", &[("examples", language.example_lines().into())])
}
