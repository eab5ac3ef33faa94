//! Which updates run, which are done, and up to where Telegram may forget.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// After a week without updates Telegram may number them anew; a day before, the offset is forgotten.
const OFFSET_LIFETIME: Duration = Duration::from_secs(6 * 24 * 3600);

/// State of an accepted update at or above the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Running(Instant),
    /// Running, but no longer waited for.
    Released,
    Done,
}

/// The updates that Telegram has not been told to forget.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// Every update below is done or released.
    floor: Option<i64>,
    states: BTreeMap<i64, State>,
    last_accepted: Option<Instant>,
}

impl Progress {
    /// True when `id` is new and its work may begin; false when it runs or is done.
    pub(crate) fn accept(&mut self, id: i64, now: Instant) -> bool {
        let known = self.floor.is_some_and(|floor| id < floor) || self.states.contains_key(&id);
        if !known {
            self.states.insert(id, State::Running(now));
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

    /// Stops waiting for work that began `patience` or longer ago; how many updates that were.
    pub(crate) fn release(&mut self, patience: Duration, now: Instant) -> usize {
        let mut released = 0;
        for state in self.states.values_mut() {
            if matches!(state, State::Running(since) if now.saturating_duration_since(*since) >= patience) {
                *state = State::Released;
                released += 1;
            }
        }
        self.raise_floor();
        released
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
        !self.states.is_empty()
    }

    /// Moves the floor over what need not be waited for. Released updates below it are forgotten here: an
    /// offset above them means Telegram will not send them again.
    fn raise_floor(&mut self) {
        while let Some(first) = self.states.first_entry() {
            if matches!(first.get(), State::Running(_)) {
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
    fn only_old_work_is_released() {
        let start = Instant::now();
        let second = Duration::from_secs(1);
        let mut progress = Progress::default();
        progress.accept(1, start);
        progress.accept(2, start + second * 4);
        assert_eq!(progress.release(second * 5, start + second * 5), 1);
        assert_eq!(progress.offset(start), Some(2));
        assert!(!progress.accept(1, start), "released work is not begun again");
        progress.finish(1);
        assert_eq!(progress.offset(start), Some(2));
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
