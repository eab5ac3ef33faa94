//! The handler tree, read top to bottom: which request goes to which handler.

use std::sync::Arc;

use teloxide::dispatching::UpdateFilterExt;
use teloxide::dptree::{self, case};
use teloxide::types::{Message, Update};

use super::desk::Desk;
use super::handlers::{ask, help, reload, sections, start, status, targets, wordless};
use super::outcome::Tree;
use super::request::{self, Caller, Request};

/// Everything the bot does with an update. What no branch takes is met with silence.
#[must_use]
pub fn schema() -> Tree {
    dptree::entry()
        .branch(
            Update::filter_message()
                .filter_map(|desk: Arc<Desk>, message: Message| request::read(&message, &desk.me))
                .map(|message: Message| Caller::of(&message))
                .branch(case![Request::Ask(text)].endpoint(ask::answer))
                .branch(case![Request::Start].endpoint(start::greet))
                .branch(case![Request::Help].endpoint(help::explain))
                .branch(case![Request::Sections].endpoint(sections::open))
                .branch(case![Request::Targets(text)].endpoint(targets::show))
                .branch(case![Request::Status].endpoint(status::show))
                .branch(case![Request::Reload].endpoint(reload::run))
                .branch(case![Request::Unknown].endpoint(help::correct))
                .branch(case![Request::Wordless].endpoint(wordless::explain)),
        )
        .branch(Update::filter_callback_query().endpoint(sections::tap))
}
