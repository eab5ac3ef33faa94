//! Numbers that do not say how many: `数百亿`, `几千万`, `十几`, `三十几万`.

use super::numeral::numeral;
use super::{Form, Number, scale_at, scales};

/// A vague number: no value, but a scale that makes it one.
pub(super) fn vague(chars: &[char], at: usize) -> Option<(Number, usize)> {
    if matches!(chars.get(at), Some('数' | '几')) {
        // 人数百余人 is 人数 and 百余人.
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        let ends_word = chars.get(at) == Some(&'数')
            && before.is_some_and(|before| "人户次件个指分倍系总多少无岁计位课册基常".contains(*before));
        let (exponent, end) = scales(chars, at + 1);
        return (exponent > 0 && !ends_word).then(|| (number(exponent), end));
    }
    // 十几, 二十几, 三十几万
    let tens =
        chars.get(at..at + 3)?.iter().position(|character| *character == '十').filter(|tens| *tens <= 1)?;
    if chars.get(at + tens + 1) != Some(&'几') || tens == 1 && numeral(chars, at)?.1 != at + 2 {
        return None;
    }
    let end = at + tens + 2;
    let (exponent, end) = if scale_at(chars, end).is_some() { scales(chars, end) } else { (0, end) };
    Some((number(exponent), end))
}

fn number(exponent: i32) -> Number {
    Number { exponent, more: true, ..Number::new("1".to_owned(), Form::Vague) }
}
