//! `/gaps`: what people asked in vain, likes together, and what can be done about it: teach a word, choose the paragraph
//! that answers, make it a gold question, or leave it. `/gaps weekly` tells it every week.

use std::sync::Arc;

use super::gap_steps;
use crate::app::store::{Ended, StoreError};
use crate::telegram::admin::act::Act;
use crate::telegram::admin::digest::WEEK;
use crate::telegram::admin::door::Admitted;
use crate::telegram::admin::likes;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn run(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let admitted = match desk.admit_caller(&caller, Act::Gaps).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused,
    };
    let language = caller.language;
    let words: Vec<&str> = text.split_whitespace().collect();
    let done = match words.as_slice() {
        [] => likes::page(&desk, 0, language).await,
        ["weekly"] => weekly(&desk, admitted, true, language).await,
        ["off"] => weekly(&desk, admitted, false, language).await,
        ["answer", mark, place] => gap_steps::cite(&desk, admitted, mark, place, language).await,
        _ => Ok(Draft::plain(&language.say("gaps-how"))),
    };
    let draft = done.unwrap_or_else(|error| desk.store_failed(&error, language));
    desk.tell(&caller, draft, Outcome::Shown("gaps")).await
}

/// Tells an admin of it every week, or no more.
async fn weekly(
    desk: &Desk,
    admitted: Admitted,
    wanted: bool,
    language: Language,
) -> Result<Draft, StoreError> {
    let next = wanted.then(|| desk.clock.now() + WEEK);
    desk.store.set_digest(admitted.person(), next).await?;
    desk.did(admitted, Ended::Done, if wanted { "weekly" } else { "off" }).await;
    Ok(Draft::plain(&language.say(if wanted { "gaps-weekly" } else { "gaps-weekly-off" })))
}
