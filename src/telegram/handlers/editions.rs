//! `/editions`: what can be gone back to. `/rollback 3`: it serves again, until the next reload.

use std::sync::Arc;

use teloxide::types::InlineKeyboardMarkup;

use crate::app::clock;
use crate::app::store::Ended;
use crate::telegram::admin::act::Act;
use crate::telegram::admin::change;
use crate::telegram::admin::door::Admitted;
use crate::telegram::admin::press::Press;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn list(desk: Arc<Desk>, caller: Caller) -> Outcome {
    match desk.admit_caller(&caller, Act::Editions).await {
        Ok(_admitted) => {
            desk.tell(&caller, listed(&desk, caller.language).await, Outcome::Shown("editions")).await
        }
        Err(refused) => refused,
    }
}

pub(crate) async fn go_back(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let admitted = match desk.admit_caller(&caller, Act::Rollback).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused,
    };
    let draft = match text.parse::<u64>() {
        Ok(number) => {
            let going = go_back_to(&desk, admitted, number, caller.language);
            desk.delivery.while_typing(caller.address, going).await
        }
        Err(_no_number) => listed(&desk, caller.language).await,
    };
    desk.tell(&caller, draft, Outcome::Shown("rollback")).await
}

/// Goes back to an edition; what then is to be said.
pub(super) async fn go_back_to(desk: &Desk, admitted: Admitted, number: u64, language: Language) -> Draft {
    let detail = format!("edition {number}");
    let words = match desk.go_back(number).await {
        Ok(reloaded) => {
            desk.tell_replicas(&reloaded, true).await;
            desk.did(admitted, Ended::Done, &detail).await;
            change::gone_back(&reloaded, language)
        }
        Err(error) => {
            desk.did(admitted, Ended::Failed, &detail).await;
            change::not_reloaded(&error, language)
        }
    };
    Draft::plain(&words)
}

/// The editions, the newest first, with a button for each that does not serve.
async fn listed(desk: &Desk, language: Language) -> Draft {
    let kept = desk.editions().await;
    let served = desk.conversation.shelf().current().edition();
    if kept.is_empty() {
        return Draft::plain(&language.say("editions-none"));
    }
    let mut lines = vec![language.say("editions-head")];
    let mut rows = Vec::new();
    for edition in kept.iter().rev() {
        let key = if edition.number == served { "edition-served" } else { "edition-kept" };
        lines.push(language.tell(
            key,
            &[
                ("number", edition.number.into()),
                ("time", clock::wall_clock(edition.at, &desk.zone).into()),
                ("reports", edition.reports.into()),
                ("records", edition.records.into()),
                ("doubts", edition.doubts.into()),
            ],
        ));
        if edition.number != served {
            let label = language.tell("go-back", &[("number", edition.number.into())]);
            rows.push(vec![Press::GoBack(edition.number).button(label)]);
        }
    }
    Draft::plain(&lines.join("\n")).with_buttons(InlineKeyboardMarkup::new(rows))
}
