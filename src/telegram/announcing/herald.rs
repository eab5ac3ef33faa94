//! The schedule at work: looks at the clock, has due subscriptions composed and put into the outbox.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tracing::{info, warn};

use crate::answer::Subject;
use crate::app::store::{Body, StoreError, Subscription, Telling};
use crate::library::Library;
use crate::telegram::desk::Desk;
use crate::telegram::render::announcement;
use crate::words::Language;

/// Subscriptions of one step.
const BATCH: u32 = 200;
/// Between two looks while nothing is due; what another replica keeps is seen then.
const LOOK: Duration = Duration::from_secs(20);
/// Between two looks while something soon is.
const SOON: Duration = Duration::from_millis(20);
/// Between two tidyings, in milliseconds.
const TIDY: i64 = 3_600_000;

/// Tells what is due until told to stop.
pub(crate) async fn run(desk: Arc<Desk>, mut stopped: watch::Receiver<bool>) {
    let mut tidied = 0;
    while !*stopped.borrow() {
        let wait = match step(&desk, &mut tidied).await {
            Ok(wait) => wait,
            Err(error) => {
                warn!(%error, "the schedule waits for the store");
                LOOK
            }
        };
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = desk.scheduled.notified() => {}
            _ = stopped.wait_for(|stop| *stop) => {}
        }
    }
}

/// One step; how long until the next.
async fn step(desk: &Desk, tidied: &mut i64) -> Result<Duration, StoreError> {
    let now = desk.clock.now();
    let library = desk.conversation.shelf().current();
    let mut known = HashMap::new();
    let done = desk.store.tell_due(now, BATCH, |one| telling(&library, one, now, &mut known)).await?;
    if done.told > 0 {
        desk.outbox.wake();
    }
    if done.due > 0 {
        info!(due = done.due, told = done.told, unchanged = done.unchanged, "subscriptions were due");
        return Ok(SOON);
    }
    if now - *tidied > TIDY {
        *tidied = now;
        desk.store.tidy(now, desk.texts_kept).await?;
    }
    let next = desk.store.next_due().await?;
    let wait = next.map(|next| Duration::from_millis(u64::try_from(next - now).unwrap_or(0)));
    Ok(wait.map_or(LOOK, |wait| wait.clamp(SOON, LOOK)))
}

/// Many subscriptions of one step are told the same.
type Known = HashMap<(Subject, String, u64), Option<Body>>;

fn telling(library: &Library, one: &Subscription, now: i64, known: &mut Known) -> Telling {
    let wish = &one.wish;
    let key = (wish.subject.clone(), wish.language.clone(), one.turn);
    let body = known.entry(key).or_insert_with(|| {
        let language = Language::of_tag(&wish.language).unwrap_or_default();
        announcement::subject(library, &wish.subject, one.turn, language).map(announcement::body)
    });
    Telling { body: body.clone(), period: wish.schedule.period(now), next: wish.schedule.next(now) }
}
