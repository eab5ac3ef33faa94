//! Updates that Telegram pushes: kept before Telegram may forget them, in order, many at once.
//!
//! Telegram counts a call as delivered when it is answered with 200, and else calls again. An update is kept in the
//! store first, and answered for then; while the store fails it is answered for when its work is done. Each replica
//! takes what the load balancer sends it: of two that get the same update the one works that kept it. What a person has
//! written before in the same chat is done first, whichever replica has it. What a replica leaves that is gone, the one
//! that leads takes up.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};
use tracing::warn;

use super::intake::{Intake, id, read};
use super::reception::{Ended, Reception, lane_name};
use super::under_way::{State, UnderWay};
use super::work::Standing;
use crate::app::health::Health;
use crate::app::pushed::Pushed;
use crate::app::store::{Claimed, Coming};

/// Updates kept in one transaction.
const AT_ONCE: usize = 100;
/// Between two looks for what other replicas have left, and two signs of life.
const LOOK: Duration = Duration::from_secs(5);

/// Hears what is pushed and gives it to the lanes.
pub(crate) struct Receiver {
    pub(crate) reception: Reception,
    pub(crate) pushed: mpsc::Receiver<Pushed>,
    pub(crate) health: Health,
    /// Whether it is for this process to look after what others have left.
    pub(crate) leads: watch::Receiver<bool>,
    pub(crate) under_way: Arc<Mutex<UnderWay>>,
}

/// An update whose call waits for its answer.
struct Held {
    id: i64,
    update: String,
    intake: Intake,
    lane: Option<String>,
    taken: oneshot::Sender<bool>,
}

impl Receiver {
    /// Receives until told to stop; then gives the work under way time to end.
    pub(crate) async fn serve(mut self, stopped: watch::Receiver<bool>, drain: Duration) {
        self.run(stopped).await;
        // Calls that wait for their answer are made again, here or to another replica.
        self.pushed.close();
        self.reception.drain(drain).await;
    }

    /// Receives until told to stop. What is heard after that is not answered for, and comes again.
    async fn run(&mut self, mut stopped: watch::Receiver<bool>) {
        let mut heard = Vec::with_capacity(AT_ONCE);
        let mut look = tokio::time::interval(LOOK);
        loop {
            let count = tokio::select! {
                biased;
                _ = stopped.wait_for(|stop| *stop) => return,
                _ = look.tick() => None,
                count = self.pushed.recv_many(&mut heard, AT_ONCE) => Some(count),
            };
            match count {
                None => self.look().await,
                // Nobody hears calls any more.
                Some(0) => return,
                Some(_) => self.take(std::mem::take(&mut heard)).await,
            }
            self.health.beat();
        }
    }

    /// Keeps what is new in one transaction, answers for it, and begins its work in order.
    async fn take(&self, heard: Vec<Pushed>) {
        let mut held = Vec::new();
        for Pushed { update, taken } in heard {
            let Some(id) = id(&update) else {
                self.reception.tally.unreadable.add();
                answer(taken, true);
                continue;
            };
            let state = self.with(|under_way| under_way.state(id));
            match state {
                Some(State::Done | State::Kept) => {
                    self.reception.tally.repeated.add();
                    answer(taken, true);
                }
                // It is not known yet how that ends.
                Some(State::Running) => answer(taken, false),
                None if !self.reception.lanes.has_room_for(held.len()) => answer(taken, false),
                None => {
                    self.with(|under_way| under_way.begin(id));
                    let intake = read(&update);
                    let lane = lane_name(&intake);
                    held.push(Held { id, update, intake, lane, taken });
                }
            }
        }
        if held.is_empty() {
            return;
        }
        // What was called at once came in no order.
        held.sort_by_key(|held| held.id);
        let coming =
            held.iter().map(|held| Coming { id: held.id, body: &held.update, lane: held.lane.as_deref() });
        match self.reception.work.claim(&coming.collect::<Vec<_>>()).await {
            Some(claimed) => self.begin_kept(held, &claimed),
            None => self.begin_unkept(held),
        }
    }

    fn begin_kept(&self, held: Vec<Held>, claimed: &[Claimed]) {
        for Held { id, intake, taken, .. } in held {
            answer(taken, true);
            let Some(claimed) = claimed.iter().find(|claimed| claimed.id == id) else {
                // Another replica has it, or it was done before.
                self.reception.tally.repeated.add();
                self.with(|under_way| under_way.end(id));
                continue;
            };
            self.with(|under_way| under_way.keep(id));
            let standing = if claimed.is_behind { Standing::Behind } else { Standing::New };
            self.reception.begin(id, intake, standing, &self.ended(None));
        }
    }

    fn begin_unkept(&self, held: Vec<Held>) {
        for Held { id, intake, taken, .. } in held {
            self.reception.begin(id, intake, Standing::Doubtful, &self.ended(Some(taken)));
        }
    }

    /// Begins the work that processes have left which are gone.
    async fn look(&self) {
        if !*self.leads.borrow() {
            return;
        }
        let orphans = match self.reception.work.orphans().await {
            Ok(orphans) => orphans,
            Err(error) => return warn!(%error, "what other processes have left is not known"),
        };
        for (id, update) in orphans {
            if self.with(|under_way| under_way.state(id)).is_none() {
                self.with(|under_way| {
                    under_way.begin(id);
                    under_way.keep(id);
                });
                self.reception.tally.resumed.add();
                self.reception.begin(id, read(&update), Standing::Doubtful, &self.ended(None));
            }
        }
    }

    /// Notes the end of an update's work, and answers its call where that waits for it.
    fn ended(&self, taken: Option<oneshot::Sender<bool>>) -> Ended {
        let (under_way, taken) = (Arc::clone(&self.under_way), Mutex::new(taken));
        Arc::new(move |id| {
            under_way.lock().unwrap_or_else(PoisonError::into_inner).end(id);
            if let Some(taken) = taken.lock().unwrap_or_else(PoisonError::into_inner).take() {
                answer(taken, true);
            }
        })
    }

    fn with<T>(&self, look: impl FnOnce(&mut UnderWay) -> T) -> T {
        look(&mut self.under_way.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A caller that has hung up is called again by Telegram.
fn answer(taken: oneshot::Sender<bool>, is_taken: bool) {
    let _heard_or_gone = taken.send(is_taken);
}
