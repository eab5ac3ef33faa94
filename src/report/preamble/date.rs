//! The day on which a report was given.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::report::pattern::pattern;
use crate::report::{Date, Year};
use crate::text::{spelled_day, spelled_year};

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<year>\d{4}|[一二][〇○◯零oοо0一二三四五六七八九]{3})年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2}|元)月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日",
    )
});
/// Behind the day on which a site put the text up, or on which the page was looked at.
static OF_SITE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:\d{1,2}[:时]|星期)"));

static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<year>\d{4}|[一二][〇○◯零oοо0一二三四五六七八九]{3})年(?:\d{1,2}|[一二三四五六七八九十]{1,2}|元)月",
    )
});

/// The year of a month where no day is named: (二〇二六年一月). A day that is named is the report's or the site's.
pub(super) fn year_of_month(text: &str) -> Option<Year> {
    let days: Vec<usize> = DATE.find_iter(text).map(|day| day.start()).collect();
    let is_alone = |month: &Captures<'_>| month.get(0).is_some_and(|whole| !days.contains(&whole.start()));
    read_year(&MONTH.captures_iter(text).find(is_alone)?["year"])
}

/// How far behind a date the assembly may be named, in bytes of folded text.
const NEAR: usize = 48;

/// The date of folded text that stands nearest before byte `assembly`, else the first that is no site's own.
pub(super) fn date(text: &str, assembly: Option<usize>) -> Option<Date> {
    let mut first = None;
    let mut nearest = None;
    for found in DATE.captures_iter(text) {
        let whole = found.get(0)?;
        let Some(date) = read(&found["year"], &found["month"], &found["day"]) else { continue };
        if assembly.is_some_and(|at| whole.end() <= at && at - whole.end() <= NEAR) {
            nearest = Some(date);
        }
        let is_of_site = text.get(whole.end()..).is_some_and(|after| OF_SITE.is_match(after));
        if !is_of_site && first.is_none() {
            first = Some(date);
        }
    }
    nearest.or(first)
}

fn read(year: &str, month: &str, day: &str) -> Option<Date> {
    let (year, month, day) = (read_year(year)?, spelled_day(month)?, spelled_day(day)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Date { year, month, day })
}

/// 2026 or 二〇二六.
pub(super) fn read_year(words: &str) -> Option<Year> {
    let spelled = || spelled_year(&words.chars().collect::<Vec<char>>());
    Year::new(words.parse().ok().or_else(spelled)?)
}
