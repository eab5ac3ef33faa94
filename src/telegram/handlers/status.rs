//! `/status`: the edition, what it holds, how long the bot runs and what it has done. No secrets.

use std::sync::Arc;

use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::words::{self, Status};

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let library = desk.conversation.shelf().current();
    let status = Status {
        edition: library.edition(),
        reports: library.corpus().reports().len(),
        paragraphs: library.corpus().paragraphs().count(),
        figures: library.ledger().figures().len(),
        uptime: desk.started.elapsed().as_secs(),
        updates: desk.tally.updates.get(),
        answers: desk.tally.answers.get(),
        errors: desk.tally.errors(),
    };
    desk.tell(caller.address, Draft::plain(&words::status(&status)), Outcome::Shown("status")).await
}
