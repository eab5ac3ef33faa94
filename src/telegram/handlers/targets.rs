//! `/targets`: the main targets of the newest year, or of the region and year that were typed.

use std::sync::Arc;

use teloxide::types::InlineKeyboardMarkup;

use crate::library::Library;
use crate::telegram::button::{Button, fingerprint};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{self, button};
use crate::telegram::request::Caller;

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let library = desk.conversation.shelf().current();
    let numbers = reports(&library, &text);
    let mut draft = render::targets(&library, &numbers, caller.language);
    if let [only] = numbers.as_slice()
        && let Some(report) = library.corpus().reports().get(*only as usize)
    {
        let to = Button::Table { report: *only, fingerprint: fingerprint(report) };
        let row = [button(&caller.language.say("chart"), &to)];
        draft = draft.with_buttons(InlineKeyboardMarkup::new([row]));
    }
    desk.tell(caller.address, draft, Outcome::Shown("targets")).await
}

/// Numbers of the reports that are meant.
fn reports(library: &Library, text: &str) -> Vec<u32> {
    let asked = library.understand(text, None);
    let newest = library.corpus().newest_year();
    (0u32..)
        .zip(library.corpus().reports())
        .filter(|(_, report)| match (report.facts.year, asked.years.is_empty()) {
            (year, true) => year == newest,
            (Some(year), false) => asked.years.contains(&year),
            (None, false) => false,
        })
        .filter(|(_, report)| {
            let region = report.facts.region.as_ref();
            asked.regions.is_empty() || region.is_some_and(|region| asked.regions.contains(region))
        })
        .map(|(number, _)| number)
        .collect()
}
