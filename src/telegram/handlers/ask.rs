//! A question: answered from the library, in the chat it came from.

use std::sync::Arc;

use crate::question::accept;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{self, Draft};
use crate::telegram::request::Caller;
use crate::telegram::words;

pub(crate) async fn answer(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    if text.trim().is_empty() {
        return desk
            .tell(caller.address, Draft::plain(&words::what_to_ask()), Outcome::Shown("what_to_ask"))
            .await;
    }
    let text = match accept(&text) {
        Ok(text) => text,
        Err(refusal) => {
            return desk
                .tell(caller.address, Draft::plain(&refusal.to_string()), Outcome::Shown("refused"))
                .await;
        }
    };
    let asking = desk.ask(caller.key(), text.to_owned());
    let reply = desk.delivery.while_typing(caller.address, asking).await;
    desk.tally.answers.add();
    let draft = render::answer(&reply.library, &reply.answer);
    desk.tell(caller.address, draft, Outcome::Answered(reply.answer.kind)).await
}
