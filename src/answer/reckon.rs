//! Arithmetic of our own over rows: how many, their mean, their sum, how far two lie apart.

use super::given::Head;
use super::measured::Measured;
use super::table::{Axis, Computed, Unreckoned};
use crate::figures::{Aspect, Bound};
use crate::question::{Over, Reckon};

/// Count, mean, sum and difference; what makes no sense is refused in a sentence.
pub(super) fn reckon(
    over: &Over,
    head: &Head,
    measured: &[Measured<'_>],
    missing: &[String],
    given: usize,
) -> (Vec<Computed>, Vec<Unreckoned>) {
    let mut computed = Vec::new();
    let mut refused = Vec::new();
    let rate = measured.iter().any(|one| one.unit == "%");
    let is_one_unit = measured.windows(2).all(|pair| matches!(pair, [a, b] if a.unit == b.unit));
    let all = |what, value: f64, unit: &str| Computed {
        what,
        value: rounded(value),
        unit: unit.to_owned(),
        of: (0..measured.len()).collect(),
        is_bounded: measured.iter().any(|one| one.figure.bound != Bound::Exact || one.upper > one.number),
    };
    let unit = measured.first().map_or("", |one| one.unit);
    let total: f64 = measured.iter().map(|one| one.number).sum();
    for what in &over.reckon {
        match what {
            Reckon::Count if over.lacks => computed.push(all(Reckon::Count, missing.len() as f64, "")),
            Reckon::Count if over.limit.is_some() => {
                computed.push(all(Reckon::Count, measured.len() as f64, ""))
            }
            Reckon::Count => computed.push(all(Reckon::Count, given as f64, "")),
            // Of one number there is nothing to reckon.
            Reckon::Mean | Reckon::Sum if measured.len() < 2 => {}
            Reckon::Mean | Reckon::Sum if !is_one_unit => refused.push(Unreckoned::UnlikeUnits),
            Reckon::Mean => computed.push(all(Reckon::Mean, total / measured.len() as f64, unit)),
            Reckon::Sum if rate || head.aspect == Aspect::Growth => refused.push(Unreckoned::SumOfRates),
            Reckon::Sum => computed.push(all(Reckon::Sum, total, unit)),
            Reckon::Difference => {}
        }
    }
    computed.extend(difference(over, head, measured).filter(|_| missing.is_empty()));
    (computed, refused)
}

/// Of two rows of one unit: by region the higher less the lower, by year the later less the earlier.
fn difference(over: &Over, head: &Head, measured: &[Measured<'_>]) -> Option<Computed> {
    let [first, second] = measured else { return None };
    let is_asked = over.reckons(Reckon::Difference)
        || head.axis == Axis::Regions
            && *over
                == Over { order: over.order, is_all: over.is_all, aspect: over.aspect, ..Over::default() };
    let is_exact = first.upper <= first.number && second.upper <= second.number;
    if first.unit != second.unit || !is_asked || !is_exact {
        return None;
    }
    let is_turned = match head.axis {
        Axis::Regions | Axis::Indicators => first.number > second.number,
        Axis::Years => first.given.year > second.given.year,
    };
    let (lower, higher, of) =
        if is_turned { (second, first, vec![1, 0]) } else { (first, second, vec![0, 1]) };
    let unit = if first.unit == "%" { "个百分点" } else { first.unit };
    Some(Computed {
        what: Reckon::Difference,
        value: rounded(higher.number - lower.number),
        unit: unit.to_owned(),
        of,
        is_bounded: [first, second].iter().any(|one| one.figure.bound != Bound::Exact),
    })
}

/// Reports print two decimals at most; what is beyond three is the noise of binary fractions.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
