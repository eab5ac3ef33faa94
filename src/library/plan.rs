//! Which bundles the next edition goes on with, and which it makes anew.
//!
//! Bundles come in sizes, each up to eight times the one before. What is new is bound with the bundles of its size or
//! less, so that there are few bundles, and a volume is bound again a few times at most while a library grows around it.

use std::collections::HashSet;

use super::Key;

/// Volumes that are bound together at most: memory while a bundle is made, and the time of making one again, are those
/// of so many.
const LARGEST: usize = 512;
/// How much larger a bundle of one size may be than of the one before.
const STEP: usize = 8;
/// A bundle is made anew once more than one in so many of its volumes is gone.
const MOST_GONE: usize = 3;

/// What is to be done for an edition.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Places of the bundles that are kept.
    pub kept: Vec<usize>,
    /// Volumes of each bundle that is to be made, in the order of the edition.
    pub made: Vec<Vec<Key>>,
}

/// For an edition of the volumes `held` where bundles of the volumes `known` are there.
#[must_use]
pub fn plan(known: &[Vec<Key>], held: &[Key]) -> Plan {
    let mut left: HashSet<Key> = held.iter().copied().collect();
    let mut kept: Vec<(usize, HashSet<Key>)> = Vec::new();
    for (place, volumes) in known.iter().enumerate() {
        let own: HashSet<Key> = volumes.iter().copied().filter(|key| left.contains(key)).collect();
        if !own.is_empty() && (volumes.len() - own.len()) * MOST_GONE <= volumes.len() {
            left.retain(|key| !own.contains(key));
            kept.push((place, own));
        }
    }
    while !left.is_empty() {
        let is_met = |(_, own): &(usize, HashSet<Key>)| {
            size(own.len()) <= size(left.len()) && own.len() + left.len() <= LARGEST
        };
        let Some(met) = kept.iter().position(is_met) else { break };
        left.extend(kept.remove(met).1);
    }
    let new: Vec<Key> = held.iter().copied().filter(|key| left.contains(key)).collect();
    Plan {
        kept: kept.into_iter().map(|(place, _)| place).collect(),
        made: new.chunks(LARGEST).map(<[Key]>::to_vec).collect(),
    }
}

fn size(volumes: usize) -> u32 {
    volumes.max(1).ilog(STEP)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(number: usize) -> Key {
        Key::of([number.to_le_bytes().as_slice()])
    }

    /// The bundles of an edition that follows from those before.
    fn next(known: &[Vec<Key>], held: &[Key]) -> Vec<Vec<Key>> {
        let Plan { kept, made } = plan(known, held);
        kept.into_iter().map(|place| known[place].clone()).chain(made).collect()
    }

    #[test]
    fn reports_that_come_one_by_one_lie_in_few_bundles_and_are_seldom_bound_again() {
        let (mut bundles, mut held, mut bound): (Vec<Vec<Key>>, Vec<Key>, usize) =
            (Vec::new(), Vec::new(), 0);
        for number in 0..3_000 {
            held.push(key(number));
            let plan = plan(&bundles, &held);
            bound += plan.made.iter().map(Vec::len).sum::<usize>();
            bundles = next(&bundles, &held);
            assert!(bundles.len() <= held.len() / LARGEST * 2 + 5, "{} bundles", bundles.len());
        }
        assert!(bound < 30 * held.len(), "{bound} volumes were bound");
    }

    #[test]
    fn one_report_that_changes_again_and_again_leaves_the_others_where_they_are() {
        let mut held: Vec<Key> = (0..400).map(key).collect();
        let mut bundles = next(&[], &held);
        for change in 0..50 {
            held[7] = key(1_000 + change);
            let plan = plan(&bundles, &held);
            assert_eq!(
                (plan.kept.as_slice(), plan.made.as_slice()),
                ([0].as_slice(), [vec![held[7]]].as_slice())
            );
            bundles = next(&bundles, &held);
        }
    }

    proptest! {
        #[test]
        fn every_report_lies_in_a_bundle(editions in prop::collection::vec(prop::collection::btree_set(0usize..60, 0..50), 1..9)) {
            let mut bundles: Vec<Vec<Key>> = Vec::new();
            for edition in editions {
                let held: Vec<Key> = edition.into_iter().map(key).collect();
                bundles = next(&bundles, &held);
                let within: HashSet<Key> = bundles.iter().flatten().copied().collect();
                prop_assert!(held.iter().all(|key| within.contains(key)));
                let gone = within.iter().filter(|key| !held.contains(key)).count();
                prop_assert!(gone <= held.len() / 2 + 1);
            }
        }
    }
}
