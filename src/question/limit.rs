//! The limit that numbers are held against: 低于5%, 20万人以上, 在5%到7%之间, 不是2%.

use std::sync::LazyLock;

use regex::Regex;

use super::over::{Limit, Test};
use super::taken::{Found, Taken};

/// A number and its unit, as parts `n`/`u` with `suffix`.
fn quantity(suffix: &str) -> String {
    const NUMBER: &str = "[负-]?[0-9]+(?:[.·][0-9]+)?|百分之[零一二三四五六七八九十百点0-9.]+|[零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?";
    const UNIT: &str = "个?百分点|个点|%|(?:万亿|千亿|百亿|亿|千万|百万|万|千)?(?:人民币|美元|元|人次|人|户|家|吨标准煤|吨|公斤|斤|亩|公顷|平方公里|平方米|公里|千瓦时|千瓦|辆|台|套|件|项|个|所|座|张|头|只|倍|天|年|岁|分|次)?";
    format!("(?P<n{suffix}>{NUMBER}) ?(?P<u{suffix}>{UNIT})")
}

/// Words before a number, those after it, and what they test.
const BEFORE: &[(&str, Test)] = &[
    (
        "不低于|不少于|不小于|不得低于|没有低于|大于等于|大于或等于|至少|起码|>=|≥|at least|no less than|not less than|not below",
        Test::AtLeast,
    ),
    (
        "不高于|不超过|不大于|不多于|没超过|没有超过|未超过|小于等于|小于或等于|至多|最多|<=|≤|at most|no more than|not more than|up to",
        Test::AtMost,
    ),
    ("不是|不等于|不为|没定在|没有定在|不在|not equal to|other than|not", Test::Not),
    (
        "高于|超过|超出|大于|多于|高过|高出|快于|突破|超|>|above|over|more than|higher than|greater than|exceeds|exceed|exceeding|exceeded",
        Test::Above,
    ),
    (
        "低于|不到|不足|少于|小于|不满|没到|没有达到|没达到|达不到|未达到|未达|未到|低过|慢于|<|below|under|less than|lower than|fewer than",
        Test::Below,
    ),
    ("达到或超过|达到|超过或等于", Test::AtLeast),
    (
        "正好是?|恰好是?|等于|刚好是?|都?定在|都?定为|都?设在|都?设为|设定为|设定在|都?是|为|大约|大概|约|在|of|at|equal to|exactly|around|about",
        Test::Equal,
    ),
];
const AFTER: &[(&str, Test)] = &[
    ("及以上|或以上|以上|往上|或更高|或者更高|or higher|or more|or above|and above|\\+", Test::AtLeast),
    ("及以下|或以下|以下|以内|之内|往下|或更低|or lower|or less|or below", Test::AtMost),
    ("左右|上下", Test::Equal),
    ("的(?:省|市|县|年|地方|有|是)", Test::Equal),
];

#[expect(clippy::expect_used, reason = "the patterns are made of constants, and a test compiles them")]
fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern")
}

static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    let (from, to) = (quantity("1"), quantity("2"));
    compiled(&format!(
        "(?:在|介于|处于|between )?{from}(?: ?(?:到|至|—|–|-|~|～|和|与|and|to) ?){to}(?P<end>之间|区间|以内|范围|这个区间|的)?的?"
    ))
});
static WITH_BEFORE: LazyLock<Vec<(Regex, Test)>> = LazyLock::new(|| {
    let one = |&(words, test): &(&str, Test)| {
        (
            compiled(&format!(
                "(?:{words}) ?(?:了|过)? ?{}(?P<after>及以上|或以上|以上|及以下|或以下|以下|以内|左右|上下| ?or (?:higher|more|above)| ?and above| ?or (?:lower|less|below))?",
                quantity("1")
            )),
            test,
        )
    };
    BEFORE.iter().map(one).collect()
});
static WITH_AFTER: LazyLock<Vec<(Regex, Test)>> = LazyLock::new(|| {
    let one =
        |&(words, test): &(&str, Test)| (compiled(&format!("{} ?(?P<after>{words})", quantity("1"))), test);
    AFTER.iter().map(one).collect()
});
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        "(?P<below>负增长|增速为负|为负数|为负|下滑的|negative growth|shrank|declined)|(?P<above>正增长|为正|positive growth)",
    )
});

/// Reads and takes the first limit.
pub(super) fn limit(taken: &mut Taken<'_>) -> Option<Limit> {
    if let Some(found) = taken.take_match(&BETWEEN, is_range) {
        return between(&found);
    }
    for (pattern, test) in WITH_BEFORE.iter() {
        // 5%以上 says more than 是 before it.
        let is_bare = *test == Test::Equal;
        let fits = |text: &str, after: &str| is_limit(text, after) && (!is_bare || is_equal(text, after));
        if let Some(found) = taken.take_match(pattern, fits) {
            return one(&found, behind(&found).filter(|_| is_bare).unwrap_or(*test));
        }
    }
    for (pattern, test) in WITH_AFTER.iter() {
        let fits = |text: &str, after: &str| is_limit(text, after);
        if let Some(found) = taken.take_match(pattern, fits) {
            return one(&found, *test);
        }
    }
    let found = taken.take_match(&SIGN, |_, _| true)?;
    let test = if found.named("below").is_some() { Test::Below } else { Test::Above };
    Some(Limit { test, number: 0.0, upper: None, unit: String::new(), text: found.text })
}

/// What the words behind the number test: 以上 of 在5%以上.
fn behind(found: &Found) -> Option<Test> {
    let after = found.named("after")?;
    let says = |words: &[&str]| words.iter().any(|word| after.ends_with(word));
    if says(&["以上", "higher", "more", "above"]) {
        Some(Test::AtLeast)
    } else if says(&["以下", "以内", "lower", "less", "below"]) {
        Some(Test::AtMost)
    } else {
        None
    }
}

/// Two bare numbers are a range only where a word says so: 2到3.
fn is_range(text: &str, after: &str) -> bool {
    let has_unit = text.contains(['%', '亿', '万', '元', '人', '斤', '吨']) || text.contains("百分");
    let is_said = ["之间", "区间", "范围", "between"].iter().any(|word| text.contains(word));
    // 到2025年, 5到10岁 are no limits.
    (has_unit || is_said)
        && !text.ends_with(['年', '岁', '天'])
        && !after.starts_with(['年', '月', '岁', '日'])
}

/// 超过一半, 不到一年, 第一 are no limits.
fn is_limit(text: &str, after: &str) -> bool {
    let is_time = text.ends_with(['年', '岁', '天', '次'])
        || after.starts_with(['年', '月', '日', '季', '岁', '号', '期', '五', '届']);
    let is_count_of_rows = after.starts_with(['省', '县'])
        || text.ends_with('个') && after.starts_with(['省', '市', '县', '地']);
    !is_time && !is_count_of_rows
}

/// 是5%, 在5%: without a unit or a word behind it, it is some other number.
fn is_equal(text: &str, after: &str) -> bool {
    let has_unit = text.contains('%') || text.contains("百分") || text.contains(['亿', '万']);
    has_unit && !after.starts_with(['到', '至', '-', '—', '~'])
}

fn between(found: &Found) -> Option<Limit> {
    let unit = |part: &str| found.named(part).unwrap_or_default();
    // 5到7%, 40万到60万人: the second tells the unit of both, and its scale where the first has none.
    let (first, second) = (unit("u1"), unit("u2"));
    let (scale_1, unit_1) = scale(first);
    let (scale_2, unit_2) = scale(second);
    let scale_1 = if first.is_empty() || scale_1 == 1.0 && unit_1.is_empty() { scale_2 } else { scale_1 };
    let scale_2 = if second.is_empty() { scale_1 } else { scale_2 };
    let (a, b) = (number(found.named("n1")?)? * scale_1, number(found.named("n2")?)? * scale_2);
    let unit = if unit_2.is_empty() { unit_1 } else { unit_2 };
    let is_percent =
        [found.named("n1"), found.named("n2")].into_iter().flatten().any(|text| text.starts_with("百分之"));
    let unit = if is_percent { "%" } else { unit };
    Some(Limit {
        test: Test::Between,
        number: a.min(b),
        upper: Some(a.max(b)),
        unit: unit.to_owned(),
        text: said(found),
    })
}

fn one(found: &Found, test: Test) -> Option<Limit> {
    let (scale, unit) = scale(found.named("u1").unwrap_or_default());
    let text = found.named("n1")?;
    let unit = if text.starts_with("百分之") { "%" } else { unit };
    Some(Limit { test, number: number(text)? * scale, upper: None, unit: unit.to_owned(), text: said(found) })
}

/// As typed, without what only leads to the next word.
fn said(found: &Found) -> String {
    let text = found.text.trim();
    ["的省", "的市", "的县", "的年", "的地方", "的有", "的是", "的"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text)
        .to_owned()
}

/// 亿元: 1e8 and 元; 个百分点 is per cent.
fn scale(unit: &str) -> (f64, &str) {
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
fn number(text: &str) -> Option<f64> {
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

fn digit(character: char) -> Option<usize> {
    match character {
        '两' => Some(2),
        '零' | '〇' => Some(0),
        other => "一二三四五六七八九".chars().position(|own| own == other).map(|at| at + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[track_caller]
    fn check(text: &str, expected: Option<(Test, f64, Option<f64>, &str)>) {
        let folded = fold(text);
        let found = limit(&mut Taken::new(folded.chars(), Vec::new()));
        let told = found.as_ref().map(|limit| (limit.test, limit.number, limit.upper, limit.unit.as_str()));
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn limits_in_many_words() {
        check("GDP增长不到4%的省", Some((Test::Below, 4.0, None, "%")));
        check("低于百分之五", Some((Test::Below, 5.0, None, "%")));
        check("新增就业目标不足20万人的", Some((Test::Below, 2e5, None, "人")));
        check("目标在7%及以上的省", Some((Test::AtLeast, 7.0, None, "%")));
        check("target of 8% or higher", Some((Test::AtLeast, 8.0, None, "%")));
        check("超过五个百分点", Some((Test::Above, 5.0, None, "%")));
        check("不超过3％", Some((Test::AtMost, 3.0, None, "%")));
        check("投资增速在5%到7%之间的省份", Some((Test::Between, 5.0, Some(7.0), "%")));
        check("5到7%的", Some((Test::Between, 5.0, Some(7.0), "%")));
        check("目标40万到60万之间有谁", Some((Test::Between, 4e5, Some(6e5), "")));
        check("定在2%左右", Some((Test::Equal, 2.0, None, "%")));
        check("不是2%的", Some((Test::Not, 2.0, None, "%")));
        check("突破2000亿元", Some((Test::Above, 2e11, None, "元")));
        check("超过5万亿", Some((Test::Above, 5e12, None, "")));
        check("投资负增长的省", Some((Test::Below, 0.0, None, "")));
        check("五点五以上", Some((Test::AtLeast, 5.5, None, "")));
    }

    #[test]
    fn other_numbers_are_no_limits() {
        for text in ["到2025年", "最高的三个省", "不到一年", "前五名", "2012到2018年", "是多少", "超过三个省"]
        {
            check(text, None);
        }
    }
}
