//! What people think of an answer: by its buttons or by reactions.

use std::sync::Arc;

use teloxide::types::{
    InlineKeyboardButton, InlineKeyboardMarkup, Message, MessageReactionUpdated, ReactionType,
};

use crate::app::store::{Vote, Voted};
use crate::telegram::button::Button;
use crate::telegram::desk::Desk;
use crate::telegram::kept::Kept;
use crate::telegram::manner::or_default;
use crate::telegram::outcome::Outcome;
use crate::telegram::render::button;
use crate::words::Language;

/// Keeps a vote; one a person, the last one counts.
pub(super) async fn cast(desk: &Desk, person: u64, name: &str, kept: &Kept, vote: Vote) {
    let voted = Voted {
        question: desk.text_to_keep(&kept.question()).to_owned(),
        edition: kept.edition,
        answer: name.to_owned(),
        vote,
        places: kept.places.clone(),
    };
    or_default(desk.store.vote(person, &voted, desk.clock.now()).await);
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
        ("wrong-figure", Vote::WrongFigure),
        ("wrong-place", Vote::WrongPlace),
        ("off-topic", Vote::OffTopic),
    ]
    .map(reason)
    .to_vec();
    // In a group somebody else may have had them shown, in another language.
    let is_there =
        rows.iter().flatten().any(|known| reasons.first().is_some_and(|reason| known.kind == reason.kind));
    if is_there {
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
    let Some(kept) = desk.kept(&name, reaction.chat.id).await else { return Outcome::Silent };
    match (vote_of(&reaction.new_reaction), vote_of(&reaction.old_reaction)) {
        (Some(vote), _) => cast(&desk, person, &name, &kept, vote).await,
        (None, Some(_)) => or_default(desk.store.unvote(person, &name).await),
        // Neither says what the person thinks of the answer: a vote by button stays.
        (None, None) => return Outcome::Silent,
    }
    Outcome::Shown("vote")
}

/// What reactions say of an answer, if anything.
fn vote_of(reactions: &[ReactionType]) -> Option<Vote> {
    const GOOD: [&str; 7] = ["👍", "❤", "🔥", "👏", "🙏", "👌", "💯"];
    const BAD: [&str; 4] = ["👎", "💩", "🤮", "😡"];
    let has = |wanted: &[&str]| {
        let is_it = |one: &ReactionType| matches!(one, ReactionType::Emoji { emoji } if wanted.contains(&emoji.as_str()));
        reactions.iter().any(is_it)
    };
    match (has(&BAD), has(&GOOD)) {
        (true, _) => Some(Vote::Bad),
        (_, true) => Some(Vote::Good),
        _ => None,
    }
}
