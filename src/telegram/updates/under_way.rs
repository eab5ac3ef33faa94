//! Which pushed updates this process works on or has done. Unlike polled ones they come in no order.

use std::collections::{HashMap, VecDeque};

/// How many updates are remembered after their work: Telegram repeats a call within minutes.
const REMEMBERED: usize = 10_000;

/// How an update stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Running,
    /// Running, and kept where it lasts.
    Kept,
    Done,
}

#[derive(Debug, Default)]
pub(crate) struct UnderWay {
    states: HashMap<i64, State>,
    /// Oldest first.
    done: VecDeque<i64>,
}

impl UnderWay {
    pub(super) fn state(&self, id: i64) -> Option<State> {
        self.states.get(&id).copied()
    }

    pub(super) fn begin(&mut self, id: i64) {
        self.states.insert(id, State::Running);
    }

    pub(super) fn keep(&mut self, id: i64) {
        self.states.insert(id, State::Kept);
    }

    pub(super) fn end(&mut self, id: i64) {
        if self.states.insert(id, State::Done) != Some(State::Done) {
            self.done.push_back(id);
        }
        if self.done.len() > REMEMBERED
            && let Some(oldest) = self.done.pop_front()
        {
            self.states.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_is_remembered_for_a_while() {
        let mut under_way = UnderWay::default();
        under_way.begin(7);
        assert_eq!(under_way.state(7), Some(State::Running));
        under_way.keep(7);
        assert_eq!(under_way.state(7), Some(State::Kept));
        under_way.end(7);
        under_way.end(7);
        assert_eq!(under_way.state(7), Some(State::Done));
        // A lower number that comes later is new.
        assert_eq!(under_way.state(6), None);
        for id in 100..100 + i64::try_from(REMEMBERED).unwrap() {
            under_way.begin(id);
            under_way.end(id);
        }
        assert_eq!(under_way.state(7), None);
        assert_eq!(under_way.states.len(), REMEMBERED);
    }
}
