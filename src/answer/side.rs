//! Regions side by side: the one figure of each that answers, as a table.

use super::column::Column;
use super::table::Axis;
use super::tabulate::{Given, Head, Tabled, tabulate};
use super::who::who;
use crate::library::Library;
use crate::question::{Cut, Question, Want};

/// The table that answers a question over several regions; `None` where nothing of the kind was asked, or none of
/// them gives anything that can be compared.
pub(super) fn side_by_side(question: &Question, library: &Library) -> Option<Tabled> {
    if !matches!(question.want, Want::Rank(_) | Want::Threshold(_) | Want::Compare(_)) {
        return None;
    }
    let who = who(question, library);
    let is_alone = who.regions.len() < 2 && question.places.groups.is_empty();
    if is_alone || !question.places.inside.is_empty() || question.want.asks_how() {
        return None;
    }
    let column = Column::of(question, library, &who.regions);
    let key = column.key(question)?;
    let rows = column.rows(key, &who.regions);
    let given: Vec<Given<'_>> =
        rows.into_iter().map(|(region, figure)| Given { region, year: key.year, figure }).collect();
    let focus = question.places.regions.first().filter(|_| question.over.cut == Some(Cut::Own)).cloned();
    let head = Head {
        axis: Axis::Regions,
        aspect: key.aspect,
        nature: key.nature,
        year: Some(key.year),
        is_ranked: true,
        focus,
    };
    let mut tabled = tabulate(&given, &question.over, head)?;
    tabled.table.level = who.level;
    tabled.table.other_levels = who.others;
    Some(tabled)
}
