//! `/export` and the button under answers with rows: the figures as a file for spreadsheets.

use std::sync::Arc;
use std::time::Instant;

use teloxide::types::Message;
use tracing::warn;

use super::ask::prompt;
use crate::app::Reply;
use crate::question::accept;
use crate::sheet::{Sheet, of_answer};
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{Draft, cut};
use crate::telegram::request::Caller;
use crate::words::Language;

/// UTF-16 units of a file's name, without its ending.
const LONGEST_NAME: usize = 40;

/// What was typed behind the command is asked; where nothing was, the answer that the message replies to is meant,
/// else the last one.
pub(crate) async fn run(desk: Arc<Desk>, caller: Caller, message: Message, text: String) -> Outcome {
    let reply = match accept(&text) {
        Ok(question) => {
            let trail = vec![question.to_owned()];
            Some(desk.think(move |conversation| conversation.again(trail)).await)
        }
        Err(_nothing) => last(&desk, caller, &message).await,
    };
    match reply {
        Some(reply) => send(&desk, caller, reply).await,
        None => prompt(&desk, &caller, &caller.language.say("which-export"), "which_export").await,
    }
}

async fn last(desk: &Desk, caller: Caller, message: &Message) -> Option<Reply> {
    if let Some(kept) = desk.answered_by(message).await {
        return Some(desk.again(&kept).await);
    }
    let sessions = desk.conversation.sessions();
    let trail = sessions.with(caller.key(), Instant::now(), |session| session.trail.clone());
    if trail.is_empty() {
        return None;
    }
    Some(desk.think(move |conversation| conversation.again(trail)).await)
}

/// Sends the rows of an answer, or says that it has none.
pub(super) async fn send(desk: &Desk, caller: Caller, reply: Reply) -> Outcome {
    let language = caller.language;
    let asked = cut(&reply.answer.question.text, LONGEST_NAME);
    let writing = off_the_async_threads(move || {
        let sheet = of_answer(&reply.library, &reply.answer);
        (!sheet.is_empty()).then(|| (file(&sheet), sheet.len()))
    });
    let Some(((file, ending), rows)) = desk.delivery.while_typing(caller.address, writing).await else {
        return desk.tell(&caller, Draft::plain(&language.say("no-rows")), Outcome::Shown("no_rows")).await;
    };
    let name = format!("{asked}.{ending}");
    match desk.delivery.document(caller.address, file, &name, caption(rows, language)).await {
        Ok(_message) => Outcome::Shown("export"),
        Err(why) => desk.undelivered(why),
    }
}

fn caption(rows: usize, language: Language) -> Draft {
    Draft::plain(&language.tell("exported", &[("rows", rows.into())]))
}

/// A workbook where they are built in, else comma separated values; with the ending of its name.
fn file(sheet: &Sheet) -> (Vec<u8>, &'static str) {
    #[cfg(feature = "xlsx")]
    match sheet.xlsx() {
        Ok(file) => return (file, "xlsx"),
        Err(error) => warn!(%error, "a workbook was not written"),
    }
    let values = sheet.csv().unwrap_or_else(|error| {
        warn!(%error, "comma separated values were not written");
        Vec::new()
    });
    (values, "csv")
}
