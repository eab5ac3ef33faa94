//! A question that was edited: its answer is edited too, or says that there is none any more.

use std::sync::Arc;
use std::time::Instant;

use teloxide::types::{Message, MessageId};

use super::ask;
use crate::answer::words as answer_words;
use crate::question::accept;
use crate::telegram::desk::Desk;
use crate::telegram::kept::{self, Kept};
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::{self, Caller, Request};
use crate::telegram::updates::Beside;

pub(crate) async fn answer(desk: Arc<Desk>, message: Message, beside: Beside) -> Outcome {
    if request::is_from_a_machine(&message) {
        return Outcome::Silent;
    }
    let name = kept::name(message.chat.id, &message.id.0.to_string());
    let kept = desk.kept(&name, message.chat.id).await;
    let text = match request::read(&message, &desk.me) {
        Some(Request::Ask(text)) => Some(text),
        // What was answered is answered anew, whatever has become of it: without its mention, or a command.
        _ if kept.is_some() => message.text().map(str::to_owned),
        _ => None,
    };
    let Some(text) = text else { return Outcome::Silent };
    let caller = desk.caller(&message, &beside).await;
    match kept.and_then(|kept| Some((MessageId(kept.message?), kept))) {
        Some((shown, kept)) => change(&desk, caller, &name, kept, shown, &text).await,
        // It was no question before, or one that could not be taken or answered.
        None => ask::answer(desk, caller, message, text).await,
    }
}

/// Answers `text` in place of the last question of a kept answer, in the same message.
async fn change(
    desk: &Desk,
    caller: Caller,
    name: &str,
    mut kept: Kept,
    shown: MessageId,
    text: &str,
) -> Outcome {
    let chat = caller.address.chat;
    let text = match accept(text) {
        Ok(text) => text.to_owned(),
        Err(refusal) => {
            let words = answer_words::refusal(&refusal, caller.language);
            return match desk.delivery.edit(chat, shown, Draft::plain(&words)).await {
                Ok(()) => Outcome::Shown("refused"),
                Err(why) => desk.undelivered(why),
            };
        }
    };
    let before = kept.trail.clone();
    kept.trail.pop();
    kept.trail.push(text);
    let reply = desk.again(&kept).await;
    desk.conversation.amend(caller.key(), &before, &reply, Instant::now());
    desk.tally.answer(&reply.answer);
    desk.note_gap(&reply).await;
    kept.show(&reply);
    let kind = reply.answer.kind;
    let draft = desk.page(name, &kept, reply, 0, caller.is_private()).await;
    desk.keep(name, &kept).await;
    match desk.delivery.edit(chat, shown, draft).await {
        Ok(()) => Outcome::Answered(kind),
        Err(why) => desk.undelivered(why),
    }
}
