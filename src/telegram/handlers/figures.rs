//! `/figures`: every figure of a subject.

use std::cmp::Reverse;
use std::sync::Arc;

use super::ask::prompt;
use crate::figures::{Figure, Filter, Nature};
use crate::library::Library;
use crate::telegram::desk::Desk;
use crate::telegram::meant::Meant;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{self, Draft};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let text = text.trim();
    if text.is_empty() {
        return prompt(&desk, &caller, &caller.language.say("which-figures"), "which_figures").await;
    }
    let subject: String = text.chars().take(100).collect();
    let draft = draft(&desk, &subject, 0, caller.language).await;
    desk.tell(&caller, draft, Outcome::Shown("figures")).await
}

/// A page of the figures of a subject.
pub(super) async fn draft(desk: &Desk, subject: &str, page: usize, language: Language) -> Draft {
    let library = desk.conversation.shelf().current();
    let short = desk.shorten(subject).await;
    let meant = Meant::read(&library, subject);
    let notes: Vec<String> = meant
        .elsewhere
        .iter()
        .map(|place| language.tell("elsewhere", &[("place", place.as_str().into())]))
        .collect();
    if meant.is_elsewhere() {
        return Draft::new().noted(&notes);
    }
    render::figures(&library, subject, &short, &find(&library, &meant), page, language).noted(&notes)
}

/// Figures of the subject, place, year and nature that were typed: the record first, the newest and the targets
/// before others.
pub(super) fn find(library: &Library, meant: &Meant) -> Vec<Figure> {
    let nothing_asked = meant.names.is_empty() && meant.regions.is_empty() && meant.years.is_empty();
    if nothing_asked {
        return Vec::new();
    }
    let filter = Filter {
        indicators: meant.names.clone(),
        region: meant.regions.first().cloned(),
        year: meant.years.first().copied(),
        nature: meant.nature,
        ..Filter::default()
    };
    let mut found: Vec<Figure> = library.ledger().find(&filter).cloned().collect();
    found.sort_by_key(|figure| (Reverse(figure.year()), figure.nature != Nature::Target, !figure.record));
    found
}
