//! What the topics of forums are called, as far as their messages say so.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use teloxide::types::{ChatId, Message, ThreadId};

/// Names of topics.
#[derive(Debug, Default)]
pub(crate) struct Topics {
    names: Mutex<HashMap<(ChatId, ThreadId), String>>,
}

/// Names that are remembered.
const MOST: usize = 10_000;

impl Topics {
    /// A message of a topic formally replies to the topic's first, which has the name.
    pub(crate) fn note(&self, message: &Message) {
        let Some(topic) = message.thread_id.filter(|_| message.is_topic_message) else { return };
        let Some(created) = message.reply_to_message().and_then(|first| first.forum_topic_created()) else {
            return;
        };
        let mut names = self.names();
        if names.len() >= MOST {
            names.clear();
        }
        names.insert((message.chat.id, topic), created.name.clone());
    }

    pub(crate) fn name(&self, chat: ChatId, topic: ThreadId) -> Option<String> {
        self.names().get(&(chat, topic)).cloned()
    }

    fn names(&self) -> MutexGuard<'_, HashMap<(ChatId, ThreadId), String>> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
