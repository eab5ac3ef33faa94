//! How the bot says something where it was asked: to all there, to the asker alone, or beside a topic that is gone.

use teloxide::types::MessageId;

use super::delivery::{Address, Only};
use super::desk::Desk;
use super::outcome::Outcome;
use super::render::Draft;
use super::request::Caller;
use super::undelivered::Undelivered;
use crate::app::store::Asides;
use crate::words::Language;

impl Desk {
    /// Sends `draft`; the outcome is `outcome` when it arrives.
    pub(crate) async fn tell(&self, caller: &Caller, draft: Draft, outcome: Outcome) -> Outcome {
        match self.send(caller.address, draft, caller.language).await {
            Ok(_message) => outcome,
            Err(why) => self.undelivered(why),
        }
    }

    /// The same for what is meant for the asker alone: in a group that wants it so nobody else sees it, or
    /// nobody at all.
    pub(crate) async fn aside(&self, caller: &Caller, draft: Draft, outcome: Outcome) -> Outcome {
        let mut caller = *caller;
        if let (Some(person), None) = (caller.person, caller.address.only)
            && self.is_quiet(&caller).await
        {
            caller.address = Address { only: Some(Only { person, message: None }), ..caller.address };
            caller.address.message = None;
        }
        self.tell(&caller, draft, outcome).await
    }

    /// Whether a group wants what is meant for one person to be seen by that person alone.
    pub(crate) async fn is_quiet(&self, caller: &Caller) -> bool {
        !caller.is_private() && self.settings(caller.address.chat.0).await.asides == Asides::Asker
    }

    /// Sends something that no outcome depends on.
    pub(crate) async fn say(&self, address: Address, draft: Draft, language: Language) {
        if let Err(why) = self.send(address, draft, language).await {
            self.undelivered(why);
        }
    }

    /// Sends to an address. Where its topic is closed or gone, it goes to the chat, once, and says where it
    /// was asked.
    pub(crate) async fn send(
        &self,
        address: Address,
        draft: Draft,
        language: Language,
    ) -> Result<Option<MessageId>, Undelivered> {
        let Some(topic) = address.topic.filter(|_| address.only.is_none()) else {
            return self.delivery.send(address, draft).await;
        };
        match self.delivery.send(address, draft.clone()).await {
            Err(Undelivered::TopicClosed) => {
                let name = self.topics.name(address.chat, topic).unwrap_or_else(|| format!("#{topic}"));
                let where_asked = language.tell("topic-gone", &[("topic", name.into())]);
                let beside = Address { topic: None, message: None, ..address };
                self.delivery.send(beside, draft.under(&where_asked)).await
            }
            sent => sent,
        }
    }
}
