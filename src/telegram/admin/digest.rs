//! Every week, whoever wished it is told what people asked in vain.

use std::sync::Arc;
use std::time::Duration;

use teloxide::types::ChatId;
use tokio::sync::watch;
use tracing::warn;

use super::likes;
use crate::app::store::StoreError;
use crate::telegram::delivery::Address;
use crate::telegram::desk::Desk;
use crate::words::Language;

/// A week, in milliseconds.
pub(crate) const WEEK: i64 = 7 * 24 * 3_600_000;
/// Between two looks; a digest may be late by so much.
const LOOK: Duration = Duration::from_secs(60);

/// Tells until told to stop. Of several replicas one tells a digest.
pub(crate) async fn run(desk: Arc<Desk>, mut stopped: watch::Receiver<bool>) {
    loop {
        if let Err(error) = step(&desk).await {
            warn!(%error, "the weekly digests wait for the store");
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
    }
}

async fn step(desk: &Desk) -> Result<(), StoreError> {
    let now = desk.clock.now();
    for (person, due) in desk.store.digests_due(now).await? {
        // Whoever is no admin any more is not told, and asked for it once is not for ever.
        let next = desk.is_admin(Some(person)).await.then_some(now + WEEK);
        if !desk.store.claim_digest(person, due, next).await? || next.is_none() {
            continue;
        }
        let chosen = desk.store.person_language(person).await?;
        let language = chosen.as_deref().and_then(Language::of_tag).unwrap_or_default();
        let draft = likes::page(desk, 0, language).await?;
        if let Ok(chat) = i64::try_from(person) {
            desk.say(Address::chat(ChatId(chat)), draft, language).await;
        }
    }
    Ok(())
}
