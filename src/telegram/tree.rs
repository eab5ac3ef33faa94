//! The handler tree, read top to bottom: which request goes to which handler.

use std::sync::Arc;

use teloxide::dispatching::UpdateFilterExt;
use teloxide::dptree::{self, case};
use teloxide::types::{CallbackQuery, Message, Update};

use super::admin::door;
use super::admin::press::Press;
use super::albums;
use super::announcing::button::Tap;
use super::desk::Desk;
use super::handlers::guest::GuestQuery;
use super::handlers::{
    admins, aliases, announce, announcing_taps, ask, audit, board, broadcasts, chart, crowd, edited,
    editions, export, figures, gaps, guest, help, import, inline, language, membership, migrated, overheard,
    presses, privacy, reload, sections, settings, start, status, subscribe, subscriptions, taps, targets,
    votes, wordless,
};
use super::outcome::Tree;
use super::request::{self, Caller, Request};
use super::updates::Beside;

/// Everything the bot does with an update. What no branch takes is met with silence.
#[must_use]
pub fn schema() -> Tree {
    dptree::entry()
        .branch(
            Update::filter_message()
                .filter_map(|message: Message| message.migrate_to_chat_id().copied())
                .endpoint(migrated::move_along),
        )
        .branch(
            Update::filter_message()
                .filter_map(|beside: Beside| beside.guest.map(GuestQuery))
                .endpoint(guest::answer),
        )
        .branch(Update::filter_message().filter_async(albums::is_spare).endpoint(albums::pass))
        .branch(
            Update::filter_message()
                .inspect_async(door::note_tries)
                .filter_map(|desk: Arc<Desk>, message: Message| request::read(&message, &desk.me))
                .map_async(caller)
                .branch(dptree::filter_map(crowd::beyond).endpoint(crowd::turn_away))
                .branch(case![Request::Ask(text)].endpoint(ask::answer))
                .branch(case![Request::Start(text)].endpoint(start::greet))
                .branch(case![Request::Help].endpoint(help::explain))
                .branch(case![Request::Figures(text)].endpoint(figures::show))
                .branch(case![Request::Chart(text)].endpoint(chart::draw))
                .branch(case![Request::Board(text)].endpoint(board::show))
                .branch(case![Request::Export(text)].endpoint(export::run))
                .branch(case![Request::Language].endpoint(language::choose))
                .branch(case![Request::Settings(text)].endpoint(settings::show))
                .branch(case![Request::Sections].endpoint(sections::open))
                .branch(case![Request::Targets(text)].endpoint(targets::show))
                .branch(case![Request::Status].endpoint(status::show))
                .branch(case![Request::Privacy].endpoint(privacy::explain))
                .branch(case![Request::Forget].endpoint(privacy::forget))
                .branch(case![Request::Subscribe(text)].endpoint(subscribe::run))
                .branch(case![Request::Unsubscribe(text)].endpoint(subscriptions::choose))
                .branch(case![Request::Subscriptions].endpoint(subscriptions::list))
                .branch(for_admins())
                .branch(case![Request::Unknown].endpoint(help::correct))
                .branch(case![Request::Wordless].endpoint(wordless::explain)),
        )
        .branch(Update::filter_edited_message().inspect_async(door::note_tries).endpoint(edited::answer))
        .branch(Update::filter_message().endpoint(overheard::answer))
        .branch(
            Update::filter_channel_post()
                .filter_map(|desk: Arc<Desk>, message: Message| request::read_post(&message, &desk.me))
                .map_async(caller)
                .branch(case![Request::Subscribe(text)].endpoint(subscribe::run))
                .branch(case![Request::Unsubscribe(text)].endpoint(subscriptions::choose))
                .branch(case![Request::Subscriptions].endpoint(subscriptions::list)),
        )
        .branch(for_buttons())
        .branch(Update::filter_my_chat_member().endpoint(membership::note))
        .branch(Update::filter_inline_query().endpoint(inline::answer))
        .branch(Update::filter_message_reaction_updated().endpoint(votes::react))
}

/// A tapped button, by whom it is for.
fn for_buttons() -> Tree {
    dptree::entry()
        .branch(
            Update::filter_callback_query()
                .filter_map(|query: CallbackQuery| Tap::of(&query))
                .endpoint(announcing_taps::run),
        )
        .branch(
            Update::filter_callback_query()
                .filter_map(|query: CallbackQuery| Press::of(&query))
                .endpoint(presses::run),
        )
        .branch(
            Update::filter_callback_query()
                .filter_map(|query: CallbackQuery| import::Confirm::of(&query))
                .endpoint(import::tap),
        )
        .branch(Update::filter_callback_query().endpoint(taps::tap))
}

/// What the door decides on.
fn for_admins() -> Tree {
    dptree::entry()
        .branch(case![Request::Reload(text)].endpoint(reload::run))
        .branch(case![Request::Editions].endpoint(editions::list))
        .branch(case![Request::Rollback(text)].endpoint(editions::go_back))
        .branch(case![Request::Alias(text)].endpoint(aliases::run))
        .branch(case![Request::Aliases].endpoint(aliases::list))
        .branch(case![Request::Gaps(text)].endpoint(gaps::run))
        .branch(case![Request::Announce(text)].endpoint(announce::preview))
        .branch(case![Request::Broadcasts].endpoint(broadcasts::list))
        .branch(case![Request::Admins(text)].endpoint(admins::run))
        .branch(case![Request::Audit].endpoint(audit::list))
        .branch(case![Request::Import(handed)].endpoint(import::show))
}

async fn caller(desk: Arc<Desk>, message: Message, beside: Beside) -> Caller {
    desk.caller(&message, &beside).await
}
