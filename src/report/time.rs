//! Times as headings and openings of speech name them: `2025年`, `“十四五”时期`, `过去五年`, `今后五年`.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::pattern::pattern;
use super::{View, Year, Years};

/// A time that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    /// `None` where the report's own year would have to be known.
    pub(super) years: Option<Years>,
    /// What the words say by themselves: 过去 looks back, 今后 ahead.
    view: View,
    /// Byte behind it in the folded text.
    pub(super) end: usize,
    pub(super) is_span: bool,
}

impl Named {
    /// Which way it lies from the report's own year; unknown where it holds that year in its middle.
    pub(super) fn side(&self, own: Option<Year>) -> View {
        let (Some(years), Some(own)) = (self.years, own) else { return self.view };
        match self.view {
            View::Unknown if years.to < own => View::Back,
            View::Unknown if years.from >= own => View::Ahead,
            view => view,
        }
    }

    pub(super) fn ends_with(&self, own: Option<Year>) -> bool {
        self.years.is_some_and(|years| Some(years.to) == own)
    }
}

const COUNT: &str = r"[一二两三四五六七八九十]|\d{1,2}";

static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r#"(?P<since>自?(?:{YEAR})年以来)|(?P<range>(?P<from>{YEAR})年?(?:[—\-~～至到])+(?P<to>{YEAR})年)|(?P<year>(?:刚刚过去的|即将过去的)?(?P<y>{YEAR})年)|(?P<plan>[“"‘「]?(?P<nth>十?[一二三四五六七八九]|十)五[”"’」]?(?P<tail>时期|期间|以来|规划期|末期?|计划|规划)?)|(?P<nthplan>第(?P<which>十?[一二三四五六七八九]|十)个五年(?:规划|计划))|(?P<lastyear>(?:过去|刚刚过去|已经过去|走过)的?一年|一年来|一年以来|去年|上年)|(?P<past>这是[^,。;]{{2,30}}的(?P<tn>{COUNT})年|(?:(?:过去|刚刚过去|已经过去|走过)的?|这|近|前)(?P<pn>{COUNT})年(?:多?来|间|里|中)?|(?P<qn>{COUNT})年(?:多?来|间|以来)|本届政府(?:成立|任期|履职|工作)?(?:以来|期间|内))|(?P<ahead>(?:今后|未来|下一?个?|往后|接下来)的?(?P<an>{COUNT})年)|(?P<this>今年|本年度|新的一年|新一年)|(?P<next>明年)"#
    ))
});

const YEAR: &str = r"(?:19|20)\d{2}|[一二][九〇零○o0][〇零○o0一二三四五六七八九]{2}";

/// The times a folded text names, in order. `own` is the year of the report.
pub(super) fn named(text: &str, own: Option<Year>) -> impl Iterator<Item = Named> {
    let folded = crate::text::fold(text).text();
    let found: Vec<Named> = TIME.captures_iter(&folded).filter_map(|found| read(&found, own)).collect();
    found.into_iter()
}

/// The time at the start of a folded text.
pub(super) fn at_start(folded: &str, own: Option<Year>) -> Option<Named> {
    let found = TIME.captures(folded).filter(|found| found.get(0).is_some_and(|whole| whole.start() == 0))?;
    read(&found, own)
}

/// True where a text begins with a time, or with words of looking back before one.
pub(super) fn begins(text: &str) -> bool {
    let folded = crate::text::fold(text).text();
    let folded = folded.trim_start_matches("关于").trim_start_matches("对").trim_start_matches("全面完成");
    at_start(folded, None).is_some()
}

fn read(found: &Captures<'_>, own: Option<Year>) -> Option<Named> {
    let end = found.get(0)?.end();
    let text = |name: &str| found.name(name).map(|found| found.as_str());
    let years = |from: Option<Year>, to: Option<Year>| Some(Years { from: from?, to: to? });
    let named = |years, view, is_span| Some(Named { years, view, end, is_span });
    let back = |count: u16| own.and_then(|own| years(Year::new(own.get() - count), Some(own.previous())));
    if let Some(since) = text("since") {
        let from = year(since.trim_start_matches('自').trim_end_matches("年以来"));
        return named(own.and_then(|own| years(from, Some(own.previous()))), View::Back, true);
    }
    if let (Some(from), Some(to)) = (text("from"), text("to")) {
        return named(years(year(from), year(to)), View::Unknown, true);
    }
    if let Some(digits) = text("y") {
        return named(years(year(digits), year(digits)), View::Unknown, false);
    }
    if let Some(which) = text("nth").or(text("which")) {
        // 十五 alone is a number, 一五 without quotes too.
        let tail = text("tail");
        let is_named =
            text("which").is_some() || tail.is_some() || text("plan")?.starts_with(['“', '"', '‘', '「']);
        let whole = plan_years(which)?;
        if tail == Some("以来") {
            let to = own.map(Year::previous).filter(|to| *to < whole.to);
            return named(years(Some(whole.from), to.or(Some(whole.to))), View::Back, true);
        }
        return if is_named { named(Some(whole), View::Unknown, true) } else { None };
    }
    if text("lastyear").is_some() {
        return named(back(1), View::Back, false);
    }
    if text("past").is_some() {
        let count = text("pn").or(text("qn")).or(text("tn")).map_or(Some(5), count)?;
        return named(back(count), View::Back, count > 1);
    }
    if let Some(ahead) = text("an") {
        let count = count(ahead)?;
        let span = own.and_then(|own| years(Some(own), Year::new(own.get() + count - 1)));
        return named(span, View::Ahead, count > 1);
    }
    if text("this").is_some() {
        return named(own.and_then(|own| years(Some(own), Some(own))), View::Ahead, false);
    }
    named(own.and_then(|own| years(Some(own.next()), Some(own.next()))), View::Ahead, false)
}

/// The years of the nth five-year plan: 十四 is 2021 to 2025. The first two ran 1953 to 1962, the third began
/// in 1966.
pub(crate) fn plan_years(nth: &str) -> Option<Years> {
    let nth = count(nth)?;
    let from = match nth {
        1 => 1953,
        2 => 1958,
        3..=30 => 1966 + 5 * (nth - 3),
        _ => return None,
    };
    Some(Years { from: Year::new(from)?, to: Year::new(from + 4)? })
}

/// A count of years up to 99, in digits or numerals.
pub(crate) fn count(text: &str) -> Option<u16> {
    if let Ok(count) = text.parse() {
        return (1..=99).contains(&count).then_some(count);
    }
    let digit = |c: char| "一二三四五六七八九".chars().position(|known| known == c).map(|at| at as u16 + 1);
    let mut chars = text.chars();
    match (chars.next()?, chars.next(), chars.next()) {
        ('十', None, _) => Some(10),
        ('十', Some(ones), None) => Some(10 + digit(ones)?),
        ('两', None, _) => Some(2),
        (ones, None, _) => digit(ones),
        _ => None,
    }
}

/// A year in digits or numerals: 2025, 二〇二五, 一九八二.
pub(crate) fn year(text: &str) -> Option<Year> {
    let digit = |c: char| match c {
        '0'..='9' => c.to_digit(10),
        '〇' | '零' | '○' | 'o' | 'O' => Some(0),
        _ => "一二三四五六七八九".chars().position(|known| known == c).map(|at| at as u32 + 1),
    };
    let value = text.chars().try_fold(0, |sum: u32, c| Some(sum * 10 + digit(c)?))?;
    u16::try_from(value).ok().and_then(Year::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, from: u16, to: u16, side: View) {
        let own = Year::new(2026);
        let found = named(text, own).next().unwrap_or_else(|| panic!("no time in {text}"));
        let years = found.years.unwrap();
        assert_eq!((years.from.get(), years.to.get(), found.side(own)), (from, to, side), "{text}");
    }

    #[test]
    fn times_as_reports_name_them() {
        check("2025年工作回顾", 2025, 2025, View::Back);
        check("二○二六年工作安排", 2026, 2026, View::Ahead);
        check("“十四五”时期和2025年工作回顾", 2021, 2025, View::Back);
        check("\"十五五\"时期主要目标", 2026, 2030, View::Ahead);
        check("第十五个五年规划纲要", 2026, 2030, View::Ahead);
        check("过去五年的工作回顾", 2021, 2025, View::Back);
        check("过去的一年", 2025, 2025, View::Back);
        check("五年来，我们", 2021, 2025, View::Back);
        check("今后五年的工作思路", 2026, 2030, View::Ahead);
        check("2023年以来，全市", 2023, 2025, View::Back);
        check("2021—2023年", 2021, 2023, View::Back);
        check("“十三五”以来", 2016, 2020, View::Back);
        assert!(named("一、五十五岁", Year::new(2026)).next().is_none());
    }

    #[test]
    fn plans_and_counts() {
        let plan = |nth| plan_years(nth).map(|years| (years.from.get(), years.to.get()));
        assert_eq!(plan("一"), Some((1953, 1957)));
        assert_eq!(plan("六"), Some((1981, 1985)));
        assert_eq!(plan("十一"), Some((2006, 2010)));
        assert_eq!(count("二十"), None);
        assert_eq!(count("两"), Some(2));
        assert_eq!(year("一九八二"), Year::new(1982));
    }
}
