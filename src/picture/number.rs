//! How far a bar reaches.

use super::chart::Bar;
use crate::figures::Change;

/// Maps values to lengths: the widest range of all bars fills `length`, zero is always within.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    length: f32,
}

impl Scale {
    pub(super) fn of<'a>(bars: impl Iterator<Item = &'a Bar>, length: f32) -> Self {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for bar in bars {
            for value in [signed(bar, bar.value), signed(bar, bar.upper)].into_iter().flatten() {
                (low, high) = (low.min(value), high.max(value));
            }
        }
        Self { low, high, length }
    }

    /// The same of values that carry their direction.
    pub(super) fn of_values(values: impl Iterator<Item = Option<f64>>, length: f32) -> Self {
        let values = values.flatten().filter(|value| value.is_finite());
        let (low, high) =
            values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        Self { low, high, length }
    }

    /// Where `value` lies from the left end.
    #[expect(clippy::cast_possible_truncation, reason = "a length on paper")]
    pub(super) fn at(&self, value: f64) -> f32 {
        let range = self.high - self.low;
        if range > 0.0 { ((value - self.low) / range) as f32 * self.length } else { 0.0 }
    }
}

/// A value with the direction of its change; `下降 3.2%` lies left of zero.
pub(super) fn signed(bar: &Bar, value: Option<f64>) -> Option<f64> {
    let value = value.filter(|value| value.is_finite())?;
    Some(if bar.change == Some(Change::Decrease) && bar.is_mixed { -value } else { value })
}
