//! Why an answer did not arrive.

use crate::app::outbox::Reason;

/// Why a message did not arrive. Nothing of it is the fault of the person who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undelivered {
    /// Blocked, kicked, deactivated, or never started.
    Closed,
    /// No such chat, or the message to change is gone.
    Gone,
    /// The forum topic is closed or deleted.
    TopicClosed,
    /// The bot may not write there.
    NoRights,
    /// Telegram asked to wait longer than an answer is worth.
    Throttled,
    /// Telegram could not be reached for all the tries.
    Unreachable,
    /// It is for one person, and everybody would see it.
    Unseen,
    /// Telegram refuses the message itself: a fault of the bot.
    Rejected,
}

impl Undelivered {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Undelivered::Closed => "undelivered: closed",
            Undelivered::Gone => "undelivered: gone",
            Undelivered::TopicClosed => "undelivered: topic closed",
            Undelivered::NoRights => "undelivered: no rights",
            Undelivered::Throttled => "undelivered: throttled",
            Undelivered::Unreachable => "undelivered: unreachable",
            Undelivered::Unseen => "undelivered: not to be seen by all",
            Undelivered::Rejected => "undelivered: rejected",
        }
    }
}

impl From<Reason> for Undelivered {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Blocked | Reason::Kicked | Reason::Deactivated | Reason::NeverStarted => {
                Undelivered::Closed
            }
            Reason::Gone | Reason::Moved => Undelivered::Gone,
            Reason::TopicClosed => Undelivered::TopicClosed,
            Reason::NoRights => Undelivered::NoRights,
            Reason::Throttled => Undelivered::Throttled,
            Reason::Unreachable | Reason::Interrupted | Reason::NoReply => Undelivered::Unreachable,
            Reason::Rejected | Reason::Cancelled | Reason::Unsubscribed => Undelivered::Rejected,
        }
    }
}
