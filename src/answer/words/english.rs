//! A figure in English: bound, scale and unit in words, every digit as the report prints it.

use crate::figures::{Aspect, Bound, Change, Figure};
use crate::text::fold;

/// `about 5.5% growth`, `no less than 4.5 × ten thousand people`; `None` where the text is more than a number with
/// its unit, or prints no Arabic digits: then it is quoted.
pub(super) fn value(figure: &Figure, change: Option<Change>) -> Option<String> {
    let folded = fold(&figure.text).text();
    let from = folded.find(|one: char| one.is_ascii_digit())?;
    let rest = folded.get(from..)?;
    let is_number = |one: char| one.is_ascii_digit() || matches!(one, '.' | ',' | '-' | '~');
    let (number, rest) = rest.split_at_checked(rest.find(|one| !is_number(one)).unwrap_or(rest.len()))?;
    let (scale, rest) = SCALES
        .iter()
        .find_map(|(printed, said)| Some((*said, rest.strip_prefix(printed)?)))
        .unwrap_or(("", rest));
    let is_spoiled =
        rest.contains(|one: char| one.is_ascii_digit() || SCALES.iter().any(|(own, _)| own.contains(one)));
    if is_spoiled {
        return None;
    }
    let unit = unit(&figure.unit)?;
    let unit = if number == "1" && scale.is_empty() { of_one(unit) } else { unit };
    let amount = format!("{}{number}{scale}{unit}", bound(figure.bound));
    let is_rate = figure.aspect == Aspect::Growth || figure.unit == "%" && figure.aspect != Aspect::Share;
    Some(match change {
        Some(Change::Increase) if is_rate => format!("{amount} growth"),
        Some(Change::Decrease) if is_rate => format!("{amount} decrease"),
        Some(Change::Increase) => format!("up by {amount}"),
        Some(Change::Decrease) => format!("down by {amount}"),
        Some(Change::Reach) => format!("reaching {amount}"),
        Some(Change::From) => format!("from {amount}"),
        None => amount,
    })
}

/// Powers of ten that Chinese counts in; the digits before them stay.
const SCALES: [(&str, &str); 4] = [
    ("万亿", " trillion"),
    ("亿", " × hundred million"),
    ("千万", " × ten million"),
    ("万", " × ten thousand"),
];

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::About => "about ",
        Bound::AtLeast => "no less than ",
        Bound::AtMost => "no more than ",
        Bound::Over => "more than ",
        Bound::Nearly => "nearly ",
    }
}

/// The unit with the blank before it; things that are counted one by one have none in English. `None` for one
/// that has no English name here.
pub(super) fn unit(printed: &str) -> Option<&'static str> {
    Some(match printed {
        "" | "个" | "家" | "所" | "座" | "项" | "件" | "条" | "处" | "种" | "台" | "套" | "辆" | "部"
        | "列" | "间" | "张" | "支" | "颗" | "枚" | "眼" | "片" | "位次" => "",
        "%" => "%",
        "个百分点" | "百分点" => " percentage points",
        "元" => " yuan",
        "美元" => " US dollars",
        "人" | "名" | "位" => " people",
        "人次" => " person-times",
        "户" => " households",
        "公里" => " km",
        "平方公里" => " square km",
        "平方米" => " square metres",
        "立方米" => " cubic metres",
        "吨" => " tonnes",
        "公斤" => " kg",
        "斤" => " jin",
        "亩" => " mu",
        "千瓦" => " kW",
        "千瓦时" => " kWh",
        "天" => " days",
        "个工作日" | "工作日" => " working days",
        "小时" => " hours",
        "分钟" => " minutes",
        "年" => " years",
        "岁" => " years of age",
        "倍" => " times",
        _ => return None,
    })
}

/// The unit after a single one: `1 year`.
fn of_one(unit: &'static str) -> &'static str {
    match unit {
        " people" => " person",
        " years of age" => " year of age",
        " times" => unit,
        _ => unit.strip_suffix('s').unwrap_or(unit),
    }
}

/// A name of the lexicon, which folds its letters, as English prints it: GDP per capita.
pub(super) fn gloss(name: &str) -> String {
    let word = |word: &str| match word {
        "gdp" | "cpi" | "ppi" | "r&d" | "fdi" => word.to_uppercase(),
        other => other.to_owned(),
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// An amount of our own arithmetic: `12,000 people` for 12000 人. What has no English name keeps its own.
pub(super) fn amount(value: f64, printed: &str) -> String {
    let rounded = |by: f64| ((value / by) * 10_000.0).round() / 10_000.0;
    let number = match value {
        huge if huge >= 1e12 => format!("{} trillion", rounded(1e12)),
        large if large >= 1e9 => format!("{} billion", rounded(1e9)),
        middling if middling >= 1e6 => format!("{} million", rounded(1e6)),
        small => grouped(small),
    };
    match unit(printed) {
        Some(unit) if number == "1" => format!("{number}{}", of_one(unit)),
        Some(unit) => format!("{number}{unit}"),
        None => format!("{number} {printed}"),
    }
}

/// `12,000`; what follows the point stays.
fn grouped(value: f64) -> String {
    let text = format!("{value}");
    let (whole, rest) = text.split_at_checked(text.find('.').unwrap_or(text.len())).unwrap_or((&text, ""));
    let mut said = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            said.push(',');
        }
        said.push(digit);
    }
    said + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_capitals() {
        assert_eq!(gloss("energy consumption per unit of gdp"), "energy consumption per unit of GDP");
    }

    #[test]
    fn amounts_of_ours_are_said_as_english_counts() {
        assert_eq!(amount(12_000.0, "人"), "12,000 people");
        assert_eq!(amount(234_500_000_000.0, "元"), "234.5 billion yuan");
        assert_eq!(amount(1.0, "年"), "1 year");
        assert_eq!(amount(1.0, "人"), "1 person");
        assert_eq!(amount(1.0, "个百分点"), "1 percentage point");
        assert_eq!(amount(0.5, "个百分点"), "0.5 percentage points");
        assert_eq!(amount(1_234.5, "微克"), "1,234.5 微克");
    }
}
