//! What time a figure is of, and its nature: from the times its sentence names, else from its section.

use serde::{Deserialize, Serialize};

use super::Nature;
use super::words::When;
use crate::report::{View, Year};

/// What kind of time a figure is of. Only figures of the same period may be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// A whole year, or the end of it.
    Year,
    /// A span of years taken together.
    Total,
    /// The yearly average over a span of years.
    Average,
    /// 上半年, 前三季度, 1—11月
    Part,
    /// 截至9月末
    Date,
    /// A standing fact.
    None,
    /// The text does not tell.
    Unknown,
}

/// The time a figure is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    pub kind: PeriodKind,
    pub from: Option<Year>,
    pub to: Option<Year>,
    /// As printed, of a part of a year or a date: 上半年.
    pub part: Option<String>,
}

impl Period {
    pub const NONE: Period = Period { kind: PeriodKind::None, from: None, to: None, part: None };
    pub const UNKNOWN: Period = Period { kind: PeriodKind::Unknown, from: None, to: None, part: None };

    #[must_use]
    pub fn of_year(year: Year) -> Period {
        Period { kind: PeriodKind::Year, from: Some(year), to: Some(year), part: None }
    }

    /// The year it is of or lies in; none of a span of years.
    #[must_use]
    pub fn year(&self) -> Option<Year> {
        match self.kind {
            PeriodKind::Year | PeriodKind::Part | PeriodKind::Date => self.to,
            PeriodKind::Total | PeriodKind::Average | PeriodKind::None | PeriodKind::Unknown => None,
        }
    }
}

/// What a figure's section says before its sentence does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The year the report plans.
    pub(super) year: Option<Year>,
    pub(super) view: View,
    /// In a glossary.
    pub(super) explains: bool,
}

/// Year and nature of a figure. `when` is the time named for it, `stands` is true where a word like
/// 现有 says that it simply holds.
pub(super) fn date(when: Option<When>, stands: bool, setting: Setting) -> (Option<Year>, Nature) {
    let own = setting.year;
    let past = own.map(Year::previous);
    match when.filter(|when| *when != When::Within) {
        Some(When::Year(named)) => {
            let named = Year::new(named);
            let is_past = named < own || (named == own && setting.view == View::Back);
            (named, if is_past { Nature::Result } else { Nature::Target })
        }
        Some(When::Last) => (past, Nature::Result),
        Some(When::BeforeLast) => (past.map(Year::previous), Nature::Result),
        Some(When::ThisSoFar) => (own, Nature::Result),
        Some(When::Next) => (own.map(Year::next), Nature::Target),
        Some(When::YearsPast) => (past, Nature::Result),
        Some(When::This) if setting.view != View::Back => (own, Nature::Target),
        Some(When::This | When::Within) | None => match setting.view {
            _ if setting.explains => (None, Nature::Standing),
            View::Back => (past, Nature::Result),
            _ if stands => (None, Nature::Standing),
            View::Ahead | View::Around | View::Unknown => (own, Nature::Target),
        },
    }
}

/// The year a change is compared with.
pub(super) fn base(when: When, setting: Setting) -> Option<Year> {
    date(Some(when), false, setting).0
}
