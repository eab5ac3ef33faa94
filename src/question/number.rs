//! Numbers as people type them, and how many times its unit one counts.

/// 亿元: 1e8 and 元; 个百分点 is per cent.
pub(super) fn scale(unit: &str) -> (f64, &str) {
    const SCALES: [(&str, f64); 8] = [
        ("万亿", 1e12),
        ("千亿", 1e11),
        ("百亿", 1e10),
        ("千万", 1e7),
        ("百万", 1e6),
        ("亿", 1e8),
        ("万", 1e4),
        ("千", 1e3),
    ];
    let of = |(word, by): (&str, f64)| unit.strip_prefix(word).map(|rest| (by, rest));
    let (by, rest) =
        SCALES.into_iter().find_map(of).filter(|_| !unit.starts_with("千瓦")).unwrap_or((1.0, unit));
    match rest {
        "个百分点" | "百分点" | "个点" => (by, "%"),
        other => (by, other),
    }
}

/// 5.5, 百分之五, 二十, 五点五.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.strip_prefix("百分之").unwrap_or(text).replace('·', ".");
    let (sign, text) = match text.strip_prefix(['-', '负']) {
        Some(rest) => (-1.0, rest.to_owned()),
        None => (1.0, text),
    };
    if let Ok(value) = text.parse::<f64>() {
        return Some(sign * value);
    }
    let (whole, decimals) = text.split_once('点').unwrap_or((&text, ""));
    let decimals: String = decimals.chars().filter_map(digit).map(|digit| digit.to_string()).collect();
    let whole = count(whole)?;
    format!("{whole}.{decimals}0").parse::<f64>().ok().map(|value| sign * value)
}

/// A count in digits or Chinese numerals below a thousand: 5, 三, 十二, 二十, 一百.
pub(super) fn count(text: &str) -> Option<usize> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let mut total = 0;
    let mut last = None;
    for character in text.chars() {
        match character {
            '百' => total += 100 * last.take().unwrap_or(1),
            '十' => total += 10 * last.take().unwrap_or(1),
            other => last = Some(digit(other)?),
        }
    }
    (!text.is_empty()).then_some(total + last.unwrap_or(0))
}

pub(super) fn digit(character: char) -> Option<usize> {
    match character {
        '两' => Some(2),
        '零' | '〇' => Some(0),
        other => "一二三四五六七八九".chars().position(|own| own == other).map(|at| at + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        assert_eq!((number("5.5"), number("百分之五")), (Some(5.5), Some(5.0)));
        assert_eq!((number("二十"), number("五点五"), number("负3")), (Some(20.0), Some(5.5), Some(-3.0)));
        assert_eq!((count("一百二十"), count("很多"), count("")), (Some(120), None, None));
    }

    #[test]
    fn a_scale_is_no_part_of_its_unit() {
        assert_eq!(
            (scale("万亿元"), scale("千瓦"), scale("个百分点")),
            ((1e12, "元"), (1.0, "千瓦"), (1.0, "%"))
        );
    }
}
