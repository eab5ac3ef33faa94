//! `/status`: what the library holds and how long the bot runs; an admin sees how it does. No secrets.

use std::sync::Arc;

use crate::app::status::Status;
use crate::telegram::admin::act::Act;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::words;
use crate::words::Language;

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let library = desk.conversation.shelf().current();
    let corpus = library.corpus();
    let mut status = caller.language.tell(
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
    if desk.admit(caller.person, caller.address.chat, Act::Inspect).await.is_ok() {
        status.push('\n');
        status.push_str(&for_admins(&desk.reporter().status().await, caller.language));
    }
    desk.tell(&caller, Draft::plain(&status), Outcome::Shown("status")).await
}

fn for_admins(status: &Status, language: Language) -> String {
    let today = status.today.unwrap_or_default();
    let ping = status.store_ping.map_or_else(|| "✕".to_owned(), |ping| format!("{ping:.1}"));
    language.tell(
        "status-admin",
        &[
            ("version", status.version.as_str().into()),
            ("records", status.records.into()),
            ("doubts", status.doubts.into()),
            ("asked", today.questions.into()),
            ("unanswered", today.unanswered.into()),
            ("answering", status.answering.to_string().into()),
            ("working", status.working.to_string().into()),
            ("queue", status.queue.into()),
            ("letters", status.letters.into()),
            ("store", status.store.as_str().into()),
            ("ping", ping.into()),
            ("memory", (status.memory.unwrap_or(0) / 1_000_000).into()),
        ],
    )
}
