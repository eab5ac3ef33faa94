//! How a chat and a person want to be spoken to.

use teloxide::types::{Chat, Message, User};
use tracing::warn;

use super::delivery::Address;
use super::desk::Desk;
use super::request::{Caller, language_of, person};
use super::updates::Beside;
use crate::app::store::{ChatSettings, StoreError};
use crate::words::Language;

impl Desk {
    /// Who wrote `message`, and in which language they read.
    pub(crate) async fn caller(&self, message: &Message, beside: &Beside) -> Caller {
        self.topics.note(message);
        let language = self.language(&message.chat, message.from.as_ref()).await;
        Caller { address: Address::of(message, beside), person: person(message), language }
    }

    /// A group's own language, else the person's choice, else that of the person's Telegram.
    pub(crate) async fn language(&self, chat: &Chat, from: Option<&User>) -> Language {
        if !chat.is_private()
            && let Some(set) = self.settings(chat.id.0).await.language.as_deref().and_then(Language::of_tag)
        {
            return set;
        }
        self.language_of_person(from).await
    }

    /// The person's choice, else that of their Telegram.
    pub(crate) async fn language_of_person(&self, from: Option<&User>) -> Language {
        let Some(user) = from else { return Language::default() };
        let chosen = self.store.person_language(user.id.0).await;
        let chosen = or_default(chosen).as_deref().and_then(Language::of_tag);
        chosen.unwrap_or_else(|| language_of(from))
    }

    /// What a chat has set.
    pub(crate) async fn settings(&self, chat: i64) -> ChatSettings {
        or_default(self.store.chat_settings(chat).await)
    }
}

/// A store that fails must not keep a question from its answer.
pub(crate) fn or_default<T: Default>(result: Result<T, StoreError>) -> T {
    result.unwrap_or_else(|error| {
        warn!(%error, "the store failed; the bot goes on without it");
        T::default()
    })
}
