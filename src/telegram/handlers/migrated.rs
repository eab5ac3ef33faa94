//! A group has become a supergroup: what is kept of it moves along.

use std::sync::Arc;

use teloxide::types::{ChatId, Message};

use crate::telegram::desk::Desk;
use crate::telegram::outcome::Outcome;
use crate::words::Language;

pub(crate) async fn move_along(desk: Arc<Desk>, message: Message, new: ChatId) -> Outcome {
    match desk.store.migrate(message.chat.id.0, new.0, desk.clock.now()).await {
        Ok(()) => Outcome::Shown("migrated"),
        Err(error) => {
            // The next announcement to the old id finds out again.
            let _nobody_to_tell = desk.store_failed(&error, Language::default());
            Outcome::Silent
        }
    }
}
