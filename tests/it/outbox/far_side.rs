//! Telegram as the outbox sees it: limits, refusals by chance, and a count of everything.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::time::Duration;

use wenzheng::app::outbox::{Reason, Sending};
use wenzheng::app::store::Letter;

/// In microseconds, as all times here.
pub(super) const SECOND: u64 = 1_000_000;
/// A call that hangs is given up after this.
const REQUEST: u64 = 15 * SECOND;
/// Calls in a thousand that meet 429, 500, 403, a hang; in groups that may move, ten times as many that have.
const SHARE: u64 = 20;
/// Where the ids of supergroups begin.
const SUPERGROUPS: i64 = -1_000_000_000_000;

/// The most calls in any second, to a person in any second, to a group in any minute.
#[derive(Default)]
pub(super) struct Busiest {
    pub(super) all: usize,
    pub(super) person: usize,
    pub(super) group: usize,
}

#[derive(Default)]
pub(super) struct FarSide {
    seed: u64,
    share: u64,
    /// When each call came in, in order.
    pub(super) arrivals: Vec<u64>,
    second: VecDeque<u64>,
    chats: HashMap<i64, VecDeque<u64>>,
    pub(super) busiest: Busiest,
    /// Calls beyond a limit, or within a pause that was asked for.
    pub(super) over: u32,
    /// How often each row of the ledger has arrived.
    pub(super) told: BTreeMap<i64, u32>,
    /// Arrived without a reply.
    pub(super) told_in_silence: u64,
    closed: BTreeSet<i64>,
    moved: BTreeMap<i64, i64>,
    /// Until when a chat, or 0 for all, was asked to be left alone.
    paused: HashMap<i64, u64>,
    /// All calls before are refused with 429.
    pub(super) closed_until: u64,
    /// How often each kind of failure was met by chance.
    pub(super) met: [u32; 5],
}

impl FarSide {
    pub(super) fn new(seed: u64) -> Self {
        Self { seed, share: SHARE, ..Self::default() }
    }

    pub(super) fn without_faults() -> Self {
        Self { seed: 1, ..Self::default() }
    }

    fn draw(&mut self, below: u64) -> u64 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) % below
    }

    /// How long a call is under way to Telegram: 5 to 40 ms.
    pub(super) fn way(&mut self) -> u64 {
        5_000 + self.draw(35_000)
    }

    /// A call comes in; what its sender will see, after how long.
    pub(super) fn receive(&mut self, at: u64, letter: &Letter) -> (Sending, u64) {
        let way = self.way();
        let chat = letter.chat;
        self.arrivals.push(at);
        if at < self.closed_until {
            let wait = (self.closed_until - at) / SECOND + 1;
            return (Sending::Throttled(Duration::from_secs(wait)), way);
        }
        if self.is_over(at, chat) {
            self.over += 1;
            return (self.throttle(at, chat, 1), way);
        }
        if self.closed.contains(&chat) {
            return (Sending::Refused(closed(chat)), way);
        }
        if let Some(to) = self.moved.get(&chat) {
            return (Sending::Migrated { to: *to }, way);
        }
        match self.draw(1000) / self.share.max(1) {
            _ if self.share == 0 => {}
            0 => {
                self.met[0] += 1;
                let wait = 1 + self.draw(5);
                return (self.throttle(at, chat, wait), way);
            }
            1 => {
                self.met[1] += 1;
                return (Sending::NotYet, way);
            }
            2 => {
                self.met[2] += 1;
                self.closed.insert(chat);
                return (Sending::Refused(closed(chat)), way);
            }
            3 => {
                self.met[3] += 1;
                if self.draw(2) == 0 {
                    *self.told.entry(letter.id).or_default() += 1;
                    self.told_in_silence += 1;
                }
                return (Sending::Doubtful, REQUEST);
            }
            4..14 if chat < 0 && chat > SUPERGROUPS => {
                self.met[4] += 1;
                let to = SUPERGROUPS - 1_000_000 + chat;
                self.moved.insert(chat, to);
                return (Sending::Migrated { to }, way);
            }
            _ => {}
        }
        *self.told.entry(letter.id).or_default() += 1;
        (Sending::Sent { message: i64::try_from(self.arrivals.len()).unwrap() }, way)
    }

    fn throttle(&mut self, at: u64, chat: i64, seconds: u64) -> Sending {
        self.paused.insert(chat, at + seconds * SECOND);
        Sending::Throttled(Duration::from_secs(seconds))
    }

    /// Counts the call in all its windows.
    fn is_over(&mut self, at: u64, chat: i64) -> bool {
        let (window, most) = if chat > 0 { (SECOND, 1) } else { (60 * SECOND, 20) };
        let all = count(&mut self.second, at, SECOND);
        let one = count(self.chats.entry(chat).or_default(), at, window);
        let busiest = if chat > 0 { &mut self.busiest.person } else { &mut self.busiest.group };
        *busiest = one.max(*busiest);
        self.busiest.all = all.max(self.busiest.all);
        let is_paused = self.paused.get(&chat).is_some_and(|until| at < *until);
        all > 30 || one > most || is_paused
    }
}

fn closed(chat: i64) -> Reason {
    if chat > 0 { Reason::Blocked } else { Reason::Kicked }
}

/// How many calls there are in the window that ends now.
fn count(times: &mut VecDeque<u64>, at: u64, window: u64) -> usize {
    times.push_back(at);
    while times.front().is_some_and(|first| at - first >= window) {
        times.pop_front();
    }
    times.len()
}
