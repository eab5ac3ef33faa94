//! The best of what was found: so many, equal ones in reading order.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::Place;

/// A place with its score; the greatest is the one to be dropped first.
#[derive(Debug, Clone, Copy)]
struct Scored {
    score: f32,
    place: Place,
}

impl Ord for Scored {
    fn cmp(&self, other: &Self) -> Ordering {
        other.score.total_cmp(&self.score).then(self.place.0.cmp(&other.place.0))
    }
}

impl PartialOrd for Scored {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Scored {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Scored {}

pub(super) struct Best {
    limit: usize,
    heap: BinaryHeap<Scored>,
}

impl Best {
    pub(super) fn new(limit: usize) -> Self {
        Best { limit: limit.max(1), heap: BinaryHeap::with_capacity(limit + 2) }
    }

    /// What scores less is none of the best; what scores the same may be.
    pub(super) fn least(&self) -> f64 {
        match self.heap.peek() {
            Some(last) if self.heap.len() >= self.limit => f64::from(last.score),
            _ => 0.0,
        }
    }

    pub(super) fn offer(&mut self, score: f32, place: Place) {
        self.heap.push(Scored { score, place });
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
    }

    /// Best first.
    pub(super) fn into_places(self) -> impl Iterator<Item = (Place, f32)> {
        self.heap.into_sorted_vec().into_iter().map(|one| (one.place, one.score))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_best_are_kept_in_whatever_order_they_come(scores in prop::collection::vec(0u8..9, 0..60), limit in 1usize..9) {
            let places: Vec<(Place, f32)> = (0u64..).map(Place).zip(scores.iter().map(|score| f32::from(*score))).collect();
            let best = |order: &mut dyn Iterator<Item = (Place, f32)>| {
                let mut best = Best::new(limit);
                order.for_each(|(place, score)| best.offer(score, place));
                best.into_places().collect::<Vec<_>>()
            };
            let mut sorted = places.clone();
            sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.0.cmp(&b.0.0)));
            sorted.truncate(limit);
            prop_assert_eq!(&best(&mut places.iter().copied()), &sorted);
            prop_assert_eq!(&best(&mut places.iter().rev().copied()), &sorted);
        }
    }
}
