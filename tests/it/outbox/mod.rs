//! The outbox in a time of its own: minutes of sending in seconds, the same in every run.
//!
//! The real worker's steps and the real store; the clock is a number, and Telegram a struct. Nothing sleeps.

mod far_side;

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Duration;

use wenzheng::app::outbox::{Limits, Outbox, Reason, Round, Sending};
use wenzheng::app::store::{Counts, Letter, Rates, Recipient, Store};

use crate::store::{NOW, bodies, recipients};
use far_side::{FarSide, SECOND};

/// As `serve` sets them for Telegram's own limits.
fn limits(rates: Rates) -> Limits {
    Limits {
        rates,
        in_flight: 120,
        tries: 5,
        backoff: Duration::from_millis(500),
        lease: Duration::from_secs(60),
        tick: Duration::from_millis(25),
        idle: Duration::from_secs(2),
        drain: Duration::from_secs(20),
    }
}

/// What happens when; the number is that of the worker.
enum Event {
    Step(usize),
    Arrives(usize, Letter),
    Replies(usize, Letter, Sending),
}

/// Workers at one side, Telegram at the other, and the time between, in microseconds since [`NOW`].
struct World {
    store: Store,
    rounds: Vec<Round>,
    far: FarSide,
    events: BTreeMap<(u64, u64), Event>,
    /// Tells events of the same microsecond apart.
    number: u64,
    /// When the last reply came.
    ended: u64,
}

impl World {
    /// So many replicas, of which each has its first step a little after the one before.
    fn new(store: &Store, replicas: u64, far: FarSide) -> Self {
        let limits = limits(Rates::new(30.0, 1.0, 20.0));
        let round =
            |number| Round::new(Outbox::new(&limits.rates), store.clone(), format!("{number}"), limits);
        let rounds = (0..replicas).map(round).collect();
        let mut world =
            Self { store: store.clone(), rounds, far, events: BTreeMap::new(), number: 0, ended: 0 };
        for (number, time) in (0..world.rounds.len()).zip([0, 7_000, 17_000]) {
            world.at(time, Event::Step(number));
        }
        world
    }

    fn at(&mut self, time: u64, event: Event) {
        self.number += 1;
        self.events.insert((time, self.number), event);
    }

    /// Runs until nothing of the announcement waits; in which microsecond the last word of it came.
    async fn run(&mut self, announcement: i64) -> u64 {
        while let Some(((time, _), event)) = self.events.pop_first() {
            match event {
                Event::Step(number) => {
                    if self.step(time, number).await
                        && self.store.counts(announcement).await.unwrap().is_done()
                    {
                        break;
                    }
                }
                Event::Arrives(number, letter) => {
                    let (sending, after) = self.far.receive(time, &letter);
                    self.at(time + after, Event::Replies(number, letter, sending));
                }
                Event::Replies(number, letter, sending) => {
                    self.ended = time;
                    self.rounds[number].hear(&letter, sending);
                }
            }
        }
        self.ended
    }

    /// A worker's step; whether there is nothing to send and nothing under way.
    async fn step(&mut self, time: u64, number: usize) -> bool {
        let now = NOW + i64::try_from(time / 1000).unwrap();
        let step = self.rounds[number].step(now).await.unwrap();
        let is_quiet = self.rounds.iter().all(|round| round.under_way() == 0);
        for letter in step.letters {
            let delay = self.rounds[number].delay(Duration::from_micros(time));
            let arrives = time + micros(delay) + self.far.way();
            self.at(arrives, Event::Arrives(number, letter));
        }
        self.at(time + micros(step.wait), Event::Step(number));
        is_quiet
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap()
}

/// On a disk in memory where there is one: what a disk survives is not what this tests.
async fn store_in_memory() -> (Store, tempfile::TempDir) {
    let memory = std::path::Path::new("/dev/shm");
    let folder = match memory.is_dir() {
        true => tempfile::tempdir_in(memory).unwrap(),
        false => tempfile::tempdir().unwrap(),
    };
    (Store::open(folder.path(), None).await.unwrap(), folder)
}

/// 8,500 people, 1,000 groups that may become supergroups, and in the first half 20 forums of 25 topics each, one
/// forum after the other: each is a group that more is to be sent to than goes into a minute.
fn audience() -> Vec<Recipient> {
    let one = |at: i64| match at % 10 {
        0 if at <= 5000 => Recipient {
            topic: i32::try_from(at / 10 % 25 + 2).unwrap(),
            ..recipients([-1_000_000_000_001 - (at / 10 - 1) / 25]).remove(0)
        },
        5 => recipients([-at]).remove(0),
        _ => recipients([at]).remove(0),
    };
    (1..=10_000).map(one).collect()
}

fn failed(counts: &Counts, reason: Reason) -> u64 {
    counts.failed.get(&reason).copied().unwrap_or(0)
}

#[tokio::test]
async fn ten_thousand_end_once_each_within_the_limits_and_nearly_in_the_limits_own_time() {
    let (store, _folder) = store_in_memory().await;
    let announcement = store.announce(&bodies("今年目标"), &audience(), None, NOW).await.unwrap();
    let began = std::time::Instant::now();
    let mut world = World::new(&store, 1, FarSide::new(42));
    let took = world.run(announcement).await as f64 / SECOND as f64;
    let (counts, far) = (store.counts(announcement).await.unwrap(), &world.far);
    let calls = far.arrivals.len();
    let limit = calls as f64 / 30.0;
    let unknown = counts.unknown.get(&Reason::NoReply).copied().unwrap_or(0);
    let (blocked, kicked) = (failed(&counts, Reason::Blocked), failed(&counts, Reason::Kicked));
    let unreachable = failed(&counts, Reason::Unreachable);
    writeln!(
        std::io::stderr(),
        "outbox: 10000 recipients, {calls} calls, 429/500/403/hang/migrated {:?}; sent {}, blocked {blocked}, \
         kicked {kicked}, unreachable {unreachable}, no reply {unknown}; {took:.1} s of its own time = {:.3} of the \
         limit's for these calls; most in a second {} of 30, to a person in a second {} of 1, to a group in a \
         minute {} of 20; simulated in {:.1} s",
        far.met, counts.sent, took / limit, far.busiest.all, far.busiest.person, far.busiest.group,
        began.elapsed().as_secs_f64(),
    )
    .unwrap();
    assert_eq!(counts.all(), 10_000, "nobody is lost");
    assert_eq!(counts.sent + blocked + kicked + unreachable + unknown, 10_000, "{counts:?}");
    assert!(far.told.values().all(|times| *times == 1), "nobody is told twice");
    assert_eq!(far.told.len() as u64, counts.sent + far.told_in_silence);
    assert_eq!(unknown, u64::from(far.met[3]), "every hang is in doubt, and nothing else");
    assert!(blocked >= 100 && kicked >= 20, "{counts:?}");
    assert!(far.met.iter().all(|met| *met > 150), "2 in 100 each: {:?}", far.met);
    assert!(far.busiest.all <= 30 && far.busiest.person <= 1 && far.busiest.group <= 20);
    assert_eq!(far.over, 0, "no call came too early, also not after a pause");
    assert!(took <= 1.15 * limit, "{took} s for {limit} s of calls");
}

/// Somebody else uses the same token: every call is refused for a while, and then none.
#[tokio::test]
async fn a_pause_for_all_is_kept_by_all() {
    let (store, _folder) = store_in_memory().await;
    let announcement = store.announce(&bodies("今年目标"), &recipients(1..=200), None, NOW).await.unwrap();
    let mut far = FarSide::without_faults();
    far.closed_until = 40 * SECOND;
    let mut world = World::new(&store, 1, far);
    world.run(announcement).await;
    assert_eq!(store.counts(announcement).await.unwrap().sent, 200);
    let early = world.far.arrivals.iter().filter(|at| **at < 40 * SECOND).count();
    assert!(early < 30, "{early} calls into a closed door");
    assert_eq!(world.far.over, 0);
}

/// Three replicas keep one pace: what one sends, the others leave unsent.
#[tokio::test]
async fn replicas_keep_one_pace_together() {
    let (store, _folder) = store_in_memory().await;
    let announcement = store.announce(&bodies("今年目标"), &recipients(1..=1000), None, NOW).await.unwrap();
    let mut world = World::new(&store, 3, FarSide::without_faults());
    let took = world.run(announcement).await as f64 / SECOND as f64;
    assert_eq!(store.counts(announcement).await.unwrap().sent, 1000);
    let (far, limit) = (&world.far, 1000.0 / 30.0);
    assert!(far.told.len() == 1000 && far.told.values().all(|times| *times == 1));
    assert_eq!((far.busiest.all <= 30, far.busiest.person, far.over), (true, 1, 0));
    assert!(took <= 1.15 * limit, "{took} s for {limit} s of calls");
}

/// A chat that Telegram asks to leave alone for an hour is not asked about forty times a second.
#[tokio::test]
async fn a_held_chat_costs_few_steps() {
    const HOUR: i64 = 3_600_000;
    let (store, _folder) = store_in_memory().await;
    store.announce(&bodies("今年目标"), &recipients([1]), None, NOW).await.unwrap();
    let outbox = Outbox::new(&Rates::new(30.0, 1.0, 20.0));
    outbox.note_pause(1, Duration::from_secs(3600));
    let mut round = Round::new(outbox, store, "a".to_owned(), limits(Rates::new(30.0, 1.0, 20.0)));
    let (mut now, mut steps) = (NOW, 0);
    let mut letters = Vec::new();
    while letters.is_empty() {
        let step = round.step(now).await.unwrap();
        letters = step.letters;
        steps += 1;
        if letters.is_empty() {
            now += i64::try_from(step.wait.as_millis()).unwrap();
        }
        assert!(now < NOW + 2 * HOUR, "it is never sent");
    }
    assert!((NOW + HOUR..NOW + HOUR + 3000).contains(&now), "{} ms late", now - NOW - HOUR);
    assert!(steps < 2000, "{steps} steps in an hour");
}
