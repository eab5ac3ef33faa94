//! `/announce`: an admin sees exactly what will be sent, to how many, for how long, and then confirms.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use teloxide::types::{CallbackQuery, InlineKeyboardMarkup, MessageEntity};

use super::broadcasts;
use crate::answer::{Aim, Part, Subject, agenda};
use crate::app::store::{Body, Ended, Recipient, StoreError};
use crate::library::Library;
use crate::telegram::admin::act::Act;
use crate::telegram::admin::door::Admitted;
use crate::telegram::announcing::button::{Tap, new_id};
use crate::telegram::announcing::{wishes, words};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{Draft, announcement};
use crate::telegram::request::Caller;
use crate::words::Language;

/// How long a preview can be confirmed, in milliseconds.
const VALID: i64 = 3_600_000;
/// Targets of one name: 失业率 is that of 调查失业率 and of 登记失业率.
const MOST_AIMS: usize = 4;
/// In milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// What a confirming button stands for.
#[derive(Serialize, Deserialize)]
struct Planned {
    /// Language, text, entities.
    bodies: Vec<(String, String, String)>,
}

pub(crate) async fn preview(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let language = caller.language;
    if let Err(refused) = desk.admit_caller(&caller, Act::Announce).await {
        return refused;
    }
    let library = desk.conversation.shelf().current();
    // The rotation goes on by a target a day.
    let day = u64::try_from(desk.clock.now() / DAY).unwrap_or(0);
    let bodies = match compose(&library, &text, day, language) {
        Ok(bodies) => bodies,
        Err(why) => {
            return desk.tell(&caller, Draft::plain(&why), Outcome::Shown("nothing_to_announce")).await;
        }
    };
    let audience = match desk.store.audience().await {
        Ok(audience) => audience,
        Err(error) => {
            let draft = desk.store_failed(&error, language);
            return desk.tell(&caller, draft, Outcome::Shown("store_failed")).await;
        }
    };
    if audience.is_empty() {
        let draft = Draft::plain(&language.say("nobody-subscribed"));
        return desk.tell(&caller, draft, Outcome::Shown("nobody")).await;
    }
    for body in shown(&bodies, &audience) {
        if let Err(why) = desk.send(caller.address, draft_of(body), language).await {
            return desk.undelivered(why);
        }
    }
    let draft = match plan(&desk, &bodies, &audience, language).await {
        Ok(draft) => draft,
        Err(error) => desk.store_failed(&error, language),
    };
    desk.tell(&caller, draft, Outcome::Shown("announce")).await
}

/// The confirming button. Of two taps one counts.
pub(crate) async fn confirm(
    desk: &Arc<Desk>,
    query: &CallbackQuery,
    admitted: Admitted,
    id: &str,
    yes: bool,
    language: Language,
) -> Result<Option<Draft>, StoreError> {
    let now = desk.clock.now();
    let Some(json) = desk.store.payload(id, now).await? else { return Ok(None) };
    if !yes {
        desk.store.take_payload(id, now).await?;
        return Ok(Some(Draft::plain(&language.say("announcement-dropped"))));
    }
    let Ok(planned) = serde_json::from_str::<Planned>(&json) else { return Ok(None) };
    let bodies: Vec<(String, Body)> = planned
        .bodies
        .into_iter()
        .map(|(language, text, entities)| (language, Body { text, entities }))
        .collect();
    let audience = desk.store.audience().await?;
    let person = Some(admitted.person());
    let sent = desk.store.announce_once(id, &bodies, &audience, person, now).await?;
    let Some(announcement) = sent else { return Ok(None) };
    desk.outbox.wake();
    // It is under way: nothing from here on may read as a failure, or it would be announced twice.
    let detail = format!("{announcement} to {}", audience.len());
    desk.did(admitted, Ended::Done, &detail).await;
    broadcasts::follow_later(desk, query, Some(announcement), language);
    Ok(Some(broadcasts::shown(desk, announcement, language).await))
}

/// One text a language, the default one first; one alone where all are the same. What is wrong is said in
/// `language`.
fn compose(
    library: &Library,
    text: &str,
    turn: u64,
    language: Language,
) -> Result<Vec<(String, Body)>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(language.say("how-to-announce"));
    }
    if let Some(form) = wishes::form(text) {
        let subject = Subject { region: None, part: Part::All, form };
        let bodies = in_each(|one| announcement::subject(library, &subject, turn, one));
        return if bodies.is_empty() { Err(language.say("nothing-to-announce")) } else { Ok(bodies) };
    }
    let (tags, own): (Vec<&str>, Vec<&str>) =
        text.split_inclusive(char::is_whitespace).partition(|word| word.trim().starts_with('#'));
    let mut aims: Vec<Aim<'_>> = Vec::new();
    for tag in tags {
        let tagged = wishes::tagged(tag.trim().trim_start_matches('#'), library);
        let subject = tagged.map_err(|fault| words::no_such_wish(&fault, language))?;
        aims.extend(agenda(library, &subject).into_iter().take(MOST_AIMS));
    }
    let own = own.concat();
    let bodies = in_each(|one| announcement::own(library, own.trim(), &aims, one));
    if bodies.is_empty() { Err(language.say("announcement-too-long")) } else { Ok(bodies) }
}

/// The text in each language, by its tag.
fn in_each(text: impl Fn(Language) -> Option<Draft>) -> Vec<(String, Body)> {
    let made = Language::ALL
        .into_iter()
        .filter_map(|language| Some((language.tag().to_owned(), announcement::body(text(language)?))));
    let mut bodies: Vec<(String, Body)> = made.collect();
    bodies.dedup_by(|later, earlier| later.1 == earlier.1);
    bodies
}

/// The texts that somebody will get.
fn shown<'a>(bodies: &'a [(String, Body)], audience: &[Recipient]) -> Vec<&'a Body> {
    let is_read = |language: &str| audience.iter().any(|recipient| recipient.language == language);
    let some_lack_their_own =
        audience.iter().any(|one| !bodies.iter().any(|(known, _)| *known == one.language));
    let wanted = bodies.iter().enumerate();
    wanted
        .filter(|(at, (language, _))| is_read(language) || (*at == 0 && some_lack_their_own))
        .map(|(_, (_, body))| body)
        .collect()
}

fn draft_of(body: &Body) -> Draft {
    let entities: Vec<MessageEntity> = serde_json::from_str(&body.entities).unwrap_or_default();
    Draft::of_parts(&body.text, entities)
}

async fn plan(
    desk: &Desk,
    bodies: &[(String, Body)],
    audience: &[Recipient],
    language: Language,
) -> Result<Draft, StoreError> {
    let id = new_id();
    let bodies = bodies
        .iter()
        .map(|(language, body)| (language.clone(), body.text.clone(), body.entities.clone()))
        .collect();
    let json = serde_json::to_string(&Planned { bodies }).unwrap_or_default();
    desk.store.keep_payload(&id, &json, desk.clock.now() + VALID).await?;
    let seconds = desk.rates.time_for(audience).as_secs_f64();
    let text = words::confirm(audience.len(), seconds, language);
    let buttons = vec![vec![
        Tap::Confirm(id.clone(), true).button(language.say("send")),
        Tap::Confirm(id, false).button(language.say("drop")),
    ]];
    Ok(Draft::plain(&text).with_buttons(InlineKeyboardMarkup::new(buttons)))
}
