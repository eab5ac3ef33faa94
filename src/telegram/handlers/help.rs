//! `/help`, and a short line for a command that does not exist.

use std::sync::Arc;

use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::words;

pub(crate) async fn explain(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let mut help = words::help(caller.language, &desk.me.username);
    if caller.is_private() && desk.is_admin(caller.person).await {
        help.push_str("\n\n");
        help.push_str(&words::help_for_admins(caller.language));
    }
    desk.aside(&caller, Draft::plain(&help), Outcome::Shown("help")).await
}

pub(crate) async fn correct(desk: Arc<Desk>, caller: Caller) -> Outcome {
    desk.aside(
        &caller,
        Draft::plain(&caller.language.say("unknown-command")),
        Outcome::Shown("unknown_command"),
    )
    .await
}
