//! What people think of an answer: by its buttons or by reactions.

use std::sync::Arc;

use teloxide::types::{
    InlineKeyboardButton, InlineKeyboardMarkup, Message, MessageReactionUpdated, ReactionType,
};

use crate::app::store::{GapKind, Vote, Voted};
use crate::telegram::button::{Button, Opinion};
use crate::telegram::desk::Desk;
use crate::telegram::kept::Kept;
use crate::telegram::manner::or_default;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::button;
use crate::words::Language;

/// Keeps a vote; one a person, the last one counts.
pub(super) async fn cast(desk: &Desk, person: u64, name: &str, kept: &Kept, opinion: Opinion) {
    let vote = match opinion {
        Opinion::Good => Vote::Good,
        Opinion::Bad => Vote::Bad,
        Opinion::WrongFigure => Vote::WrongFigure,
        Opinion::WrongPlace => Vote::WrongSource,
        Opinion::OffTopic => Vote::OffTopic,
    };
    let (question, now) = (kept.question(), desk.clock.now());
    let voted = Voted {
        question: question.clone(),
        edition: kept.edition,
        answer: name.to_owned(),
        vote,
        places: kept.places.clone(),
    };
    let before = or_default(desk.store.vote(person, &voted, now).await);
    // The reason of a bad vote, tapped after it, is not a second one.
    if vote.is_bad() && !before.is_some_and(Vote::is_bad) {
        or_default(desk.store.note_gap(&question, GapKind::Bad, kept.edition, now).await);
    }
}

/// The buttons of a message with the reasons of a bad vote under the votes; `None` when they are there.
pub(super) fn with_reasons(
    message: &Message,
    name: &str,
    language: Language,
) -> Option<InlineKeyboardMarkup> {
    let mut rows = message.reply_markup()?.inline_keyboard.clone();
    let reason = |(key, vote)| button(&language.say(key), &Button::Vote { name: name.to_owned(), vote });
    let reasons: Vec<InlineKeyboardButton> = [
        ("wrong-figure", Opinion::WrongFigure),
        ("wrong-place", Opinion::WrongPlace),
        ("off-topic", Opinion::OffTopic),
    ]
    .map(reason)
    .to_vec();
    if rows.last() == Some(&reasons) {
        return None;
    }
    rows.push(reasons);
    Some(InlineKeyboardMarkup::new(rows))
}

/// A reaction to an answer counts as a vote; taking it away takes the vote back.
pub(crate) async fn react(desk: Arc<Desk>, reaction: MessageReactionUpdated) -> Outcome {
    let Some(person) = reaction.user().map(|user| user.id.0) else { return Outcome::Silent };
    let Some(name) = desk.name_of(reaction.chat.id, reaction.message_id).await else {
        return Outcome::Silent;
    };
    let Some(kept) = desk.kept(&name).await else { return Outcome::Silent };
    let has = |wanted: &[&str]| {
        reaction
            .new_reaction
            .iter()
            .any(|one| matches!(one, ReactionType::Emoji { emoji } if wanted.contains(&emoji.as_str())))
    };
    if has(&["👎", "💩", "🤮", "😡"]) {
        cast(&desk, person, &name, &kept, Opinion::Bad).await;
    } else if has(&["👍", "❤", "🔥", "👏", "🙏", "👌", "💯"]) {
        cast(&desk, person, &name, &kept, Opinion::Good).await;
    } else {
        or_default(desk.store.unvote(person, &name).await);
    }
    Outcome::Shown("vote")
}
