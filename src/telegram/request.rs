//! What a message asks of the bot, if it is for the bot at all.

use teloxide::types::{Message, MessageKind, User};

use super::command::{self, Command, Typed};
use super::delivery::Address;
use super::desk::Identity;
use crate::app::ChatKey;
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
    Language,
    Settings,
    Status,
    Reload,
    /// With what was typed behind it.
    Subscribe(String),
    Unsubscribe,
    Subscriptions,
    /// With what was typed behind it.
    Announce(String),
    Broadcasts,
    /// A command that the bot does not have.
    Unknown,
    /// Something without words.
    Wordless,
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
    pub(crate) fn of(message: &Message, person: Option<u64>) -> Self {
        Self { address: Address::of(message), person, language: language_of(message.from.as_ref()) }
    }

    /// Whoever tapped a button under `message`.
    pub(crate) fn of_tap(message: &Message, person: u64, language: Language) -> Self {
        Self { address: Address { message: None, ..Address::of(message) }, person: Some(person), language }
    }

    pub(crate) fn is_private(&self) -> bool {
        // Only people have positive ids.
        self.address.chat.0 > 0
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
    (message.sender_chat.is_none() && id != GROUP_ANONYMOUS_BOT && id != TELEGRAM).then_some(id)
}

/// Reads a message. `None`: it is not for the bot, and the bot says nothing.
pub(crate) fn read(message: &Message, me: &Identity) -> Option<Request> {
    let is_private = message.chat.is_private();
    if message.chat.is_channel() || is_from_a_machine(message) {
        return None;
    }
    let Some(text) = message.text().or_else(|| message.caption()) else {
        return (is_private && is_wordless(message)).then_some(Request::Wordless);
    };
    if let Some(typed) = command::read(text, &me.username) {
        let is_for_us = is_private || is_reply_to(message, me);
        return of_command(typed, is_for_us);
    }
    let (words, mentioned) = without_mention(text, &me.username);
    if !(is_private || mentioned || is_reply_to(message, me)) {
        return None;
    }
    if words.is_empty() {
        // Only the mention: the message that it replies to is the question.
        let replied = message.reply_to_message().and_then(|replied| replied.text());
        return Some(Request::Ask(replied.unwrap_or_default().to_owned()));
    }
    Some(Request::Ask(words))
}

/// Reads a post in a channel: only what manages its subscriptions.
pub(crate) fn read_post(message: &Message, me: &Identity) -> Option<Request> {
    let typed = command::read(message.text()?, &me.username)?;
    let request = of_command(typed, false)?;
    matches!(request, Request::Subscribe(_) | Request::Unsubscribe | Request::Subscriptions)
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
                Command::Language => Request::Language,
                Command::Settings => Request::Settings,
                Command::Status => Request::Status,
                Command::Reload => Request::Reload,
                Command::Subscribe => Request::Subscribe(rest.to_owned()),
                Command::Unsubscribe => Request::Unsubscribe,
                Command::Subscriptions => Request::Subscriptions,
                Command::Announce => Request::Announce(rest.to_owned()),
                Command::Broadcasts => Request::Broadcasts,
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

/// A photo, a voice, or a message of a kind not known yet; not a service message.
fn is_wordless(message: &Message) -> bool {
    matches!(message.kind, MessageKind::Common(_) | MessageKind::Dice(_) | MessageKind::Empty {})
}

fn is_reply_to(message: &Message, me: &Identity) -> bool {
    let Some(replied) = message.reply_to_message() else { return false };
    // The first message of a topic is what every message of the topic formally replies to.
    matches!(replied.kind, MessageKind::Common(_))
        && replied.from.as_ref().is_some_and(|from| from.id.0 == me.id)
}

/// The text without `@username`, and whether it was there.
fn without_mention(text: &str, username: &str) -> (String, bool) {
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
        mention["text"] = json!("@wenzheng_bot");
        check("group", mention, asked("旧话"));
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
            Address::of(&message(
                "supergroup",
                json!({"text": "x", "message_thread_id": 7, "is_topic_message": is_topic}),
            ))
            .topic
        };
        assert!(topic(true).is_some());
        assert!(topic(false).is_none());
    }
}
