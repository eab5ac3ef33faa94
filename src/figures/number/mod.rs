//! Numbers as reports write them: `1,100.9亿`, `5000余万`, `二十万亿`, `百分之五`, `三分之一`, `翻两番`, `数百亿`.

mod numeral;
mod vague;
mod whole;

use numeral::numeral;
use vague::vague;
use whole::whole;

/// What a number is written with; it decides how much the words around it must confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 5.5, 5000余万
    Digits,
    /// 二十万亿
    Numeral,
    /// 亿, 百: a scale without a number, `突破万亿元`.
    Bare,
    /// 百分之五, 三分之一, 翻一番, 一成半: carries its own unit.
    Whole,
    /// 数百亿, 十几: how many is not said.
    Vague,
}

/// A number before its unit is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// Decimal digits, without scale.
    digits: String,
    /// Powers of ten that the scale words stand for.
    pub(super) exponent: i32,
    /// Powers of ten of the scale that ends it, which a number before 至 may borrow.
    pub(super) lends: i32,
    /// Upper end of a spoken range (`八九`), in the same scale.
    upper: Option<String>,
    /// Sum of smaller parts after the first: `1亿2千万`.
    rest: f64,
    /// 余, 多 inside the number.
    pub(super) more: bool,
    pub(super) form: Form,
    /// Unit of a [`Form::Whole`].
    pub(super) unit: &'static str,
}

impl Number {
    fn new(digits: String, form: Form) -> Self {
        Self { digits, exponent: 0, lends: 0, upper: None, rest: 0.0, more: false, form, unit: "" }
    }

    /// 一点五: a numeral with decimals is always a number.
    pub(super) fn has_decimals(&self) -> bool {
        self.digits.contains('.')
    }

    /// Through decimal text, so that 6.2亿 is the float nearest to 620000000.
    pub(super) fn value(&self) -> Option<f64> {
        self.scaled(self.exponent)
    }

    /// The value if its scale were `exponent`: in `4.5—5亿` the first number borrows 亿.
    pub(super) fn scaled(&self, exponent: i32) -> Option<f64> {
        if self.form == Form::Vague {
            return None;
        }
        Some(decimal(&self.digits, exponent)? + self.rest)
    }

    pub(super) fn upper(&self) -> Option<f64> {
        decimal(self.upper.as_deref()?, self.exponent)
    }
}

fn decimal(digits: &str, exponent: i32) -> Option<f64> {
    format!("{digits}e{exponent}").parse().ok().filter(|value: &f64| value.is_finite())
}

/// The number at `at` and where it ends.
pub(super) fn read(chars: &[char], at: usize, end: usize) -> Option<(Number, usize)> {
    let chars = chars.get(..end)?;
    // Asked behind every word: few are followed by a number.
    let first = *chars.get(at)?;
    let begins = first.is_ascii_digit()
        || scale_of(first).is_some()
        || numeral::digit_of(first).is_some()
        || matches!(first, '翻' | '几' | '数' | '好' | '上' | '成' | '半' | '近' | '多');
    if !begins {
        return None;
    }
    whole(chars, at).or_else(|| vague(chars, at)).or_else(|| arabic(chars, at)).or_else(|| numeral(chars, at))
}

fn scale_of(character: char) -> Option<i32> {
    Some(match character {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

/// The scale word at `at`; 千瓦, 千伏, 百分 are units, not scales.
fn scale_at(chars: &[char], at: usize) -> Option<i32> {
    let scale = scale_of(*chars.get(at)?)?;
    let is_unit = chars.get(at + 1).is_some_and(|next| match scale {
        3 => "瓦米克伏卡赫兆".contains(*next),
        2 => *next == '分',
        _ => false,
    });
    (!is_unit).then_some(scale)
}

/// Consecutive scale words: 千万 is 7, 万亿 is 12.
pub(super) fn scales(chars: &[char], mut at: usize) -> (i32, usize) {
    let mut exponent = 0;
    while let Some(scale) = scale_at(chars, at)
        && exponent < 24
    {
        exponent += scale;
        at += 1;
    }
    (exponent, at)
}

fn is_more(chars: &[char], at: usize) -> bool {
    matches!(chars.get(at), Some('余' | '多'))
}

/// `5.5`, `1,100.9亿`, `5000余万`, `1亿2千万`, `3万2千6百`.
fn arabic(chars: &[char], at: usize) -> Option<(Number, usize)> {
    let (digits, mut end) = arabic_digits(chars, at)?;
    let mut number = Number::new(digits, Form::Digits);
    if is_more(chars, end) {
        number.more = true;
        end += 1;
    }
    (number.exponent, end) = scales(chars, end);
    number.lends = number.exponent;
    if !number.more && number.exponent > 0 && is_more(chars, end) {
        number.more = true;
        end += 1;
        // 4万多亿
        let (exponent, after) = scales(chars, end);
        (number.exponent, number.lends, end) = (number.exponent + exponent, number.lends + exponent, after);
    }
    end = smaller_parts(chars, end, &mut number)?;
    if !number.more && number.rest > 0.0 && is_more(chars, end) {
        number.more = true;
        end += 1;
    }
    Some((number, end))
}

/// `2千6百` of `3万2千6百`, `2千3百万` of `1亿2千3百万`: added to `number`. Gives where they end.
fn smaller_parts(chars: &[char], mut end: usize, number: &mut Number) -> Option<usize> {
    let mut parts: Vec<(String, i32)> = Vec::new();
    while !number.more
        && let Some((digits, after)) = arabic_digits(chars, end)
        && let (exponent, after) = scales(chars, after)
        && (1..number.exponent).contains(&exponent)
    {
        let last = parts.last().map_or(number.exponent, |(_, exponent)| *exponent);
        // 3百万 behind 2千: both are counted in 万.
        let shares_scale = exponent >= 4 && last < 4 && exponent - 4 < last;
        if exponent >= last && !shares_scale {
            break;
        }
        if shares_scale {
            parts.iter_mut().filter(|(_, exponent)| *exponent < 4).for_each(|(_, exponent)| *exponent += 4);
        }
        parts.push((digits, exponent));
        end = after;
    }
    for (digits, exponent) in parts {
        number.rest += decimal(&digits, exponent)?;
    }
    Some(end)
}

fn arabic_digits(chars: &[char], at: usize) -> Option<(String, usize)> {
    let digits_from = |from: usize| {
        let run =
            chars.get(from..).unwrap_or_default().iter().take(20).take_while(|c| c.is_ascii_digit()).count();
        from + run
    };
    let mut end = digits_from(at);
    if end == at || end - at > 18 {
        return None;
    }
    let mut digits: String = chars.get(at..end)?.iter().collect();
    let mark = chars.get(end).copied().filter(|mark| *mark == ',' || *mark == ' ' && end - at <= 3);
    while digits.len() <= 15
        && end - at <= 23
        && mark.is_some()
        && chars.get(end).copied() == mark
        && (end - at <= 3 || digits.len() > 3)
        && digits_from(end + 1) == end + 4
    {
        digits.extend(chars.get(end + 1..end + 4)?);
        end += 4;
    }
    let fraction = digits_from(end + 1);
    let is_point = match chars.get(end) {
        Some('.') => true,
        // 19·5%: a scan's point; `7·20` is a day.
        Some('·' | '•' | '‧' | '・') => {
            chars.get(fraction).is_some_and(|next| "%‰万亿".contains(*next))
        }
        _ => false,
    };
    if is_point && fraction > end + 1 {
        digits.push('.');
        digits.extend(chars.get(end + 1..fraction)?);
        end = fraction;
    }
    Some((digits, end))
}

impl Number {
    pub(super) fn negative(self) -> Self {
        Self { digits: format!("-{}", self.digits), rest: -self.rest, ..self }
    }
}
