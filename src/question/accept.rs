//! Which messages are questions at all.

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
}

/// The question in a message, white space at both ends left out.
///
/// # Errors
/// When the message holds no letter, character or digit, or is too long to be one question.
pub fn accept(message: &str) -> Result<&str, Refusal> {
    let question = message.trim();
    let characters = question.chars().count();
    if characters > LONGEST {
        return Err(Refusal::TooLong { characters });
    }
    if !fold(question).chars().iter().any(|character| character.is_alphanumeric()) {
        return Err(Refusal::Empty);
    }
    Ok(question)
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
        assert_eq!(accept(&"问".repeat(18_000)), Err(Refusal::TooLong { characters: 18_000 }));
        assert!(accept(&"问".repeat(LONGEST)).is_ok());
    }
}
