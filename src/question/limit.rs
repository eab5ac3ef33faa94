//! The limit that numbers are held against: 低于5%, 20万人以上, 在5%到7%之间, 不是2%.

use std::sync::LazyLock;

use regex::Regex;

use super::number::{digit, number, scale};
use super::over::{Limit, Test};
use super::phrases::{any, compiled, words};
use super::taken::{Found, Taken};

/// A number and its unit, as parts `n`/`u` with `suffix`.
fn quantity(suffix: &str) -> String {
    const NUMBER: &str = "[负-]?[0-9]+(?:[.·][0-9]+)?|百分之[零一二三四五六七八九十百点0-9.]+|[零一二两三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?";
    const UNIT: &str = "个?百分点|个点|%|(?:万亿|千亿|百亿|亿|千万|百万|万|千)?(?:人民币|美元|元|人次|人|户|家|吨标准煤|吨|公斤|斤|亩|公顷|平方公里|平方米|公里|千瓦时|千瓦|辆|台|套|件|项|个|所|座|张|头|只|倍|天|年|岁|分|次)?";
    // 千亿, 万亿元: one of them.
    const ALONE: &str =
        "(?:万亿|千亿|百亿|百万|千万)(?:人民币|美元|元|人次|人|户|公斤|斤|吨|亩)?|亿(?:元|斤|吨)";
    format!("(?:(?P<n{suffix}>{NUMBER}) ?(?P<u{suffix}>{UNIT})|(?P<one{suffix}>{ALONE}))")
}

/// Words before a number by what they test, in the order that they are looked for in.
const BEFORE: [(&str, Test); 7] = [
    ("at_least", Test::AtLeast),
    ("at_most", Test::AtMost),
    ("other", Test::Not),
    ("above", Test::Above),
    ("below", Test::Below),
    ("reach", Test::AtLeast),
    ("equal", Test::Equal),
];
/// Those behind it.
const AFTER: [(&str, Test); 4] = [
    ("at_least", Test::AtLeast),
    ("at_most", Test::AtMost),
    ("equal", Test::Equal),
    ("carriers", Test::Equal),
];

static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    let (from, to) = (quantity("1"), quantity("2"));
    let [lead, range] = ["range_lead", "range"].map(|key| any("limit_after", key));
    compiled(&format!("{lead}?{from}(?: ?(?:到|至|—|–|-|~|～|和|与|and|to) ?){to}(?P<end>{range}|的)?的?"))
});
static WITH_BEFORE: LazyLock<Vec<(Regex, Test)>> = LazyLock::new(|| {
    let behind = ["at_least", "at_most", "equal"].map(|key| any("limit_after", key)).join("|");
    let whose = any("limit_before", "whose");
    let one = |(key, test): (&str, Test)| {
        let before = any("limit_before", key);
        (compiled(&format!("{before} ?[了过]? ?{whose}?{}(?P<after> ?(?:{behind}))?", quantity("1"))), test)
    };
    BEFORE.map(one).into_iter().collect()
});
static WITH_AFTER: LazyLock<Vec<(Regex, Test)>> = LazyLock::new(|| {
    let one = |(key, test): (&str, Test)| {
        (compiled(&format!("{} ?(?P<after>{})", quantity("1"), any("limit_after", key))), test)
    };
    AFTER.map(one).into_iter().collect()
});
/// 过4万亿, 破5%
static PASSED: LazyLock<Regex> =
    LazyLock::new(|| compiled(&format!("{}了?{}", any("limit_before", "pass"), quantity("1"))));
/// 两位数, 个位数
static DIGITS: LazyLock<Regex> =
    LazyLock::new(|| compiled("(?P<two>两位数|双位数|double[- ]digit)|个位数|一位数|single[- ]digit"));
/// 下降的省, 哪些省下降了: what was taken stands as one character that no pattern names.
static FALLS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!("(?P<falls>{})了?(?:的?\\x01|的(?:有|是|都|地)|的?[?]?$)", any("limit_after", "falls")))
});
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    let [below, above] = ["sign_below", "sign_above"].map(|key| any("limit_after", key));
    compiled(&format!("(?P<below>{below})|(?P<above>{above})"))
});

/// Reads and takes the first limit.
pub(super) fn limit(taken: &mut Taken<'_>) -> Option<Limit> {
    of_amount(taken, |_| true).or_else(|| bare(taken))
}

/// Reads and takes another limit of the same kind of unit: 低于6% of 高于4%、低于6%.
pub(super) fn another(taken: &mut Taken<'_>, first: &Limit) -> Option<Limit> {
    let is_amount = |text: &str| text.contains(['亿', '万']);
    let is_rate = |text: &str| text.contains('%') || text.contains("百分");
    match is_amount(&first.text) {
        true => of_amount(taken, is_amount),
        false => of_amount(taken, is_rate).or_else(|| bare(taken)),
    }
}

/// A limit with a number and a unit of which `is_alike` is true.
fn of_amount(taken: &mut Taken<'_>, is_alike: impl Fn(&str) -> bool) -> Option<Limit> {
    let is_limit = |text: &str, after: &str| is_alike(text) && is_limit(text, after);
    if let Some(found) = taken.take_match(&BETWEEN, |text, after| is_alike(text) && is_range(text, after)) {
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
    // 通过3部法规 passes no amount.
    let is_amount = |text: &str| text.contains(['%', '亿', '万']) || text.contains("百分");
    if let Some(found) = taken.take_match(&PASSED, |text, after| is_amount(text) && is_limit(text, after)) {
        return one(&found, Test::Above);
    }
    for (pattern, test) in WITH_AFTER.iter() {
        if let Some(found) = taken.take_match(pattern, is_limit) {
            return one(&found, *test);
        }
    }
    None
}

/// A limit without a unit: 两位数, 负增长.
fn bare(taken: &mut Taken<'_>) -> Option<Limit> {
    let of = |test, number, text: &str| Limit {
        test,
        number,
        upper: None,
        unit: String::new(),
        text: text.to_owned(),
    };
    if let Some(found) = taken.take_match(&DIGITS, |_, _| true) {
        let test = if found.named("two").is_some() { Test::AtLeast } else { Test::Below };
        return Some(of(test, 10.0, &found.text));
    }
    let found = taken.take_match(&SIGN, |_, _| true)?;
    let test = if found.named("below").is_some() { Test::Below } else { Test::Above };
    Some(of(test, 0.0, &found.text))
}

/// Of all there are those that fell: 下降的省.
pub(super) fn fall(taken: &mut Taken<'_>) -> Option<Limit> {
    let text = taken.take_match(&FALLS, |_, _| true)?.named("falls")?.to_owned();
    Some(Limit { test: Test::Below, number: 0.0, upper: None, unit: String::new(), text })
}

/// What the words behind the number test: 以上 of 在5%以上.
fn behind(found: &Found) -> Option<Test> {
    let after = found.named("after")?;
    let says = |key: &str| words("limit_after", key).iter().any(|word| after.trim() == word);
    if says("at_least") {
        Some(Test::AtLeast)
    } else if says("at_most") {
        Some(Test::AtMost)
    } else {
        None
    }
}

/// Two bare numbers are a range only where a word says so: 2到3.
fn is_range(text: &str, after: &str) -> bool {
    let has_unit = text.contains(['%', '亿', '万', '元', '人', '斤', '吨']) || text.contains("百分");
    let ends = words("limit_after", "range").iter().any(|word| text.contains(word.as_str()));
    let is_said = ends || text.starts_with("between ");
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
    // 是万亿 is no number of its own.
    let has_number = text.chars().any(|one| one.is_ascii_digit() || digit(one).is_some() || one == '十');
    has_unit && has_number && !after.starts_with(['到', '至', '-', '—', '~'])
}

fn between(found: &Found) -> Option<Limit> {
    let unit = |part: &str, alone: &str| found.named(part).or(found.named(alone)).unwrap_or_default();
    // 5到7%, 40万到60万人: the second tells the unit of both, and its scale where the first has none.
    let (first, second) = (unit("u1", "one1"), unit("u2", "one2"));
    let (scale_1, unit_1) = scale(first);
    let (scale_2, unit_2) = scale(second);
    let scale_1 = if first.is_empty() || scale_1 == 1.0 && unit_1.is_empty() { scale_2 } else { scale_1 };
    let scale_2 = if second.is_empty() { scale_1 } else { scale_2 };
    let typed = |part: &str| found.named(part).map_or(Some(1.0), number);
    let (a, b) = (typed("n1")? * scale_1, typed("n2")? * scale_2);
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
    let (scale, unit) = scale(found.named("u1").or(found.named("one1")).unwrap_or_default());
    let text = found.named("n1").unwrap_or("1");
    let unit = if text.starts_with("百分之") { "%" } else { unit };
    Some(Limit { test, number: number(text)? * scale, upper: None, unit: unit.to_owned(), text: said(found) })
}

/// As typed, without what only leads to the next word.
fn said(found: &Found) -> String {
    let text = found.text.trim();
    let carriers = words("limit_after", "carriers").iter().map(String::as_str);
    carriers.chain(["的"]).find_map(|end| text.strip_suffix(end)).unwrap_or(text).to_owned()
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
        check("GDP过4万亿的省份", Some((Test::Above, 4e12, None, "")));
        check("GDP突破千亿元的", Some((Test::Above, 1e11, None, "元")));
        check("固投目标两位数的地方", Some((Test::AtLeast, 10.0, None, "")));
        check("通过3部法规的省", None);
        check("达到或超过5%", Some((Test::AtLeast, 5.0, None, "%")));
        check("增速高于全国5%的省份", Some((Test::Above, 5.0, None, "%")));
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
