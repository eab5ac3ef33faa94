//! `/subscribe`: a chat is told targets regularly; typed in one line, or chosen with buttons.

use std::sync::Arc;

use teloxide::types::{CallbackQuery, InlineKeyboardMarkup, Message};

use super::subscriptions::MOST;
use crate::answer::{Form, Part, Subject, agenda};
use crate::app::schedule::Schedule;
use crate::app::store::{Deed, Doer, Ended, StoreError, Wish};
use crate::library::Library;
use crate::telegram::announcing::button::{Tap, What, in_twos, new_id};
use crate::telegram::announcing::{rights, wishes, words};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;
use crate::telegram::updates::Beside;
use crate::words::Language;

/// How long a chosen subject is remembered for its buttons, in milliseconds.
const REMEMBERED: i64 = 30 * 24 * 3_600_000;
/// Sections that are offered.
const MOST_SECTIONS: usize = 20;
/// Characters of a button.
const LABEL: usize = 24;
/// The times that are offered as buttons: code, rule.
const TIMES: [(&str, &str); 4] = [
    ("d8", "daily 08:00"),
    ("d18", "daily 18:00"),
    ("w1", "weekly monday 08:00"),
    ("w5", "weekly friday 08:00"),
];

pub(crate) async fn run(desk: Arc<Desk>, caller: Caller, message: Message, text: String) -> Outcome {
    let language = caller.language;
    if !rights::may_manage(&desk, &message).await {
        let draft = Draft::plain(&language.say("only-chat-admins"));
        return desk.aside(&caller, draft, Outcome::Shown("refused")).await;
    }
    let library = desk.conversation.shelf().current();
    let typed = match wishes::read(&text, &library, &desk.zone) {
        Ok(typed) => typed,
        Err(fault) => {
            let draft = Draft::plain(&words::no_such_wish(&fault, language));
            return desk.aside(&caller, draft, Outcome::Shown("no_such_wish")).await;
        }
    };
    let answer = match (typed.subject, typed.schedule) {
        (subject, Some(schedule)) => {
            let subject = subject.unwrap_or(whole(Form::Rotation));
            subscribe(&desk, &caller, subject, schedule, typed.pin).await
        }
        (Some(subject), None) => times(&desk, &subject, language).await,
        (None, None) => Ok(subjects(language)),
    };
    let draft = answer.unwrap_or_else(|error| desk.store_failed(&error, language));
    desk.tell(&caller, draft, Outcome::Shown("subscribe")).await
}

/// A step by button; `None` when the button has expired.
pub(crate) async fn tap(
    desk: &Desk,
    query: &CallbackQuery,
    tap: Tap,
    language: Language,
) -> Result<Option<Draft>, StoreError> {
    Ok(match tap {
        Tap::Sections => Some(sections(desk, language).await?),
        Tap::When(what) => match chosen(desk, &what).await? {
            Some(subject) => Some(times(desk, &subject, language).await?),
            None => None,
        },
        Tap::Subscribe(what, code) => {
            let subject = chosen(desk, &what).await?;
            let (Some(subject), Some(schedule), Some(message)) =
                (subject, offered(&code, &desk.zone), query.regular_message())
            else {
                return Ok(None);
            };
            let caller = Caller::of_tap(message, &Beside::default(), query.from.id.0, language);
            Some(subscribe(desk, &caller, subject, schedule, false).await?)
        }
        _ => None,
    })
}

/// The schedule of an offered time in the zone of this name.
pub(crate) fn offered(code: &str, zone: &str) -> Option<Schedule> {
    let (_, rule) = TIMES.iter().find(|(known, _)| *known == code)?;
    Schedule::read(rule, zone).ok()
}

fn subjects(language: Language) -> Draft {
    let rows = [
        vec![Tap::When(What::Rotation).button(language.say("subject-rotation"))],
        vec![Tap::When(What::Table).button(language.say("subject-table"))],
        vec![Tap::Sections.button(language.say("subject-section"))],
    ];
    Draft::plain(&language.say("choose-subject")).with_buttons(InlineKeyboardMarkup::new(rows))
}

/// The sections of the newest reports that hold targets.
async fn sections(desk: &Desk, language: Language) -> Result<Draft, StoreError> {
    let library = desk.conversation.shelf().current();
    let mut rows = Vec::new();
    for heading in headings(&library) {
        let subject = Subject { region: None, part: Part::Section(heading.clone()), form: Form::Rotation };
        let label: String = heading.chars().take(LABEL).collect();
        rows.push(vec![Tap::When(keep(desk, &subject).await?).button(label)]);
    }
    Ok(Draft::plain(&language.say("choose-section")).with_buttons(InlineKeyboardMarkup::new(rows)))
}

fn headings(library: &Library) -> Vec<String> {
    let newest = library.corpus().newest_year();
    let reports = library.corpus().reports().iter().filter(|report| report.facts.year == newest);
    let mut headings: Vec<String> = Vec::new();
    for section in reports.flat_map(|report| &report.sections) {
        let subject =
            Subject { region: None, part: Part::Section(section.heading.clone()), form: Form::Rotation };
        if headings.len() < MOST_SECTIONS
            && !headings.contains(&section.heading)
            && !agenda(library, &subject).is_empty()
        {
            headings.push(section.heading.clone());
        }
    }
    headings
}

async fn times(desk: &Desk, subject: &Subject, language: Language) -> Result<Draft, StoreError> {
    let what = match (&subject.part, &subject.region, subject.form) {
        (Part::All, None, Form::Rotation) => What::Rotation,
        (Part::All, None, Form::Table) => What::Table,
        _ => keep(desk, subject).await?,
    };
    Ok(offer_times(&desk.zone, language, |code| Tap::Subscribe(what.clone(), code)))
}

/// Asks for one of the offered times; `tap` is what choosing one does.
pub(crate) fn offer_times(zone: &str, language: Language, tap: impl Fn(String) -> Tap) -> Draft {
    let buttons = TIMES.iter().filter_map(|(code, _)| {
        let schedule = offered(code, zone)?;
        Some(tap((*code).to_owned()).button(words::time(&schedule, language)))
    });
    Draft::plain(&language.tell("choose-time", &[("zone", zone.into())]))
        .with_buttons(in_twos(buttons.collect()))
}

async fn keep(desk: &Desk, subject: &Subject) -> Result<What, StoreError> {
    let id = new_id();
    let json = serde_json::to_string(subject).unwrap_or_default();
    desk.store.keep_payload(&id, &json, desk.clock.now() + REMEMBERED).await?;
    Ok(What::Kept(id))
}

async fn chosen(desk: &Desk, what: &What) -> Result<Option<Subject>, StoreError> {
    Ok(match what {
        What::Rotation => Some(whole(Form::Rotation)),
        What::Table => Some(whole(Form::Table)),
        What::Kept(id) => {
            let json = desk.store.payload(id, desk.clock.now()).await?;
            json.and_then(|json| serde_json::from_str(&json).ok())
        }
    })
}

fn whole(form: Form) -> Subject {
    Subject { region: None, part: Part::All, form }
}

async fn subscribe(
    desk: &Desk,
    caller: &Caller,
    subject: Subject,
    schedule: Schedule,
    pin: bool,
) -> Result<Draft, StoreError> {
    let (now, language, address) = (desk.clock.now(), caller.language, caller.address);
    if wishes::is_over(&schedule, now) {
        return Ok(Draft::plain(&language.say("time-is-over")));
    }
    let chat = address.chat.0;
    let wish = Wish {
        chat,
        topic: address.topic.map_or(0, |topic| topic.0.0),
        subject,
        schedule,
        language: language.tag().to_owned(),
        pin,
    };
    let known = desk.store.subscriptions(chat).await?;
    let is_known =
        known.iter().any(|one| one.wish.subject == wish.subject && one.wish.schedule == wish.schedule);
    if known.len() >= MOST && !is_known {
        return Ok(Draft::plain(&language.tell("too-many-subscriptions", &[("count", MOST.into())])));
    }
    let id = desk.store.subscribe(&wish, caller.person, now).await?;
    let deed = Deed {
        at: now,
        doer: Doer::of(caller.person),
        chat: Some(chat),
        action: "subscribe".to_owned(),
        detail: id.to_string(),
        ended: Ended::Own,
    };
    desk.store.record(&deed).await?;
    desk.scheduled.notify_one();
    let kept = desk.store.subscription(chat, id).await?;
    let said = kept.map_or_else(
        || language.say("stale-command"),
        |kept| language.tell("subscribed", &[("subscription", words::line(&kept, language).into())]),
    );
    Ok(Draft::plain(&said))
}
