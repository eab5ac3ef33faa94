//! More than one may ask: said once, then silence until there is room again.

use std::sync::Arc;

use crate::telegram::allowance::Beyond;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;

pub(crate) async fn turn_away(desk: Arc<Desk>, caller: Caller, beyond: Beyond) -> Outcome {
    desk.tally.crowded.add();
    if !beyond.is_first {
        return Outcome::Shown("beyond");
    }
    desk.aside(&caller, Draft::plain(&caller.language.say("crowded")), Outcome::Shown("crowded")).await
}

pub(crate) fn beyond(desk: Arc<Desk>, caller: Caller) -> Option<Beyond> {
    let group = (!caller.is_private()).then_some(caller.address.chat.0);
    desk.allowance.ask(caller.person, group)
}
