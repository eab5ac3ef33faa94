//! `/reload`: an admin has the corpus read again and reads what changed; on any fault, and where the gate objects, the
//! old edition keeps serving. `/reload force` passes the gate.

use std::sync::Arc;

use crate::app::Wish;
use crate::telegram::admin::act::Act;
use crate::telegram::admin::{change, unasked};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;

pub(crate) async fn run(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let admitted = match desk.admit_caller(&caller, Act::Reload).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused,
    };
    let language = caller.language;
    let wish = match text.as_str() {
        "" => Wish::Gated,
        "force" => Wish::Forced,
        _ => {
            let draft = Draft::plain(&language.say("reload-how"));
            return desk.tell(&caller, draft, Outcome::Shown("what_to_reload")).await;
        }
    };
    let reloaded = desk.delivery.while_typing(caller.address, desk.reload(wish)).await;
    let (ended, detail) = unasked::outcome(&reloaded);
    let how = if wish == Wish::Forced { "force, " } else { "" };
    desk.did(admitted, ended, &format!("{how}{detail}")).await;
    let (words, outcome) = match reloaded {
        Ok(reloaded) => {
            desk.tell_replicas(&reloaded, false).await;
            (change::reloaded(&reloaded, language), "reloaded")
        }
        Err(error) => (change::not_reloaded(&error, language), "not_reloaded"),
    };
    desk.tell(&caller, Draft::plain(&words), Outcome::Shown(outcome)).await
}
