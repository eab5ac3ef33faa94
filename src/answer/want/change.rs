//! How a target moved: both in a row, or the later alone where no report with the earlier is held.

use super::{rank, value};
use crate::answer::answered::Shown;
use crate::answer::change;
use crate::answer::evidence::Evidence;
use crate::answer::notice::Notice;
use crate::answer::verdict::Reason;
use crate::library::Library;
use crate::question::Question;

pub(super) fn show(question: &Question, evidence: &Evidence<'_>, library: &Library) -> Result<Shown, Reason> {
    if evidence.table.is_some() {
        return rank::show(question, evidence);
    }
    let Some(earlier) = evidence.unheld else { return value::show(question, evidence, library) };
    let now = change::later_alone(question, library).ok_or(Reason::UnheldYear(earlier))?;
    Ok(Shown {
        figures: vec![now.clone()],
        places: vec![(now.place.paragraph, now.place.sentence)],
        is_enough: true,
        notices: vec![Notice::UnheldYear(earlier)],
        ..Shown::default()
    })
}
