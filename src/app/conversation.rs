//! One message in, one answer out, with the chat's memory: the same for Telegram and the terminal.

use std::sync::Arc;
use std::time::Instant;

use super::{ChatKey, Sessions, Shelf};
use crate::answer::{Answer, Kind, Limits, answer};
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
        self.ask_from(key, None, text, now)
    }

    /// The same in a chat whose questions are about `place` where they name none.
    #[must_use]
    pub fn ask_from(&self, key: ChatKey, place: Option<&str>, text: &str, now: Instant) -> Reply {
        let mut reply = self.consider(key, text, now);
        if let Some(place) = place.filter(|place| reply.library.lacks_place(&reply.answer.question, place)) {
            reply = self.answer_after(reply.library, None, Vec::new(), &format!("{place}{text}"));
        }
        self.remember(key, &reply, now);
        reply
    }

    /// What [`Conversation::ask`] would answer; the conversation does not go on.
    #[must_use]
    pub fn consider(&self, key: ChatKey, text: &str, now: Instant) -> Reply {
        self.whole(|| self.consider_once(key, text, now))
    }

    /// An answer from what was written and nothing else: where something kept turns out damaged while it is read, it
    /// is mended and the question answered again.
    fn whole(&self, answer: impl Fn() -> Reply) -> Reply {
        let reply = answer();
        // What cannot be mended is answered as well as it can be.
        if reply.library.is_damaged() && self.shelf.mend(&reply.library).is_ok() { answer() } else { reply }
    }

    fn consider_once(&self, key: ChatKey, text: &str, now: Instant) -> Reply {
        let (last, trail) =
            self.sessions.with(key, now, |session| (session.last.clone(), session.trail.clone()));
        let library = self.shelf.current();
        // What was understood of one edition means nothing in another: the messages are read again.
        let last =
            last.map(
                |(edition, question)| {
                    if edition == library.edition() { question } else { understand(&library, &trail) }
                },
            );
        self.answer_after(library, last.as_ref(), trail, text)
    }

    /// Answers `text` as said in reply to the answer that `trail` led to, however long ago that was.
    #[must_use]
    pub fn ask_after(&self, key: ChatKey, trail: Vec<String>, text: &str, now: Instant) -> Reply {
        let reply = self.whole(|| {
            let library = self.shelf.current();
            let last = (!trail.is_empty()).then(|| understand(&library, &trail));
            self.answer_after(library, last.as_ref(), trail.clone(), text)
        });
        self.remember(key, &reply, now);
        reply
    }

    /// From here on follow-ups of `key` are about this answer. A question without an answer changes nothing.
    pub fn remember(&self, key: ChatKey, reply: &Reply, now: Instant) {
        // Which place is meant may be said in the next message.
        if !matches!(reply.answer.kind, Kind::Figures | Kind::Passages) && !reply.answer.asks_place() {
            return;
        }
        self.sessions.with(key, now, |session| {
            session.last = Some((reply.answer.edition, reply.answer.question.clone()));
            session.trail.clone_from(&reply.trail);
        });
    }

    /// As [`Conversation::remember`], if the answer takes the place of the last one, which `trail` led to.
    pub fn amend(&self, key: ChatKey, trail: &[String], reply: &Reply, now: Instant) {
        if self.sessions.with(key, now, |session| session.trail == trail) {
            self.remember(key, reply, now);
        }
    }

    /// Answers the last message of a trail as if the others had been asked before it, from the library as it
    /// is now. No session changes.
    #[must_use]
    pub fn again(&self, trail: Vec<String>) -> Reply {
        self.whole(|| {
            let library = self.shelf.current();
            let answer = answer(understand(&library, &trail), &library, &self.limits);
            Reply { library, answer, trail: trail.clone() }
        })
    }

    /// From the edition that `last` was understood of.
    fn answer_after(
        &self,
        library: Arc<Library>,
        last: Option<&Question>,
        mut trail: Vec<String>,
        text: &str,
    ) -> Reply {
        let answer = answer(library.understand(text, last), &library, &self.limits);
        let leans = answer.question.taken_over || answer.question.skip > 0;
        if !leans || trail.len() >= LONGEST_TRAIL {
            trail.clear();
        }
        trail.push(text.to_owned());
        Reply { library, answer, trail }
    }
}

/// The last question of a trail, as it is understood after those before it.
fn understand(library: &Library, trail: &[String]) -> Question {
    let mut question = Question::default();
    for (at, text) in trail.iter().enumerate() {
        question = library.understand(text, (at > 0).then_some(&question));
    }
    question
}
