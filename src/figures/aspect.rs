//! What of its indicator a figure tells: how much there is, or by how much it grew.

use super::indicator::Measured;
use super::words::Measure;
use super::{Aspect, Change};

/// The aspect that unit, verb and name tell together.
pub(super) fn of(measured: &Measured) -> Aspect {
    let unit = measured.quantity.unit.as_str();
    let moves = matches!(measured.change, Some(Change::Increase | Change::Decrease));
    let names_growth = ["增长", "增速", "增幅", "涨幅", "降幅", "增长率"]
        .iter()
        .any(|word| measured.indicator.ends_with(word));
    match measured.quantity.measure {
        Some(Measure::Share) if unit == "百分点" => Aspect::Change,
        Some(Measure::Share) if moves || names_growth || unit == "番" => Aspect::Growth,
        Some(Measure::Share) => Aspect::Share,
        None if measured.quantity.is_in_words() && (moves || names_growth) => Aspect::Growth,
        _ if moves => Aspect::Change,
        _ => Aspect::Level,
    }
}
