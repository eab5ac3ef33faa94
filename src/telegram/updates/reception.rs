//! What happens to updates however they come: read, kept, and given to the lanes.

use std::sync::Arc;
use std::time::{Duration, Instant};

use teloxide::types::{Update, UpdateKind};
use tracing::warn;

use super::Work;
use super::intake::Intake;
use super::lanes::{Job, Lane, Lanes, Offer};
use super::work::Standing;
use crate::telegram::tally::Tally;

/// Told the number of an update whose work has ended.
pub(crate) type Ended = Arc<dyn Fn(i64) + Send + Sync>;

/// Where updates are received.
#[derive(Clone)]
pub(crate) struct Reception {
    pub(crate) lanes: Lanes,
    pub(crate) work: Work,
    pub(crate) tally: Arc<Tally>,
}

impl Reception {
    /// Begins the work of an update; `ended` hears of its end, whatever becomes of it.
    pub(super) fn begin(&self, id: i64, intake: Intake, standing: Standing, ended: &Ended) {
        self.tally.taken.add();
        let incoming = match intake {
            Intake::Whole(incoming) => *incoming,
            Intake::Mended(incoming) => {
                self.tally.mended.add();
                *incoming
            }
            Intake::Unreadable => {
                self.tally.unreadable.add();
                warn!(id, outcome = "unreadable");
                return self.pass(id, ended);
            }
        };
        self.work.foresee(&incoming);
        let lane = lane(&incoming.update);
        let offer = self.lanes.offer(lane, || {
            let (work, incoming) = (self.work.clone(), incoming.clone());
            self.job(id, ended, async move { work.run(incoming, standing).await })
        });
        let Offer::Crowded { first } = offer else { return };
        self.tally.crowded.add();
        if first {
            let work = self.work.clone();
            self.lanes.append(lane, self.job(id, ended, async move { work.turn_away(incoming).await }));
        } else {
            self.pass(id, ended);
        }
    }

    /// Waits up to `limit` for the work to end.
    pub(super) async fn drain(&self, limit: Duration) {
        let left = self.lanes.drain(limit).await;
        if left > 0 {
            warn!(left, "stopped before all work was done; these updates are worked on after the next start");
        }
    }

    /// Nothing is to be done for an update.
    fn pass(&self, id: i64, ended: &Ended) {
        let work = self.work.clone();
        let job = self.job(id, ended, async move { work.finish(id).await });
        tokio::spawn(job);
    }

    fn job(&self, id: i64, ended: &Ended, work: impl Future<Output = ()> + Send + 'static) -> Job {
        let (ended, tally, began) = (Arc::clone(ended), Arc::clone(&self.tally), Instant::now());
        Box::pin(async move {
            work.await;
            ended(id);
            tally.working.add(began.elapsed());
            tally.ended.add();
        })
    }
}

/// The name of an update's lane, the same in every process; `None` where no order is to be kept.
pub(super) fn lane_name(intake: &Intake) -> Option<String> {
    let (Intake::Whole(incoming) | Intake::Mended(incoming)) = intake else { return None };
    match lane(&incoming.update) {
        Lane::Chat(chat, person) => Some(format!("{chat}/{}", person.unwrap_or(0))),
        Lane::Person(person) => Some(person.to_string()),
        Lane::Nobody => None,
    }
}

/// Of one person in one chat: what somebody else waits for is waited for beside it.
fn lane(update: &Update) -> Lane {
    let person = match &update.kind {
        UpdateKind::CallbackQuery(query) => Some(query.from.id.0),
        _ => update.from().map(|person| person.id.0),
    };
    match (update.chat(), person) {
        (Some(chat), person) => Lane::Chat(chat.id.0, person),
        (None, Some(person)) => Lane::Person(person),
        (None, None) => Lane::Nobody,
    }
}
