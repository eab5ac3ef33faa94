//! Several things of one kind: the passages that name them, with their figures.

use crate::answer::answered::Shown;
use crate::answer::chosen;
use crate::answer::evidence::Evidence;
use crate::answer::verdict::Reason;
use crate::answer::weights::beside;
use crate::question::Question;

pub(super) fn show(question: &Question, evidence: &Evidence<'_>) -> Result<Shown, Reason> {
    Ok(Shown { figures: chosen::figures(question, evidence, beside::LIST), ..Shown::default() })
}
