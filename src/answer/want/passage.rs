//! What is said of a thing: the best passages, and a figure of it where the best passage has one.

use super::{reasons, value};
use crate::answer::answered::Shown;
use crate::answer::chosen;
use crate::answer::evidence::Evidence;
use crate::answer::verdict::Reason;
use crate::answer::weights::beside;
use crate::library::Library;
use crate::question::Question;

pub(super) fn show(question: &Question, evidence: &Evidence<'_>, library: &Library) -> Result<Shown, Reason> {
    if question.asks_why {
        return Ok(reasons::show(question, evidence, library));
    }
    if question.taken_over && question.want.asks_how() {
        // How much it is was told before.
        return Ok(Shown::default());
    }
    if question.asks_whom() {
        return Ok(Shown::default());
    }
    let share = if question.when.is_named { beside::PASSAGE_OF_TIME } else { beside::PASSAGE };
    let mut figures = chosen::figures(question, evidence, share);
    // The name of a measure alone asks how much of it there is: 四川GDP目标.
    if question.wants_figure() && question.when.years.is_empty() && question.places.regions.len() < 2 {
        value::newest(&mut figures);
    }
    Ok(Shown { figures, ..Shown::default() })
}
