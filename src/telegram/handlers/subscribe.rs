//! `/subscribe`: a chat is told targets regularly; typed in one line, or chosen with buttons.

use std::sync::Arc;

use teloxide::types::{CallbackQuery, InlineKeyboardMarkup, Message};

use crate::answer::{Form, Part, Subject, agenda};
use crate::app::schedule::{Schedule, ScheduleFault};
use crate::app::store::{Deed, StoreError, Wish};
use crate::library::Library;
use crate::telegram::announcing::button::{Tap, What, in_twos, new_id};
use crate::telegram::announcing::{rights, wishes, words};
use crate::telegram::delivery::Address;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::request::Caller;

/// How long a chosen subject is remembered for its buttons, in milliseconds.
const REMEMBERED: i64 = 30 * 24 * 3_600_000;
/// Sections that are offered.
const MOST_SECTIONS: usize = 20;
/// Characters of a button.
const LABEL: usize = 24;

pub(crate) async fn run(desk: Arc<Desk>, caller: Caller, message: Message, text: String) -> Outcome {
    if !rights::may_manage(&desk, &message).await {
        let draft = Draft::plain(words::ONLY_CHAT_ADMINS);
        return desk.tell(caller.address, draft, Outcome::Shown("refused")).await;
    }
    let library = desk.conversation.shelf().current();
    let typed = match wishes::read(&text, &library, &desk.zone) {
        Ok(typed) => typed,
        Err(fault) => {
            let draft = Draft::plain(&said(&fault));
            return desk.tell(caller.address, draft, Outcome::Shown("no_such_wish")).await;
        }
    };
    let answer = match (typed.subject, typed.schedule) {
        (subject, Some(schedule)) => {
            let subject = subject.unwrap_or(whole(Form::Rotation));
            subscribe(&desk, caller.address, subject, schedule, typed.pin, caller.person).await
        }
        (Some(subject), None) => times(&desk, &subject).await,
        (None, None) => Ok(subjects()),
    };
    let draft = answer.unwrap_or_else(|error| desk.store_failed(&error));
    desk.tell(caller.address, draft, Outcome::Shown("subscribe")).await
}

/// A step by button; `None` when the button has expired.
pub(crate) async fn tap(desk: &Desk, query: &CallbackQuery, tap: Tap) -> Result<Option<Draft>, StoreError> {
    Ok(match tap {
        Tap::Sections => Some(sections(desk).await?),
        Tap::When(what) => match chosen(desk, &what).await? {
            Some(subject) => Some(times(desk, &subject).await?),
            None => None,
        },
        Tap::Subscribe(what, code) => {
            let subject = chosen(desk, &what).await?;
            let (Some(subject), Some(schedule), Some(message)) =
                (subject, offered(desk, &code), query.regular_message())
            else {
                return Ok(None);
            };
            let address = Address::of(message);
            Some(subscribe(desk, address, subject, schedule, false, Some(query.from.id.0)).await?)
        }
        _ => None,
    })
}

/// The schedule of an offered time.
pub(crate) fn offered(desk: &Desk, code: &str) -> Option<Schedule> {
    let (_, _, rule) = words::TIMES.iter().find(|(known, ..)| *known == code)?;
    Schedule::read(rule, &desk.zone).ok()
}

fn subjects() -> Draft {
    let rows = [
        vec![Tap::When(What::Rotation).button(words::ROTATION)],
        vec![Tap::When(What::Table).button(words::TABLE)],
        vec![Tap::Sections.button(words::ONE_SECTION)],
    ];
    Draft::plain(words::CHOOSE_SUBJECT).with_buttons(InlineKeyboardMarkup::new(rows))
}

/// The sections of the newest reports that hold targets.
async fn sections(desk: &Desk) -> Result<Draft, StoreError> {
    let library = desk.conversation.shelf().current();
    let mut rows = Vec::new();
    for heading in headings(&library) {
        let subject = Subject { region: None, part: Part::Section(heading.clone()), form: Form::Rotation };
        let label: String = heading.chars().take(LABEL).collect();
        rows.push(vec![Tap::When(keep(desk, &subject).await?).button(label)]);
    }
    Ok(Draft::plain(words::CHOOSE_SECTION).with_buttons(InlineKeyboardMarkup::new(rows)))
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

async fn times(desk: &Desk, subject: &Subject) -> Result<Draft, StoreError> {
    let what = match (&subject.part, &subject.region, subject.form) {
        (Part::All, None, Form::Rotation) => What::Rotation,
        (Part::All, None, Form::Table) => What::Table,
        _ => keep(desk, subject).await?,
    };
    let offer = |(code, label, _): &(&str, &str, &str)| {
        Tap::Subscribe(what.clone(), (*code).to_owned()).button(*label)
    };
    Ok(Draft::plain(words::CHOOSE_TIME).with_buttons(in_twos(words::TIMES.iter().map(offer).collect())))
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
    address: Address,
    subject: Subject,
    schedule: Schedule,
    pin: bool,
    person: Option<u64>,
) -> Result<Draft, StoreError> {
    let now = desk.clock.now();
    if wishes::is_over(&schedule, now) {
        return Ok(Draft::plain(words::TIME_IS_OVER));
    }
    let chat = address.chat.0;
    let language = desk.store.chat_settings(chat).await?.language;
    let wish = Wish {
        chat,
        topic: address.topic.map_or(0, |topic| topic.0.0),
        subject,
        schedule,
        language: language.unwrap_or_else(|| "zh-Hans".to_owned()),
        pin,
    };
    let id = desk.store.subscribe(&wish, person, now).await?;
    let deed =
        Deed { at: now, person, chat: Some(chat), action: "subscribe".to_owned(), detail: id.to_string() };
    desk.store.record(&deed).await?;
    desk.scheduled.notify_one();
    let kept = desk.store.subscription(chat, id).await?;
    Ok(kept.map_or(Draft::plain(words::EXPIRED), |kept| Draft::plain(&words::subscribed(&kept))))
}

fn said(fault: &wishes::Fault) -> String {
    match fault {
        wishes::Fault::Subject(typed) => words::no_such_subject(typed),
        wishes::Fault::Schedule(ScheduleFault::Zone) => words::NO_SUCH_ZONE.to_owned(),
        wishes::Fault::Schedule(ScheduleFault::TooOften) => words::TOO_OFTEN.to_owned(),
        wishes::Fault::Schedule(_) => words::NO_SUCH_TIME.to_owned(),
    }
}
