//! What is said of a thing: the best passages, and a figure of it where the best passage has one.

use crate::answer::answered::Shown;
use crate::answer::chosen;
use crate::answer::evidence::Evidence;
use crate::answer::verdict::Reason;
use crate::question::Question;

const SHARE: f32 = 0.5;
/// Where a time was named, fewer figures are meant.
const SHARE_OF_TIME: f32 = 0.6;

pub(super) fn show(question: &Question, evidence: &Evidence<'_>) -> Result<Shown, Reason> {
    let share = if question.when.is_named { SHARE_OF_TIME } else { SHARE };
    Ok(Shown { figures: chosen::figures(question, evidence, share), ..Shown::default() })
}
