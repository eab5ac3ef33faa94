//! Whether a sentence says a number in the unit asked for, whatever it counts.

use smol_str::SmolStr;

use crate::question::{Want, is_money};
use crate::text::fold;

const DIGITS: &str = "0123456789〇零一二两三四五六七八九十百千万亿";
/// What may stand between a number and its unit.
const BETWEEN: &str = ".,·多余几个 ";

/// True when a number in the sentence is followed by the unit that was asked for; any number where none was.
pub(super) fn says(sentence: &str, want: &Want) -> bool {
    let folded = fold(sentence);
    let chars = folded.chars();
    let unit = want.unit().unwrap_or_default();
    if !want.per().is_none_or(|per| is_per(&folded.text(), per)) {
        return false;
    }
    (0..chars.len()).any(|at| {
        let begins = chars.get(at).is_some_and(|character| DIGITS.contains(*character));
        let is_first = at == 0 || chars.get(at - 1).is_none_or(|before| !DIGITS.contains(*before));
        begins && is_first && chars.get(at..).is_some_and(|rest| is_in_unit(rest, unit))
    })
}

/// True of folded words that count by one of these, as a unit does (元/公斤) or the words around a number (每亩).
pub(super) fn is_per(words: &str, per: &str) -> bool {
    const ALIKE: [(&str, &str); 4] = [("度", "千瓦时"), ("平", "平方米"), ("方", "立方米"), ("公斤", "千克")];
    let other = ALIKE.iter().find(|(one, other)| *one == per || *other == per);
    let names = other.map_or([per, per], |(one, other)| [*one, *other]);
    names.iter().any(|name| ["/", "每", "一"].iter().any(|by| words.contains(&format!("{by}{name}"))))
}

fn is_in_unit(number: &[char], unit: &str) -> bool {
    let is_number = |character: &&char| DIGITS.contains(**character) || BETWEEN.contains(**character);
    let length = number.iter().take_while(is_number).count();
    let rest: SmolStr = number.iter().skip(length).take(4).copied().collect();
    let plain = unit.trim_start_matches(['万', '亿', '个', '千']);
    let mut digits = number.iter().take(length);
    match unit {
        "亿" => return digits.any(|digit| *digit == '亿'),
        "万" => return digits.any(|digit| matches!(digit, '万' | '亿')),
        // 一是 and 三农 are no numbers, nor is 十四五.
        _ if plain.is_empty() => {
            let is_large = length > 2 && number.iter().take(length).any(|digit| "百千万亿".contains(*digit));
            return is_large || digits.any(char::is_ascii_digit) || rest.starts_with('%');
        }
        _ => {}
    }
    let is_money_unit =
        is_money(unit) && (rest.starts_with('元') || rest.contains("美元") || rest.contains("元"));
    is_money_unit || rest.starts_with(plain) || matches!(plain, "点" | "百分点") && rest.starts_with('%')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::Amount;

    #[test]
    fn a_number_counts_in_the_unit_asked_for() {
        let want = |unit: &str| {
            Want::Value(Amount { unit: (!unit.is_empty()).then(|| unit.to_owned()), ..Amount::default() })
        };
        assert!(says("实施240小时过境免签", &want("小时")));
        assert!(says("直接投资２５８亿美元", &want("钱")));
        assert!(!says("新建28所学校", &want("小时")));
        assert!(!says("一是深化改革", &want("")) && !says("十四五规划", &want("")));
        assert!(says("借款十四亿零六百万新卢布", &want("")));
        assert!(says("增长4·3％", &want("")));
    }
}
