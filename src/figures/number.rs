//! Numbers as reports write them: `1,100.9亿`, `5000余万`, `二十万亿`, `百分之五`, `三分之一`, `翻两番`.
//!
//! Chinese numerals are read here and not by a crate: the crates at hand want the numeral cut out
//! beforehand and know no decimals, mixed scales (`3千万亿`), spoken ranges (`八九亿`) or `余`. The tests
//! compare with one of them where both can read.

/// What a number is written with; it decides how much the words around it must confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 5.5, 5000余万
    Digits,
    /// 二十万亿
    Numeral,
    /// 亿, 百: a scale without a number, `突破万亿元`.
    Bare,
    /// 百分之五, 三分之一, 翻一番: carries its own unit.
    Whole,
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
    whole(chars, at).or_else(|| arabic(chars, at)).or_else(|| numeral(chars, at))
}

fn digit_of(character: char) -> Option<u8> {
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
fn scales(chars: &[char], mut at: usize) -> (i32, usize) {
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

/// `百分之五`, `三分之一`, `一半`, `翻两番`.
fn whole(chars: &[char], at: usize) -> Option<(Number, usize)> {
    let rest = chars.get(at..)?;
    if rest.first() == Some(&'翻') {
        let after = if rest.get(1) == Some(&'了') { 2 } else { 1 };
        let (times, length) = match (rest.get(after), rest.get(after + 1)) {
            (Some('番'), _) => (1, after + 1),
            (Some(&times), Some('番')) => (digit_of(times)?, after + 2),
            _ => return None,
        };
        return Some((Number { unit: "番", ..Number::new(times.to_string(), Form::Whole) }, at + length));
    }
    if rest.starts_with(&['一', '半']) {
        return Some((Number::new("0.5".to_owned(), Form::Whole), at + 2));
    }
    if rest.starts_with(&['百', '分', '之']) || rest.starts_with(&['千', '分', '之']) {
        let unit = if rest.first() == Some(&'百') { "%" } else { "‰" };
        let (part, end) = arabic(chars, at + 3).or_else(|| numeral(chars, at + 3))?;
        return Some((Number { unit, form: Form::Whole, ..part }, end));
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

/// `5.5`, `1,100.9亿`, `5000余万`, `1亿2千万`.
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
    }
    if number.exponent >= 4
        && let Some((digits, after)) = arabic_digits(chars, end)
        && let (exponent, after) = scales(chars, after)
        && (1..number.exponent).contains(&exponent)
    {
        number.rest = decimal(&digits, exponent)?;
        end = after;
    }
    Some((number, end))
}

fn arabic_digits(chars: &[char], at: usize) -> Option<(String, usize)> {
    let digits_from = |from: usize| {
        let run = chars.get(from..).unwrap_or_default().iter().take_while(|c| c.is_ascii_digit()).count();
        from + run
    };
    let mut end = digits_from(at);
    if end == at || end - at > 18 {
        return None;
    }
    let mut digits: String = chars.get(at..end)?.iter().collect();
    while digits.len() <= 15
        && end - at <= 23
        && chars.get(end) == Some(&',')
        && (end - at <= 3 || digits.len() > 3)
        && digits_from(end + 1) == end + 4
    {
        digits.extend(chars.get(end + 1..end + 4)?);
        end += 4;
    }
    if chars.get(end) == Some(&'.') && digits_from(end + 1) > end + 1 {
        let fraction = digits_from(end + 1);
        digits.extend(chars.get(end..fraction)?);
        end = fraction;
    }
    Some((digits, end))
}

/// Longest numeral that is read; the longest of a report has a dozen characters.
const LONGEST: usize = 24;

/// `二十万亿`, `一千多万`, `六点五亿`, `八九亿`, `万`.
fn numeral(chars: &[char], at: usize) -> Option<(Number, usize)> {
    let mut end = at;
    while let Some(&character) = chars.get(end)
        && end - at < LONGEST
        && (scale_at(chars, end).is_some() || (digit_of(character).is_some() && !character.is_ascii_digit()))
    {
        end += 1;
    }
    let run = chars.get(at..end).filter(|run| !run.is_empty())?;
    let spoken = spoken_range(chars, at, end);
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
        number.exponent += exponent;
        end = after;
    }
    Some((number, end))
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

impl Number {
    pub(super) fn negative(self) -> Self {
        Self { digits: format!("-{}", self.digits), rest: -self.rest, ..self }
    }
}
