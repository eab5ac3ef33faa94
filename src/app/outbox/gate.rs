//! The last word on the pace of this process, answers and announcements together: nothing leaves in a crowd.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use crate::app::store::{Rates, SECOND};

/// Chats whose last messages are remembered before those long past are dropped.
const REMEMBERED: usize = 10_000;
/// How long a message counts for its group.
const MINUTE: Duration = Duration::from_secs(63);

/// A second as crowds keep it.
const CROWDED_SECOND: Duration = Duration::from_millis(1150);

/// Knows when the last messages of this process left, on a clock that never goes back.
#[derive(Debug)]
pub(super) struct Gate {
    /// To all chats, in any second.
    most: usize,
    left: VecDeque<Duration>,
    /// Between two messages to one person; also to one group, as long as its minute has room.
    apart: Duration,
    /// To one group, in any minute.
    most_of_group: usize,
    chats: HashMap<i64, Chat>,
}

/// What is known of a chat.
#[derive(Debug, Default)]
struct Chat {
    /// When the last messages left, at most as many as count.
    left: VecDeque<Duration>,
    /// Telegram asked to leave it alone until then.
    held: Duration,
}

impl Gate {
    pub(super) fn new(rates: &Rates) -> Self {
        let in_a_minute = MINUTE.as_micros() / u128::from(rates.group.unsigned_abs().max(1));
        Self {
            most: usize::try_from(rates.most).unwrap_or(usize::MAX).max(1),
            left: VecDeque::new(),
            apart: Duration::from_micros(rates.person.unsigned_abs()),
            most_of_group: usize::try_from(in_a_minute).unwrap_or(usize::MAX).max(1),
            chats: HashMap::new(),
        }
    }

    /// When the next announcement may leave, `now` or later. It counts as leaving then.
    pub(super) fn next(&mut self, now: Duration) -> Duration {
        self.next_after(now, Duration::from_millis(SECOND.unsigned_abs()))
    }

    /// The same for an answer. They come in crowds, and reach Telegram less evenly than what is sent at a pace.
    pub(super) fn next_answer(&mut self, now: Duration) -> Duration {
        self.next_after(now, CROWDED_SECOND)
    }

    fn next_after(&mut self, now: Duration, second: Duration) -> Duration {
        let mut at = now;
        if self.left.len() >= self.most
            && let Some(first) = self.left.pop_front()
        {
            at = now.max(first + second);
        }
        self.left.push_back(at);
        at
    }

    /// When an answer may go to `chat`, `now` or later; it counts as going then. `None`, and it does not
    /// count, if that is more than `patience` away.
    pub(super) fn enter(&mut self, chat: i64, now: Duration, patience: Duration) -> Option<Duration> {
        if self.chats.len() > REMEMBERED {
            self.chats.retain(|_, known| known.free(MINUTE) > now);
        }
        let most = if chat < 0 { self.most_of_group } else { 1 };
        let known = self.chats.entry(chat).or_default();
        let mut at = now.max(known.held);
        if let Some(last) = known.left.back() {
            at = at.max(*last + self.apart);
        }
        if chat < 0
            && known.left.len() >= most
            && let Some(first) = known.left.front()
        {
            at = at.max(*first + MINUTE);
        }
        if at - now > patience {
            return None;
        }
        known.left.push_back(at);
        if known.left.len() > most {
            known.left.pop_front();
        }
        Some(at)
    }

    /// Nothing goes to `chat` before `until`.
    pub(super) fn hold(&mut self, chat: i64, until: Duration) {
        let known = self.chats.entry(chat).or_default();
        known.held = known.held.max(until);
    }
}

impl Chat {
    /// When nothing that is known of it matters any more.
    fn free(&self, memory: Duration) -> Duration {
        self.left.back().map_or(self.held, |last| self.held.max(*last + memory))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(a_second: f64) -> Gate {
        Gate::new(&Rates::new(a_second, 1.0, 20.0))
    }

    #[test]
    fn a_crowd_leaves_a_second_at_a_time() {
        let start = Duration::from_secs(5);
        let mut gate = gate(3.0);
        let times: Vec<u128> = (0..7).map(|_| (gate.next(start) - start).as_millis()).collect();
        assert_eq!(times, [0, 0, 0, 1040, 1040, 1040, 2080]);
        let later = start + Duration::from_secs(9);
        assert_eq!(gate.next(later), later);
    }

    #[test]
    fn a_person_is_told_once_a_second_and_a_group_twenty_times_a_minute() {
        let start = Duration::from_secs(5);
        let hour = Duration::from_secs(3600);
        let mut gate = gate(30.0);
        let mut times = |chat: i64, count: usize| -> Vec<u128> {
            (0..count).map(|_| (gate.enter(chat, start, hour).unwrap() - start).as_millis()).collect()
        };
        assert_eq!(times(7, 3), [0, 1050, 2100]);
        assert_eq!(times(8, 1), [0], "others do not wait for it");
        let group = times(-7, 22);
        assert_eq!((group[1], group[19], group[20], group[21]), (1050, 19_950, 63_000, 64_050));
    }

    #[test]
    fn a_chat_that_is_to_be_left_alone_holds_up_nobody_else() {
        let (start, second) = (Duration::from_secs(5), Duration::from_secs(1));
        let mut gate = gate(30.0);
        gate.hold(7, start + second * 60);
        assert_eq!(gate.enter(7, start, second * 9), None);
        assert_eq!(gate.enter(7, start, second * 90), Some(start + second * 60));
        assert_eq!(gate.enter(8, start, second), Some(start));
    }
}
