//! What is known of a question: rows of the ledger, or what was searched for.

use super::change::{change, unheld};
use super::evidence::Evidence;
use super::outcomes::outcomes;
use super::over_years::{over_years, years_named};
use super::searched::{searched, strangers};
use super::side::side_by_side;
use crate::library::Library;
use crate::question::{Question, Want};

/// What is known of a question. Where the ledger makes rows of it, or its want finds what it shows by itself, nothing
/// is searched for: the search takes most of the time of a question.
pub(super) fn gather<'a>(question: &Question, library: &'a Library) -> Evidence<'a> {
    let table = over_years(question, library)
        .or_else(|| change(question, library))
        .or_else(|| years_named(question, library))
        .or_else(|| outcomes(question, library))
        .or_else(|| side_by_side(question, library));
    let is_found =
        matches!(question.want, Want::Mention(_) | Want::Fact(_) | Want::Overview(_) | Want::Fulfilled(_));
    // Of a place without a report the passages tell whether it is spoken of.
    let unheld = if table.is_none() { unheld(question, library) } else { None };
    if table.is_some() || unheld.is_some() || is_found && question.places.elsewhere.is_empty() {
        let (wants_figure, strangers) = (question.wants_figure(), strangers(question, library));
        return Evidence { wants_figure, strangers, table, unheld, ..Evidence::default() };
    }
    searched(question, library)
}
