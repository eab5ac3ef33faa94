//! A question that was edited: its answer is edited too.

use std::sync::Arc;

use teloxide::types::{Message, MessageId};

use crate::question::accept;
use crate::telegram::desk::Desk;
use crate::telegram::kept;
use crate::telegram::outcome::Outcome;
use crate::telegram::request::Caller;

pub(crate) async fn answer(desk: Arc<Desk>, caller: Caller, message: Message, text: String) -> Outcome {
    let name = kept::name(caller.address.chat, &message.id.0.to_string());
    let (Some(mut kept), Ok(text)) = (desk.kept(&name).await, accept(&text)) else { return Outcome::Silent };
    let Some(shown) = kept.message else { return Outcome::Silent };
    kept.trail.pop();
    kept.trail.push(text.to_owned());
    let reply = desk.again(&kept).await;
    desk.tally.answers.add();
    desk.note_gap(&reply).await;
    let kind = reply.answer.kind;
    let draft = desk.page(&name, &kept, reply, 0, caller.is_private()).await;
    desk.keep(&name, &kept).await;
    match desk.delivery.edit(caller.address.chat, MessageId(shown), draft).await {
        Ok(()) => Outcome::Answered(kind),
        Err(why) => desk.undelivered(why),
    }
}
