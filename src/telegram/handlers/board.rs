//! `/board`: what became of a region's targets of a year, each beside its result.

use std::sync::Arc;

use super::ask::prompt;
use crate::answer::{board, judged, words};
use crate::library::Library;
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::meant::Meant;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::{self, Draft};
use crate::telegram::request::Caller;
use crate::words::Language;

pub(crate) async fn show(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    let text: String = text.trim().chars().take(100).collect();
    let library = desk.conversation.shelf().current();
    let place = desk.settings(caller.address.chat.0).await.place;
    let language = caller.language;
    let board = off_the_async_threads(move || draft(&library, &text, place.as_deref(), language)).await;
    match board {
        Some(draft) => desk.tell(&caller, draft, Outcome::Shown("board")).await,
        None => prompt(&desk, &caller, &language.say("which-board"), "which_board").await,
    }
}

/// The board of the region and year typed, of the chat's own region, or of the only one; `None` where no region is
/// meant.
fn draft(library: &Library, text: &str, place: Option<&str>, language: Language) -> Option<Draft> {
    let meant = Meant::read(library, text);
    if meant.is_elsewhere() {
        let lines = meant
            .elsewhere
            .iter()
            .map(|place| language.tell("elsewhere", &[("place", place.as_str().into())]));
        return Some(Draft::plain(&lines.collect::<Vec<_>>().join("\n")));
    }
    let all = library.corpus().regions();
    let region = match (meant.regions.first(), place, all.as_slice()) {
        (Some(region), ..) => region,
        (None, Some(place), _) => place,
        (None, None, [only]) => only,
        _ => return None,
    };
    let year = meant.years.first().copied();
    let found = judged(library, region, year).map(|report| board(library, report)).unwrap_or_default();
    let Some(board) = words::board(library, &found, language) else {
        return Some(Draft::plain(&language.say("no-targets")));
    };
    Some(render::board(&board))
}
