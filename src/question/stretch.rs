//! Over which years a question goes: 历年, 近五年, 2018到2022年, 2015年以来, 哪年.

use super::phrases::{self, names_any, take_any};
use super::taken::Taken;
use super::year::{YearTyped, typed_years};
use crate::report::Year;

/// The years that a question goes over. What it counts back from is known only with the reports that answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// 历年: all there are.
    All,
    /// 近五年: counted back from the newest there is.
    Last(u16),
    /// 2018到2022年, both ends in it; open where only one was said: 2015年以来.
    Between(Option<Year>, Option<Year>),
}

/// 近几年 does not say how many.
const SOME: u16 = 5;
/// Years that one stretch can be asked over.
const LONGEST: u16 = 60;

/// What is said of a stretch; its words are taken.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stretched {
    pub(super) stretch: Option<Stretch>,
    /// 哪年: a year is asked for.
    pub(super) asks_year: bool,
    /// 哪年突破: the first of those years.
    pub(super) asks_first: bool,
}

/// Reads and takes the words of a stretch.
pub(super) fn stretch(taken: &mut Taken<'_>, held: &[Year]) -> Stretched {
    if names_any(taken, "stretch", "together") || names_any(taken, "stretch", "speaks") {
        return Stretched::default();
    }
    let between = between(taken, held).or_else(|| open(taken, held)).or_else(|| last(taken));
    let is_all = take_any(taken, "stretch", "all");
    let is_course = take_any(taken, "stretch", "course") || went(taken);
    let asks_when = names_any(taken, "stretch", "when");
    let asks_year = take_any(taken, "stretch", "which") || asks_when;
    let whole = (is_all || is_course).then_some(Stretch::All);
    let several = names_any(taken, "stretch", "several");
    let asks_first = asks_year && !several && names_any(taken, "stretch", "crosses");
    Stretched { stretch: between.or(whole), asks_year, asks_first }
}

/// How it went: both words, apart as English puts them.
fn went(taken: &mut Taken<'_>) -> bool {
    let is_asked = names_any(taken, "stretch", "how") && names_any(taken, "stretch", "went");
    is_asked && take_any(taken, "stretch", "how") && take_any(taken, "stretch", "went")
}

/// The years of a stretch with two ends, in order; none where an end is open.
pub(super) fn years(stretch: Stretch) -> Vec<Year> {
    match stretch {
        Stretch::Between(Some(from), Some(to)) => (from.get()..=to.get()).filter_map(Year::new).collect(),
        _ => Vec::new(),
    }
}

/// The words under a key of `stretch`.
fn of(key: &str) -> Vec<&'static str> {
    phrases::words("stretch", key).iter().map(String::as_str).collect()
}

/// `2018到2022年`, `2018—2022`, `从2018年至2022年`, `between 2018 and 2022`.
fn between(taken: &mut Taken<'_>, held: &[Year]) -> Option<Stretch> {
    let typed = typed_years(taken, held);
    let pair = typed.windows(2).find_map(|pair| match pair {
        [from, to] if from.year < to.year && to.year.get() - from.year.get() < LONGEST => {
            joins(taken, from, to).then_some((*from, *to))
        }
        _ => None,
    });
    let (from, to) = pair?;
    let start = before(taken, from.start, &["从", "自", "由", "from ", "between "]);
    let end = behind(taken, to.end, &["年期间", "年之间", "年间", "期间", "之间", "这几年"]);
    taken.take(start, end);
    Some(Stretch::Between(Some(from.year), Some(to.year)))
}

/// Whether what stands between two years makes them the ends of a stretch.
fn joins(taken: &Taken<'_>, from: &YearTyped, to: &YearTyped) -> bool {
    let words: String = taken.chars().get(from.end..to.start).unwrap_or_default().iter().collect();
    let is_between = before(taken, from.start, &["between "]) < from.start;
    let words = words.trim();
    matches!(words, "到" | "至" | "到了" | "直到" | "一直到" | "to" | "through" | "until")
        && !words.is_empty()
        || words == "and" && is_between
        || !words.is_empty() && words.chars().all(|character| "-—–―‐─~～".contains(character))
}

/// `2015年以来`, `自2015年起`, `2015年至今`, `since 2015`; `2018年以前`.
fn open(taken: &mut Taken<'_>, held: &[Year]) -> Option<Stretch> {
    let typed = typed_years(taken, held);
    let [only] = typed.as_slice() else { return None };
    let start = before(taken, only.start, &["从", "自", "自从", "since ", "截至", "到", "until "]);
    let head: String = taken.chars().get(start..only.start).unwrap_or_default().iter().collect();
    let (since, until) = (behind(taken, only.end, &of("since")), behind(taken, only.end, &of("until")));
    let found = if since > only.end || head.trim() == "since" {
        (since, Stretch::Between(Some(only.year), None))
    } else if until > only.end {
        let is_in = behind(taken, only.end, &of("until_in")) > only.end;
        let last = if is_in { only.year } else { only.year.previous() };
        (until, Stretch::Between(None, Some(last)))
    } else {
        return None;
    };
    taken.take(start, found.0);
    Some(found.1)
}

/// `近五年`, `过去10年`, `五年来`, `last five years`; two at least, or some.
fn last(taken: &mut Taken<'_>) -> Option<Stretch> {
    let (ago, back) = (of("ago"), of("back"));
    for at in 0..taken.chars().len() {
        let Some((count, after)) = count(taken, at) else { continue };
        let Some(end) = ["个年度", "年度", "年", " years"].iter().find_map(|unit| ends(taken, after, unit))
        else {
            continue;
        };
        let (start, stop) = (before(taken, at, &ago), behind(taken, end, &back));
        let is_counted_back = start < at || stop > end;
        if is_counted_back && count >= 2 && taken.is_free(start, stop) {
            taken.take(start, stop);
            return Some(Stretch::Last(count.min(LONGEST)));
        }
    }
    of("recent").iter().find_map(|word| (!taken.take_all(word).is_empty()).then_some(Stretch::Last(SOME)))
}

/// A number from `at` on, and where it ends: 五, 十, 二十, 12, 几, five.
fn count(taken: &Taken<'_>, at: usize) -> Option<(u16, usize)> {
    const ONES: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '两'];
    const ENGLISH: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let chars = taken.chars().get(at..)?;
    let one = |character: &char| {
        let at = ONES.iter().position(|own| own == character)?;
        u16::try_from(if at == 9 { 2 } else { at + 1 }).ok()
    };
    let digits: String = chars.iter().take(3).take_while(|character| character.is_ascii_digit()).collect();
    if !digits.is_empty() {
        let is_inside =
            at.checked_sub(1).and_then(|at| taken.chars().get(at)).is_some_and(char::is_ascii_digit);
        let number = digits.parse().ok().filter(|_| digits.len() < 3 && !is_inside)?;
        return Some((number, at + digits.len()));
    }
    for (number, word) in (2u16..).zip(ENGLISH) {
        if taken.starts_with(at, word) {
            return Some((number, at + word.len()));
        }
    }
    match chars {
        ['几', ..] => Some((SOME, at + 1)),
        [tens, '十', ones, ..] if let (Some(tens), Some(ones)) = (one(tens), one(ones)) => {
            Some((tens * 10 + ones, at + 3))
        }
        [tens, '十', ..] if let Some(tens) = one(tens) => Some((tens * 10, at + 2)),
        ['十', ones, ..] if let Some(ones) = one(ones) => Some((10 + ones, at + 2)),
        ['十', ..] => Some((10, at + 1)),
        [first, ..] => one(first).map(|number| (number, at + 1)),
        [] => None,
    }
}

/// Where `word` ends that begins at `at`.
fn ends(taken: &Taken<'_>, at: usize, word: &str) -> Option<usize> {
    let end = at + word.chars().count();
    let is_here = taken.chars().get(at..end).is_some_and(|typed| typed.iter().copied().eq(word.chars()));
    is_here.then_some(end)
}

/// Where the longest of `words` begins that ends right before `at`; `at` where there is none.
fn before(taken: &Taken<'_>, at: usize, words: &[&str]) -> usize {
    let starts = words.iter().filter_map(|word| {
        at.checked_sub(word.chars().count()).filter(|&start| ends(taken, start, word) == Some(at))
    });
    starts.min().unwrap_or(at)
}

/// Where the longest of `words` ends that begins at `at`; `at` where there is none.
fn behind(taken: &Taken<'_>, at: usize, words: &[&str]) -> usize {
    words.iter().filter_map(|word| ends(taken, at, word)).max().unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn year(year: u16) -> Option<Year> {
        Year::new(year)
    }

    #[track_caller]
    fn check(text: &str, expected: Option<Stretch>, left: &str) {
        let folded = fold(text);
        let mut taken = Taken::new(folded.chars(), Vec::new());
        let found = stretch(&mut taken, &[Year::new(2023).unwrap()]);
        let rest: String =
            taken.left().into_iter().flat_map(|(start, end)| folded.chars()[start..end].to_vec()).collect();
        assert_eq!((found.stretch, rest.trim()), (expected, left), "{text}");
    }

    #[test]
    fn a_stretch_is_read_in_every_form() {
        let five = Some(Stretch::Between(year(2018), year(2022)));
        check("2018到2022年gdp", five, "gdp");
        check("从2018年到2022年gdp", five, "gdp");
        check("2018—2022年gdp", five, "gdp");
        check("2018-2022 gdp", five, "gdp");
        check("2018年至2022年期间gdp", five, "gdp");
        check("gdp from 2018 to 2022", five, "gdp");
        check("gdp between 2018 and 2022", five, "gdp");
        check("2015年以来gdp", Some(Stretch::Between(year(2015), None)), "gdp");
        check("从2015年起gdp", Some(Stretch::Between(year(2015), None)), "gdp");
        check("gdp since 2015", Some(Stretch::Between(year(2015), None)), "gdp");
        check("2018年以前gdp", Some(Stretch::Between(None, year(2017))), "gdp");
        check("近五年gdp", Some(Stretch::Last(5)), "gdp");
        check("最近三年gdp", Some(Stretch::Last(3)), "gdp");
        check("十年来gdp", Some(Stretch::Last(10)), "gdp");
        check("过去十五年gdp", Some(Stretch::Last(15)), "gdp");
        check("近几年gdp", Some(Stretch::Last(5)), "gdp");
        check("gdp in the last 12 years", Some(Stretch::Last(12)), "gdp in the");
        check("历年gdp", Some(Stretch::All), "gdp");
        check("gdp走势", Some(Stretch::All), "gdp");
    }

    #[test]
    fn what_is_no_stretch_stays() {
        check("2018年gdp", None, "2018年gdp");
        check("2018年和2022年gdp", None, "2018年和2022年gdp");
        check("五年规划", None, "五年规划");
        check("近一年", None, "近一年");
        check("2018到2022年gdp年均增长", None, "2018到2022年gdp年均增长");
        check("哪些年的报告提到电子商务", None, "哪些年的报告提到电子商务");
    }

    #[test]
    fn a_year_is_asked_for() {
        for (text, expected) in [("哪年gdp最高", true), ("gdp何时突破2000亿", true), ("今年gdp", false)]
        {
            let folded = fold(text);
            assert_eq!(
                stretch(&mut Taken::new(folded.chars(), Vec::new()), &[]).asks_year,
                expected,
                "{text}"
            );
        }
    }
}
