//! `/admin`: who is an admin; those of the settings name others with `/admin add 123` and drop them again.

use std::sync::Arc;

use teloxide::types::{ChatId, InlineKeyboardMarkup};

use crate::app::store::{Ended, Named, StoreError};
use crate::telegram::admin::act::Act;
use crate::telegram::admin::door::Admitted;
use crate::telegram::admin::press::Press;
use crate::telegram::desk::Desk;
use crate::telegram::menu;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::{Caller, is_nobody};
use crate::words::Language;

/// What was typed behind the command.
enum Wish {
    List,
    Add(u64),
    Drop(u64),
}

pub(crate) async fn run(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let admitted = match desk.admit_caller(&caller, Act::Admins).await {
        Ok(admitted) => admitted,
        Err(refused) => return refused,
    };
    let language = caller.language;
    let done = match read(&text) {
        Some(Wish::List) => list(&desk, language).await,
        Some(Wish::Add(person)) if is_nobody(person) || person == desk.me.id => {
            desk.did(admitted, Ended::Failed, &format!("add {person}")).await;
            Ok(Draft::plain(&language.say("admin-nobody")))
        }
        Some(Wish::Add(person)) => add(&desk, admitted, person, language).await,
        Some(Wish::Drop(person)) => drop_one(&desk, admitted, person, language).await,
        None => Ok(Draft::plain(&language.say("admin-how"))),
    };
    let draft = done.unwrap_or_else(|error| desk.store_failed(&error, language));
    desk.tell(&caller, draft, Outcome::Shown("admin")).await
}

fn read(text: &str) -> Option<Wish> {
    let mut words = text.split_whitespace();
    let wish = match (words.next(), words.next()) {
        (None, _) => Wish::List,
        (Some("add"), Some(id)) => Wish::Add(person(id)?),
        (Some("drop"), Some(id)) => Wish::Drop(person(id)?),
        _ => return None,
    };
    words.next().is_none().then_some(wish)
}

/// Ids of people are positive, and no number of a phone has so few digits that it is read as one by mistake.
fn person(id: &str) -> Option<u64> {
    id.parse::<i64>().ok().and_then(|id| u64::try_from(id).ok()).filter(|id| *id > 0)
}

async fn list(desk: &Desk, language: Language) -> Result<Draft, StoreError> {
    let mut lines = vec![language.say("admin-head")];
    lines.extend(
        desk.admins
            .iter()
            .map(|person| language.tell("admin-owner", &[("person", person.to_string().into())])),
    );
    let named = desk.store.named().await?;
    for one in &named {
        let key = if desk.admins.contains(&one.made_by) { "admin-named" } else { "admin-lapsed" };
        let by = one.made_by.to_string();
        lines.push(language.tell(key, &[("person", one.person.to_string().into()), ("by", by.into())]));
    }
    lines.push(language.say("admin-how"));
    let button = |one: &Named| vec![Press::DropAdmin(one.person).button(format!("✕ {}", one.person))];
    let rows: Vec<_> = named.iter().map(button).collect();
    Ok(Draft::plain(&lines.join("\n")).with_buttons(InlineKeyboardMarkup::new(rows)))
}

async fn add(desk: &Desk, admitted: Admitted, person: u64, language: Language) -> Result<Draft, StoreError> {
    if desk.admins.contains(&person) {
        return Ok(Draft::plain(&language.tell("admin-is-owner", &[("person", person.to_string().into())])));
    }
    let named = Named { person, made_by: admitted.person(), made: desk.clock.now() };
    desk.store.name_admin(named).await?;
    desk.did(admitted, Ended::Done, &format!("add {person}")).await;
    show_menu(desk, person, true, language).await;
    Ok(Draft::plain(&language.tell("admin-added", &[("person", person.to_string().into())])))
}

/// Takes a person from the list; what then is on it.
pub(super) async fn drop_one(
    desk: &Desk,
    admitted: Admitted,
    person: u64,
    language: Language,
) -> Result<Draft, StoreError> {
    let was_there = desk.store.drop_admin(person).await?;
    let ended = if was_there { Ended::Done } else { Ended::Failed };
    desk.did(admitted, ended, &format!("drop {person}")).await;
    if !was_there {
        return Ok(Draft::plain(&language.tell("admin-unknown", &[("person", person.to_string().into())])));
    }
    show_menu(desk, person, false, language).await;
    list(desk, language).await
}

/// The menu of the person's chat has what they may do from now on.
async fn show_menu(desk: &Desk, person: u64, is_admin: bool, language: Language) {
    let Ok(chat) = i64::try_from(person) else { return };
    let chosen = desk.store.person_language(person).await.ok().flatten();
    let language = chosen.as_deref().and_then(Language::of_tag).unwrap_or(language);
    menu::publish_to(&desk.wire, ChatId(chat), is_admin, language).await;
}
