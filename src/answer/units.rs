//! Units that measure the same: 亿斤 beside 万吨.

use crate::question::Limit;

/// A value in the unit that all of its kind are compared in, and that unit. Scales like 万 are multiplied out already.
#[must_use]
pub(super) fn reckoned(value: f64, unit: &str) -> (f64, &str) {
    const ALIKE: [(&str, f64, &str); 10] = [
        ("斤", 0.0005, "吨"),
        ("公斤", 0.001, "吨"),
        ("千克", 0.001, "吨"),
        ("公顷", 15.0, "亩"),
        ("平方公里", 1500.0, "亩"),
        ("百分点", 1.0, "%"),
        ("个百分点", 1.0, "%"),
        ("元人民币", 1.0, "元"),
        ("千瓦小时", 1.0, "千瓦时"),
        ("度", 1.0, "千瓦时"),
    ];
    let alike = ALIKE.into_iter().find(|(own, ..)| *own == unit);
    alike.map_or((value, unit), |(_, by, common)| (value * by, common))
}

/// Whether numbers in `unit`, which all of its kind are compared in, can be held against the limit.
#[must_use]
pub(super) fn is_in_unit(limit: &Limit, unit: &str) -> bool {
    match reckoned(0.0, &limit.unit).1 {
        // 超过5万亿, 20万以上: an amount, whatever of.
        "" => limit.number.abs() < 1000.0 || unit != "%",
        asked => asked == unit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_jin_are_half_a_ton() {
        assert_eq!(reckoned(1000.0, "斤"), (0.5, "吨"));
        assert_eq!(reckoned(7.0, "吨"), (7.0, "吨"));
        assert_eq!(reckoned(5.0, "%"), (5.0, "%"));
    }
}
