//! The one place that sends: what a chat is told, and what became of it.

use std::future::Future;
use std::time::Duration;

use serde::Deserialize;
use teloxide::ApiError;
use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters, EditMessageReplyMarkup, EditMessageReplyMarkupSetters,
    EditMessageText, EditMessageTextSetters, SendChatAction, SendChatActionSetters, SendMessage,
    SendMessageSetters,
};
use teloxide::types::{
    CallbackQueryId, ChatAction, ChatId, InlineKeyboardMarkup, LinkPreviewOptions, Message, MessageId,
    Recipient, ReplyParameters, ThreadId,
};
use tracing::debug;

use super::photo::SendPhoto;
use super::refusal::reason;
use super::render::{Draft, cut};
use super::timing::{Backoff, Timing};
use super::undelivered::Undelivered;
use super::wire::{Failure, Outgoing, Wire};
use crate::app::outbox::Outbox;

/// Where something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) chat: ChatId,
    /// Forum topic; a thread of replies that is no topic must not be named.
    pub(crate) topic: Option<ThreadId>,
    /// The message that is quoted.
    pub(crate) message: Option<MessageId>,
}

impl Address {
    /// Replies to `message` where it was written.
    pub(crate) fn of(message: &Message) -> Self {
        let topic = message.thread_id.filter(|_| message.is_topic_message);
        Self { chat: message.chat.id, topic, message: Some(message.id) }
    }
}

/// Sends, edits and answers, with the patience that each deserves.
///
/// Waits that Telegram asks for are kept, up to [`Timing::throttled`] in all; a network failure or a 5xx is
/// tried again up to [`Timing::attempts`] times. A message whose reply was lost on the way is sent twice rather
/// than never. After the last try the message is given up and its update counts as done: one that can never
/// be delivered must not hold back the others.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    wire: Wire,
    timing: Timing,
    /// Is told what goes out here: announcements go behind.
    outbox: Outbox,
}

#[derive(Deserialize)]
struct Sent {
    message_id: i32,
}

impl Delivery {
    pub(crate) fn new(wire: Wire, timing: Timing, outbox: Outbox) -> Self {
        Self { wire, timing, outbox }
    }

    /// Sends a message.
    pub(crate) async fn send(&self, address: Address, draft: Draft) -> Result<MessageId, Undelivered> {
        self.outbox.note_answer(address.chat.0);
        let (text, entities, buttons) = draft.into_parts();
        let mut payload = SendMessage::new(address.chat, text).link_preview_options(no_preview());
        if !entities.is_empty() {
            payload = payload.entities(entities);
        }
        payload.message_thread_id = address.topic;
        payload.reply_parameters =
            address.message.map(|message| ReplyParameters::new(message).allow_sending_without_reply());
        payload.reply_markup = buttons.map(Into::into);
        let sent: Sent =
            self.repeat(address.chat, payload, |payload, chat| payload.chat_id = Recipient::Id(chat)).await?;
        Ok(MessageId(sent.message_id))
    }

    /// Sends a picture with words under it.
    pub(crate) async fn photo(
        &self,
        address: Address,
        png: Vec<u8>,
        caption: Draft,
    ) -> Result<MessageId, Undelivered> {
        self.outbox.note_answer(address.chat.0);
        let (caption, entities, buttons) = caption.into_parts();
        let photo = SendPhoto { address, png, caption, entities, buttons };
        let sent: Sent = self.repeat(address.chat, photo, |photo, chat| photo.address.chat = chat).await?;
        Ok(MessageId(sent.message_id))
    }

    /// Changes a message of the bot's own in place. One that says so already is fine.
    pub(crate) async fn edit(
        &self,
        chat: ChatId,
        message: MessageId,
        draft: Draft,
    ) -> Result<(), Undelivered> {
        self.outbox.note_answer(chat.0);
        let (text, entities, buttons) = draft.into_parts();
        let mut payload = EditMessageText::new(chat, message, text).link_preview_options(no_preview());
        if !entities.is_empty() {
            payload = payload.entities(entities);
        }
        payload.reply_markup = Some(buttons.unwrap_or_else(|| InlineKeyboardMarkup::new(NO_BUTTONS)));
        let _sent: serde::de::IgnoredAny =
            match self.repeat(chat, payload, |payload, chat| payload.chat_id = Recipient::Id(chat)).await {
                Ok(sent) => sent,
                Err(Stop::Unchanged) => return Ok(()),
                Err(Stop::Undelivered(why)) => return Err(why),
            };
        Ok(())
    }

    /// Changes the buttons of a message; nothing depends on it.
    pub(crate) async fn change_buttons(
        &self,
        chat: ChatId,
        message: MessageId,
        buttons: InlineKeyboardMarkup,
    ) {
        self.outbox.note_answer(chat.0);
        let payload = EditMessageReplyMarkup::new(chat, message).reply_markup(buttons);
        let _changed: Option<serde::de::IgnoredAny> = self.ask(&payload).await;
    }

    /// Calls once; what fails is not worth a second try.
    pub(crate) async fn ask<P: Outgoing, R: serde::de::DeserializeOwned>(&self, payload: &P) -> Option<R> {
        self.wire.call(payload).await.inspect_err(|failure| debug!(%failure, "a call was refused")).ok()
    }

    /// Ends the clock on a tapped button. A tap that is too old to be answered has no clock any more.
    pub(crate) async fn answer_tap(&self, tap: CallbackQueryId) {
        self.end_tap(AnswerCallbackQuery::new(tap)).await;
    }

    /// As [`Delivery::answer_tap`], with a few words that go by themselves.
    pub(crate) async fn nod(&self, tap: CallbackQueryId, words: &str) {
        self.end_tap(AnswerCallbackQuery::new(tap).text(cut(words, NOTICE))).await;
    }

    /// As [`Delivery::answer_tap`], with words that stay until the person has read them.
    pub(crate) async fn alert(&self, tap: CallbackQueryId, words: &str) {
        self.end_tap(AnswerCallbackQuery::new(tap).text(cut(words, NOTICE)).show_alert(true)).await;
    }

    async fn end_tap(&self, payload: AnswerCallbackQuery) {
        if let Err(failure) = self.wire.call::<_, bool>(&payload).await {
            debug!(%failure, "a tap was not answered");
        }
    }

    /// Shows "typing" while `work` takes longer than an answer should.
    pub(crate) async fn while_typing<T>(&self, address: Address, work: impl Future<Output = T>) -> T {
        tokio::pin!(work);
        if let Ok(done) = tokio::time::timeout(self.timing.typing, &mut work).await {
            return done;
        }
        let mut payload = SendChatAction::new(address.chat, ChatAction::Typing);
        if let Some(topic) = address.topic {
            payload = payload.message_thread_id(topic);
        }
        let (_shown_or_not, done) = tokio::join!(self.wire.call::<_, bool>(&payload), work);
        done
    }

    /// Calls until it succeeds, or trying again makes no sense.
    async fn repeat<P, R>(
        &self,
        chat: ChatId,
        mut payload: P,
        redirect: impl Fn(&mut P, ChatId),
    ) -> Result<R, Stop>
    where
        P: Outgoing,
        R: serde::de::DeserializeOwned,
    {
        let mut backoff = Backoff::new(self.timing.backoff, self.timing.backoff_cap);
        let (mut tries, mut throttled, mut moved) = (0, Duration::ZERO, false);
        loop {
            let failure = match self.wire.call(&payload).await {
                Ok(result) => return Ok(result),
                Err(failure) => failure,
            };
            debug!(%failure, "a message was not taken");
            if let Failure::RetryAfter(wait) = failure {
                self.outbox.note_pause(chat.0, wait);
            }
            match failure {
                Failure::RetryAfter(wait) if throttled + wait <= self.timing.throttled => {
                    throttled += wait;
                    tokio::time::sleep(wait).await;
                }
                Failure::RetryAfter(_) => return Err(Undelivered::Throttled.into()),
                Failure::Migrated(chat) if !moved => {
                    moved = true;
                    redirect(&mut payload, chat);
                }
                Failure::Server(_) | Failure::Network(_) | Failure::Garbled(_) => {
                    tries += 1;
                    if tries >= self.timing.attempts {
                        return Err(Undelivered::Unreachable.into());
                    }
                    tokio::time::sleep(backoff.step()).await;
                }
                Failure::Refused(error) => return Err(refused(&error)),
                Failure::Migrated(_) | Failure::Conflict(_) | Failure::Token => {
                    return Err(Undelivered::Rejected.into());
                }
            }
        }
    }
}

/// UTF-16 units of a notice on a tap; Telegram counts characters, which are never more.
const NOTICE: usize = 200;

const NO_BUTTONS: [Vec<teloxide::types::InlineKeyboardButton>; 0] = [];

pub(super) fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

/// Why a call is not repeated.
enum Stop {
    /// The message says that already.
    Unchanged,
    Undelivered(Undelivered),
}

impl From<Undelivered> for Stop {
    fn from(why: Undelivered) -> Self {
        Stop::Undelivered(why)
    }
}

impl From<Stop> for Undelivered {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Unchanged => Undelivered::Rejected,
            Stop::Undelivered(why) => why,
        }
    }
}

fn refused(error: &ApiError) -> Stop {
    match error {
        ApiError::MessageNotModified => Stop::Unchanged,
        ApiError::MessageToEditNotFound | ApiError::MessageCantBeEdited | ApiError::MessageIdInvalid => {
            Undelivered::Gone.into()
        }
        error => Undelivered::from(reason(error)).into(),
    }
}
