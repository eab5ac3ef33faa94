//! A question: answered from the library, in the chat it came from.

use std::sync::Arc;

use crate::answer::words as answer_words;
use crate::app::Reply;
use crate::question::accept;
use crate::telegram::desk::Desk;
use crate::telegram::kept::{self, Kept};
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::words;

pub(crate) async fn answer(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    if text.trim().is_empty() {
        let words = words::what_to_ask(caller.language);
        return desk.tell(caller.address, Draft::plain(&words), Outcome::Shown("what_to_ask")).await;
    }
    let text = match accept(&text) {
        Ok(text) => text,
        Err(refusal) => {
            let words = answer_words::refusal(&refusal, caller.language);
            return desk.tell(caller.address, Draft::plain(&words), Outcome::Shown("refused")).await;
        }
    };
    let asking = desk.ask(caller.key(), text.to_owned());
    let reply = desk.delivery.while_typing(caller.address, asking).await;
    let message = caller.address.message.map_or(0, |message| message.0);
    let name = kept::name(caller.address.chat, &message.to_string());
    give(&desk, caller, reply, &name, None).await
}

/// Sends an answer under its name, the question above it where nobody has written it.
pub(crate) async fn give(
    desk: &Desk,
    caller: Caller,
    reply: Reply,
    name: &str,
    question: Option<&str>,
) -> Outcome {
    desk.tally.answers.add();
    desk.note_gap(&reply).await;
    let length = desk.settings(caller.address.chat.0).await.length;
    let kept = Kept::new(reply.trail.clone(), caller.language, length);
    let kind = reply.answer.kind;
    let mut draft = desk.page(name, &kept, reply, 0, caller.is_private()).await;
    if let Some(question) = question {
        draft = draft.headed(question);
    }
    // Before it is sent: its buttons can be tapped at once.
    desk.keep(name, &kept).await;
    match desk.delivery.send(caller.address, draft).await {
        Ok(message) => {
            desk.keep_message(name, kept, caller.address.chat, message).await;
            Outcome::Answered(kind)
        }
        Err(why) => desk.undelivered(why),
    }
}
