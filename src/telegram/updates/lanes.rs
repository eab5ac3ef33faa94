//! Work in order per person of a chat, all others side by side, everything bounded.

use std::collections::{HashMap, VecDeque};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::Notify;
use tokio::task::JoinSet;

/// The work of one update. It reports its own end.
pub(crate) type Job = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Whose updates keep their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Lane {
    /// A person in a chat; nobody in particular where no person can be told.
    Chat(i64, Option<u64>),
    /// Updates without a chat, by person.
    Person(u64),
    /// Updates of neither: one lane for all of them.
    Nobody,
}

/// Whether an offered job was taken.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    Taken,
    /// The lane holds its bound already. `first` until the lane has drained once more: say so once.
    Crowded {
        first: bool,
    },
}

/// All lanes; clones share them.
#[derive(Clone)]
pub(crate) struct Lanes {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    /// Told whenever a job has ended.
    ended: Notify,
    capacity: usize,
    per_lane: usize,
    /// Shows how many jobs wait or run.
    shown: Gauge,
}

#[derive(Default)]
struct State {
    lanes: HashMap<Lane, Waiting>,
    /// Jobs that wait or run, over all lanes.
    jobs: usize,
    runners: JoinSet<()>,
}

/// A lane with a runner.
#[derive(Default)]
struct Waiting {
    queue: VecDeque<Job>,
    /// Waiting and running.
    jobs: usize,
    told: bool,
}

impl Lanes {
    /// At most `capacity` jobs in all and `per_lane` in one lane, waiting and running counted together.
    pub(crate) fn new(capacity: usize, per_lane: usize, shown: Gauge) -> Self {
        let state = Mutex::new(State::default());
        Self { shared: Arc::new(Shared { state, ended: Notify::new(), capacity, per_lane, shown }) }
    }

    /// False while all lanes together hold their bound: leave updates where they are.
    pub(crate) fn has_room(&self) -> bool {
        self.has_room_for(0)
    }

    /// The same once `more` are taken.
    pub(crate) fn has_room_for(&self, more: usize) -> bool {
        self.shared.state().jobs + more < self.shared.capacity
    }

    /// Takes the job that `make` makes, unless its lane is crowded.
    pub(crate) fn offer(&self, lane: Lane, make: impl FnOnce() -> Job) -> Offer {
        let mut state = self.shared.state();
        let waiting = state.lanes.get_mut(&lane);
        if let Some(waiting) = waiting.filter(|waiting| waiting.jobs >= self.shared.per_lane) {
            let first = !std::mem::replace(&mut waiting.told, true);
            return Offer::Crowded { first };
        }
        self.push(&mut state, lane, make());
        Offer::Taken
    }

    /// Takes a job beyond the lane's bound: the one line that says the lane is crowded.
    pub(crate) fn append(&self, lane: Lane, job: Job) {
        self.push(&mut self.shared.state(), lane, job);
    }

    /// Resolves when no job waits or runs.
    pub(crate) async fn idle(&self) {
        loop {
            let ended = self.shared.ended.notified();
            tokio::pin!(ended);
            ended.as_mut().enable();
            if self.shared.state().jobs == 0 {
                return;
            }
            ended.await;
        }
    }

    /// Waits up to `limit` for the work to end, then drops what is left; how many jobs that were.
    pub(crate) async fn drain(&self, limit: Duration) -> usize {
        let _drained_or_late = tokio::time::timeout(limit, self.idle()).await;
        let mut runners = std::mem::take(&mut self.shared.state().runners);
        let left = self.shared.state().jobs;
        runners.shutdown().await;
        left
    }

    fn push(&self, state: &mut State, lane: Lane, job: Job) {
        state.jobs += 1;
        self.shared.shown.inc();
        let has_runner = state.lanes.contains_key(&lane);
        let waiting = state.lanes.entry(lane).or_default();
        waiting.jobs += 1;
        waiting.queue.push_back(job);
        if !has_runner {
            while state.runners.try_join_next().is_some() {}
            state.runners.spawn(run(Arc::clone(&self.shared), lane));
        }
    }
}

impl Shared {
    /// No code panics while it holds this lock; were it so, the counts would still be whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The lane's next job; without one the lane ends.
    fn next(&self, lane: Lane) -> Option<Job> {
        let mut state = self.state();
        let job = state.lanes.get_mut(&lane).and_then(|waiting| waiting.queue.pop_front());
        if job.is_none() {
            state.lanes.remove(&lane);
        }
        job
    }

    fn end(&self, lane: Lane) {
        let mut state = self.state();
        state.jobs -= 1;
        self.shown.dec();
        if let Some(waiting) = state.lanes.get_mut(&lane) {
            waiting.jobs -= 1;
        }
        drop(state);
        self.ended.notify_waiters();
    }
}

async fn run(shared: Arc<Shared>, lane: Lane) {
    while let Some(job) = shared.next(lane) {
        job.await;
        shared.end(lane);
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::{Semaphore, mpsc};

    use super::*;

    /// A job that waits for a permit, then says its number.
    fn job(gate: &Arc<Semaphore>, said: &mpsc::UnboundedSender<u32>, number: u32) -> Job {
        let (gate, said) = (Arc::clone(gate), said.clone());
        Box::pin(async move {
            gate.acquire().await.unwrap().forget();
            said.send(number).unwrap();
        })
    }

    #[tokio::test(start_paused = true)]
    async fn a_lane_keeps_its_order_and_does_not_hold_up_another() {
        let lanes = Lanes::new(100, 10, Gauge::default());
        let (shut, open) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(100)));
        let (said, mut heard) = mpsc::unbounded_channel();
        for number in 1..=3 {
            assert_eq!(lanes.offer(Lane::Chat(1, None), || job(&shut, &said, number)), Offer::Taken);
        }
        lanes.offer(Lane::Chat(2, None), || job(&open, &said, 9));
        assert_eq!(heard.recv().await, Some(9));
        shut.add_permits(3);
        lanes.idle().await;
        let order: Vec<u32> = std::iter::from_fn(|| heard.try_recv().ok()).collect();
        assert_eq!(order, [1, 2, 3]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_crowded_lane_says_so_once_until_it_has_drained() {
        let lanes = Lanes::new(100, 2, Gauge::default());
        let gate = Arc::new(Semaphore::new(0));
        let (said, _heard) = mpsc::unbounded_channel();
        let offer = |lanes: &Lanes| lanes.offer(Lane::Chat(1, None), || job(&gate, &said, 0));
        assert_eq!([offer(&lanes), offer(&lanes)], [Offer::Taken, Offer::Taken]);
        assert_eq!(offer(&lanes), Offer::Crowded { first: true });
        assert_eq!(offer(&lanes), Offer::Crowded { first: false });
        gate.add_permits(2);
        lanes.idle().await;
        tokio::task::yield_now().await;
        assert_eq!([offer(&lanes), offer(&lanes)], [Offer::Taken, Offer::Taken]);
        assert_eq!(offer(&lanes), Offer::Crowded { first: true });
    }

    #[tokio::test(start_paused = true)]
    async fn a_drain_ends_in_time_and_says_what_is_left() {
        let lanes = Lanes::new(2, 10, Gauge::default());
        let gate = Arc::new(Semaphore::new(0));
        let (said, _heard) = mpsc::unbounded_channel();
        lanes.offer(Lane::Nobody, || job(&gate, &said, 0));
        assert!(lanes.has_room());
        lanes.offer(Lane::Person(1), || job(&gate, &said, 0));
        assert!(!lanes.has_room());
        assert_eq!(lanes.drain(Duration::from_secs(20)).await, 2);
    }
}
