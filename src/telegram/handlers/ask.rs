//! A question: answered from the library, in the chat it came from.

use std::sync::Arc;

use teloxide::types::Message;

use super::start;
use crate::answer::words as answer_words;
use crate::app::Reply;
use crate::question::{Courtesy, accept, courtesy};
use crate::telegram::desk::Desk;
use crate::telegram::kept::{self, Kept};
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::words;

pub(crate) async fn answer(desk: Arc<Desk>, caller: Caller, message: Message, text: String) -> Outcome {
    if text.trim().is_empty() {
        let words = words::what_to_ask(caller.language);
        return desk.tell(caller.address, Draft::plain(&words), Outcome::Shown("what_to_ask")).await;
    }
    match courtesy(&text) {
        Some(Courtesy::Greeting) => return start::introduce(&desk, caller).await,
        Some(Courtesy::Thanks) => {
            let draft = Draft::plain(&caller.language.say("you-are-welcome"));
            return desk.tell(caller.address, draft, Outcome::Shown("thanks")).await;
        }
        None => {}
    }
    let text = match accept(&text) {
        Ok(text) => text.to_owned(),
        Err(refusal) => {
            let words = answer_words::refusal(&refusal, caller.language);
            return desk.tell(caller.address, Draft::plain(&words), Outcome::Shown("refused")).await;
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
    let name = kept::name(caller.address.chat, &message.id.0.to_string());
    give(&desk, caller, reply, &name, false).await
}

/// Sends an answer under its name; `is_headed` puts the question above it, which nobody has written.
pub(crate) async fn give(desk: &Desk, caller: Caller, reply: Reply, name: &str, is_headed: bool) -> Outcome {
    desk.tally.answers.add();
    desk.note_gap(&reply).await;
    let length = desk.settings(caller.address.chat.0).await.length;
    let kept = Kept { is_headed, ..Kept::new(caller.address.chat, &reply, caller.language, length) };
    let kind = reply.answer.kind;
    let draft = desk.page(name, &kept, reply, 0, caller.is_private()).await;
    // Before it is sent: its buttons can be tapped at once.
    desk.keep(name, &kept).await;
    match desk.delivery.send(caller.address, draft).await {
        Ok(message) => {
            desk.keep_message(name, kept, message).await;
            Outcome::Answered(kind)
        }
        Err(why) => desk.undelivered(why),
    }
}
