//! Conversations as plain files: `tests/transcripts/*.txt`, one after the other through the serve loop.
//!
//! `> text`   a person writes (`\n` is a line break); `@private`, `@group`, `@topic` say where, from there on
//! `>> text`  the same as a reply to the bot's last message
//! `< words`  the reply contains these words; several lines are all of the same reply
//! `<! words` the reply does not contain them
//! `<silence` nothing is said
//! `* label`  a button of the last reply is tapped; the lines after it tell what the message then shows
//! `# …`      a comment

use std::path::Path;

use super::{Serving, root};
use crate::botapi::{BotApi, Sent, USERNAME, group, private, topic};

const GROUP: i64 = -1001;
const FORUM: i64 = -1002;
const PERSON: i64 = 7;

struct Talk<'a> {
    api: &'a BotApi,
    place: &'static str,
    /// Messages of the bot so far, in private, group and forum.
    heard: [usize; 3],
    last: Option<Sent>,
}

impl Talk<'_> {
    fn chat(&self) -> (i64, usize) {
        match self.place {
            "group" => (GROUP, 1),
            "topic" => (FORUM, 2),
            _ => (PERSON, 0),
        }
    }

    fn write(&self, text: &str, is_reply: bool) {
        let text = text.replace("\\n", "\n");
        let message = match self.place {
            "group" => group(GROUP, PERSON, &text),
            "topic" => topic(FORUM, 33, PERSON, &text),
            _ => private(PERSON, &text),
        };
        match self.last.as_ref().filter(|_| is_reply) {
            Some(last) => self.api.write_reply(message, last.id),
            None => self.api.write(message),
        };
    }

    async fn hear(&mut self) -> Sent {
        let (chat, index) = self.chat();
        self.heard[index] += 1;
        let sent = self.api.replies(chat, self.heard[index]).await.pop().unwrap();
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

    async fn tap(&mut self, label: &str) -> Sent {
        let last = self.last.clone().expect("a message with buttons");
        self.api.tap(last.chat, last.id, PERSON, label);
        let was = last.text.clone();
        self.api
            .wait("the message to change", |state| {
                state.sent.iter().any(|sent| sent.id == last.id && sent.text != was)
            })
            .await;
        let now = self.api.sent(last.chat).into_iter().find(|sent| sent.id == last.id).unwrap();
        self.last = Some(now.clone());
        now
    }
}

async fn play(api: &BotApi, file: &Path) {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(file).unwrap();
    let mut talk = Talk { api, place: "private", heard: [0; 3], last: None };
    let mut reply: Option<Sent> = None;
    let mut open = false;
    for (number, line) in text.lines().enumerate() {
        let here = format!("{name}:{}: {line}", number + 1);
        if let Some(place) = line.strip_prefix('@') {
            talk.place = match place.trim() {
                "group" => "group",
                "topic" => "topic",
                _ => "private",
            };
        } else if line == "<silence" {
            talk.hear_nothing(&here).await;
            open = false;
        } else if let Some(words) = line.strip_prefix(">> ").or_else(|| line.strip_prefix("> ")) {
            assert!(!open, "{here}: what came before has no `<` line");
            talk.write(words, line.starts_with(">> "));
            (reply, open) = (None, true);
        } else if let Some(label) = line.strip_prefix("* ") {
            reply = Some(talk.tap(label.trim()).await);
        } else if let Some(words) = line.strip_prefix('<') {
            if reply.is_none() {
                reply = Some(talk.hear().await);
            }
            open = false;
            let text = &reply.as_ref().unwrap().text;
            match words.strip_prefix('!') {
                Some(words) => assert!(!text.contains(words.trim()), "{here}\nthe reply is:\n{text}"),
                None => assert!(text.contains(words.trim()), "{here}\nthe reply is:\n{text}"),
            }
        } else {
            assert!(line.is_empty() || line.starts_with('#'), "{here}: what is this line?");
        }
    }
    assert!(!open, "{name}: the last message has no `<` line");
}

#[tokio::test]
async fn every_transcript_plays_as_written() {
    let mut files: Vec<_> = std::fs::read_dir(root().join("tests/transcripts"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let api = BotApi::start().await;
        let serving = Serving::start(&api);
        play(&api, &file).await;
        serving.stop().await.unwrap();
        api.confirmed().await;
        api.assert_clean();
    }
}
