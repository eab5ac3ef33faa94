//! The one place that sends: what a chat is told, and what became of it.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::{Duration, Instant};

use serde::Deserialize;
use teloxide::ApiError;
use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters, GetMe, SendChatAction, SendChatActionSetters,
};
use teloxide::requests::Payload;
use teloxide::types::{
    CallbackQueryId, ChatAction, ChatId, InlineKeyboardMarkup, LinkPreviewOptions, Message, MessageId,
    ThreadId,
};
use tokio::sync::Mutex;
use tracing::{debug, info, warn};

use super::payload::{
    AnswerGuest, Delete, DeleteEphemeral, EditButtons, EditEphemeral, EditMessage, Modest, SendMessage,
};
use super::refusal::reason;
use super::render::{Draft, cut};
use super::timing::{Backoff, Timing};
use super::undelivered::Undelivered;
use super::updates::Beside;
use super::upload::{SendDocument, SendPhoto, Upload};
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
    /// Who alone sees it; `None` is everybody in the chat.
    pub(crate) only: Option<Only>,
}

/// The one person of a group who sees a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Only {
    pub(crate) person: u64,
    /// The number of the message among those that only they and the bot see: that is answered, or changed.
    pub(crate) message: Option<i32>,
}

impl Address {
    /// Replies to `message` where it was written, and to its writer alone if nobody else has seen it.
    pub(crate) fn of(message: &Message, beside: &Beside) -> Self {
        let topic = message.thread_id.filter(|_| message.is_topic_message);
        let person = message.from.as_ref().map(|person| person.id.0);
        let only = person.zip(beside.ephemeral).map(|(person, id)| Only { person, message: Some(id) });
        Self { chat: message.chat.id, topic, message: Some(message.id).filter(|_| only.is_none()), only }
    }

    /// To everybody in a chat, as a reply to nothing.
    pub(crate) fn chat(chat: ChatId) -> Self {
        Self { chat, topic: None, message: None, only: None }
    }
}

/// Sends, edits and answers, with the patience that each deserves.
///
/// Nothing leaves faster than Telegram allows ([`Outbox::admit`]). Waits that Telegram asks for are kept, up to
/// [`Timing::throttled`] in all. While Telegram cannot be reached a message waits for it; one that fails
/// although Telegram answers is tried up to [`Timing::attempts`] times. A message whose reply was lost on the
/// way is sent twice rather than never, but where the reply's beginning says that it was sent. After the last try the message
/// is given up and its update counts as done: one that can never be delivered must not hold back the others.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    wire: Wire,
    timing: Timing,
    /// Keeps the pace, of announcements, too.
    outbox: Outbox,
    known: Arc<Known>,
}

/// What is known of the server.
#[derive(Debug, Default)]
struct Known {
    /// It refuses disabled buttons: one of before Bot API 10.3.
    lacks_disabled: AtomicBool,
    /// Whether it knows ephemeral messages: not asked yet, yes, no.
    ephemeral: AtomicU8,
    /// When it was last heard of. Whoever holds it asks for all who wait.
    heard: Mutex<Option<Instant>>,
}

const NOT_ASKED: u8 = 0;
const YES: u8 = 1;
const NO: u8 = 2;
/// How long an answer to that may take: one that hangs must not outlast the outage by much.
const PROBE: Duration = Duration::from_secs(2);
/// So long it need not be asked again whether the server is there.
const FRESH: Duration = Duration::from_millis(300);

#[derive(Deserialize)]
struct Sent {
    message_id: i32,
    ephemeral_message_id: Option<i32>,
}

impl Delivery {
    pub(crate) fn new(wire: Wire, timing: Timing, outbox: Outbox) -> Self {
        Self { wire, timing, outbox, known: Arc::default() }
    }

    /// Sends a message; its number, if the reply was not lost.
    pub(crate) async fn send(
        &self,
        address: Address,
        draft: Draft,
    ) -> Result<Option<MessageId>, Undelivered> {
        if address.only.is_some() {
            return self.send_only(address, draft).await.map(|()| None);
        }
        let message = SendMessage::new(address, draft);
        let sent: Option<Sent> = self.repeat(address.chat, message).await?;
        Ok(sent.map(|sent| MessageId(sent.message_id)))
    }

    /// Sends a message that one person sees. What would be seen by all is not sent; where it was, because
    /// the server does not know better, it is taken back, and not tried again.
    async fn send_only(&self, address: Address, draft: Draft) -> Result<(), Undelivered> {
        let Some(only) = address.only else { return Err(Undelivered::Rejected) };
        if !self.knows_ephemeral(address.chat, only.person).await {
            return Err(Undelivered::Unseen);
        }
        let sent: Option<Sent> = self.repeat(address.chat, SendMessage::new(address, draft)).await?;
        match sent {
            Some(Sent { message_id, ephemeral_message_id: None }) if message_id != 0 => {
                warn!(
                    "the server shows everybody what is for one person; it is taken back, and not tried again"
                );
                self.known.ephemeral.store(NO, Ordering::Relaxed);
                let back = Delete { chat_id: address.chat.0, message_id };
                let _back: Option<bool> = self.ask(&back).await;
                Err(Undelivered::Unseen)
            }
            _ => Ok(()),
        }
    }

    /// Older servers take a message for one person and show it to all: they are found out before.
    async fn knows_ephemeral(&self, chat: ChatId, person: u64) -> bool {
        match self.known.ephemeral.load(Ordering::Relaxed) {
            YES => return true,
            NO => return false,
            _ => {}
        }
        let none = DeleteEphemeral { chat_id: chat.0, receiver_user_id: person, ephemeral_message_id: 1 };
        let is_known = match self.wire.call::<_, bool>(&none).await {
            Ok(_) | Err(Failure::Refused(_)) => YES,
            Err(Failure::Method) => NO,
            // Not now.
            Err(_) => NOT_ASKED,
        };
        self.known.ephemeral.store(is_known, Ordering::Relaxed);
        is_known == YES
    }

    /// Sends a picture with words under it.
    pub(crate) async fn photo(
        &self,
        address: Address,
        png: Vec<u8>,
        caption: Draft,
    ) -> Result<Option<MessageId>, Undelivered> {
        let photo = SendPhoto(Upload::new(address, png, "wenzheng.png", caption));
        let sent: Option<Sent> = self.repeat(address.chat, photo).await?;
        Ok(sent.map(|sent| MessageId(sent.message_id)))
    }

    /// Sends a file with words under it.
    pub(crate) async fn document(
        &self,
        address: Address,
        file: Vec<u8>,
        name: &str,
        caption: Draft,
    ) -> Result<Option<MessageId>, Undelivered> {
        let document = SendDocument(Upload::new(address, file, name, caption));
        let sent: Option<Sent> = self.repeat(address.chat, document).await?;
        Ok(sent.map(|sent| MessageId(sent.message_id)))
    }

    /// Changes a message of the bot's own in place. One that says so already is fine.
    pub(crate) async fn edit(
        &self,
        chat: ChatId,
        message: MessageId,
        draft: Draft,
    ) -> Result<(), Undelivered> {
        self.change(chat, EditMessage::new(chat.0, message.0, draft)).await
    }

    /// The same with a message that only one person sees.
    pub(crate) async fn edit_only(&self, chat: ChatId, only: Only, draft: Draft) -> Result<(), Undelivered> {
        self.change(chat, EditEphemeral::new(chat.0, only, draft)).await
    }

    async fn change(&self, chat: ChatId, edit: impl Modest) -> Result<(), Undelivered> {
        match self.repeat::<_, serde::de::IgnoredAny>(chat, edit).await {
            Ok(_) | Err(Stop::Unchanged) => Ok(()),
            Err(Stop::Undelivered(why)) => Err(why),
        }
    }

    /// Changes the buttons of a message; nothing depends on it.
    pub(crate) async fn change_buttons(
        &self,
        chat: ChatId,
        message: MessageId,
        buttons: InlineKeyboardMarkup,
    ) {
        if !self.outbox.admit(chat.0, self.timing.throttled).await {
            return;
        }
        let knows_disabled = !self.known.lacks_disabled.load(Ordering::Relaxed);
        let payload = EditButtons { chat: chat.0, message: message.0, buttons, knows_disabled };
        let _changed: Option<serde::de::IgnoredAny> = self.ask(&payload).await;
    }

    /// Answers the one query of a guest. Telegram takes a second answer to it for a mistake: trying again does
    /// no harm.
    pub(crate) async fn answer_guest(&self, answer: AnswerGuest) -> Result<(), Undelivered> {
        let mut backoff = Backoff::new(self.timing.backoff, self.timing.backoff_cap);
        for _ in 0..self.timing.attempts {
            self.outbox.admit_any().await;
            match self.wire.call::<_, serde::de::IgnoredAny>(&answer).await {
                Ok(_) | Err(Failure::Done) => return Ok(()),
                Err(Failure::RetryAfter(wait)) => tokio::time::sleep(wait.min(self.timing.throttled)).await,
                Err(Failure::Server(_) | Failure::Network(_)) => tokio::time::sleep(backoff.step()).await,
                Err(failure) => {
                    debug!(%failure, "a guest's answer was refused");
                    return Err(Undelivered::Rejected);
                }
            }
        }
        Err(Undelivered::Unreachable)
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

    /// Calls until it succeeds, or trying again makes no sense. `None`: it did, and its reply was lost.
    async fn repeat<P, R>(&self, mut chat: ChatId, mut payload: P) -> Result<Option<R>, Stop>
    where
        P: Modest,
        R: serde::de::DeserializeOwned,
    {
        if self.known.lacks_disabled.load(Ordering::Relaxed) {
            payload.do_without_disabled();
        }
        let mut backoff = Backoff::new(self.timing.backoff, self.timing.backoff_cap);
        let (mut tries, mut throttled, mut moved) = (0, Duration::ZERO, false);
        loop {
            if !self.outbox.admit(chat.0, self.timing.throttled).await {
                return Err(Undelivered::Throttled.into());
            }
            let failure = match self.wire.call(&payload).await {
                Ok(result) => return Ok(Some(result)),
                Err(Failure::Done) => return Ok(None),
                Err(failure) => failure,
            };
            debug!(%failure, "a message was not taken");
            match failure {
                Failure::RetryAfter(wait) => {
                    self.outbox.note_pause(chat.0, wait);
                    throttled += wait;
                    if throttled > self.timing.throttled {
                        return Err(Undelivered::Throttled.into());
                    }
                }
                Failure::Migrated(new) if !moved => {
                    moved = true;
                    chat = new;
                    payload.redirect(new.0);
                }
                Failure::Server(_) | Failure::Network(_) | Failure::Garbled(_) => {
                    let waited = Instant::now();
                    tokio::time::sleep(backoff.step()).await;
                    let is_outage = self.reach().await.ok_or(Undelivered::Unreachable)?;
                    tries += u32::from(!is_outage);
                    if tries >= self.timing.attempts || waited.elapsed() > self.timing.outage {
                        return Err(Undelivered::Unreachable.into());
                    }
                }
                Failure::Refused(error) if is_of_button(&error) && payload.do_without_disabled() => {
                    info!("the server knows no disabled buttons; the bot does without");
                    self.known.lacks_disabled.store(true, Ordering::Relaxed);
                }
                Failure::Refused(error) => return Err(refused(&error)),
                Failure::Migrated(_)
                | Failure::Conflict(_)
                | Failure::Token
                | Failure::Method
                | Failure::Done => {
                    return Err(Undelivered::Rejected.into());
                }
            }
        }
    }

    /// Waits until Telegram can be reached, asking for nothing that would be done twice; whether it could not
    /// at once. `None` when it cannot for as long as a message waits.
    async fn reach(&self) -> Option<bool> {
        let (began, mut is_outage) = (Instant::now(), false);
        let mut heard = self.known.heard.lock().await;
        if heard.is_some_and(|heard| heard.elapsed() < FRESH) {
            // Somebody has just waited for it.
            return Some(began.elapsed() > FRESH);
        }
        let mut backoff = Backoff::new(self.timing.backoff, self.timing.backoff_cap);
        while began.elapsed() < self.timing.outage {
            let probe = self.wire.timeout().min(PROBE);
            match self.wire.post::<serde::de::IgnoredAny>(GetMe::NAME, &GetMe::new(), probe).await {
                Err(Failure::Server(_) | Failure::Network(_) | Failure::Garbled(_)) => {}
                _ => {
                    *heard = Some(Instant::now());
                    return Some(is_outage);
                }
            }
            is_outage = true;
            tokio::time::sleep(backoff.step()).await;
        }
        None
    }
}

/// Whether a server refuses a message for a button that it does not know.
fn is_of_button(error: &ApiError) -> bool {
    let words = error.to_string().to_lowercase();
    words.contains("button")
}

/// UTF-16 units of a notice on a tap; Telegram counts characters, which are never more.
const NOTICE: usize = 200;

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
