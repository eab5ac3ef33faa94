//! A photo, a voice message or a message nobody can read: what to send instead.

use std::sync::Arc;

use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;

pub(crate) async fn explain(desk: Arc<Desk>, caller: Caller) -> Outcome {
    desk.tally.wordless.add();
    desk.aside(&caller, Draft::plain(&caller.language.say("wordless")), Outcome::Shown("wordless")).await
}
