//! A small set that forgets which of many it holds: what it does not hold is surely none of them.

/// `N` words of bits, one bit for each number, some shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sieve<const N: usize>([u64; N]);

impl<const N: usize> Default for Sieve<N> {
    fn default() -> Self {
        Sieve([0; N])
    }
}

impl<const N: usize> Sieve<N> {
    pub(crate) fn add(&mut self, number: u64) {
        let (word, bit) = Self::place(number);
        self.0.get_mut(word).into_iter().for_each(|bits| *bits |= bit);
    }

    /// False of a number that was never added; true of some others, too.
    pub(crate) fn may_hold(&self, number: u64) -> bool {
        let (word, bit) = Self::place(number);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// Which word a number falls into, and on which bit.
    fn place(number: u64) -> (usize, u64) {
        let spread = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (usize::try_from(spread >> 40 & 0xffff).unwrap_or(0) % N, 1 << (spread >> 58))
    }
}

/// The places of the bits that are set, in order.
pub(crate) fn ones(words: &[u64]) -> impl Iterator<Item = usize> {
    let of_word = |(at, word): (usize, &u64)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            let next = (left != 0).then(|| 64 * at + left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            next
        })
    };
    words.iter().enumerate().flat_map(of_word)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_added_is_never_denied(numbers in prop::collection::vec(any::<u64>(), 0..40)) {
            let mut sieve: Sieve<4> = Sieve::default();
            numbers.iter().for_each(|number| sieve.add(*number));
            prop_assert!(numbers.iter().all(|number| sieve.may_hold(*number)));
        }

        #[test]
        fn every_set_bit_is_given_once_in_order(places in prop::collection::btree_set(0usize..256, 0..40)) {
            let mut words = [0u64; 4];
            places.iter().for_each(|at| words[at / 64] |= 1 << (at % 64));
            prop_assert_eq!(ones(&words).collect::<Vec<_>>(), places.into_iter().collect::<Vec<_>>());
            prop_assert!(ones(&[]).collect::<BTreeSet<_>>().is_empty());
        }
    }

    #[test]
    fn what_was_not_added_is_mostly_denied() {
        let mut sieve: Sieve<64> = Sieve::default();
        (0..400).for_each(|number| sieve.add(number << 21 | 7));
        let wrong = (1_000_000..1_001_000).filter(|number| sieve.may_hold(*number)).count();
        assert!(wrong < 200, "{wrong} of 1000");
    }
}
