//! Why a letter was not sent, or may not have been, and what follows from it.

/// In the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The person has blocked the bot.
    Blocked,
    /// The bot was taken out of the group or channel.
    Kicked,
    /// The person's account is gone.
    Deactivated,
    /// The person never wrote to the bot.
    NeverStarted,
    /// No such chat any more.
    Gone,
    /// The forum topic is closed or deleted.
    TopicClosed,
    /// The bot may not write there.
    NoRights,
    /// Telegram refuses the message itself.
    Rejected,
    /// Telegram could not be reached, or failed, for all the tries.
    Unreachable,
    /// Telegram asked for a pause at every try.
    Throttled,
    /// An admin has cancelled the announcement.
    Cancelled,
    /// The chat follows nothing there any more.
    Unsubscribed,
    /// The group has moved to where the announcement goes already.
    Moved,
    /// The process ended while the message was under way.
    Interrupted,
    /// The message went out, and no reply came.
    NoReply,
}

/// What a failure puts an end to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    Nothing,
    /// The subscriptions of the topic.
    Topic,
    /// All subscriptions of the chat.
    Chat,
}

impl Reason {
    pub const ALL: [Reason; 15] = [
        Reason::Blocked,
        Reason::Kicked,
        Reason::Deactivated,
        Reason::NeverStarted,
        Reason::Gone,
        Reason::TopicClosed,
        Reason::NoRights,
        Reason::Rejected,
        Reason::Unreachable,
        Reason::Throttled,
        Reason::Cancelled,
        Reason::Unsubscribed,
        Reason::Moved,
        Reason::Interrupted,
        Reason::NoReply,
    ];

    /// As the store writes it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Reason::Blocked => "blocked",
            Reason::Kicked => "kicked",
            Reason::Deactivated => "deactivated",
            Reason::NeverStarted => "never_started",
            Reason::Gone => "gone",
            Reason::TopicClosed => "topic_closed",
            Reason::NoRights => "no_rights",
            Reason::Rejected => "rejected",
            Reason::Unreachable => "unreachable",
            Reason::Throttled => "throttled",
            Reason::Cancelled => "cancelled",
            Reason::Unsubscribed => "unsubscribed",
            Reason::Moved => "moved",
            Reason::Interrupted => "interrupted",
            Reason::NoReply => "no_reply",
        }
    }

    #[must_use]
    pub fn read(word: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.word() == word)
    }

    #[must_use]
    pub fn ends(self) -> Ends {
        match self {
            Reason::Blocked
            | Reason::Kicked
            | Reason::Deactivated
            | Reason::NeverStarted
            | Reason::Gone
            | Reason::NoRights => Ends::Chat,
            Reason::TopicClosed => Ends::Topic,
            Reason::Rejected
            | Reason::Unreachable
            | Reason::Throttled
            | Reason::Cancelled
            | Reason::Unsubscribed
            | Reason::Moved
            | Reason::Interrupted
            | Reason::NoReply => Ends::Nothing,
        }
    }

    /// Whether sending again, on an admin's word, may help. What may have arrived is not among it.
    #[must_use]
    pub fn can_pass(self) -> bool {
        matches!(
            self,
            Reason::NoRights
                | Reason::TopicClosed
                | Reason::Rejected
                | Reason::Unreachable
                | Reason::Throttled
        )
    }
}
