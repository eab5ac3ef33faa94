//! A tapped button of admins: asked at the door, done, and shown in place of what was there.

use std::sync::Arc;

use teloxide::types::CallbackQuery;

use super::{admins, aliases, audit, editions, gap_steps};
use crate::telegram::admin::likes;
use crate::telegram::admin::press::Press;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;

pub(crate) async fn run(desk: Arc<Desk>, query: CallbackQuery, press: Press) -> Outcome {
    let language = desk.language_of_person(Some(&query.from)).await;
    let admitted = match desk.admit_tap(&query, press.act(), language).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused,
    };
    let Some(message) = query.message.clone() else {
        desk.delivery.alert(query.id, &language.say("stale-command")).await;
        return Outcome::Shown("stale_button");
    };
    let done = match press {
        Press::Audit { before } => audit::page(&desk, Some(before), language).await.map(Some),
        Press::DropAdmin(person) => admins::drop_one(&desk, admitted, person, language).await.map(Some),
        Press::GoBack(number) => Ok(Some(editions::go_back_to(&desk, admitted, number, language).await)),
        Press::Teach(id) => aliases::teach_kept(&desk, admitted, &id, language).await,
        Press::Unteach(id) => aliases::unteach(&desk, admitted, &id, language).await,
        Press::Gaps(at) => likes::page(&desk, at, language).await.map(Some),
        Press::Gap(step, mark) => gap_steps::step(&desk, admitted, (step, mark), language).await,
        Press::Cite(id, at) => gap_steps::choose(&desk, admitted, &id, at, language).await,
        Press::Aliases(page) => Ok(Some(aliases::page(&desk, page, language))),
        Press::DropAlias(mark, page) => {
            Ok(Some(aliases::drop_one(&desk, admitted, mark, page, language).await))
        }
    };
    let draft = match done {
        Ok(Some(draft)) => Ok(draft),
        Ok(None) => {
            desk.delivery.alert(query.id, &language.say("stale-command")).await;
            return Outcome::Shown("stale_button");
        }
        Err(error) => Err(error),
    };
    let draft = draft.unwrap_or_else(|error| desk.store_failed(&error, language));
    desk.delivery.answer_tap(query.id).await;
    match desk.delivery.edit(message.chat().id, message.id(), draft).await {
        Ok(()) => Outcome::Shown("pressed"),
        Err(why) => desk.undelivered(why),
    }
}
