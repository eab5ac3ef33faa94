//! `/start`: who the bot is and how to begin.

use std::sync::Arc;

use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::words;

pub(crate) async fn greet(desk: Arc<Desk>, caller: Caller) -> Outcome {
    desk.tell(caller.address, Draft::plain(&words::start()), Outcome::Shown("start")).await
}
