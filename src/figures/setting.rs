//! What is known of the time of a sentence before its own words, and the years that its words then mean.

use super::indicator::Mood;
use super::words::When;
use crate::report::{Outlook, View, Year, Years};

/// Years that a government serves.
const TERM: u8 = 5;

/// What is known of the time of a sentence before its own words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The year the report plans.
    pub(super) year: Option<Year>,
    /// A part of that year was over when the report was given.
    pub(super) is_midway: bool,
    pub(super) outlook: Outlook,
    /// The several years that the sentences around it speak of.
    pub(super) around: Option<Years>,
}

impl Setting {
    /// The years that a time named in the sentence means, and which way they lie. What the sentence does
    /// not name is what it speaks of anyway.
    pub(super) fn outlook(self, when: Option<When>, mood: Mood) -> Outlook {
        let Some(when) = when.filter(|when| when.names_years()) else { return self.outlook };
        // 今年…将达305亿元 of a review that says 去年 for the year it reviews.
        let years = if mood == Mood::ToCome && when == When::This { self.own() } else { self.years(when) };
        let view = match when {
            When::Last
            | When::Previous
            | When::BeforeLast
            | When::ThisSoFar
            | When::Past(_)
            | When::Lately
            | When::Since(_) => View::Back,
            When::Next | When::Ahead(_) => View::Ahead,
            When::This if mood == Mood::Done => View::Back,
            When::This if self.outlook.view == View::Back && mood != Mood::ToCome => {
                if self.is_midway {
                    View::Unknown
                } else {
                    View::Back
                }
            }
            When::This => View::Ahead,
            _ => self.side(years, mood),
        };
        Outlook { view, years }
    }

    fn own(self) -> Option<Years> {
        self.year.map(|year| Years { from: year, to: year })
    }

    pub(super) fn years(self, when: When) -> Option<Years> {
        let own = self.year;
        let one = |year: Option<Year>| year.map(|year| Years { from: year, to: year });
        let span = |from: Option<Year>, to: Option<Year>| Some(Years { from: from?, to: to? });
        let ago = |count: u8| own.and_then(|own| Year::new(own.get().checked_sub(u16::from(count))?));
        let ahead = |count: u8| own.and_then(|own| Year::new(own.get() + u16::from(count) - 1));
        match when {
            When::Year(year) => one(Year::new(year)),
            When::Years(from, to) => span(Year::new(from), Year::new(to)),
            When::Since(from) => span(Year::new(from), ago(1)),
            When::Last => one(ago(1)),
            When::BeforeLast => one(ago(2)),
            When::Previous => one(self.outlook.years.map(|years| years.to.previous())),
            // A review that says 今年 means the year it reviews.
            When::This if self.outlook.view == View::Back && !self.is_midway => {
                self.outlook.years.and_then(|years| one(Some(years.to)))
            }
            When::This | When::ThisSoFar => one(own),
            When::Next => one(own.map(Year::next)),
            When::Past(count) => span(ago(count), ago(1)),
            When::Ahead(count) => span(own, ahead(count)),
            When::Ago(count) => one(self
                .outlook
                .years
                .and_then(|years| Year::new(years.to.get().checked_sub(u16::from(count))?))),
            When::CenturyEnd => one(own.and_then(|own| Year::new((own.get() - 1) / 100 * 100 + 100))),
            When::Span(count) => self.spans(count),
            When::Meanwhile => self.span().or_else(|| self.spans(TERM)),
            _ => None,
        }
    }

    /// So many years: those that the sentence speaks of, if they are as many, else those that lead up to the end of
    /// what it looks back on, or begin with the report's own. Which of more years are meant is not said.
    fn spans(self, count: u8) -> Option<Years> {
        let own = self.year?;
        let length = u16::from(count);
        let spoken = self.span();
        let years = |from: u16, to: u16| Some(Years { from: Year::new(from)?, to: Year::new(to)? });
        let spoken_length = spoken.map(|years| years.to.get() + 1 - years.from.get());
        match (self.outlook.view, spoken) {
            (_, Some(_)) if spoken_length == Some(length) => spoken,
            // 四年间 between 1978 and 1982 counts the steps.
            (_, Some(spoken)) if spoken_length == Some(length + 1) => {
                Some(Years { from: spoken.from.next(), to: spoken.to })
            }
            (_, Some(_)) if spoken_length > Some(length) => None,
            (View::Back, Some(spoken)) => years((spoken.to.get() + 1).checked_sub(length)?, spoken.to.get()),
            (View::Back, None) => years(own.get().checked_sub(length)?, own.get().checked_sub(1)?),
            (View::Ahead, _) => years(own.get(), own.get() + length - 1),
            _ => None,
        }
    }

    /// The years that the sentence speaks of, where they are several.
    pub(super) fn span(self) -> Option<Years> {
        self.outlook.years.filter(|years| years.from < years.to)
    }

    /// Which way named years lie from the report's own.
    fn side(self, years: Option<Years>, mood: Mood) -> View {
        let (Some(years), Some(own)) = (years, self.year) else { return self.outlook.view };
        let reviews_own = self.outlook.years.is_none_or(|spoken| spoken.to >= own);
        match self.outlook.view {
            _ if years.to < own => View::Back,
            _ if years.from > own => View::Ahead,
            // The year that has just begun, in a review of the one before: done or planned.
            View::Back if years.from == own && !reviews_own && mood != Mood::Done => View::Unknown,
            _ if years.from == own && mood == Mood::Done => View::Back,
            // The report's own year, or a plan it stands in the middle of.
            View::Back => View::Back,
            // Of years that began long before, what was done is told as well as what is planned.
            View::Around | View::Unknown if years.from < own => View::Unknown,
            View::Around | View::Ahead | View::Unknown => View::Ahead,
        }
    }
}

/// The year a change is compared with.
pub(super) fn base_year(when: When, setting: Setting) -> Option<Year> {
    let base = setting.years(when)?.to;
    let reviewed = setting.outlook.years.filter(|_| setting.outlook.view == View::Back);
    // 比去年增长 in a review of last year: the year before that.
    let itself = when == When::Last && reviewed.is_some_and(|years| years.to == base);
    Some(if itself { base.previous() } else { base })
}
