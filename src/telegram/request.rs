//! What a message asks of the bot, if it is for the bot at all.

use teloxide::types::{Message, MessageEntityKind, MessageEntityRef, MessageKind, User};

use super::command::{self, Command, Typed};
use super::delivery::{Address, Only};
use super::desk::Identity;
use super::updates::Beside;
use crate::app::ChatKey;
use crate::import::Kind;
use crate::words::Language;

/// Stands for every anonymous admin of every group; never a person.
const GROUP_ANONYMOUS_BOT: u64 = 1_087_968_824;
/// Forwards channel posts into discussion groups and sends service messages.
const TELEGRAM: u64 = 777_000;

/// What is asked of the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Request {
    /// A question, or nothing where one was to be expected.
    Ask(String),
    /// With what a link carries.
    Start(String),
    Help,
    Sections,
    /// With what was typed behind it.
    Targets(String),
    Figures(String),
    Chart(String),
    Board(String),
    Export(String),
    Language,
    /// With what was typed behind it.
    Settings(String),
    Status,
    Privacy,
    Forget,
    /// With what was typed behind it.
    Reload(String),
    Editions,
    /// With what was typed behind it.
    Rollback(String),
    /// With what was typed behind it.
    Alias(String),
    Aliases,
    /// With what was typed behind it.
    Gaps(String),
    /// With what was typed behind it.
    Subscribe(String),
    /// With what was typed behind it.
    Unsubscribe(String),
    Subscriptions,
    /// With what was typed behind it.
    Announce(String),
    Broadcasts,
    /// With what was typed behind it.
    Admins(String),
    Audit,
    /// A command that the bot does not have.
    Unknown,
    /// A file, which may hold a report.
    Import(Handed),
    /// Something without words.
    Wordless,
}

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Handed {
    /// As Telegram knows it.
    pub(crate) file: String,
    /// As its sender calls it.
    pub(crate) name: String,
    /// Whether it is called as files are that reports come in.
    pub(crate) is_taken: bool,
    /// Bytes, as far as Telegram says.
    pub(crate) size: u64,
    /// What was typed under it.
    pub(crate) caption: String,
    pub(crate) forwarded: bool,
}

/// Who asks, and where the answer goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Caller {
    pub(crate) address: Address,
    /// `None` where nobody can be told apart.
    pub(crate) person: Option<u64>,
    pub(crate) language: Language,
}

impl Caller {
    /// Whoever tapped a button under `message`.
    pub(crate) fn of_tap(message: &Message, beside: &Beside, person: u64, language: Language) -> Self {
        let address = Address { message: None, ..Address::of(message, &Beside::default()) };
        // The message is the bot's; who sees it is who taps it.
        let only = beside.ephemeral.map(|id| Only { person, message: Some(id) });
        Self { address: Address { only, ..address }, person: Some(person), language }
    }

    pub(crate) fn is_private(&self) -> bool {
        // Only people have positive ids.
        self.address.chat.0 > 0
    }

    /// What tells a message of theirs apart in its chat: those that only they see have numbers of their own.
    pub(crate) fn name_of(&self, message: &Message) -> String {
        match self.address.only {
            Some(Only { person, message: Some(id) }) => format!("e{person}:{id}"),
            _ => message.id.0.to_string(),
        }
    }

    /// Whose conversation this is.
    pub(crate) fn key(&self) -> ChatKey {
        let topic = self.address.topic.map(|topic| topic.0.0);
        ChatKey { chat: self.address.chat.0, topic, person: self.person }
    }
}

/// The language of a person's Telegram; simplified Chinese where it does not say.
pub(crate) fn language_of(person: Option<&User>) -> Language {
    let code = person.and_then(|person| person.language_code.as_deref());
    code.map(Language::of_client).unwrap_or_default()
}

/// The person who wrote `message`, if it is one.
pub(crate) fn person(message: &Message) -> Option<u64> {
    let id = message.from.as_ref()?.id.0;
    (message.sender_chat.is_none() && !is_nobody(id)).then_some(id)
}

/// Whether an id is of nobody: many write under it.
pub(crate) fn is_nobody(id: u64) -> bool {
    id == GROUP_ANONYMOUS_BOT || id == TELEGRAM
}

/// The command that a message has in it, whether or not it counts.
pub(crate) fn command_of(message: &Message, me: &Identity) -> Option<Request> {
    let (text, _) = words_of(message)?;
    of_command(command::read(text, &me.username)?, message.chat.is_private())
}

/// Reads a message. `None`: it is not for the bot, and the bot says nothing.
pub(crate) fn read(message: &Message, me: &Identity) -> Option<Request> {
    let is_private = message.chat.is_private();
    if message.chat.is_channel() || is_from_a_machine(message) {
        return None;
    }
    if let Some(handed) = handed(message).filter(|_| is_private) {
        return Some(Request::Import(handed));
    }
    let Some((text, entities)) = words_of(message) else {
        return (is_private && is_wordless(message)).then_some(Request::Wordless);
    };
    if let Some(typed) = command::read(text, &me.username) {
        if message.forward_origin().is_some() {
            // What somebody else has told some bot is no command: what was asked with it may be a question.
            let asked = text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim());
            return is_private.then(|| Request::Ask(asked.to_owned()));
        }
        let is_for_us = is_private || is_reply_to(message, me);
        return match of_command(typed, is_for_us)? {
            Request::Ask(asked) if asked.is_empty() => {
                Some(Request::Ask(referred(message, me).unwrap_or_default()))
            }
            request => Some(request),
        };
    }
    let (words, mentioned) = without_mention(text, &entities, me);
    if !(is_private || mentioned || is_reply_to(message, me)) {
        return None;
    }
    if words.is_empty() && mentioned {
        return Some(Request::Ask(referred(message, me).unwrap_or_default()));
    }
    Some(Request::Ask(words))
}

/// A file, unless a command stands under it, or a question under one that is no report.
fn handed(message: &Message) -> Option<Handed> {
    let document = message.document()?;
    let name = document.file_name.clone()?;
    let caption = message.caption().unwrap_or_default().trim().to_owned();
    let is_taken = Kind::is_taken(&name);
    ((is_taken && !caption.starts_with('/')) || caption.is_empty()).then(|| Handed {
        file: document.file.id.0.clone(),
        name,
        is_taken,
        size: u64::from(document.file.size),
        caption,
        forwarded: message.forward_origin().is_some(),
    })
}

/// Text or caption, with its entities.
fn words_of(message: &Message) -> Option<(&str, Vec<MessageEntityRef<'_>>)> {
    let text = message.text().or_else(|| message.caption())?;
    let entities = message.parse_entities().or_else(|| message.parse_caption_entities());
    Some((text, entities.unwrap_or_default()))
}

/// The question that a message points at: the quoted part of another's, or all of it.
fn referred(message: &Message, me: &Identity) -> Option<String> {
    if let Some(quote) = message.quote() {
        return Some(quote.text.trim().to_owned());
    }
    let replied = message.reply_to_message()?;
    if replied.from.as_ref().is_some_and(|from| from.id.0 == me.id) {
        return None;
    }
    let (text, entities) = words_of(replied)?;
    match command::read(text, &me.username) {
        Some(Typed::Known { rest, .. }) => Some(rest.to_owned()),
        Some(_) => None,
        None => Some(without_mention(text, &entities, me).0),
    }
}

/// Reads a post in a channel: only what manages its subscriptions.
pub(crate) fn read_post(message: &Message, me: &Identity) -> Option<Request> {
    let typed = command::read(message.text()?, &me.username)?;
    let request = of_command(typed, false)?;
    matches!(request, Request::Subscribe(_) | Request::Unsubscribe(_) | Request::Subscriptions)
        .then_some(request)
}

fn of_command(typed: Typed<'_>, is_for_us: bool) -> Option<Request> {
    match typed {
        Typed::ForAnother => None,
        Typed::Unknown { addressed } => (addressed || is_for_us).then_some(Request::Unknown),
        Typed::Known { command, addressed, rest } => (addressed || is_for_us || command.is_for_groups())
            .then(|| match command {
                Command::Start => Request::Start(rest.to_owned()),
                Command::Help => Request::Help,
                Command::Ask => Request::Ask(rest.to_owned()),
                Command::Sections => Request::Sections,
                Command::Targets => Request::Targets(rest.to_owned()),
                Command::Figures => Request::Figures(rest.to_owned()),
                Command::Chart => Request::Chart(rest.to_owned()),
                Command::Board => Request::Board(rest.to_owned()),
                Command::Export => Request::Export(rest.to_owned()),
                Command::Language => Request::Language,
                Command::Settings => Request::Settings(rest.to_owned()),
                Command::Status => Request::Status,
                Command::Privacy => Request::Privacy,
                Command::Forget => Request::Forget,
                Command::Reload => Request::Reload(rest.to_owned()),
                Command::Editions => Request::Editions,
                Command::Rollback => Request::Rollback(rest.to_owned()),
                Command::Alias => Request::Alias(rest.to_owned()),
                Command::Aliases => Request::Aliases,
                Command::Gaps => Request::Gaps(rest.to_owned()),
                Command::Subscribe => Request::Subscribe(rest.to_owned()),
                Command::Unsubscribe => Request::Unsubscribe(rest.to_owned()),
                Command::Subscriptions => Request::Subscriptions,
                Command::Announce => Request::Announce(rest.to_owned()),
                Command::Broadcasts => Request::Broadcasts,
                Command::Admin => Request::Admins(rest.to_owned()),
                Command::Audit => Request::Audit,
            }),
    }
}

/// Other bots, this bot's own inline results, and posts that Telegram forwards by itself.
pub(crate) fn is_from_a_machine(message: &Message) -> bool {
    let is_bot = |user: &User| user.is_bot && message.sender_chat.is_none();
    message.via_bot.is_some()
        || message.is_automatic_forward()
        || message.from.as_ref().is_some_and(|from| is_bot(from) || from.id.0 == TELEGRAM)
}

/// A photo, a voice; not a service message, of whatever kind.
fn is_wordless(message: &Message) -> bool {
    matches!(message.kind, MessageKind::Common(_) | MessageKind::Dice(_))
}

fn is_reply_to(message: &Message, me: &Identity) -> bool {
    let Some(replied) = message.reply_to_message() else { return false };
    // The first message of a topic is what every message of the topic formally replies to.
    matches!(replied.kind, MessageKind::Common(_))
        && replied.from.as_ref().is_some_and(|from| from.id.0 == me.id)
}

/// The text without the bot's name, by `@username` or as a mention by name, and whether it was there.
fn without_mention(text: &str, entities: &[MessageEntityRef<'_>], me: &Identity) -> (String, bool) {
    let is_own = |entity: &&MessageEntityRef<'_>| matches!(entity.kind(), MessageEntityKind::TextMention { user } if user.id.0 == me.id);
    let mut mentioned = false;
    let mut plain = text.to_owned();
    // From the end, so that the places of the others stay.
    for entity in entities.iter().filter(is_own).rev() {
        mentioned = true;
        if plain.get(entity.start()..entity.end()).is_some() {
            plain.replace_range(entity.start()..entity.end(), "");
        }
    }
    let (words, named) = without_username(&plain, &me.username);
    (words, mentioned || named)
}

fn without_username(text: &str, username: &str) -> (String, bool) {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut words = String::with_capacity(text.len());
    let mut mentioned = false;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('@') {
        words.push_str(before);
        let end = after.find(|c| !is_word(c)).unwrap_or(after.len());
        let (name, tail) = after.split_at_checked(end).unwrap_or((after, ""));
        if name.eq_ignore_ascii_case(username) && !before.ends_with(is_word) {
            mentioned = true;
        } else {
            words.push('@');
            words.push_str(name);
        }
        rest = tail;
    }
    words.push_str(rest);
    (words.trim().to_owned(), mentioned)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn me() -> Identity {
        Identity { id: 42, username: "wenzheng_bot".to_owned() }
    }

    fn message(chat: &str, rest: Value) -> Message {
        let mut value = json!({
            "message_id": 1, "date": 1, "from": {"id": 5, "is_bot": false, "first_name": "甲"},
            "chat": match chat {
                "private" => json!({"id": 5, "type": "private", "first_name": "甲"}),
                kind => json!({"id": -100, "type": kind, "title": "群"}),
            },
        });
        value.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        serde_json::from_str(&value.to_string()).unwrap()
    }

    #[track_caller]
    fn check(chat: &str, rest: Value, expected: Option<Request>) {
        assert_eq!(read(&message(chat, rest.clone()), &me()), expected, "{chat} {rest}");
    }

    fn asked(text: &str) -> Option<Request> {
        Some(Request::Ask(text.to_owned()))
    }

    #[test]
    fn in_private_every_text_and_caption_is_a_question() {
        check("private", json!({"text": "今年目标"}), asked("今年目标"));
        check("private", json!({"text": "/ask 今年目标"}), asked("今年目标"));
        check("private", json!({"text": "/weather"}), Some(Request::Unknown));
        check("private", json!({"text": "/ask@other_bot x"}), None);
        let photo = json!([{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "file_size": 1}]);
        check("private", json!({"photo": photo}), Some(Request::Wordless));
        check("private", json!({"photo": photo, "caption": "今年目标"}), asked("今年目标"));
        check(
            "private",
            json!({"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}}}),
            None,
        );
    }

    #[test]
    fn in_groups_only_what_is_addressed_to_the_bot() {
        check("group", json!({"text": "今年目标"}), None);
        check("supergroup", json!({"text": "/ask 今年目标"}), asked("今年目标"));
        check("supergroup", json!({"text": "/help"}), None);
        check("supergroup", json!({"text": "/help@wenzheng_bot"}), Some(Request::Help));
        check("group", json!({"text": "@Wenzheng_Bot 今年目标"}), asked("今年目标"));
        check("group", json!({"text": "请问@wenzheng_bot,今年目标"}), asked("请问,今年目标"));
        check("group", json!({"text": "@wenzheng_bot2 今年目标"}), None);
        check("group", json!({"text": "mail x@wenzheng_bot"}), None);
        check("group", json!({"sticker": {}}), None);
    }

    #[test]
    fn a_reply_to_the_bot_is_a_question_and_to_others_is_not() {
        let replied = |id: u64, is_bot: bool| {
            json!({"text": "那去年呢", "reply_to_message": {"message_id": 9, "date": 1, "text": "旧话",
                "chat": {"id": -100, "type": "group", "title": "群"},
                "from": {"id": id, "is_bot": is_bot, "first_name": "x"}}})
        };
        check("group", replied(42, true), asked("那去年呢"));
        check("group", replied(43, true), None);
        let mut mention = replied(7, false);
        for bare in ["@wenzheng_bot", "/ask", "/ask@wenzheng_bot "] {
            mention["text"] = json!(bare);
            check("group", mention.clone(), asked("旧话"));
        }
        mention["reply_to_message"]["text"] = json!("/ask@wenzheng_bot 旧话");
        check("group", mention.clone(), asked("旧话"));
        let photo = json!([{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "file_size": 1}]);
        mention["reply_to_message"].as_object_mut().unwrap().remove("text");
        mention["reply_to_message"]["photo"] = photo;
        mention["reply_to_message"]["caption"] = json!("图说");
        check("group", mention.clone(), asked("图说"));
        mention["quote"] = json!({"text": "引文", "position": 0});
        check("group", mention, asked("引文"));
        let mut own = replied(42, true);
        own["text"] = json!("/ask");
        check("group", own, asked(""));
    }

    #[test]
    fn a_mention_by_name_is_a_mention() {
        let named = |id: u64| {
            json!({"text": "😀问政，今年目标", "entities": [{"type": "text_mention", "offset": 2, "length": 2,
                "user": {"id": id, "is_bot": true, "first_name": "问政"}}]})
        };
        check("group", named(42), asked("😀，今年目标"));
        check("group", named(43), None);
    }

    #[test]
    fn a_forwarded_command_is_none() {
        let forwarded = |text: &str| json!({"text": text, "forward_origin": {"type": "hidden_user", "sender_user_name": "某", "date": 1}});
        check("private", forwarded("/subscribe 全部"), asked("全部"));
        check("private", forwarded("/help"), asked(""));
        check("private", forwarded("今年目标"), asked("今年目标"));
        check("group", forwarded("/ask 今年目标"), None);
    }

    #[test]
    fn machines_are_not_answered_and_anonymous_admins_are_nobody() {
        check("group", json!({"text": "/ask x", "from": {"id": 8, "is_bot": true, "first_name": "b"}}), None);
        check(
            "private",
            json!({"text": "x", "via_bot": {"id": 42, "is_bot": true, "first_name": "b"}}),
            None,
        );
        let anonymous = json!({"text": "/ask x", "from": {"id": GROUP_ANONYMOUS_BOT, "is_bot": true, "first_name": "Group"},
            "sender_chat": {"id": -100, "type": "supergroup", "title": "群"}});
        check("supergroup", anonymous.clone(), asked("x"));
        assert_eq!(person(&message("supergroup", anonymous)), None);
    }

    #[test]
    fn only_a_topic_is_answered_as_a_topic() {
        let topic = |is_topic: bool| {
            Address::of(
                &message(
                    "supergroup",
                    json!({"text": "x", "message_thread_id": 7, "is_topic_message": is_topic}),
                ),
                &Beside::default(),
            )
            .topic
        };
        assert!(topic(true).is_some());
        assert!(topic(false).is_none());
    }
}
