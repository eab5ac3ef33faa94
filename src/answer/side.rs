//! Regions side by side: the one figure of each that answers, as a table.

use super::change::is_held;
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
    let is_whole = !question.places.groups.is_empty() || question.places.level.is_some();
    let is_alone = who.regions.is_empty() || who.regions.len() < 2 && !is_whole;
    if is_alone || !question.places.inside.is_empty() || question.want.asks_how() {
        return None;
    }
    let column = Column::of(question, library, &who.regions);
    // Where none of them gives it, what the others give tells what is lacking.
    let of_all = || Column::of(question, library, &library.corpus().regions()).key(question);
    let key = column.key(question).or_else(of_all)?;
    let (told, unheld): (Vec<&str>, Vec<&str>) =
        who.regions.iter().partition(|region| is_held(library, region, key.told()));
    let rows = column.rows(key, &told);
    let given: Vec<Given<'_>> =
        rows.into_iter().map(|(region, figure)| Given { region, year: key.year, figure }).collect();
    let focus = question.places.regions.first().filter(|_| question.over.cut == Some(Cut::Own)).cloned();
    let indicator = question.topic.indicators.first().cloned().unwrap_or_default();
    let head = Head {
        indicator,
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
    tabled.table.unheld = unheld.into_iter().map(str::to_owned).collect();
    Some(tabled)
}
