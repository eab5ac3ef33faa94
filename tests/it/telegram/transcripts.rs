//! Conversations as plain files: `tests/transcripts/*.txt`, one after the other through the serve loop; those of the
//! folders `provinces` and `years` are asked of several reports; those of `admin` are told a bot with a corpus of its own.
//!
//! `@place`    where, from there on: `private`, `group`, `topic`; behind it who, if not anybody: `admin`, a number,
//!             `anonymous` as a group's admins write, `channel` as its channel does; or the language of the person's
//!             Telegram: `en`, `zh-hant`
//! `> text`    a person writes (`\n` is a line break)
//! `>> text`   the same as a reply to the bot's last message
//! `^ file`    a person hands in a file of `tests/data/handed`; what stands behind its name is its caption
//! `^f file`   the same as a file that was forwarded
//! `>f text`   the same as a message that was forwarded
//! `~- text`   the person changes their last message, and nothing is said
//! `~ text`    the person changes their last message; the lines after it tell what the bot's last message then shows
//! `? text`    a person types behind the bot's name in some chat; `?> text` asks for the next page
//! `* label`   a button of the last message is tapped; the lines after it tell what the message then shows
//! `** label`  the same, but what is told is a new message
//! `*? label`  the same, but what is told is a notice on the tap
//! `! emoji`   a person reacts to the last message; `!` alone takes it back
//! `< words`   the reply contains these words; several lines are all of the same reply
//! `<! words`  the reply does not contain them
//! `<[ label`  the reply has a button whose label begins so; `<![ label` it has none
//! `<silence`  nothing is said
//! `# …`       a comment

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use wenzheng::app::Conversation;

use super::{ADMIN, Serving, conversation, open, open_to_serve, real_shelf, root};
use crate::botapi::{BotApi, Sent, USERNAME, group, merged, private, topic};

const GROUP: i64 = -1001;
const FORUM: i64 = -1002;
const PERSON: i64 = 7;

/// What a line is checked against.
enum Heard {
    /// A message as it reads now.
    Message(Sent),
    /// Words that no message holds: a notice, inline results.
    Words(String),
}

struct Talk<'a> {
    api: &'a BotApi,
    place: &'static str,
    person: i64,
    /// Of a message that no person writes in their own name.
    sender: Value,
    /// Of the person's Telegram.
    language: String,
    /// Messages of the bot so far, by chat.
    heard: BTreeMap<i64, usize>,
    last: Option<Sent>,
    /// The person's last message.
    written: Option<(i64, i64)>,
    /// Where the next page of inline results begins.
    offset: String,
}

impl<'a> Talk<'a> {
    fn new(api: &'a BotApi) -> Self {
        Self {
            api,
            place: "private",
            person: PERSON,
            sender: json!({}),
            language: "zh-hans".to_owned(),
            heard: BTreeMap::new(),
            last: None,
            written: None,
            offset: String::new(),
        }
    }

    fn go(&mut self, place: &str) {
        let mut words = place.split_whitespace();
        self.place = match words.next() {
            Some("group") => "group",
            Some("topic") => "topic",
            _ => "private",
        };
        (self.person, self.language, self.sender) = (PERSON, "zh-hans".to_owned(), json!({}));
        for word in words {
            match word {
                "admin" => self.person = ADMIN,
                "anonymous" => {
                    self.person = 1_087_968_824;
                    self.sender = json!({"sender_chat": {"id": GROUP, "type": "supergroup", "title": "群"}});
                }
                "channel" => {
                    self.person = 777_000;
                    self.sender = json!({"sender_chat": {"id": -1009, "type": "channel", "title": "频道"}});
                }
                number if number.parse::<i64>().is_ok() => self.person = number.parse().unwrap(),
                language => self.language = language.to_owned(),
            }
        }
    }

    fn chat(&self) -> i64 {
        match self.place {
            "group" => GROUP,
            "topic" => FORUM,
            _ => self.person,
        }
    }

    fn write(&mut self, text: &str, is_reply: bool) {
        self.write_with(text, is_reply, json!({}));
    }

    fn write_with(&mut self, text: &str, is_reply: bool, more: Value) {
        let text = text.replace("\\n", "\n");
        let message = match self.place {
            "group" => group(GROUP, self.person, &text),
            "topic" => topic(FORUM, 33, self.person, &text),
            _ => private(self.person, &text),
        };
        let from =
            json!({"id": self.person, "is_bot": false, "first_name": "甲", "language_code": self.language});
        let message = merged(merged(message, json!({ "from": from })), more);
        let message = merged(message, self.sender.clone());
        let id = match self.last.as_ref().filter(|_| is_reply) {
            Some(last) => self.api.write_reply(message, last.id),
            None => self.api.write(message),
        };
        self.written = Some((self.chat(), id));
    }

    fn say(&mut self, sign: &str, words: &str) {
        match sign {
            "^" => self.hand_in(words, json!({})),
            "^f" => self.hand_in(words, forwarded()),
            ">f" => self.write_with(words, false, forwarded()),
            _ => self.write(words, sign == ">>"),
        }
    }

    fn hand_in(&mut self, words: &str, more: Value) {
        let (name, caption) = words.split_once(' ').unwrap_or((words, ""));
        let bytes = std::fs::read(root().join("tests/data/handed").join(name)).unwrap();
        let message = match self.place {
            "group" => group(GROUP, self.person, caption),
            _ => private(self.person, caption),
        };
        let id = self.api.hand_in(merged(message, more), name, bytes);
        self.written = Some((self.chat(), id));
    }

    async fn hear(&mut self) -> Sent {
        let chat = self.chat();
        let heard = self.heard.entry(chat).or_default();
        *heard += 1;
        let sent = self.api.replies(chat, *heard).await.pop().unwrap();
        if self.place == "topic" {
            assert_eq!(sent.params["message_thread_id"], 33, "answered outside the topic");
        }
        self.last = Some(sent.clone());
        sent
    }

    /// Silence is shown by the next thing that is said in the chat being the answer to the next message.
    async fn hear_nothing(&mut self, line: &str) {
        self.write(&format!("/help@{USERNAME}"), false);
        let next = self.hear().await;
        assert!(next.text.contains("/sections"), "{line}: not silent: {}", next.text);
    }

    fn tap(&self, label: &str) {
        let last = self.last.as_ref().expect("a message with buttons");
        let buttons = last.buttons();
        let found = buttons.iter().find(|(text, _)| text.starts_with(label));
        let (_, data) = found.unwrap_or_else(|| panic!("no button {label}: {buttons:?}"));
        self.api.tap_by(last.chat, last.id, self.person, data, &self.language);
    }

    /// The last message once it is no longer what it was.
    async fn changed(&mut self) -> Sent {
        let last = self.last.clone().expect("a message");
        let was = (last.text.clone(), last.params["reply_markup"].clone());
        self.api
            .wait("the message to change", |state| {
                state.sent.iter().any(|sent| {
                    sent.id == last.id && (sent.text.clone(), sent.params["reply_markup"].clone()) != was
                })
            })
            .await;
        let now = self.api.sent(last.chat).into_iter().find(|sent| sent.id == last.id).unwrap();
        self.last = Some(now.clone());
        now
    }

    /// The parameters of the call that the next of this method brings.
    async fn called(&self, method: &str, before: usize) -> Value {
        self.api
            .wait("a call", |state| state.calls.iter().filter(|call| call.method == method).count() > before)
            .await;
        self.api.calls(method).pop().unwrap().params
    }

    fn react(&self, words: &str) {
        let last = self.last.as_ref().expect("a message");
        let emoji: Vec<&str> = words.split_whitespace().collect();
        self.api.react(last.chat, last.id, self.person, &emoji);
    }

    /// What a tap is answered with.
    async fn noticed(&self, label: &str) -> String {
        let before = self.api.calls("answerCallbackQuery").len();
        self.tap(label);
        let notice = self.called("answerCallbackQuery", before).await;
        notice["text"].as_str().unwrap_or_default().to_owned()
    }

    async fn type_inline(&mut self, text: &str, is_next: bool) -> String {
        let before = self.api.calls("answerInlineQuery").len();
        let offset = if is_next { self.offset.clone() } else { String::new() };
        self.api.type_inline_in(self.person, text, &offset, &self.language);
        let found = self.called("answerInlineQuery", before).await;
        self.offset = found["next_offset"].as_str().unwrap_or_default().to_owned();
        let mut words = format!("{}\n", found["button"]["text"].as_str().unwrap());
        for result in found["results"].as_array().unwrap() {
            for part in [
                &result["title"],
                &result["description"],
                &result["input_message_content"]["message_text"],
                &result["reply_markup"]["inline_keyboard"][0][0]["text"],
            ] {
                words.push_str(part.as_str().unwrap());
                words.push('\n');
            }
        }
        words
    }
}

impl Heard {
    #[track_caller]
    fn check(&self, line: &str, here: &str) {
        let (wanted, line) = match line.strip_prefix('!') {
            Some(line) => (false, line),
            None => (true, line),
        };
        let text = match self {
            Heard::Message(sent) => &sent.text,
            Heard::Words(words) => words,
        };
        if let (Some(label), Heard::Message(sent)) = (line.strip_prefix('['), self) {
            let labels = sent.buttons();
            let has = labels.iter().any(|(text, _)| text.starts_with(label.trim()));
            assert_eq!(has, wanted, "{here}\nthe buttons are: {labels:?}");
            return;
        }
        assert_eq!(text.contains(line.trim()), wanted, "{here}\nthe reply is:\n{text}");
    }
}

fn forwarded() -> Value {
    json!({"forward_origin": {"type": "hidden_user", "sender_user_name": "某", "date": 1}})
}

async fn play(api: &BotApi, file: &Path) {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(file).unwrap();
    let mut talk = Talk::new(api);
    let mut reply: Option<Heard> = None;
    let mut open = false;
    for (number, line) in text.lines().enumerate() {
        let here = format!("{name}:{}: {line}", number + 1);
        let (sign, words) = line.split_once(' ').unwrap_or((line, ""));
        match sign {
            ">" | ">>" | ">f" | "^" | "^f" => {
                assert!(!open, "{here}: what came before has no `<` line");
                talk.say(sign, words);
                (reply, open) = (None, true);
            }
            "~" => {
                let (chat, id) = talk.written.expect("a message to change");
                api.edit(chat, id, words);
                reply = Some(Heard::Message(talk.changed().await));
            }
            "~-" => {
                let (chat, id) = talk.written.expect("a message to change");
                api.edit(chat, id, words);
                talk.hear_nothing(&here).await;
            }
            "*" => {
                talk.tap(words);
                reply = Some(Heard::Message(talk.changed().await));
            }
            "**" => {
                talk.tap(words);
                reply = Some(Heard::Message(talk.hear().await));
            }
            "*?" => {
                reply = Some(Heard::Words(talk.noticed(words).await));
            }
            "?" | "?>" => reply = Some(Heard::Words(talk.type_inline(words, sign == "?>").await)),
            "!" => talk.react(words),
            "<silence" => {
                talk.hear_nothing(&here).await;
                open = false;
            }
            _ if line.starts_with('<') => {
                if reply.is_none() {
                    reply = Some(Heard::Message(talk.hear().await));
                }
                open = false;
                reply.as_ref().unwrap().check(&line[1..], &here);
            }
            _ => match line.strip_prefix('@') {
                Some(place) => talk.go(place),
                None => assert!(line.is_empty() || line.starts_with('#'), "{here}: what is this line?"),
            },
        }
    }
    assert!(!open, "{name}: the last message has no `<` line");
}

#[tokio::test]
async fn every_transcript_plays_as_written() {
    play_all("tests/transcripts", || conversation(real_shelf())).await;
}

/// Those of `tests/transcripts/provinces` are asked of five provinces.
#[tokio::test]
async fn every_transcript_over_several_reports_plays_as_written() {
    let shelf = || conversation(Arc::new(open(root().join("tests/gold/reports"))));
    play_all("tests/transcripts/provinces", shelf).await;
}

/// Those of `tests/transcripts/years` are asked of small reports of several years.
#[tokio::test]
async fn every_transcript_over_years_plays_as_written() {
    let shelf = || conversation(Arc::new(open(root().join("tests/data/years"))));
    play_all("tests/transcripts/years", shelf).await;
}

/// Those of `tests/transcripts/imports` write to the corpus that the bot serves.
#[tokio::test]
async fn every_transcript_of_imports_plays_as_written() {
    let shelf = || {
        let corpus = tempfile::tempdir().unwrap().keep();
        for entry in std::fs::read_dir(root().join("corpus")).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), corpus.join(entry.file_name())).unwrap();
        }
        conversation(Arc::new(open(corpus)))
    };
    play_all("tests/transcripts/imports", shelf).await;
}

/// Those of `tests/transcripts/admin` change what the bot serves.
#[tokio::test]
async fn every_transcript_of_admins_plays_as_written() {
    let shelf = || {
        let corpus = tempfile::tempdir().unwrap().keep();
        for entry in std::fs::read_dir(root().join("corpus")).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), corpus.join(entry.file_name())).unwrap();
        }
        let data = tempfile::tempdir().unwrap().keep();
        std::fs::write(data.join("gold.tsv"), "g1\tfigure\t今年GDP增长目标是多少\t\t6%左右\n").unwrap();
        conversation(Arc::new(open_to_serve(&corpus, &data)))
    };
    play_all_with("tests/transcripts/admin", shelf, |settings| settings.gaps.text_days = 30).await;
}

async fn play_all(folder: &str, conversation: impl Fn() -> Arc<Conversation>) {
    play_all_with(folder, conversation, |_settings| {}).await;
}

async fn play_all_with(
    folder: &str,
    conversation: impl Fn() -> Arc<Conversation>,
    change: fn(&mut wenzheng::telegram::Settings),
) {
    let mut files: Vec<_> = std::fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let api = BotApi::start().await;
        api.with(|state| {
            state.members.insert((GROUP, ADMIN), "administrator");
            state.members.insert((FORUM, ADMIN), "administrator");
        });
        let serving = Serving::start_with(&api, conversation(), change);
        play(&api, &file).await;
        serving.stop().await.unwrap();
        api.confirmed().await;
        api.assert_clean();
    }
}
