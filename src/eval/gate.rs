//! Whether the next edition may take the place of the one that serves.

use std::fmt;

use super::Score;
use crate::library::Difference;

/// Why the next edition is held back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Objection {
    /// A score of the gold set fell by more than the margin; shares, 0 to 1.
    Fell { what: Measured, before: f64, after: f64 },
    /// So many records are gone although the text that they stood in is there.
    Lost(usize),
    /// So many records changed their nature although their text did not.
    Turned(usize),
    /// More than half of the reports are gone: a folder that was not found, rather than a wish.
    Gone { removed: usize, before: usize },
}

/// For the operator's log; an admin reads it in their own language.
impl fmt::Display for Objection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Objection::Fell { what, before, after } => {
                write!(f, "{} of the gold questions fell from {before:.3} to {after:.3}", what.name())
            }
            Objection::Lost(count) => write!(f, "records gone although their text stands: {count}"),
            Objection::Turned(count) => {
                write!(f, "records of another nature although their text stands: {count}")
            }
            Objection::Gone { removed, before } => write!(f, "{removed} of {before} reports are gone"),
        }
    }
}

/// What of answers is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    FirstRight,
    AmongThree,
    Figures,
    Refusals,
    /// Questions that have an answer and were told that they have none; the fewer the better.
    Refused,
}

impl Measured {
    /// As `eval` calls it.
    fn name(self) -> &'static str {
        match self {
            Measured::FirstRight => "hit@1",
            Measured::AmongThree => "hit@3",
            Measured::Figures => "figures",
            Measured::Refusals => "none",
            Measured::Refused => "answered",
        }
    }
}

/// The scores of the edition that serves and of the next, over the same gold set.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    pub before: Score,
    pub after: Score,
}

/// Everything that speaks against the next edition. `margin` is how far a score may fall, 0 to 1.
#[must_use]
pub fn objections(difference: &Difference, scores: Option<&Scores>, margin: f64) -> Vec<Objection> {
    let mut found = Vec::new();
    let count = |holds: fn(&crate::library::Shift) -> bool| {
        difference.shifts.iter().filter(|shift| holds(shift)).count()
    };
    let (lost, turned) = (count(|shift| shift.is_lost()), count(|shift| shift.turns()));
    let (removed, before) = (difference.removed.len(), difference.before);
    // What was only named otherwise is not gone.
    if removed > difference.added.len() && 2 * (removed - difference.added.len()) > before {
        found.push(Objection::Gone { removed, before });
    }
    if lost > 0 {
        found.push(Objection::Lost(lost));
    }
    if turned > 0 {
        found.push(Objection::Turned(turned));
    }
    found.extend(scores.into_iter().flat_map(|scores| fallen(scores, margin)));
    found
}

fn fallen(Scores { before, after }: &Scores, margin: f64) -> Vec<Objection> {
    let turned = |refused: Option<f64>| refused.map(|share| 1.0 - share);
    let pairs = [
        (Measured::FirstRight, before.hit_at_1, after.hit_at_1),
        (Measured::AmongThree, before.hit_at_3, after.hit_at_3),
        (Measured::Figures, before.figures_right, after.figures_right),
        (Measured::Refusals, before.none_right, after.none_right),
        (Measured::Refused, turned(before.refused), turned(after.refused)),
    ];
    let fell = |(what, before, after): (Measured, Option<f64>, Option<f64>)| {
        let (before, after) = (before?, after?);
        // Shares of the same questions: what is equal in print is equal here but for rounding.
        (before - after > margin + 1e-9).then_some(Objection::Fell { what, before, after })
    };
    pairs.into_iter().filter_map(fell).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn score(share: f64) -> Score {
        Score {
            questions: 10,
            hit_at_1: Some(share),
            hit_at_3: Some(1.0),
            mrr: Some(1.0),
            figures_right: None,
            none_right: Some(1.0),
            refused: Some(0.0),
        }
    }

    fn gate(before: f64, after: f64, margin: f64) -> Vec<Objection> {
        let scores = Scores { before: score(before), after: score(after) };
        objections(&Difference::default(), Some(&scores), margin)
    }

    #[test]
    fn a_score_may_fall_by_the_margin_and_no_further() {
        assert_eq!(gate(0.9, 0.88, 0.02), []);
        assert_eq!(
            gate(0.9, 0.8, 0.02),
            [Objection::Fell { what: Measured::FirstRight, before: 0.9, after: 0.8 }]
        );
    }

    #[test]
    fn a_folder_that_is_half_there_is_held_back_and_renamed_files_are_not() {
        let names = |count: usize| (0..count).map(|at| at.to_string()).collect::<Vec<_>>();
        let gone = |added, removed, before| {
            let difference =
                Difference { added: names(added), removed: names(removed), before, ..Difference::default() };
            objections(&difference, None, 0.0)
        };
        assert_eq!(gone(0, 3, 5), [Objection::Gone { removed: 3, before: 5 }]);
        assert_eq!(gone(0, 2, 5), []);
        assert_eq!(gone(5, 5, 5), []);
    }

    proptest! {
        #[test]
        fn what_does_not_fall_is_never_held_back(before in 0.0..1.0f64, rise in 0.0..1.0f64, margin in 0.0..0.5f64) {
            prop_assert_eq!(gate(before, (before + rise).min(1.0), margin), []);
        }

        #[test]
        fn a_wider_margin_objects_to_nothing_more(before in 0.0..1.0f64, after in 0.0..1.0f64, margin in 0.0..0.5f64) {
            prop_assert!(gate(before, after, margin + 0.1).len() <= gate(before, after, margin).len());
        }
    }
}
