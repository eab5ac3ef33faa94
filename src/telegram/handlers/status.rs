//! `/status`: the edition, what it holds, how long the bot runs and what it has done. No secrets.

use std::sync::Arc;

use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::words;

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let library = desk.conversation.shelf().current();
    let corpus = library.corpus();
    let status = caller.language.tell(
        "status",
        &[
            ("edition", library.edition().into()),
            ("reports", corpus.reports().len().into()),
            ("paragraphs", library.paragraphs().into()),
            ("figures", library.ledger().len().into()),
            ("uptime", words::uptime(caller.language, desk.started.elapsed().as_secs()).into()),
            ("updates", desk.tally.updates.get().into()),
            ("answers", desk.tally.answers.get().into()),
            ("errors", desk.tally.errors().into()),
        ],
    );
    desk.tell(&caller, Draft::plain(&status), Outcome::Shown("status")).await
}
