//! How much one person, and one group, may ask in a minute.

use std::collections::HashSet;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

use governor::clock::DefaultClock;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::config;

/// After so many questions what is known of those who have been quiet for a while is dropped.
const SWEEP: u64 = 10_000;

type Limiter<K> = RateLimiter<K, DashMapStateStore<K>, DefaultClock>;

/// Buckets that refill evenly, one a person and one a group.
#[derive(Debug)]
pub(crate) struct Allowance {
    people: Limiter<u64>,
    groups: Limiter<i64>,
    told: Mutex<Told>,
}

/// Who has heard that it is too much, and asks on.
#[derive(Debug, Default)]
struct Told {
    people: HashSet<u64>,
    groups: HashSet<i64>,
    asked: u64,
}

/// More than may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beyond {
    /// Whoever asks has not been told yet.
    pub(crate) is_first: bool,
}

impl Allowance {
    pub(crate) fn new(limits: &config::Limits) -> Self {
        let a_minute = |count: u32| Quota::per_minute(NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN));
        Self {
            people: RateLimiter::dashmap(a_minute(limits.per_minute_per_person)),
            groups: RateLimiter::dashmap(a_minute(limits.per_minute_per_chat)),
            told: Mutex::default(),
        }
    }

    /// Counts a question or command against its person and its group.
    pub(crate) fn ask(&self, person: Option<u64>, group: Option<i64>) -> Option<Beyond> {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.asked += 1;
        if told.asked.is_multiple_of(SWEEP) {
            self.people.retain_recent();
            self.groups.retain_recent();
            // Some hear it once more.
            told.people.clear();
            told.groups.clear();
        }
        if let Some(person) = person {
            if self.people.check_key(&person).is_err() {
                return Some(Beyond { is_first: told.people.insert(person) });
            }
            told.people.remove(&person);
        }
        if let Some(group) = group {
            if self.groups.check_key(&group).is_err() {
                return Some(Beyond { is_first: told.groups.insert(group) });
            }
            told.groups.remove(&group);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_and_a_group_hear_once_that_it_is_too_much() {
        let limits = config::Limits { per_minute_per_person: 3, per_minute_per_chat: 5 };
        let allowance = Allowance::new(&limits);
        let person = |person| allowance.ask(Some(person), None);
        assert!((0..3).all(|_| person(7).is_none()));
        let (first, again) = (Some(Beyond { is_first: true }), Some(Beyond { is_first: false }));
        assert_eq!([person(7), person(7)], [first, again]);
        assert_eq!(person(8), None, "another person is not concerned");
        let group = |person, group| allowance.ask(Some(person), Some(group));
        assert!((20..25).all(|person| group(person, -100).is_none()));
        assert_eq!([30, 31, 32].map(|person| group(person, -100)), [first, again, again]);
        assert_eq!(group(33, -200), None, "another group is not concerned");
    }
}
