//! What the bot keeps of an answer, so that its buttons work after a restart and edits find it.

use std::time::Instant;

use serde::{Deserialize, Serialize};
use teloxide::types::{ChatId, Message, MessageId};

use super::desk::Desk;
use super::manner::or_default;
use super::render::cut;
use crate::answer::{Kind, Passage};
use crate::app::store::{GapKind, Length};
use crate::app::{ChatKey, Reply};
use crate::text::mark64;
use crate::words::Language;

/// Days that an answer's buttons work.
const DAYS: i64 = 90;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// UTF-16 units of what could not be taken for a question.
const LONGEST_GAP: usize = 200;

/// Bytes of words that stand in a button themselves.
const CARRIED: usize = 48;
/// Begins the name of words that are kept.
const KEPT: char = '#';

/// An answer as it can be made again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Where it was given.
    pub(crate) chat: i64,
    /// The messages that led to it.
    pub(crate) trail: Vec<String>,
    /// The language it was given in, as a tag.
    pub(crate) language: String,
    pub(crate) is_full: bool,
    /// The question stands above the answer, as nobody has written it.
    #[serde(default)]
    pub(crate) is_headed: bool,
    /// How the question was read was told to the asker alone.
    #[serde(default)]
    pub(crate) is_quiet: bool,
    /// The bot's message, once it is sent.
    pub(crate) message: Option<i32>,
    /// The edition that it was given from.
    #[serde(default)]
    pub(crate) edition: u64,
    /// The paragraphs that were cited, as `document:line`.
    #[serde(default)]
    pub(crate) places: Vec<String>,
}

impl Kept {
    pub(crate) fn new(chat: ChatId, reply: &Reply, language: Language, length: Length) -> Self {
        let mut kept = Self {
            chat: chat.0,
            trail: Vec::new(),
            language: language.tag().to_owned(),
            is_full: length == Length::Full,
            is_headed: false,
            is_quiet: false,
            message: None,
            edition: 0,
            places: Vec::new(),
        };
        kept.show(reply);
        kept
    }

    /// It is this answer that is shown now.
    pub(crate) fn show(&mut self, reply: &Reply) {
        let corpus = reply.library.corpus();
        let place = |passage: &Passage| {
            let (report, paragraph) =
                (corpus.report(passage.paragraph)?, corpus.paragraph(passage.paragraph)?);
            Some(format!("{}:{}", report.document, paragraph.line))
        };
        self.trail.clone_from(&reply.trail);
        self.edition = reply.answer.edition;
        self.places = reply.answer.passages.iter().filter_map(place).collect();
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
    format!("{:x}", mark64(format!("{}:{message}", chat.0).bytes()))
}

/// Under which the answer's name is kept for a message of the bot.
fn name_of_reply(chat: ChatId, message: MessageId) -> String {
    format!("m{}:{}", chat.0, message.0)
}

impl Desk {
    /// Keeps an answer under its name: for this process at once, and where it lasts soon.
    pub(crate) async fn keep(&self, name: &str, kept: &Kept) {
        let Ok(body) = serde_json::to_string(kept) else { return };
        let expires = self.clock.now() + DAYS * DAY;
        self.store.keep_payload_soon(name, &body, expires).await;
    }

    /// Keeps which message shows the answer.
    pub(crate) async fn keep_message(&self, name: &str, mut kept: Kept, message: MessageId) {
        let chat = ChatId(kept.chat);
        kept.message = Some(message.0);
        let expires = self.clock.now() + DAYS * DAY;
        self.keep(name, &kept).await;
        self.store.keep_payload_soon(&name_of_reply(chat, message), name, expires).await;
    }

    /// What was kept under a name for `chat`; `None` when it has expired, or is of another chat: whoever makes
    /// up a button must not see what others have asked.
    pub(crate) async fn kept(&self, name: &str, chat: ChatId) -> Option<Kept> {
        let body = or_default(self.store.payload(name, self.clock.now()).await)?;
        serde_json::from_str(&body).ok().filter(|kept: &Kept| kept.chat == chat.0)
    }

    /// The name of the answer that a message of the bot shows.
    pub(crate) async fn name_of(&self, chat: ChatId, message: MessageId) -> Option<String> {
        or_default(self.store.payload(&name_of_reply(chat, message), self.clock.now()).await)
    }

    /// `words` as a button can carry them: short ones as they are, others kept under a name.
    pub(crate) async fn shorten(&self, words: &str) -> String {
        if words.len() <= CARRIED && !words.starts_with(KEPT) {
            return words.to_owned();
        }
        let name = format!("{KEPT}{:x}", mark64(words.bytes()));
        let expires = self.clock.now() + DAYS * DAY;
        or_default(self.store.keep_payload(&name, words, expires).await);
        name
    }

    /// What [`Desk::shorten`] was given; `None` when it has expired.
    pub(crate) async fn lengthen(&self, short: &str) -> Option<String> {
        match short.starts_with(KEPT) {
            true => or_default(self.store.payload(short, self.clock.now()).await),
            false => Some(short.to_owned()),
        }
    }

    /// Makes a kept answer again, from the library as it is now.
    pub(crate) async fn again(&self, kept: &Kept) -> Reply {
        let trail = kept.trail.clone();
        self.think(move |conversation| conversation.again(trail)).await
    }

    /// Answers what is said in reply to a kept answer.
    pub(crate) async fn ask_after(&self, kept: Kept, key: ChatKey, text: String) -> Reply {
        self.think(move |conversation| conversation.ask_after(key, kept.trail, &text, Instant::now())).await
    }

    /// What is kept of the answer that `message` replies to.
    pub(crate) async fn answered_by(&self, message: &Message) -> Option<Kept> {
        let replied = message.reply_to_message()?;
        let name = self.name_of(message.chat.id, replied.id).await?;
        self.kept(&name, message.chat.id).await
    }

    /// Counts a question that had no answer.
    pub(crate) async fn note_gap(&self, reply: &Reply) {
        let kind = match reply.answer.kind {
            Kind::None if reply.answer.asks_place() => return,
            Kind::None => GapKind::None,
            Kind::Related => GapKind::Related,
            Kind::Figures | Kind::Passages => return,
        };
        self.note(&reply.trail.join(" >> "), kind, reply.answer.edition).await;
    }

    /// Counts what could not be taken for a question.
    pub(crate) async fn note_refused(&self, text: &str) {
        let edition = self.conversation.shelf().current().edition();
        self.note(&cut(text, LONGEST_GAP), GapKind::Refused, edition).await;
    }

    async fn note(&self, text: &str, kind: GapKind, edition: u64) {
        let text = self.text_to_keep(text);
        self.store.note_gap(text, kind, edition, self.clock.now()).await;
    }

    /// What may be kept of a question: nothing, unless the operator has switched that on.
    pub(crate) fn text_to_keep<'a>(&self, text: &'a str) -> &'a str {
        if self.texts_kept > 0 { text } else { "" }
    }
}
