//! Rows with numbers: how they stand to each other, and to a limit.

use std::cmp::Ordering;

use super::given::Given;
use super::units::reckoned;
use crate::figures::{Bound, Change, Figure};
use crate::question::{Limit, Order, Test};

/// A row with a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured<'a> {
    pub(super) given: &'a Given<'a>,
    pub(super) figure: &'a Figure,
    /// What it is ordered by: its number, the lower end of a range; a fall is below every growth.
    pub(super) number: f64,
    /// Upper end of a range.
    pub(super) upper: f64,
    pub(super) unit: &'a str,
}

impl<'a> Measured<'a> {
    pub(super) fn of(given: &'a Given<'a>) -> Option<Self> {
        let figure = given.figure?;
        let value = figure.value.filter(|value| value.is_finite())?;
        let (number, unit) = reckoned(value, &figure.unit);
        let (upper, _) = reckoned(figure.upper.unwrap_or(value), &figure.unit);
        let falls = figure.change == Some(Change::Decrease);
        let (number, upper) = if falls { (-upper, -number) } else { (number, upper) };
        Some(Self { given, figure, number, upper, unit })
    }

    /// By number; of equal ones 以上 before a plain value, that before 左右, that before 以内.
    pub(super) fn compare(&self, other: &Self, order: Order) -> Ordering {
        let by_value = self.number.total_cmp(&other.number);
        let by_value = if order == Order::Lowest { by_value } else { by_value.reverse() };
        by_value.then_with(|| bound(self.figure).cmp(&bound(other.figure)))
    }
}

fn bound(figure: &Figure) -> u8 {
    match figure.bound {
        Bound::AtLeast | Bound::Over => 0,
        Bound::Exact => 1,
        Bound::About => 2,
        Bound::Nearly => 3,
        Bound::AtMost => 4,
    }
}

/// Equal numbers have equal ranks, whatever their bounds.
pub(super) fn ranks(ordered: &[Measured<'_>]) -> Vec<Option<usize>> {
    let mut ranks = Vec::with_capacity(ordered.len());
    let mut last: Option<(f64, usize)> = None;
    for (at, one) in ordered.iter().enumerate() {
        let rank =
            last.filter(|(number, _)| number.total_cmp(&one.number).is_eq()).map_or(at + 1, |(_, rank)| rank);
        last = Some((one.number, rank));
        ranks.push(Some(rank));
    }
    ranks
}

/// Those whose number meets the limit, and those that may: a range or a bound lies on both sides of it.
pub(super) fn within<'a>(
    numbers: Vec<Measured<'a>>,
    limit: &Limit,
) -> (Vec<Measured<'a>>, Vec<Measured<'a>>) {
    let mut apart = Vec::new();
    let mut plain = Vec::new();
    for one in numbers {
        // A limit without a unit is of whatever unit the rows are in; 万 and 亿 are multiplied out in both.
        let (by, _) = reckoned(1.0, &limit.unit);
        let limit =
            Limit { number: limit.number * by, upper: limit.upper.map(|upper| upper * by), ..limit.clone() };
        let is_met = limit.is_met(one.number);
        if is_met && !leaves(&one, &limit) {
            plain.push(one);
        } else if is_met || straddles(&one, &limit) {
            apart.push(one);
        }
    }
    (plain, apart)
}

/// 70万人以上 stands at the upper end of 40万到70万, and goes on beyond it; so does 5%以内 below 5%以上.
fn leaves(one: &Measured<'_>, limit: &Limit) -> bool {
    let upper = limit.upper.unwrap_or(limit.number);
    match (limit.test, one.figure.bound) {
        (Test::Between | Test::AtMost, Bound::AtLeast | Bound::Over) => upper.total_cmp(&one.number).is_eq(),
        (Test::Between | Test::AtLeast, Bound::AtMost) => limit.number.total_cmp(&one.number).is_eq(),
        _ => false,
    }
}

fn straddles(one: &Measured<'_>, limit: &Limit) -> bool {
    let is_range = one.upper > one.number;
    let at_limit = limit.number.total_cmp(&one.number).is_eq();
    match (limit.test, one.figure.bound) {
        _ if is_range && limit.test == Test::Equal => one.number <= limit.number && limit.number <= one.upper,
        (Test::Between, _) if is_range => one.number < limit.number && limit.number <= one.upper,
        _ if is_range => limit.is_met(one.upper),
        (Test::Above, Bound::AtLeast | Bound::Over) | (Test::Below, Bound::AtMost) => at_limit,
        _ => false,
    }
}
