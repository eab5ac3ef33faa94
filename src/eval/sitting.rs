//! A whole gold set asked of one edition.

use super::{Case, Outcome, Report, Score, judge};
use crate::answer::{Limits, answer};
use crate::library::Library;

/// The scores of an edition, each case asked in a chat of its own. Times are not measured.
#[must_use]
pub fn sit(cases: &[Case], library: &Library, limits: &Limits) -> Score {
    let outcome = |case: &Case| -> Option<Outcome> {
        let mut last = None;
        for question in &case.questions {
            last = Some(library.understand(question, last.as_ref()));
        }
        Some(judge(case, &answer(last?, library, limits), library, 0))
    };
    Report::of(&cases.iter().filter_map(outcome).collect::<Vec<_>>()).all
}
