//! Which messages are questions at all.

use super::{Courtesy, courtesy};
use crate::text::fold;

/// Longest question that is read, in characters. The longest of the development sets has 70.
pub const LONGEST: usize = 500;

/// Why a message is not looked up; the words are for the person who sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("问题里没有文字。请输入想问的内容,例如:今年GDP目标是多少?")]
    Empty,
    #[error("问题太长了({characters}字)。请用一两句话来问,最多{LONGEST}字。")]
    TooLong { characters: usize },
    /// A number, a sum or a single letter.
    #[error("这不像一个问题。请写出想问的内容,例如:今年GDP目标是多少?")]
    NoQuestion,
}

/// What a message is, where people talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard<'a> {
    Question(&'a str),
    Courtesy(Courtesy),
}

/// Takes a message of a conversation.
///
/// # Errors
/// As [`accept`].
pub fn hear(message: &str) -> Result<Heard<'_>, Refusal> {
    match courtesy(message) {
        Some(courtesy) => Ok(Heard::Courtesy(courtesy)),
        None => accept(message).map(Heard::Question),
    }
}

/// The question in a message, white space at both ends left out.
///
/// # Errors
/// When the message holds no letter, character or digit, is a number, a sum or a single letter, or is too long
/// to be one question.
pub fn accept(message: &str) -> Result<&str, Refusal> {
    let question = message.trim();
    let characters = question.chars().count();
    if characters > LONGEST {
        return Err(Refusal::TooLong { characters });
    }
    let folded = fold(question);
    let mut telling = folded.chars().iter().filter(|character| character.is_alphanumeric()).peekable();
    if telling.peek().is_none() {
        return Err(Refusal::Empty);
    }
    // What years, numbers and sums are about is not said with them.
    let letters = telling.filter(|character| !character.is_numeric()).count();
    let is_letter_alone = letters == 1 && folded.chars().len() == 1;
    if letters == 0 || is_letter_alone { Err(Refusal::NoQuestion) } else { Ok(question) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_messages_with_something_to_look_up_are_questions() {
        assert_eq!(accept("  空气怎么样 \n"), Ok("空气怎么样"));
        for nothing in ["", " \n", "???", "\u{200b}\u{feff}", "\u{0}\u{1b}", "。。。"] {
            assert_eq!(accept(nothing), Err(Refusal::Empty), "{nothing:?}");
        }
        for bare in ["1", "1+1=?", "2020", "２０２０", "6%", "a", "钱", "3.5"] {
            assert_eq!(accept(bare), Err(Refusal::NoQuestion), "{bare:?}");
        }
        for question in ["GDP", "2020年", "去年呢", "就业"] {
            assert_eq!(accept(question), Ok(question));
        }
        assert_eq!(accept(&"问".repeat(18_000)), Err(Refusal::TooLong { characters: 18_000 }));
        assert!(accept(&"问".repeat(LONGEST)).is_ok());
    }
}
