//! `/figures`: every figure of a subject.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::figures::{Figure, Filter, Nature};
use crate::library::Library;
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{self, Draft};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let text = text.trim();
    if text.is_empty() {
        let words = caller.language.say("which-figures");
        return desk.tell(caller.address, Draft::plain(&words), Outcome::Shown("which_figures")).await;
    }
    let subject: String = text.chars().take(100).collect();
    let draft = draft(&desk, &subject, 0, caller.language).await;
    desk.tell(caller.address, draft, Outcome::Shown("figures")).await
}

/// A page of the figures of a subject.
pub(super) async fn draft(desk: &Desk, subject: &str, page: usize, language: Language) -> Draft {
    let library = desk.conversation.shelf().current();
    let short = desk.shorten(subject).await;
    render::figures(&library, subject, &short, &find(&library, subject), page, language)
}

/// Figures whose indicator holds a name of the subject, the newest and the targets first.
pub(super) fn find(library: &Library, subject: &str) -> Vec<Figure> {
    let asked = library.understand(subject, None);
    let names = match asked.topic.indicators.as_slice() {
        [] => library.names_of(subject),
        indicators => indicators.iter().flat_map(|name| library.names_of(name)).collect(),
    };
    let region = asked.places.regions.first().cloned();
    let filter = Filter {
        indicators: names,
        region,
        year: asked.when.years.first().copied(),
        nature: asked.when.nature,
    };
    let mut found: Vec<Figure> = library.ledger().find(&filter).cloned().collect();
    found.sort_by_key(|figure| (Reverse(figure.year()), figure.nature != Nature::Target));
    found
}
