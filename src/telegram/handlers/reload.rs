//! `/reload`: an admin has the corpus read again; on any fault the old edition keeps serving.

use std::sync::Arc;

use tracing::{info, warn};

use crate::telegram::desk::{Desk, off_the_async_threads};
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
    let conversation = Arc::clone(&desk.conversation);
    let reloading = off_the_async_threads(move || conversation.shelf().reload());
    let (text, outcome) = match desk.delivery.while_typing(caller.address, reloading).await {
        Ok(reloaded) => {
            info!(edition = reloaded.edition, reports = reloaded.reports, "a new edition serves");
            if let Err(error) = desk.store.tell_reload(&desk.who).await {
                warn!(%error, "the other replicas are not told to reload");
            }
            (words::reloaded(caller.language, &reloaded), "reloaded")
        }
        Err(error) => {
            warn!(%error, "the old edition keeps serving");
            (words::not_reloaded(caller.language, &error), "not_reloaded")
        }
    };
    desk.tell(&caller, Draft::plain(&text), Outcome::Shown(outcome)).await
}
