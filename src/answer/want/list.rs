//! Several things of one kind: the passages that name them, with their figures.

use crate::answer::answered::Shown;
use crate::answer::chosen;
use crate::answer::evidence::Evidence;
use crate::answer::verdict::Reason;
use crate::question::Question;

const SHARE: f32 = 0.5;

pub(super) fn show(question: &Question, evidence: &Evidence<'_>) -> Result<Shown, Reason> {
    Ok(Shown { figures: chosen::figures(question, evidence, SHARE), ..Shown::default() })
}
