//! `/start`: who the bot is and three questions to tap; or the paragraph or question that a link names.

use std::sync::Arc;

use teloxide::types::{InlineKeyboardMarkup, Message};

use super::ask;
use crate::answer::{Kind, Limits, answer};
use crate::question::accept;
use crate::telegram::button::Button;
use crate::telegram::desk::{Desk, off_the_async_threads};
use crate::telegram::kept;
use crate::telegram::link::Link;
use crate::telegram::outcome::Outcome;
use crate::telegram::reference::Reference;
use crate::telegram::render::{self, Draft, HELLO, View, button};
use crate::telegram::request::Caller;
use crate::telegram::words;
use crate::words::Language;

/// Questions to tap.
const QUESTIONS: usize = 3;

pub(crate) async fn greet(desk: Arc<Desk>, caller: Caller, message: Message, text: String) -> Outcome {
    if !caller.is_private() && text == HELLO {
        // Added by the button of the first minute: the group is greeted when the bot comes in.
        return Outcome::Silent;
    }
    match Link::read(&text) {
        Some(Link::Paragraph(reference)) => open(&desk, caller, reference).await,
        Some(Link::Question(question)) => answer_link(&desk, caller, &message, &question).await,
        None => introduce(&desk, caller).await,
    }
}

/// Who the bot is, and questions to tap.
pub(super) async fn introduce(desk: &Desk, caller: Caller) -> Outcome {
    let library = desk.conversation.shelf().current();
    let language = caller.language;
    let examples = off_the_async_threads(move || {
        let is_answered = |question: &String| {
            let limits = Limits { passages: 1 };
            let kind = answer(library.understand(question, None), &library, &limits).kind;
            matches!(kind, Kind::Figures | Kind::Passages)
        };
        let examples = language.examples().into_iter().enumerate();
        examples.filter(|(_, question)| is_answered(question)).take(QUESTIONS).collect::<Vec<_>>()
    });
    let questions = examples.await;
    let rows = questions.iter().map(|(at, question)| vec![example(language, *at, question)]);
    let invitation = caller.is_private().then(|| render::invitation(&desk.me.username, language)).flatten();
    let rows = rows.chain(invitation.map(|button| vec![button]));
    let draft = Draft::plain(&language.say("start")).with_buttons(InlineKeyboardMarkup::new(rows));
    desk.tell(&caller, draft, Outcome::Shown("start")).await
}

fn example(language: Language, at: usize, question: &str) -> teloxide::types::InlineKeyboardButton {
    button(question, &Button::Example { language, at })
}

/// Answers the question of a link, which only the link shows.
async fn answer_link(desk: &Desk, caller: Caller, message: &Message, question: &str) -> Outcome {
    let Ok(question) = accept(question) else {
        let words = words::what_to_ask(caller.language);
        return desk.tell(&caller, Draft::plain(&words), Outcome::Shown("what_to_ask")).await;
    };
    let asking = desk.ask(caller.key(), question.to_owned());
    let reply = desk.delivery.while_typing(caller.address, asking).await;
    let name = kept::name(caller.address.chat, &caller.name_of(message));
    ask::give(desk, caller, reply, &name, true).await
}

/// Shows the paragraph of a link with the way to the paragraphs around it.
async fn open(desk: &Desk, caller: Caller, reference: Reference) -> Outcome {
    let library = desk.conversation.shelf().current();
    let is_converted = caller.language == Language::Traditional;
    let view = View {
        language: caller.language,
        is_converted,
        back: None,
        bot: &desk.me.username,
        best: None,
        above: None,
    };
    let draft = reference.find(&library).and_then(|id| render::paragraph(&library, id, 0, view));
    let draft = draft.unwrap_or_else(|| Draft::plain(&caller.language.say("stale-link")));
    desk.tell(&caller, draft, Outcome::Shown("link")).await
}
