//! `/targets`: the main targets of the newest year, or of the region, year and subject that were typed.

use std::collections::HashMap;
use std::sync::Arc;

use crate::figures::Figure;
use crate::library::Library;
use crate::report::Year;
use crate::telegram::desk::Desk;
use crate::telegram::meant::Meant;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{self, Draft};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let text: String = text.trim().chars().take(100).collect();
    let draft = draft(&desk, &text, 0, caller.language).await;
    desk.tell(&caller, draft, Outcome::Shown("targets")).await
}

/// A page of what was typed behind the command.
pub(super) async fn draft(desk: &Desk, text: &str, page: usize, language: Language) -> Draft {
    let library = desk.conversation.shelf().current();
    let short = desk.shorten(text).await;
    let meant = Meant::read(&library, text);
    let mut notes: Vec<String> = meant
        .elsewhere
        .iter()
        .map(|place| language.tell("elsewhere", &[("place", place.as_str().into())]))
        .collect();
    let mut found = if meant.is_elsewhere() { Vec::new() } else { targets(&library, &meant) };
    if found.is_empty() && !meant.subject.is_empty() && !meant.is_elsewhere() {
        let words = meant.subject.join(" ");
        notes.push(language.tell("no-targets-of", &[("words", words.into())]));
        if !(meant.regions.is_empty() && meant.years.is_empty()) {
            // The place or the year was understood: what it has is shown.
            found = targets(&library, &Meant { names: Vec::new(), ..meant });
        }
    }
    if found.is_empty() && notes.is_empty() {
        notes.push(language.say("no-targets"));
    }
    render::targets(&library, &found, &short, page, language).noted(&notes)
}

/// Reports that are meant, with their main targets of the subject.
pub(super) fn targets<'a>(library: &'a Library, meant: &Meant) -> Vec<(u32, Vec<&'a Figure>)> {
    let of_report = |number| {
        let all = library.ledger().main_targets(number).into_iter();
        (number, all.filter(|target| meant.is_of_subject(target)).collect::<Vec<_>>())
    };
    let found = reports(library, meant).into_iter().map(of_report);
    found.filter(|(_, targets)| !targets.is_empty()).collect()
}

/// Numbers of the reports: of the years that were typed, else the newest; of a region that was typed, its own
/// newest.
fn reports(library: &Library, meant: &Meant) -> Vec<u32> {
    let reports = || (0u32..).zip(library.corpus().reports());
    let mut newest: HashMap<&str, Option<Year>> = HashMap::new();
    for (_, report) in reports() {
        let known = newest.entry(report.facts.region.as_deref().unwrap_or_default()).or_default();
        *known = (*known).max(report.facts.year);
    }
    let is_meant = |region: &str, year: Option<Year>| match (meant.years.as_slice(), meant.regions.is_empty())
    {
        ([], true) => year == library.corpus().newest_year(),
        ([], false) => newest.get(region).copied().flatten() == year,
        (years, _) => year.is_some_and(|year| years.contains(&year)),
    };
    reports()
        .filter(|(_, report)| {
            let region = report.facts.region.as_deref().unwrap_or_default();
            let is_of_region = meant.regions.is_empty() || meant.regions.iter().any(|one| one == region);
            is_of_region && is_meant(region, report.facts.year)
        })
        .map(|(number, _)| number)
        .collect()
}
