//! What of its indicator a figure tells: how much there is, or by how much it grew.

use super::indicator::Measured;
use super::words::Measure;
use super::{Aspect, Change};

/// The aspect that unit, verb and name tell together.
pub(super) fn of(measured: &Measured) -> Aspect {
    let unit = measured.quantity.unit.as_str();
    let moves = matches!(measured.change, Some(Change::Increase | Change::Decrease));
    let names_growth = ["增长", "增速", "增幅", "涨幅", "降幅", "增长率", "增长目标", "涨幅目标"]
        .iter()
        .any(|word| measured.indicator.ends_with(word))
        && !["自然增长率", "人口增长率"].iter().any(|rate| measured.indicator.ends_with(rate));
    // 居民消费价格…控制在3%: no price is a share of anything.
    let is_price = ["价格", "物价"].iter().any(|word| measured.indicator.ends_with(word));
    let is_fraction = measured.quantity.value.is_some_and(|value| value < 1.0);
    match measured.quantity.measure {
        Some(Measure::Share) if unit == "百分点" => Aspect::Change,
        Some(Measure::Share) if moves || names_growth || is_price || unit == "番" => Aspect::Growth,
        Some(Measure::Share) if unit == "倍" => Aspect::Change,
        Some(Measure::Share) => Aspect::Share,
        None if measured.quantity.is_in_words() && (moves || names_growth) => Aspect::Growth,
        // 减少一半
        None if is_fraction && is_part(&measured.indicator) => Aspect::Share,
        None if is_fraction && moves => Aspect::Growth,
        _ if measured.steps => Aspect::Milestone,
        _ if moves || tells_change(&measured.indicator) => Aspect::Change,
        _ => Aspect::Level,
    }
}

/// 占全国, 产能达到全国: a part of a whole.
fn is_part(indicator: &str) -> bool {
    let whole = ["达到全国", "达全国", "相当于全国", "达到世界", "达到全球"];
    indicator.contains('占') || whole.iter().any(|whole| indicator.ends_with(whole))
}

/// 减少区直部门, 农民增加的收入: the name itself says that it is more or less than before.
fn tells_change(indicator: &str) -> bool {
    let begins = ["减少", "增加", "削减", "压减", "精简", "净增", "净减"]
        .iter()
        .any(|word| indicator.starts_with(word));
    begins || ["增加的", "减少的", "增加额", "减少额"].iter().any(|word| indicator.contains(word))
}
