//! Messages that are no questions: a greeting, thanks, small talk.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::fold;

/// What people say to be polite, to begin, or to pass the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Courtesy {
    /// Also a question for who or what answers here.
    Greeting,
    Thanks,
    Chatter,
}

/// The lists of `config/courtesies.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    greetings: HashSet<String>,
    thanks: HashSet<String>,
    chatter: HashSet<String>,
}

const FILE: &str = include_str!("../../config/courtesies.toml");

/// Compiled in, and read in a test: a file that cannot be read knows no courtesies.
static WORDS: LazyLock<Words> = LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());

/// `None` for everything that may be a question.
#[must_use]
pub fn courtesy(message: &str) -> Option<Courtesy> {
    let folded = fold(message).text();
    let bare = folded.trim_matches(|character: char| !character.is_alphanumeric());
    if WORDS.greetings.contains(bare) {
        Some(Courtesy::Greeting)
    } else if WORDS.thanks.contains(bare) {
        Some(Courtesy::Thanks)
    } else if WORDS.chatter.contains(bare) || is_repetition(bare) {
        Some(Courtesy::Chatter)
    } else {
        None
    }
}

/// Letters of a laugh.
const LONGEST: usize = 40;

/// One or two letters again and again: 哈哈哈, haha, 呵呵呵呵.
fn is_repetition(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    let repeats = |unit: usize| {
        (2.max(2 * unit)..=LONGEST).contains(&letters.len())
            && letters.iter().zip(letters.iter().skip(unit)).all(|(letter, later)| letter == later)
    };
    letters.len() == text.chars().count() && (repeats(1) || repeats(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lists_are_read_and_folded() {
        let words: Words = toml::from_str(FILE).unwrap();
        for word in words.greetings.iter().chain(&words.thanks).chain(&words.chatter) {
            assert_eq!(&fold(word).text(), word, "as it is compared");
        }
        assert!(words.greetings.len() > 10 && words.thanks.len() > 10 && words.chatter.len() > 10);
    }

    #[test]
    fn only_a_courtesy_alone_is_one() {
        for (message, expected) in [
            ("你好！", Some(Courtesy::Greeting)),
            ("Hello", Some(Courtesy::Greeting)),
            ("謝謝", Some(Courtesy::Thanks)),
            ("Thank you.", Some(Courtesy::Thanks)),
            ("哈哈哈", Some(Courtesy::Chatter)),
            ("Hahaha!", Some(Courtesy::Chatter)),
            ("嗯嗯。", Some(Courtesy::Chatter)),
            ("test", Some(Courtesy::Chatter)),
            ("你好，今年GDP目标是多少", None),
            ("谢谢，那去年呢", None),
            ("就业", None),
            ("GDP", None),
            ("", None),
        ] {
            assert_eq!(courtesy(message), expected, "{message}");
        }
    }
}
