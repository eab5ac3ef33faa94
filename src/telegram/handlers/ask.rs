//! A question: answered from the library, in the chat it came from.

use std::sync::Arc;

use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{self, Draft};
use crate::telegram::request::Caller;
use crate::telegram::words;

/// Characters of a question.
const LONGEST: usize = 500;

pub(crate) async fn answer(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let text = text.trim();
    if text.is_empty() {
        return desk
            .tell(caller.address, Draft::plain(&words::what_to_ask()), Outcome::Shown("what_to_ask"))
            .await;
    }
    let characters = text.chars().count();
    if characters > LONGEST {
        let draft = Draft::plain(&words::too_long(characters, LONGEST));
        return desk.tell(caller.address, draft, Outcome::Shown("too_long")).await;
    }
    let asking = desk.ask(caller.key(), text.to_owned());
    let reply = desk.delivery.while_typing(caller.address, asking).await;
    desk.tally.answers.add();
    let draft = render::answer(&reply.library, &reply.answer);
    desk.tell(caller.address, draft, Outcome::Answered(reply.answer.kind)).await
}
