//! How far two figures of a comparison lie apart: `later - earlier`, in base units; of two percentages it is percentage points.

use super::Computed;
use crate::figures::{Bound, Figure};
use crate::question::Reckon;

/// The first pair of figures that measure the same in the same unit at different times: of two results or two targets,
/// else of one each.
pub(super) fn of(figures: &[Figure]) -> Option<Computed> {
    first(figures, |a, b| a.nature == b.nature).or_else(|| first(figures, |_, _| true))
}

fn first(figures: &[Figure], fits: impl Fn(&Figure, &Figure) -> bool + Copy) -> Option<Computed> {
    let pairs = (0..figures.len()).flat_map(|a| (a + 1..figures.len()).map(move |b| (a, b)));
    pairs.into_iter().find_map(|(a, b)| {
        let (first, second) = (figures.get(a)?, figures.get(b)?);
        let is_same = first.unit == second.unit
            && first.change == second.change
            && first.upper.or(second.upper).is_none()
            && first.year() != second.year()
            && (first.indicator.contains(&second.indicator) || second.indicator.contains(&first.indicator));
        if !is_same || !fits(first, second) {
            return None;
        }
        let (earlier, later) = if first.year() < second.year() { (a, b) } else { (b, a) };
        let by = figures.get(later)?.value? - figures.get(earlier)?.value?;
        let unit = if first.unit == "%" { "个百分点".to_owned() } else { first.unit.clone() };
        // Reports print two decimals at most; what is beyond is the noise of binary fractions.
        let value = (by * 100.0).round() / 100.0;
        let is_bounded = [first, second].iter().any(|figure| figure.bound != Bound::Exact);
        Some(Computed { what: Reckon::Difference, value, unit, of: vec![earlier, later], is_bounded })
    })
}
