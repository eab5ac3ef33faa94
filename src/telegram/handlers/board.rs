//! `/board`: what became of a region's targets of a year, each beside its result.

use std::sync::Arc;

use super::ask::prompt;
use crate::answer::{board, judged};
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::meant::Meant;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{self, Draft};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let text: String = text.trim().chars().take(100).collect();
    match draft(&desk, caller.address.chat.0, &text, 0, caller.language).await {
        Some(draft) => desk.tell(&caller, draft, Outcome::Shown("board")).await,
        None => prompt(&desk, &caller, &caller.language.say("which-board"), "which_board").await,
    }
}

/// A page of the board of the region and year typed, of the chat's own region, or of the only one; `None` where no
/// region is meant.
pub(super) async fn draft(
    desk: &Desk,
    chat: i64,
    text: &str,
    page: usize,
    language: Language,
) -> Option<Draft> {
    let library = desk.conversation.shelf().current();
    let place = desk.settings(chat).await.place;
    let (short, text) = (desk.shorten(text).await, text.to_owned());
    off_the_async_threads(move || {
        let meant = Meant::read(&library, &text);
        if meant.is_elsewhere() {
            let lines = meant
                .elsewhere
                .iter()
                .map(|place| language.tell("elsewhere", &[("place", place.as_str().into())]));
            return Some(Draft::plain(&lines.collect::<Vec<_>>().join("\n")));
        }
        let all = library.corpus().regions();
        let region = match (meant.regions.first(), place.as_deref(), all.as_slice()) {
            (Some(region), ..) => region,
            (None, Some(place), _) => place,
            (None, None, [only]) => only,
            _ => return None,
        };
        let year = meant.years.first().copied();
        let found = judged(&library, region, year).map(|report| board(&library, report)).unwrap_or_default();
        let none = || Draft::plain(&language.say("no-targets"));
        Some(render::board(&library, &found, &short, page, language).unwrap_or_else(none))
    })
    .await
}
