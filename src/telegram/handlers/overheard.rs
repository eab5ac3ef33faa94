//! A message of a group that was not for the bot: answered only where the group wants it, and only surely.

use std::sync::Arc;
use std::time::Instant;

use teloxide::types::Message;

use super::ask;
use crate::answer::Kind;
use crate::app::store::Answering;
use crate::question::{Want, accept};
use crate::telegram::desk::Desk;
use crate::telegram::kept;
use crate::telegram::outcome::Outcome;
use crate::telegram::request::is_from_a_machine;
use crate::telegram::updates::Beside;

pub(crate) async fn answer(desk: Arc<Desk>, message: Message, beside: Beside) -> Outcome {
    let chat = message.chat.id;
    let is_group = message.chat.is_group() || message.chat.is_supergroup();
    let Some(text) = message.text().filter(|text| is_group && !text.starts_with('/')) else {
        return Outcome::Silent;
    };
    if is_from_a_machine(&message) || desk.settings(chat.0).await.answering != Answering::Questions {
        return Outcome::Silent;
    }
    let Ok(text) = accept(text) else { return Outcome::Silent };
    let caller = desk.caller(&message, &beside).await;
    let (key, asked) = (caller.key(), text.to_owned());
    // Talk that is not for the bot must not change what a follow-up means.
    let reply = desk.think(move |conversation| conversation.consider(key, &asked, Instant::now())).await;
    let question = &reply.answer.question;
    let asks = text.contains(['?', '？', '吗', '呢']) || !matches!(question.want, Want::Passage { .. });
    let is_sure = reply.answer.kind == Kind::Figures && question.places.elsewhere.is_empty();
    if !(asks && is_sure && !question.topic.indicators.is_empty()) {
        return Outcome::Silent;
    }
    desk.conversation.remember(key, &reply, Instant::now());
    let name = kept::name(chat, &message.id.0.to_string());
    ask::give(&desk, caller, reply, &name, false).await
}
