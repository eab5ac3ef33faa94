//! A question in a chat that the bot is not in: one complete answer, with its citation, and nothing after it.

use std::sync::Arc;

use teloxide::types::{
    InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResult, InlineQueryResultArticle,
    InputMessageContent, InputMessageContentText, Message,
};

use crate::answer::words as answer_words;
use crate::question::{Heard, hear};
use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::telegram::payload::AnswerGuest;
use crate::telegram::reference::Reference;
use crate::telegram::render::{self, Draft, link};
use crate::telegram::request::{self, Request};
use crate::telegram::words;
use crate::words::Language;

/// The query that is to be answered once.
#[derive(Debug, Clone)]
pub(crate) struct GuestQuery(pub(crate) String);

pub(crate) async fn answer(desk: Arc<Desk>, message: Message, query: GuestQuery) -> Outcome {
    let language = desk.language_of_person(message.from.as_ref()).await;
    let text = match request::read(&message, &desk.me) {
        Some(Request::Ask(text)) => text,
        // A guest has no commands; what was typed may still be a question.
        _ => message.text().or_else(|| message.caption()).unwrap_or_default().to_owned(),
    };
    let (draft, link) = match hear(&text) {
        Ok(Heard::Question(question)) => found(&desk, question.to_owned(), language).await,
        Ok(Heard::Courtesy(_)) => (Draft::plain(&words::introduction(language)), None),
        Err(refusal) => (Draft::plain(&answer_words::refusal(&refusal, language)), None),
    };
    let result = article(draft, link, language);
    match desk.delivery.answer_guest(AnswerGuest { guest_query_id: query.0, result }).await {
        Ok(()) => Outcome::Shown("guest"),
        Err(why) => desk.undelivered(why),
    }
}

/// The whole answer, and the link that opens its best passage with the bot.
async fn found(desk: &Desk, question: String, language: Language) -> (Draft, Option<String>) {
    let reply = desk.think(move |conversation| conversation.again(vec![question])).await;
    desk.tally.answer(&reply.answer);
    desk.note_gap(&reply).await;
    let bot = desk.me.username.clone();
    desk.work(move || {
        let best = reply.answer.passages.first().map(|passage| passage.paragraph);
        let reference = best.and_then(|paragraph| Reference::to(&reply.library, paragraph));
        let draft = render::alone(&reply.library, &reply.answer, language);
        (draft, reference.map(|reference| link(&bot, reference)))
    })
    .await
}

fn article(draft: Draft, link: Option<String>, language: Language) -> InlineQueryResult {
    let (text, entities, _) = draft.into_parts();
    let content = InputMessageContentText { entities: Some(entities), ..InputMessageContentText::new(text) };
    let title = language.say("bot-name");
    let mut article = InlineQueryResultArticle::new("guest", title, InputMessageContent::Text(content));
    article.reply_markup = link
        .and_then(|link| link.parse().ok())
        .map(|url| InlineKeyboardMarkup::new([[InlineKeyboardButton::url(language.say("expand"), url)]]));
    InlineQueryResult::Article(article)
}
