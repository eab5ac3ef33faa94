//! The last word on the pace: a step that took long must not end in a crowd of messages.

use std::collections::VecDeque;
use std::time::Duration;

use crate::app::store::SECOND;

/// Knows when the last messages of this process left, on a clock that never goes back.
#[derive(Debug)]
pub(super) struct Gate {
    left: VecDeque<Duration>,
    most: usize,
}

impl Gate {
    /// At most `most` messages in any second.
    pub(super) fn new(most: u32) -> Self {
        Self { left: VecDeque::new(), most: usize::try_from(most).unwrap_or(usize::MAX).max(1) }
    }

    /// When the next message may leave, `now` or later. It counts as leaving then.
    pub(super) fn next(&mut self, now: Duration) -> Duration {
        let second = Duration::from_millis(SECOND.unsigned_abs());
        let mut at = now;
        if self.left.len() >= self.most
            && let Some(first) = self.left.pop_front()
        {
            at = now.max(first + second);
        }
        self.left.push_back(at);
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_leaves_a_second_at_a_time() {
        let start = Duration::from_secs(5);
        let mut gate = Gate::new(3);
        let times: Vec<u128> = (0..7).map(|_| (gate.next(start) - start).as_millis()).collect();
        assert_eq!(times, [0, 0, 0, 1040, 1040, 1040, 2080]);
        let later = start + Duration::from_secs(9);
        assert_eq!(gate.next(later), later);
    }
}
