//! `/targets`: the main targets of the newest year, or of the region and year that were typed.

use std::sync::Arc;

use crate::library::Library;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{self, Draft};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let text: String = text.trim().chars().take(100).collect();
    let draft = draft(&desk, &text, 0, caller.language).await;
    desk.tell(caller.address, draft, Outcome::Shown("targets")).await
}

/// A page of what was typed behind the command.
pub(super) async fn draft(desk: &Desk, text: &str, page: usize, language: Language) -> Draft {
    let library = desk.conversation.shelf().current();
    let short = desk.shorten(text).await;
    render::targets(&library, &reports(&library, text), &short, page, language)
}

/// Numbers of the reports that are meant.
fn reports(library: &Library, text: &str) -> Vec<u32> {
    let asked = library.understand(text, None);
    let newest = library.corpus().newest_year();
    (0u32..)
        .zip(library.corpus().reports())
        .filter(|(_, report)| match (report.facts.year, asked.when.years.is_empty()) {
            (year, true) => year == newest,
            (Some(year), false) => asked.when.years.contains(&year),
            (None, false) => false,
        })
        .filter(|(_, report)| {
            let region = report.facts.region.as_ref();
            asked.places.regions.is_empty()
                || region.is_some_and(|region| asked.places.regions.contains(region))
        })
        .map(|(number, _)| number)
        .collect()
}
