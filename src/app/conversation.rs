//! One message in, one answer out, with the chat's memory: the same for Telegram and the terminal.

use std::sync::Arc;
use std::time::Instant;

use super::{ChatKey, Sessions, Shelf};
use crate::answer::{Answer, Limits, answer};
use crate::library::Library;
use crate::question::Question;

/// Answers questions of many chats from the library on the shelf.
#[derive(Debug)]
pub struct Conversation {
    shelf: Arc<Shelf>,
    sessions: Sessions,
    limits: Limits,
}

/// An answer with the edition its ids belong to.
#[derive(Debug, Clone)]
pub struct Reply {
    pub library: Arc<Library>,
    pub answer: Answer,
    /// The messages that led to this answer, first to last.
    pub trail: Vec<String>,
}

/// Messages kept of a chain of follow-ups.
const LONGEST_TRAIL: usize = 8;

impl Conversation {
    #[must_use]
    pub fn new(shelf: Arc<Shelf>, sessions: Sessions, limits: Limits) -> Self {
        Self { shelf, sessions, limits }
    }

    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    #[must_use]
    pub fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// Answers `text` as the next message of `key`'s conversation. Takes well under a millisecond on one
    /// report; no IO.
    #[must_use]
    pub fn ask(&self, key: ChatKey, text: &str, now: Instant) -> Reply {
        let library = self.shelf.current();
        let (last, mut trail) =
            self.sessions.with(key, now, |session| (session.last.clone(), session.trail.clone()));
        let question = library.understand(text, last.as_ref());
        let answer = answer(question, &library, &self.limits);
        let leans = answer.question.taken_over || answer.question.skip > 0;
        if !leans || trail.len() >= LONGEST_TRAIL {
            trail.clear();
        }
        trail.push(text.to_owned());
        self.sessions.with(key, now, |session| {
            session.last = Some(answer.question.clone());
            session.trail.clone_from(&trail);
        });
        Reply { library, answer, trail }
    }

    /// Answers the last message of a trail as if the others had been asked before it, from the library as it
    /// is now. No session changes.
    #[must_use]
    pub fn again(&self, trail: Vec<String>) -> Reply {
        let library = self.shelf.current();
        let mut question = Question::default();
        for (at, text) in trail.iter().enumerate() {
            question = library.understand(text, (at > 0).then_some(&question));
        }
        let answer = answer(question, &library, &self.limits);
        Reply { library, answer, trail }
    }
}
