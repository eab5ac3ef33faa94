//! Questions that ask much the same, put together by the characters they share.

use std::collections::BTreeSet;

use crate::text::fold;

/// Questions share so much of their pairs of characters before they are taken for one, 0 to 1.
const ALIKE: f64 = 0.5;

/// Questions that ask much the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kin {
    /// Indices of those that were given, the most asked first; never empty.
    pub members: Vec<usize>,
    /// How often they were asked in all.
    pub times: u64,
}

/// Puts questions together, each with how often it was asked; the most asked first. Each is in one place, and the
/// order in which they are given does not matter.
#[must_use]
pub fn kin(questions: &[(&str, u64)]) -> Vec<Kin> {
    let pieces: Vec<BTreeSet<(char, char)>> = questions.iter().map(|(text, _)| pieces(text)).collect();
    let mut order: Vec<usize> = (0..questions.len()).collect();
    let rank = |at: &usize| questions.get(*at).map(|(text, times)| (std::cmp::Reverse(*times), *text));
    order.sort_by_key(rank);
    let mut found: Vec<Kin> = Vec::new();
    for at in order {
        let times = questions.get(at).map_or(0, |(_, times)| *times);
        let own = pieces.get(at);
        // Held against the most asked of each: a chain of small steps would put together what has nothing in common.
        let nearness = |kin: &Kin| {
            let head = kin.members.first().and_then(|head| pieces.get(*head));
            head.zip(own).map_or(0.0, |(head, own)| shared(head, own))
        };
        let nearest = found.iter_mut().map(|kin| (nearness(kin), kin)).filter(|(near, _)| *near >= ALIKE);
        match nearest.max_by(|(one, _), (other, _)| one.total_cmp(other)) {
            Some((_, kin)) => {
                kin.members.push(at);
                kin.times += times;
            }
            None => found.push(Kin { members: vec![at], times }),
        }
    }
    found.sort_by_key(|kin| std::cmp::Reverse(kin.times));
    found
}

/// Pairs of neighbouring characters of the words; one alone is a pair with itself.
fn pieces(text: &str) -> BTreeSet<(char, char)> {
    let folded = fold(text);
    let chars: Vec<char> = folded.chars().iter().copied().filter(|c| c.is_alphanumeric()).collect();
    match chars.as_slice() {
        [only] => BTreeSet::from([(*only, *only)]),
        chars => chars.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect(),
    }
}

/// The share of the pairs of both that both have; two without any are the same nothing.
fn shared(one: &BTreeSet<(char, char)>, other: &BTreeSet<(char, char)>) -> f64 {
    let all = one.union(other).count();
    if all == 0 { 1.0 } else { one.intersection(other).count() as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn grouped(questions: &[(&str, u64)]) -> Vec<Vec<String>> {
        let text = |at: &usize| questions[*at].0.to_owned();
        kin(questions).iter().map(|kin| kin.members.iter().map(text).collect()).collect()
    }

    #[test]
    fn what_asks_the_same_stands_together() {
        let questions = [
            ("低空经济怎么发展", 2),
            ("人均寿命多少", 5),
            ("低空经济怎样发展", 7),
            ("低空經濟怎麼發展？", 1),
        ];
        assert_eq!(
            grouped(&questions),
            [vec!["低空经济怎样发展", "低空经济怎么发展", "低空經濟怎麼發展？"], vec!["人均寿命多少"]]
        );
    }

    proptest! {
        #[test]
        fn each_question_is_in_one_place(texts in prop::collection::vec(("[甲乙丙丁a ]{0,6}", 1u64..9), 0..20)) {
            let questions: Vec<(&str, u64)> = texts.iter().map(|(text, times)| (text.as_str(), *times)).collect();
            let found = kin(&questions);
            let mut members: Vec<usize> = found.iter().flat_map(|kin| kin.members.clone()).collect();
            members.sort_unstable();
            prop_assert_eq!(members, (0..questions.len()).collect::<Vec<_>>());
            prop_assert_eq!(
                found.iter().map(|kin| kin.times).sum::<u64>(),
                questions.iter().map(|(_, times)| times).sum::<u64>()
            );
        }

        #[test]
        fn the_order_they_come_in_does_not_matter(
            texts in prop::collection::btree_map("[甲乙丙丁]{1,6}", 1u64..9, 0..12)
        ) {
            let questions: Vec<(&str, u64)> = texts.iter().map(|(text, times)| (text.as_str(), *times)).collect();
            let turned: Vec<(&str, u64)> = questions.iter().rev().copied().collect();
            prop_assert_eq!(grouped(&questions), grouped(&turned));
        }
    }
}
