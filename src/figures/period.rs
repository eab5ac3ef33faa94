//! The year and nature of a figure: from the times its sentence names, else from its section.

use super::Nature;
use super::words::When;
use crate::report::{Tense, Year};

/// What a figure's section says before its sentence does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// The year the report plans.
    pub(super) year: Option<Year>,
    pub(super) tense: Tense,
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
            let is_past = named < own || (named == own && setting.tense == Tense::Review);
            (named, if is_past { Nature::Result } else { Nature::Target })
        }
        Some(When::Last) => (past, Nature::Result),
        Some(When::BeforeLast) => (past.map(Year::previous), Nature::Result),
        Some(When::ThisSoFar) => (own, Nature::Result),
        Some(When::Next) => (own.map(Year::next), Nature::Target),
        Some(When::YearsPast) => (past, Nature::Result),
        Some(When::This) if setting.tense == Tense::Plan => (own, Nature::Target),
        Some(When::This | When::Within) | None => match setting.tense {
            _ if setting.explains => (None, Nature::Standing),
            Tense::Review => (past, Nature::Result),
            Tense::Plan if stands => (None, Nature::Standing),
            Tense::Plan => (own, Nature::Target),
        },
    }
}

/// The year a change is compared with.
pub(super) fn base(when: When, setting: Setting) -> Option<Year> {
    date(Some(when), false, setting).0
}
