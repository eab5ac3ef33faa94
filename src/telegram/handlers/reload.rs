//! `/reload`: an admin has the corpus read again; on any fault the old edition keeps serving.

use std::sync::Arc;

use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::words;

pub(crate) async fn run(desk: Arc<Desk>, caller: Caller) -> Outcome {
    if !desk.is_admin(caller.person) {
        return desk
            .aside(&caller, Draft::plain(&caller.language.say("only-admins")), Outcome::Shown("refused"))
            .await;
    }
    let (text, outcome) = match desk.delivery.while_typing(caller.address, desk.reload()).await {
        Ok(reloaded) => {
            desk.tell_replicas_to_reload().await;
            (words::reloaded(caller.language, &reloaded), "reloaded")
        }
        Err(error) => (words::not_reloaded(caller.language, &error), "not_reloaded"),
    };
    desk.tell(&caller, Draft::plain(&text), Outcome::Shown(outcome)).await
}
