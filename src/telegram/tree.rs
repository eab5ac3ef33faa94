//! The handler tree, read top to bottom: which request goes to which handler.

use std::sync::Arc;

use teloxide::dispatching::UpdateFilterExt;
use teloxide::dptree::{self, case};
use teloxide::types::{Message, Update};

use super::desk::Desk;
use super::handlers::{
    ask, chart, edited, figures, help, inline, language, overheard, reload, sections, settings, start,
    status, taps, targets, votes, wordless,
};
use super::outcome::Tree;
use super::request::{self, Request};

/// Everything the bot does with an update. What no branch takes is met with silence.
#[must_use]
pub fn schema() -> Tree {
    dptree::entry()
        .branch(
            Update::filter_message()
                .filter_map(|desk: Arc<Desk>, message: Message| request::read(&message, &desk.me))
                .map_async(|desk: Arc<Desk>, message: Message| async move { desk.caller(&message).await })
                .branch(case![Request::Ask(text)].endpoint(ask::answer))
                .branch(case![Request::Start(text)].endpoint(start::greet))
                .branch(case![Request::Help].endpoint(help::explain))
                .branch(case![Request::Figures(text)].endpoint(figures::show))
                .branch(case![Request::Chart(text)].endpoint(chart::draw))
                .branch(case![Request::Language].endpoint(language::choose))
                .branch(case![Request::Settings].endpoint(settings::show))
                .branch(case![Request::Sections].endpoint(sections::open))
                .branch(case![Request::Targets(text)].endpoint(targets::show))
                .branch(case![Request::Status].endpoint(status::show))
                .branch(case![Request::Reload].endpoint(reload::run))
                .branch(case![Request::Unknown].endpoint(help::correct))
                .branch(case![Request::Wordless].endpoint(wordless::explain)),
        )
        .branch(Update::filter_message().endpoint(overheard::answer))
        .branch(
            Update::filter_edited_message()
                .filter_map(|desk: Arc<Desk>, message: Message| request::read(&message, &desk.me))
                .map_async(|desk: Arc<Desk>, message: Message| async move { desk.caller(&message).await })
                .branch(case![Request::Ask(text)].endpoint(edited::answer)),
        )
        .branch(Update::filter_callback_query().endpoint(taps::tap))
        .branch(Update::filter_inline_query().endpoint(inline::answer))
        .branch(Update::filter_message_reaction_updated().endpoint(votes::react))
}
