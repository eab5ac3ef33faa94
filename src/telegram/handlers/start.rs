//! `/start`: who the bot is and three questions to tap; or the paragraph that a link names.

use std::sync::Arc;

use teloxide::types::InlineKeyboardMarkup;

use crate::answer::{Kind, Limits, answer};
use crate::telegram::button::Button;
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::outcome::Outcome;
use crate::telegram::reference::Reference;
use crate::telegram::render::{self, Draft, View, button};
use crate::telegram::request::Caller;
use crate::telegram::words;
use crate::words::Language;

/// Questions to tap.
const QUESTIONS: usize = 3;

pub(crate) async fn greet(desk: Arc<Desk>, caller: Caller, text: String) -> Outcome {
    if let Some(reference) = text.strip_prefix('p').and_then(Reference::read) {
        return open(&desk, caller, reference).await;
    }
    let library = desk.conversation.shelf().current();
    let language = caller.language;
    let examples = off_the_async_threads(move || {
        let is_answered = |question: &String| {
            let limits = Limits { passages: 1 };
            let kind = answer(library.understand(question, None), &library, &limits).kind;
            matches!(kind, Kind::Figures | Kind::Passages)
        };
        let examples = words::examples(language).into_iter().enumerate();
        examples.filter(|(_, question)| is_answered(question)).take(QUESTIONS).collect::<Vec<_>>()
    });
    let rows = examples.await.into_iter().map(|(at, question)| vec![example(language, at, &question)]);
    let draft = Draft::plain(&language.say("start")).with_buttons(InlineKeyboardMarkup::new(rows));
    desk.tell(caller.address, draft, Outcome::Shown("start")).await
}

fn example(language: Language, at: usize, question: &str) -> teloxide::types::InlineKeyboardButton {
    button(question, &Button::Example { language, at })
}

/// Shows the paragraph of a link with the way to the paragraphs around it.
async fn open(desk: &Desk, caller: Caller, reference: Reference) -> Outcome {
    let library = desk.conversation.shelf().current();
    let is_converted = caller.language == Language::Traditional;
    let view =
        View { language: caller.language, is_converted, back: None, bot: &desk.me.username, best: None };
    let draft = reference.find(&library).and_then(|id| render::paragraph(&library, id, view));
    let draft = draft.unwrap_or_else(|| Draft::plain(&caller.language.say("stale-link")));
    desk.tell(caller.address, draft, Outcome::Shown("link")).await
}
