//! Chinese numerals: `二十万亿`, `一千多万`, `六点五亿`, `八九亿`.
//!
//! They are read here and not by a crate: the crates at hand want the numeral cut out beforehand and know
//! no decimals, mixed scales (`3千万亿`), spoken ranges (`八九亿`) or `余`. The tests compare with one of
//! them where both can read.

use super::{Form, Number, is_more, scale_at, scale_of, scales};

/// Longest numeral that is read; the longest of a report has a dozen characters.
const LONGEST: usize = 24;

/// `二十万亿`, `一千多万`, `六点五亿`, `八九亿`, `万`.
pub(super) fn numeral(chars: &[char], at: usize) -> Option<(Number, usize)> {
    if let Some(found) = paused_range(chars, at) {
        return Some(found);
    }
    let mut end = at;
    while let Some(&character) = chars.get(end)
        && end - at < LONGEST
        && (scale_at(chars, end).is_some() || (digit_of(character).is_some() && !character.is_ascii_digit()))
    {
        end += 1;
    }
    if let Some(parted) = parted_range(chars, at) {
        return Some(parted);
    }
    let run = chars.get(at..end).filter(|run| !run.is_empty())?;
    let spoken = spoken_range(chars, at, end).or_else(|| spoken_inside(run));
    let mut number = if let Some(number) = spoken {
        number
    } else if run.iter().all(|character| scale_of(*character).is_some_and(|scale| scale > 1)) {
        let exponent = scales(chars, at).0;
        Number { exponent, ..Number::new("1".to_owned(), Form::Bare) }
    } else {
        Number { lends: lends(run), ..Number::new(count(run)?.to_string(), Form::Numeral) }
    };
    if matches!(chars.get(end), Some('点')) && number.form == Form::Numeral && number.upper.is_none() {
        let fraction: String = chars
            .get(end + 1..)?
            .iter()
            .map_while(|c| digit_of(*c).filter(|_| !c.is_ascii_digit()))
            .take(LONGEST)
            .map(|digit| digit.to_string())
            .collect();
        if !fraction.is_empty() {
            end += 1 + fraction.len();
            number.digits = format!("{}.{fraction}", number.digits);
            (number.exponent, end) = scales(chars, end);
        }
    }
    if is_more(chars, end) {
        number.more = true;
        let (exponent, after) = scales(chars, end + 1);
        match smaller_counted(run, exponent) {
            Some(whole) => number.digits = whole.to_string(),
            None => number.exponent += exponent,
        }
        end = after;
    }
    Some((number, end))
}

/// `二十三亿五千多万`: 万 counts the five thousand alone, not the 亿 before it.
fn smaller_counted(run: &[char], exponent: i32) -> Option<u128> {
    let great = run.iter().rposition(|c| scale_of(*c).is_some_and(|scale| scale >= 4))?;
    let is_smaller = scale_of(*run.get(great)?).is_some_and(|scale| (1..scale).contains(&exponent));
    let (whole, part) = run.split_at_checked(great + 1).filter(|(_, part)| is_smaller && !part.is_empty())?;
    let part = count(part)?.checked_mul(10u128.pow(u32::try_from(exponent).ok()?))?;
    count(whole)?.checked_add(part)
}

/// 万 of 三十万, 千 of 三千: what `十八至三十万` and `两到三千` say once.
fn lends(run: &[char]) -> i32 {
    let great: i32 = run.iter().rev().map_while(|c| scale_of(*c).filter(|scale| *scale >= 4)).sum();
    match run {
        _ if great > 0 => great,
        [_, scale] => scale_of(*scale).filter(|scale| *scale >= 2).unwrap_or(0),
        _ => 0,
    }
}

/// `八九亿` is 8 to 9 亿: two digits that follow each other, alone before their scale.
fn spoken_range(chars: &[char], at: usize, end: usize) -> Option<Number> {
    let (low, high) = (digit_of(*chars.get(at)?)?, digit_of(*chars.get(at + 1)?)?);
    let (exponent, after) = scales(chars, at + 2);
    if after != end || low == 0 || low >= high {
        return None;
    }
    let upper = Some(high.to_string());
    Some(Number { exponent, upper, ..Number::new(low.to_string(), Form::Numeral) })
}

/// `四、五十亿`: as it was printed when a mark stood between the two.
fn parted_range(chars: &[char], at: usize) -> Option<(Number, usize)> {
    let (low, high) = (digit_of(*chars.get(at)?)?, digit_of(*chars.get(at + 2)?)?);
    let alone = at.checked_sub(1).and_then(|before| chars.get(before)).is_none_or(|c| digit_of(*c).is_none());
    let is_range = chars.get(at + 1) == Some(&'、') && low > 0 && high == low + 1 && alone;
    let (exponent, after) = scales(chars, at + 3);
    let is_numeral = !chars.get(at)?.is_ascii_digit() && !chars.get(at + 2)?.is_ascii_digit();
    (is_range && is_numeral && after > at + 3).then(|| {
        let upper = Some(high.to_string());
        (Number { exponent, upper, ..Number::new(low.to_string(), Form::Numeral) }, after)
    })
}

/// `一万五六千`, `十七八万`, `一百二三十`: two digits that follow each other, inside a numeral.
fn spoken_inside(run: &[char]) -> Option<Number> {
    let digit = |at: usize| run.get(at).and_then(|character| digit_of(*character)).filter(|digit| *digit > 0);
    let at = (1..run.len()).find(|at| digit(*at - 1).is_some() && digit(*at).is_some())?;
    let follows =
        digit(at).is_some_and(|high| digit(at - 1).is_some_and(|low| low < high && high <= low + 2));
    let has_scale = run.iter().any(|character| scale_of(*character).is_some());
    if !follows || !has_scale {
        return None;
    }
    let without = |left_out: usize| {
        let kept = run.iter().enumerate().filter(|(place, _)| *place != left_out);
        count(&kept.map(|(_, character)| *character).collect::<Vec<char>>())
    };
    let (low, high) = (without(at)?, without(at - 1)?);
    Some(Number { upper: Some(high.to_string()), ..Number::new(low.to_string(), Form::Numeral) })
}

/// `七、八万`, `十七、八个`: a spoken range with a pause in it, as old reports print them. Never where a sentence
/// begins or a list goes on: `二、三个重点`, `第一、二产业`, `一、二、三期`.
fn paused_range(chars: &[char], at: usize) -> Option<(Number, usize)> {
    let digits = |from: usize| {
        chars.get(from..).unwrap_or_default().iter().take(4).take_while(|c| is_spoken(**c)).count()
    };
    let pause = at + digits(at);
    if chars.get(pause) != Some(&'、') {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| chars.get(before))?;
    let follows = |place: usize| chars.get(place).and_then(|character| digit_of(*character));
    let (low, high) = (follows(pause.checked_sub(1)?)?, follows(pause + 1)?);
    let mut end = pause + 1 + digits(pause + 1);
    let joined: Vec<char> =
        chars.get(at..end)?.iter().copied().filter(|character| *character != '、').collect();
    let is_range = low > 0
        && high == low + 1
        && digits(pause + 1) >= 1
        && !chars.get(end).is_none_or(|next| "、,。;产期线级等类".contains(*next))
        && !"第、,。;:(".contains(*before)
        && !before.is_whitespace();
    let number =
        is_range.then(|| spoken_range(&joined, 0, joined.len()).or_else(|| spoken_inside(&joined)))??;
    if is_more(chars, end) {
        end += 1;
    }
    Some((number, end))
}

/// A digit or scale of a Chinese numeral.
fn is_spoken(character: char) -> bool {
    scale_of(character).is_some() || digit_of(character).is_some() && !character.is_ascii_digit()
}

/// The integer a numeral stands for; `None` when it is none (`五六十二`) or too long.
fn count(run: &[char]) -> Option<u128> {
    if run.iter().all(|character| digit_of(*character).is_some()) {
        return run.iter().try_fold(0u128, |sum, c| sum.checked_mul(10)?.checked_add(digit_of(*c)?.into()));
    }
    let (mut total, mut section) = (0u128, 0u128);
    let (mut pending, mut last_scale): (Option<u128>, Option<i32>) = (None, None);
    for &character in run {
        if let Some(digit) = digit_of(character) {
            if pending.is_some_and(|pending| pending > 0) {
                return None;
            }
            if digit == 0 {
                last_scale = None;
            }
            pending = Some(digit.into());
            continue;
        }
        let scale = scale_of(character)?;
        if scale < 4 {
            section +=
                pending.filter(|digit| *digit > 0).unwrap_or(1) * 10u128.pow(u32::try_from(scale).ok()?);
        } else {
            section += pending.unwrap_or(0);
            let factor = 10u128.pow(u32::try_from(scale).ok()?);
            if scale == 4 && total >= 100_000_000 {
                total = total.checked_add(section.checked_mul(factor)?)?;
            } else {
                total = total.checked_add(section)?.checked_mul(factor)?;
            }
            section = 0;
        }
        pending = None;
        last_scale = Some(scale);
    }
    // 三万五 is 35000: a last digit right after a scale stands one place below it.
    let last = pending.unwrap_or(0);
    let shorthand = last_scale.filter(|scale| *scale >= 2).and_then(|scale| u32::try_from(scale - 1).ok());
    let last = shorthand.map_or(Some(last), |places| last.checked_mul(10u128.pow(places)))?;
    total.checked_add(section)?.checked_add(last)
}

pub(super) fn digit_of(character: char) -> Option<u8> {
    Some(match character {
        '0'..='9' => u8::try_from(u32::from(character) - u32::from('0')).ok()?,
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' | '参' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}
