//! `/chart` and the button under comparisons: a picture of an indicator.

use std::sync::Arc;

use tracing::warn;

use super::ask::prompt;
use crate::app::Reply;
use crate::library::Library;
use crate::picture::{Form, Picture, Subject, Undrawable, chart, table};
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{self, Draft};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn draw(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let text: String = text.trim().chars().take(100).collect();
    if text.is_empty() {
        return prompt(&desk, &caller, &caller.language.say("which-chart"), "which_chart").await;
    }
    let asked = text.clone();
    let reply = desk.think(move |conversation| conversation.again(vec![asked])).await;
    send(&desk, caller, reply, &text, None).await
}

/// Draws what an answer shows, in the form that was asked for or the one that fits; or says that there is nothing to
/// draw.
pub(super) async fn send(
    desk: &Desk,
    caller: Caller,
    reply: Reply,
    words: &str,
    form: Option<Form>,
) -> Outcome {
    let language = caller.language;
    let drawing = off_the_async_threads(move || drawn(&reply, form, language));
    let drawn = desk.delivery.while_typing(caller.address, drawing).await;
    let Some((drawn, caption)) = drawn else {
        let none = language.tell("no-chart", &[("words", words.into())]);
        return desk.tell(&caller, Draft::plain(&none), Outcome::Shown("no_chart")).await;
    };
    deliver(desk, caller, drawn, caption, "chart").await
}

/// The table of an answer; where it has none, results and targets of its indicator.
fn drawn(
    reply: &Reply,
    form: Option<Form>,
    language: Language,
) -> Option<(Result<Picture, Undrawable>, Draft)> {
    let Reply { library, answer, .. } = reply;
    if let Some(subject) = Subject::of(library, answer, language) {
        let caption = render::caption(library, subject.figures(), &subject.source(language), language);
        return Some((subject.draw(form.unwrap_or_else(|| subject.form()), language), caption));
    }
    let chart = chart(library, &answer.question)?;
    let caption = render::caption(library, chart.figures(), &chart.source(language), language);
    Some((chart.draw(language), caption))
}

/// Sends the main targets of a report as a table.
pub(super) async fn send_table(desk: &Desk, caller: Caller, library: Arc<Library>, report: u32) -> Outcome {
    let language = caller.language;
    let drawing = off_the_async_threads(move || {
        let table = table(&library, report)?;
        let title = language.tell("title", &[("title", table.title.as_str().into())]);
        let source = language.tell("source-of", &[("source", title.into())]);
        let caption = render::caption(&library, table.figures(), &source, language);
        Some((table.draw(language), caption))
    });
    match desk.delivery.while_typing(caller.address, drawing).await {
        Some((drawn, caption)) => deliver(desk, caller, drawn, caption, "table").await,
        None => none(desk, caller, language).await,
    }
}

async fn none(desk: &Desk, caller: Caller, language: Language) -> Outcome {
    desk.tell(&caller, Draft::plain(&language.say("no-targets")), Outcome::Shown("no_chart")).await
}

/// A picture that cannot be drawn is told in words: its caption holds every figure.
async fn deliver(
    desk: &Desk,
    caller: Caller,
    drawn: Result<Picture, Undrawable>,
    caption: Draft,
    what: &'static str,
) -> Outcome {
    let sent = match drawn {
        Ok(picture) => desk.delivery.photo(caller.address, picture.png, caption).await,
        Err(why) => {
            warn!(%why, "a picture was not drawn");
            desk.send(caller.address, caption, caller.language).await
        }
    };
    match sent {
        Ok(_message) => Outcome::Shown(what),
        Err(why) => desk.undelivered(why),
    }
}
