//! A question: answered from the library, in the chat it came from.

use std::sync::Arc;

use teloxide::types::Message;

use super::start;
use crate::answer::{Notice, words as answer_words};
use crate::app::Reply;
use crate::question::{Courtesy, Heard, hear};
use crate::telegram::desk::Desk;
use crate::telegram::kept::{self, Kept};
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::words;
use crate::words::Language;

pub(crate) async fn answer(desk: Arc<Desk>, caller: Caller, message: Message, text: String) -> Outcome {
    if text.trim().is_empty() {
        return prompt(&desk, &caller, &words::what_to_ask(caller.language), "what_to_ask").await;
    }
    let text = match hear(&text) {
        Ok(Heard::Question(text)) => text.to_owned(),
        Ok(Heard::Courtesy(Courtesy::Greeting)) => return start::introduce(&desk, caller).await,
        Ok(Heard::Courtesy(courtesy)) => {
            let draft = Draft::plain(&answer_words::courtesy(courtesy, caller.language));
            return desk.aside(&caller, draft, Outcome::Shown("courtesy")).await;
        }
        Err(refusal) => {
            desk.note_refused(&text).await;
            let draft = Draft::plain(&answer_words::refusal(&refusal, caller.language));
            return desk.aside(&caller, draft, Outcome::Shown("refused")).await;
        }
    };
    let answering = async {
        // A reply to an answer is about that one, whatever was asked since, and also after a restart.
        match desk.answered_by(&message).await {
            Some(kept) => desk.ask_after(kept, caller.key(), text).await,
            None => desk.ask(caller.key(), text).await,
        }
    };
    let reply = desk.delivery.while_typing(caller.address, answering).await;
    let name = kept::name(caller.address.chat, &caller.name_of(&message));
    give(&desk, caller, reply, &name, false).await
}

/// Asks for what was left out. In a group the next message of whoever reads it is to be a reply to it: other
/// messages do not reach the bot.
pub(super) async fn prompt(desk: &Desk, caller: &Caller, words: &str, what: &'static str) -> Outcome {
    let draft = Draft::plain(words).asking(!caller.is_private());
    desk.aside(caller, draft, Outcome::Shown(what)).await
}

/// Sends an answer under its name; `is_headed` puts the question above it, which nobody has written.
pub(crate) async fn give(desk: &Desk, caller: Caller, reply: Reply, name: &str, is_headed: bool) -> Outcome {
    desk.tally.answer(&reply.answer);
    desk.note_gap(&reply).await;
    let (length, is_quiet) =
        (desk.settings(caller.address.chat.0).await.length, desk.is_quiet(&caller).await);
    let kept =
        Kept { is_headed, is_quiet, ..Kept::new(caller.address.chat, &reply, caller.language, length) };
    let kind = reply.answer.kind;
    if is_quiet && let Some(read_as) = read_as(&reply, caller.language) {
        desk.aside(&caller, Draft::plain(&read_as), Outcome::Silent).await;
    }
    let draft = desk.page(name, &kept, reply, 0, caller.is_private()).await;
    // Before it is sent: its buttons can be tapped at once.
    desk.keep(name, &kept).await;
    match desk.send(caller.address, draft, caller.language).await {
        Ok(message) => {
            if let Some(message) = message {
                desk.keep_message(name, kept, message).await;
            }
            Outcome::Answered(kind)
        }
        Err(why) => desk.undelivered(why),
    }
}

/// How slips in the question were read.
fn read_as(reply: &Reply, language: Language) -> Option<String> {
    let is_it = |notice: &&Notice| matches!(notice, Notice::Respelled(_));
    reply.answer.notices.iter().find(is_it).map(|notice| answer_words::notice(notice, language))
}
