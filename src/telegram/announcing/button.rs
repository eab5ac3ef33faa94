//! The buttons of subscriptions and announcements: at most 64 bytes, the rest lies in the store.

use std::fmt;
use std::hash::{BuildHasher, Hasher, RandomState};

use teloxide::types::{CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup};

use crate::words::Language;

/// What a tap asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tap {
    /// Choose a section.
    Sections,
    /// Choose a time for a subject.
    When(What),
    /// Subscribe to a subject at an offered time.
    Subscribe(What, String),
    /// Do something with a subscription.
    Manage(i64, Manage),
    /// Send what was shown, or not.
    Confirm(String, bool),
    /// Steer an announcement.
    Steer(i64, Steer),
}

/// A subject that is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    Rotation,
    Table,
    /// Its JSON lies in the store under this id.
    Kept(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Manage {
    Pause,
    Resume,
    Drop,
    /// All of the chat; of no single one.
    DropAll,
    Pin,
    /// Choose another time.
    Times,
    /// The chosen time.
    Time(String),
    /// Choose the language of the chat's subscriptions; of no single one.
    Languages,
    Language(Language),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Steer {
    Pause,
    Resume,
    Cancel,
    Retry,
    Refresh,
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Rotation => f.write_str("r"),
            What::Table => f.write_str("t"),
            What::Kept(id) => write!(f, "k{id}"),
        }
    }
}

impl What {
    fn read(text: &str) -> Option<What> {
        match text {
            "r" => Some(What::Rotation),
            "t" => Some(What::Table),
            text => Some(What::Kept(text.strip_prefix('k')?.to_owned())),
        }
    }
}

impl fmt::Display for Tap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Tap::Sections => f.write_str("w"),
            Tap::When(what) => write!(f, "w:{what}"),
            Tap::Subscribe(what, time) => write!(f, "w:{what}:{time}"),
            Tap::Manage(id, manage) => match manage {
                Manage::Pause => write!(f, "m:{id}:p"),
                Manage::Resume => write!(f, "m:{id}:r"),
                Manage::Drop => write!(f, "m:{id}:d"),
                Manage::DropAll => write!(f, "m:{id}:a"),
                Manage::Pin => write!(f, "m:{id}:n"),
                Manage::Times => write!(f, "m:{id}:t"),
                Manage::Time(time) => write!(f, "m:{id}:t:{time}"),
                Manage::Languages => write!(f, "m:{id}:l"),
                Manage::Language(language) => write!(f, "m:{id}:l:{}", language.tag()),
            },
            Tap::Confirm(id, yes) => write!(f, "a:{id}:{}", if *yes { "y" } else { "n" }),
            Tap::Steer(id, steer) => {
                let steer = match steer {
                    Steer::Pause => "p",
                    Steer::Resume => "r",
                    Steer::Cancel => "c",
                    Steer::Retry => "f",
                    Steer::Refresh => "u",
                };
                write!(f, "b:{id}:{steer}")
            }
        }
    }
}

impl Tap {
    /// `None` when the button is of something else.
    pub(crate) fn of(query: &CallbackQuery) -> Option<Tap> {
        Tap::read(query.data.as_deref()?)
    }

    fn read(data: &str) -> Option<Tap> {
        let parts: Vec<&str> = data.split(':').collect();
        Some(match parts.as_slice() {
            ["w"] => Tap::Sections,
            ["w", what] => Tap::When(What::read(what)?),
            ["w", what, time] => Tap::Subscribe(What::read(what)?, (*time).to_owned()),
            ["m", id, rest @ ..] => Tap::Manage(id.parse().ok()?, manage(rest)?),
            ["a", id, "y"] => Tap::Confirm((*id).to_owned(), true),
            ["a", id, "n"] => Tap::Confirm((*id).to_owned(), false),
            ["b", id, steer] => Tap::Steer(
                id.parse().ok()?,
                match *steer {
                    "p" => Steer::Pause,
                    "r" => Steer::Resume,
                    "c" => Steer::Cancel,
                    "f" => Steer::Retry,
                    "u" => Steer::Refresh,
                    _ => return None,
                },
            ),
            _ => return None,
        })
    }

    pub(crate) fn button(&self, label: impl Into<String>) -> InlineKeyboardButton {
        InlineKeyboardButton::callback(label, self.to_string())
    }
}

fn manage(rest: &[&str]) -> Option<Manage> {
    Some(match rest {
        ["p"] => Manage::Pause,
        ["r"] => Manage::Resume,
        ["d"] => Manage::Drop,
        ["a"] => Manage::DropAll,
        ["n"] => Manage::Pin,
        ["t"] => Manage::Times,
        ["t", time] => Manage::Time((*time).to_owned()),
        ["l"] => Manage::Languages,
        ["l", tag] => Manage::Language(Language::of_tag(tag)?),
        _ => return None,
    })
}

/// Buttons in rows of two.
pub(crate) fn in_twos(buttons: Vec<InlineKeyboardButton>) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new(buttons.chunks(2).map(<[InlineKeyboardButton]>::to_vec))
}

/// A short id that nobody guesses and no other process makes.
pub(crate) fn new_id() -> String {
    // Seeded by the system for each process, and differently each time.
    format!("{:016x}", RandomState::new().build_hasher().finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_read_back_what_they_carry_within_64_bytes() {
        let id = new_id();
        assert_ne!(id, new_id());
        for tap in [
            Tap::Sections,
            Tap::When(What::Rotation),
            Tap::When(What::Kept(id.clone())),
            Tap::Subscribe(What::Table, "w1".to_owned()),
            Tap::Subscribe(What::Kept(id.clone()), "d18".to_owned()),
            Tap::Manage(i64::MAX, Manage::Times),
            Tap::Manage(7, Manage::Time("d8".to_owned())),
            Tap::Manage(7, Manage::Pin),
            Tap::Manage(0, Manage::DropAll),
            Tap::Manage(0, Manage::Languages),
            Tap::Manage(0, Manage::Language(Language::Traditional)),
            Tap::Confirm(id, true),
            Tap::Steer(0, Steer::Refresh),
        ] {
            assert!(tap.to_string().len() <= 64);
            assert_eq!(Tap::read(&tap.to_string()), Some(tap));
        }
        for strange in ["", "s:1", "p:1:2:3:4", "m:x:p", "m:1:z", "a:1:x", "b:1:z", "w:x"] {
            assert_eq!(Tap::read(strange), None, "{strange}");
        }
    }
}
