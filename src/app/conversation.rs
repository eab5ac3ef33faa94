//! One message in, one answer out, with the chat's memory: the same for Telegram and the terminal.

use std::sync::Arc;
use std::time::Instant;

use super::{ChatKey, Sessions, Shelf};
use crate::answer::{Answer, Limits, answer};
use crate::library::Library;

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
}

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
        let last = self.sessions.with(key, now, |session| session.last.clone());
        let question = library.understand(text, last.as_ref());
        let answer = answer(question, &library, &self.limits);
        self.sessions.with(key, now, |session| session.last = Some(answer.question.clone()));
        Reply { library, answer }
    }
}
