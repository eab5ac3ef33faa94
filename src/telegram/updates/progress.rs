//! Which updates run, which are done, and up to where Telegram may forget.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

/// After a week without updates Telegram may number them anew; a day before, the offset is forgotten.
const OFFSET_LIFETIME: Duration = Duration::from_secs(6 * 24 * 3600);

/// How an accepted update at or above the floor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Running,
    /// Running, and kept where it lasts: not waited for.
    Kept,
    Done,
}

/// The updates that Telegram has not been told to forget.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// Every update below is done or kept.
    floor: Option<i64>,
    states: BTreeMap<i64, State>,
    /// Taken up from an earlier process, and not heard of from Telegram since.
    resumed: BTreeSet<i64>,
    last_accepted: Option<Instant>,
}

impl Progress {
    /// True when `id` is new and its work may begin; false when it runs or is done.
    pub(crate) fn accept(&mut self, id: i64, now: Instant) -> bool {
        let known = self.is_known(id);
        if self.resumed.remove(&id) {
            self.states.insert(id, State::Kept);
            return false;
        }
        if !known {
            self.states.insert(id, State::Running);
            self.last_accepted = Some(now);
        }
        !known
    }

    /// The work of `id` has ended.
    pub(crate) fn finish(&mut self, id: i64) {
        if let Some(state) = self.states.get_mut(&id) {
            *state = State::Done;
        }
        self.raise_floor();
    }

    /// Updates that are kept where they last need not be waited for.
    pub(crate) fn keep(&mut self, ids: impl IntoIterator<Item = i64>) {
        for id in ids {
            if let Some(state @ State::Running) = self.states.get_mut(&id) {
                *state = State::Kept;
            }
        }
        self.raise_floor();
    }

    /// Takes up an update that an earlier process has kept. True when its work may begin. It moves no offset
    /// before Telegram has sent it again: what came before it may not have been kept.
    pub(crate) fn resume(&mut self, id: i64) -> bool {
        !self.is_known(id) && self.resumed.insert(id)
    }

    fn is_known(&self, id: i64) -> bool {
        self.floor.is_some_and(|floor| id < floor) || self.states.contains_key(&id)
    }

    /// The offset for the next poll: everything below may be forgotten. `None` asks for whatever there is.
    pub(crate) fn offset(&mut self, now: Instant) -> Option<i64> {
        let quiet =
            self.last_accepted.is_some_and(|last| now.saturating_duration_since(last) > OFFSET_LIFETIME);
        if quiet && self.states.is_empty() {
            self.floor = None;
        }
        self.floor
    }

    /// True while the work of some update holds back the offset.
    pub(crate) fn is_waiting(&self) -> bool {
        self.states.values().any(|state| *state == State::Running)
    }

    /// Moves the floor over what need not be waited for.
    fn raise_floor(&mut self) {
        while let Some(first) = self.states.first_entry() {
            if *first.get() == State::Running {
                self.floor = Some(*first.key());
                return;
            }
            self.floor = Some(*first.key() + 1);
            first.remove();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_offset_stays_at_the_oldest_unfinished_update() {
        let now = Instant::now();
        let mut progress = Progress::default();
        assert_eq!(progress.offset(now), None);
        assert!([10, 11, 14].into_iter().all(|id| progress.accept(id, now)));
        progress.finish(11);
        assert_eq!(progress.offset(now), Some(10));
        assert!(!progress.accept(11, now), "done, but not confirmed: comes again and is known");
        progress.finish(10);
        assert_eq!(progress.offset(now), Some(14));
        progress.finish(14);
        assert_eq!(progress.offset(now), Some(15));
        assert!(!progress.is_waiting());
        assert!(!progress.accept(14, now));
    }

    #[test]
    fn what_is_kept_holds_back_nothing() {
        let now = Instant::now();
        let mut progress = Progress::default();
        progress.accept(1, now);
        progress.accept(2, now);
        progress.keep([1]);
        assert_eq!((progress.offset(now), progress.is_waiting()), (Some(2), true));
        assert!(!progress.accept(1, now), "it is not begun again");
        progress.keep([2]);
        assert_eq!((progress.offset(now), progress.is_waiting()), (Some(3), false));
    }

    #[test]
    fn what_an_earlier_process_kept_confirms_nothing_that_was_not() {
        let now = Instant::now();
        let mut progress = Progress::default();
        assert!([5, 9].into_iter().all(|id| progress.resume(id)));
        progress.finish(5);
        assert_eq!(progress.offset(now), None);
        // 7 was fetched with 5 and 9, and not kept.
        let new: Vec<i64> = (5..=10).filter(|id| progress.accept(*id, now)).collect();
        assert_eq!(new, [6, 7, 8, 10]);
        progress.keep([6, 8, 10]);
        assert_eq!(progress.offset(now), Some(7));
        progress.finish(7);
        assert_eq!(progress.offset(now), Some(11));
    }

    #[test]
    fn a_quiet_week_forgets_the_offset() {
        let start = Instant::now();
        let mut progress = Progress::default();
        progress.accept(900, start);
        progress.finish(900);
        assert_eq!(progress.offset(start + Duration::from_secs(5 * 24 * 3600)), Some(901));
        assert_eq!(progress.offset(start + Duration::from_secs(7 * 24 * 3600)), None);
        assert!(progress.accept(3, start), "a new, lower numbering is heard");
    }

    proptest! {
        /// Whatever the order of ends: no unfinished update is ever below the offset, none is begun twice,
        /// and in the end all are confirmed.
        #[test]
        fn nothing_unfinished_is_confirmed(order in Just((1i64..40).collect::<Vec<_>>()).prop_shuffle()) {
            let now = Instant::now();
            let mut progress = Progress::default();
            for id in 1i64..40 {
                prop_assert!(progress.accept(id, now));
            }
            let mut open: std::collections::BTreeSet<i64> = (1..40).collect();
            for id in order {
                progress.finish(id);
                open.remove(&id);
                let offset = progress.offset(now).unwrap_or(0);
                prop_assert!(open.first().is_none_or(|first| offset <= *first));
                prop_assert!(!progress.accept(id, now));
            }
            prop_assert_eq!(progress.offset(now), Some(40));
        }
    }
}
