//! Which messages show progress live: each has one follower, the newest.

use std::sync::atomic::{AtomicU64, Ordering};

use dashmap::DashMap;
use teloxide::types::{ChatId, MessageId};

/// The newest follower of each message.
#[derive(Debug, Default)]
pub(crate) struct Followed {
    newest: DashMap<(ChatId, MessageId), u64>,
    last: AtomicU64,
}

impl Followed {
    /// A new follower of the message; an earlier one is no longer the newest.
    pub(crate) fn begin(&self, chat: ChatId, message: MessageId) -> u64 {
        let follower = self.last.fetch_add(1, Ordering::Relaxed);
        self.newest.insert((chat, message), follower);
        follower
    }

    pub(crate) fn is_newest(&self, chat: ChatId, message: MessageId, follower: u64) -> bool {
        self.newest.get(&(chat, message)).is_some_and(|newest| *newest == follower)
    }

    /// The follower has ended.
    pub(crate) fn end(&self, chat: ChatId, message: MessageId, follower: u64) {
        self.newest.remove_if(&(chat, message), |_, newest| *newest == follower);
    }
}
