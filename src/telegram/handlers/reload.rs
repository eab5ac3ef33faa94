//! `/reload`: an admin has the corpus read again and reads what changed; on any fault, and where the gate objects, the
//! old edition keeps serving. `/reload force` passes the gate.

use std::sync::Arc;

use crate::app::store::Ended;
use crate::app::{ReloadError, Wish};
use crate::telegram::admin::act::Act;
use crate::telegram::admin::change;
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
    let (words, outcome) = match desk.delivery.while_typing(caller.address, desk.reload(wish)).await {
        Ok(reloaded) => {
            desk.tell_replicas(&reloaded, false).await;
            let how = if wish == Wish::Forced { "force, " } else { "" };
            desk.did(admitted, Ended::Done, &format!("{how}edition {}", reloaded.edition)).await;
            (change::reloaded(&reloaded, language), "reloaded")
        }
        Err(error) => {
            let why = if let ReloadError::Gate(_) = error { "held back" } else { "" };
            desk.did(admitted, Ended::Failed, why).await;
            (change::not_reloaded(&error, language), "not_reloaded")
        }
    };
    desk.tell(&caller, Draft::plain(&words), Outcome::Shown(outcome)).await
}
