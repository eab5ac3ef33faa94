//! Numbers that carry their own unit: `百分之五`, `三分之一`, `2.31:1`, `翻两番`, `一成半`.

use super::numeral::{digit_of, numeral};
use super::{Form, Number, arabic, arabic_digits, is_more};

/// `百分之五`, `三分之一`, `一半`, `翻两番`, `一成半`.
pub(super) fn whole(chars: &[char], at: usize) -> Option<(Number, usize)> {
    let rest = chars.get(at..)?;
    if rest.first() == Some(&'翻') {
        let after = if rest.get(1) == Some(&'了') { 2 } else { 1 };
        let (times, length) = match (rest.get(after), rest.get(after + 1)) {
            (Some('番'), _) => (1, after + 1),
            (Some(&times), Some('番')) => (digit_of(times)?, after + 2),
            _ => return None,
        };
        let more = is_more(chars, at + length);
        let number = Number { unit: "番", more, ..Number::new(times.to_string(), Form::Whole) };
        return Some((number, at + length + usize::from(more)));
    }
    if let Some(found) = and_a_half(chars, at) {
        return Some(found);
    }
    if rest.starts_with(&['一', '半']) {
        return Some((Number::new("0.5".to_owned(), Form::Whole), at + 2));
    }
    if rest.starts_with(&['百', '分', '之']) || rest.starts_with(&['千', '分', '之']) {
        let unit = if rest.first() == Some(&'百') { "%" } else { "‰" };
        let (part, end) = arabic(chars, at + 3).or_else(|| numeral(chars, at + 3))?;
        let (upper, end) = up_to(chars, end, &part).unwrap_or((part.upper.clone(), end));
        return Some((Number { unit, form: Form::Whole, upper, ..part }, end));
    }
    if let Some(found) = arabic_ratio(chars, at) {
        return Some(found);
    }
    let (below, middle) = numeral(chars, at)?;
    if !chars.get(middle..)?.starts_with(&['分', '之']) {
        return None;
    }
    let (above, end) = numeral(chars, middle + 2)?;
    let ratio = above.value()? / below.value().filter(|below| *below > 0.0)?;
    Some((Number::new(ratio.to_string(), Form::Whole), end))
}

/// 十 of `百分之五到十`: the share is said once for both ends. Nothing that could count something follows.
fn up_to(chars: &[char], at: usize, low: &Number) -> Option<(Option<String>, usize)> {
    let joins = matches!(chars.get(at), Some('到' | '至' | '—' | '-'));
    let (high, end) = numeral(chars, at + 1).filter(|_| joins && low.exponent == 0)?;
    let ends = chars.get(end).is_none_or(|next| ",。;、的左以过(".contains(*next));
    let plain = matches!(high.form, Form::Numeral) && high.exponent == 0 && high.upper.is_none();
    (plain && ends && high.value() > low.value()).then_some((Some(high.digits), end))
}

/// `1/3`, `2.31:1`. Anything else with a slash or colon is a name or a date.
fn arabic_ratio(chars: &[char], at: usize) -> Option<(Number, usize)> {
    let (first, middle) = arabic_digits(chars, at)?;
    let (second, end) = arabic_digits(chars, middle + 1)?;
    let (above, below): (f64, f64) = (first.parse().ok()?, second.parse().ok()?);
    let stands = match chars.get(middle)? {
        '/' => above < below && below <= 10.0 && !first.contains('.'),
        ':' | '∶' => below == 1.0 && first.contains('.'),
        _ => false,
    };
    let goes_on =
        chars.get(end).is_some_and(|next| next.is_ascii_alphanumeric() || matches!(next, '/' | ':' | '∶'));
    (stands && !goes_on).then(|| (Number::new((above / below).to_string(), Form::Whole), end))
}

/// A number with a half behind it has so many characters at most.
const LONGEST_HALVED: usize = 8;

/// `一成半`, `2倍半`.
fn and_a_half(chars: &[char], at: usize) -> Option<(Number, usize)> {
    // Read only where a half follows: every number of a report comes by here.
    chars.get(at..)?.iter().take(LONGEST_HALVED).position(|character| *character == '半')?;
    let (number, end) = arabic(chars, at).or_else(|| numeral(chars, at))?;
    let unit = match chars.get(end..end + 2)? {
        ['成', '半'] => "成",
        ['倍', '半'] => "倍",
        _ => return None,
    };
    let value = number.value().filter(|value| value.fract() == 0.0 && number.upper().is_none())?;
    Some((Number { unit, ..Number::new((value + 0.5).to_string(), Form::Whole) }, end + 2))
}
