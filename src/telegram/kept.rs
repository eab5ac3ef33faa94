//! What the bot keeps of an answer, so that its buttons work after a restart and edits find it.

use serde::{Deserialize, Serialize};
use teloxide::types::{ChatId, MessageId};

use super::desk::{Desk, off_the_async_threads};
use super::manner::or_default;
use crate::answer::Kind;
use crate::app::Reply;
use crate::app::store::{GapKind, Length};
use crate::words::Language;

/// Days that an answer's buttons work.
const DAYS: i64 = 90;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// An answer as it can be made again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// The messages that led to it.
    pub(crate) trail: Vec<String>,
    /// The language it was given in, as a tag.
    pub(crate) language: String,
    pub(crate) is_full: bool,
    /// The bot's message, once it is sent.
    pub(crate) message: Option<i32>,
}

impl Kept {
    pub(crate) fn new(trail: Vec<String>, language: Language, length: Length) -> Self {
        let is_full = length == Length::Full;
        Self { trail, language: language.tag().to_owned(), is_full, message: None }
    }

    pub(crate) fn language(&self) -> Language {
        Language::of_tag(&self.language).unwrap_or_default()
    }

    pub(crate) fn length(&self) -> Length {
        if self.is_full { Length::Full } else { Length::Short }
    }

    /// The question as a line of the books.
    pub(crate) fn question(&self) -> String {
        self.trail.join(" >> ")
    }
}

/// The name of the answer to a message: the same for a question and for its edited form.
pub(crate) fn name(chat: ChatId, message: &str) -> String {
    let text = format!("{}:{message}", chat.0);
    let mark = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{mark:x}")
}

/// Under which the answer's name is kept for a message of the bot.
fn name_of_reply(chat: ChatId, message: MessageId) -> String {
    format!("m{}:{}", chat.0, message.0)
}

impl Desk {
    /// Keeps an answer under its name.
    pub(crate) async fn keep(&self, name: &str, kept: &Kept) {
        let Ok(body) = serde_json::to_string(kept) else { return };
        let expires = self.clock.now() + DAYS * DAY;
        or_default(self.store.keep_payload(name, &body, expires).await);
    }

    /// Keeps which message shows the answer.
    pub(crate) async fn keep_message(&self, name: &str, mut kept: Kept, chat: ChatId, message: MessageId) {
        kept.message = Some(message.0);
        self.keep(name, &kept).await;
        let expires = self.clock.now() + DAYS * DAY;
        or_default(self.store.keep_payload(&name_of_reply(chat, message), name, expires).await);
    }

    /// What was kept under a name; `None` when it has expired.
    pub(crate) async fn kept(&self, name: &str) -> Option<Kept> {
        let body = or_default(self.store.payload(name, self.clock.now()).await)?;
        serde_json::from_str(&body).ok()
    }

    /// The name of the answer that a message of the bot shows.
    pub(crate) async fn name_of(&self, chat: ChatId, message: MessageId) -> Option<String> {
        or_default(self.store.payload(&name_of_reply(chat, message), self.clock.now()).await)
    }

    /// Makes a kept answer again, from the library as it is now.
    pub(crate) async fn again(&self, kept: &Kept) -> Reply {
        let _permit = self.answering.acquire().await;
        let (conversation, trail) = (std::sync::Arc::clone(&self.conversation), kept.trail.clone());
        off_the_async_threads(move || conversation.again(trail)).await
    }

    /// Counts a question that had no answer.
    pub(crate) async fn note_gap(&self, reply: &Reply) {
        let kind = match reply.answer.kind {
            Kind::None => GapKind::None,
            Kind::Related => GapKind::Related,
            Kind::Figures | Kind::Passages => return,
        };
        let edition = reply.answer.edition;
        or_default(self.store.note_gap(&reply.trail.join(" >> "), kind, edition, self.clock.now()).await);
    }
}
