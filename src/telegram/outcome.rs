//! How the work of an update ended, and the tree of handlers that ends in it.

use teloxide::dispatching::DpHandlerDescription;
use teloxide::dptree::Handler;

use super::undelivered::Undelivered;
use crate::answer::Kind;

/// A handler tree that the update loop can run.
pub type Tree = Handler<'static, Outcome, DpHandlerDescription>;

/// How the work of one update ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A question was answered.
    Answered(Kind),
    /// Something other than an answer was shown.
    Shown(&'static str),
    /// The update was not for the bot.
    Silent,
    Undelivered(Undelivered),
    Panicked,
}

impl Outcome {
    /// A short name for the log.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Outcome::Answered(kind) => kind.key(),
            Outcome::Shown(what) => what,
            Outcome::Silent => "silent",
            Outcome::Undelivered(why) => why.name(),
            Outcome::Panicked => "panicked",
        }
    }
}
