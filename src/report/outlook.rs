//! What time a heading speaks of, and whether it looks back or ahead.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::{alternatives, worded};
use super::time::{self, Named};
use super::{Outlook, View, Year, Years};
use crate::text::fold;

/// What a heading tells of its time by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Nothing,
    Back(Option<Years>),
    Ahead(Option<Years>),
    /// `十四五发展成就和十五五目标`: first back, with these years, then ahead.
    Both(Option<Years>),
    /// A glossary.
    Around,
    /// A deed: 加快…, 扎实做好…
    Urges,
}

impl Told {
    /// The outlook of a section under a heading that looks like `parent`.
    pub(super) fn within(self, parent: Outlook, year: Option<Year>) -> Outlook {
        match self {
            Told::Around => Outlook { view: View::Around, years: None },
            Told::Back(Some(years)) if parent.view != View::Ahead => {
                Outlook { view: View::Back, years: Some(years) }
            }
            Told::Ahead(Some(years)) if parent.view != View::Back => {
                Outlook { view: View::Ahead, years: Some(years) }
            }
            Told::Back(None) | Told::Ahead(None) if parent.view == View::Unknown => self.outlook(year),
            _ => parent,
        }
    }

    pub(super) fn outlook(self, own: Option<Year>) -> Outlook {
        let year = |year: Option<Year>| year.map(|year| Years { from: year, to: year });
        match self {
            Told::Nothing | Told::Urges => Outlook::UNKNOWN,
            Told::Back(years) => {
                Outlook { view: View::Back, years: years.or_else(|| year(own.map(Year::previous))) }
            }
            Told::Ahead(years) => Outlook { view: View::Ahead, years: years.or_else(|| year(own)) },
            Told::Both(years) => Outlook { view: View::Unknown, years },
            Told::Around => Outlook { view: View::Around, years: None },
        }
    }
}

/// Outlooks of top headings, each with its index, where their order helps those that tell nothing.
pub(super) fn in_order(tops: &[(usize, Told)], year: Option<Year>) -> Vec<(usize, Outlook)> {
    let first_ahead = tops.iter().position(|(_, told)| matches!(told, Told::Ahead(_)));
    let looks_back = tops.iter().any(|(_, told)| matches!(told, Told::Back(_) | Told::Both(_)));
    let mut before = Told::Nothing;
    let mut settled = Vec::with_capacity(tops.len());
    for (at, &(index, told)) in tops.iter().enumerate() {
        let told = match (told, before) {
            // A plan goes on with what is to be done; 关于外交工作 behind it tells of both.
            (Told::Urges, Told::Ahead(_) | Told::Both(_)) => Told::Ahead(None),
            (Told::Nothing | Told::Urges, _)
                if !looks_back && first_ahead.is_some_and(|ahead| at < ahead) =>
            {
                Told::Back(None)
            }
            (told, _) => told,
        };
        if !matches!(told, Told::Around | Told::Nothing) {
            before = told;
        }
        settled.push((index, told.outlook(year)));
    }
    settled
}

static BACK: LazyLock<Regex> = LazyLock::new(|| worded("headings", "back", |any| any.to_owned()));
static AHEAD: LazyLock<Regex> = LazyLock::new(|| worded("headings", "ahead", |any| any.to_owned()));
static AROUND: LazyLock<Regex> = LazyLock::new(|| worded("headings", "around", |any| any.to_owned()));
static URGES: LazyLock<Regex> = LazyLock::new(|| {
    worded("headings", "urges", |any| {
        format!(r"^[^\p{{Han}}]*(?:第?[一二三四五六七八九十]+(?:部分)?)?[^\p{{Han}}]*{any}")
    })
});
static DUTIES: LazyLock<Regex> = LazyLock::new(|| worded("headings", "duties", |any| any.to_owned()));
static PART: LazyLock<Regex> = LazyLock::new(|| worded("headings", "parts", |any| format!("{any}$")));

/// What the words of a heading tell; years before the report's look back, others ahead.
pub(super) fn of_heading(heading: &str, own: Option<Year>) -> Told {
    let heading = fold(heading).text();
    let heading = heading.as_str();
    if AROUND.is_match(heading) {
        return Told::Around;
    }
    let (says_back, says_ahead) = (BACK.is_match(heading), AHEAD.is_match(heading));
    let (mut back, mut ahead) = (None, None);
    for named in time::named(heading, own) {
        let side = match named.side(own) {
            // 2020年工作回顾 in a report of December 2020; 十四五 in the middle of it.
            View::Ahead if named.ends_with(own) && says_back && !says_ahead => View::Back,
            View::Unknown if says_back && !says_ahead => View::Back,
            View::Unknown if says_ahead => View::Ahead,
            side => side,
        };
        match side {
            View::Back => back = back.or(Some(named)),
            View::Ahead => ahead = ahead.or(Some(named)),
            View::Around | View::Unknown => {}
        }
    }
    let years = |named: Option<Named>| named.and_then(|named| named.years);
    match (back, ahead) {
        (Some(_), Some(_)) => Told::Both(years(back)),
        // “十四五”时期和2025年工作回顾: until speech turns to the span, the year is meant.
        (Some(_), None) => Told::Back(years(year_of(heading, own).or(back))),
        // 规划的说明 begins with what was reached.
        (None, Some(_)) if says_back || heading.contains("说明") => Told::Both(None),
        (None, Some(_)) => Told::Ahead(years(ahead)),
        (None, None) => match (says_back, says_ahead) {
            (true, true) => Told::Both(None),
            (true, false) => Told::Back(None),
            (false, true) => Told::Ahead(None),
            (false, false) if URGES.is_match(heading) || DUTIES.is_match(heading) => Told::Urges,
            (false, false) => Told::Nothing,
        },
    }
}

/// The one year before the report's that a heading names beside a span.
fn year_of(heading: &str, own: Option<Year>) -> Option<Named> {
    time::named(heading, own)
        .find(|named| !named.is_span && named.side(own) == View::Back && named.years.is_some())
}

/// True where a line without a number names a part: a time and a way to look at it, or a part every report has.
pub(super) fn names_part(line: &str) -> bool {
    let line = fold(line).text();
    let line = line.as_str();
    let tells = BACK.is_match(line) || AHEAD.is_match(line) || line.ends_with("工作");
    PART.is_match(line) && line.chars().count() <= 24
        || line.starts_with("关于") && SUBJECT.is_match(line) && line.chars().count() <= 20
        || AROUND.is_match(line)
        || tells && time::named(line, None).next().is_some() && time::begins(line)
}

static SUBJECT: LazyLock<Regex> = LazyLock::new(|| worded("headings", "subjects", |any| format!("{any}$")));

static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    let ends = alternatives("headings", "ends");
    worded("headings", "texts", |any| format!("^[^。；！？]{{0,40}}?{ends}(?P<rest>{any}.*[。，])"))
});

/// Byte where a heading that shares its line ends and the text begins: `一、2018年工作回顾2018年，…`.
pub(super) fn glued(after_number: &str) -> Option<usize> {
    let rest = GLUED.captures(after_number)?.name("rest")?;
    let heading = after_number.get(..rest.start())?;
    (!heading.contains(['，', ',', '：']) || heading.chars().count() <= 30).then_some(rest.start())
}
