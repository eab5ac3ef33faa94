//! `/sections`: chapters and sections to leaf through with buttons, the message changing in place.

use std::sync::Arc;

use crate::library::Library;
use crate::telegram::button::{Button, fingerprint};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::Draft;
use crate::telegram::render::browse::{self, Place};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn open(desk: Arc<Desk>, caller: Caller) -> Outcome {
    let draft = browse::shelf(&desk.conversation.shelf().current(), 0, caller.language);
    desk.tell(&caller, draft, Outcome::Shown("sections")).await
}

/// What a button of the shelf leads to; `None` when it is stale.
pub(super) fn draft(library: &Library, button: &Button, language: Language) -> Option<Draft> {
    let reports = library.corpus().reports();
    match *button {
        Button::Shelf { page } => Some(browse::shelf(library, page, language)),
        Button::Place { report: number, fingerprint: mark, section, page } => {
            let report = reports.get(number as usize).filter(|report| fingerprint(report) == mark)?;
            Some(browse::place(Place { number, report, section, page }, reports.len() > 1, language))
        }
        _ => None,
    }
}
