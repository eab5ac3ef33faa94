//! The same at two times, or of the regions that were named.

use super::rank;
use crate::answer::answered::Shown;
use crate::answer::chosen;
use crate::answer::difference;
use crate::answer::evidence::Evidence;
use crate::answer::verdict::Reason;
use crate::answer::weights::beside;
use crate::question::Question;

pub(super) fn show(question: &Question, evidence: &Evidence<'_>) -> Result<Shown, Reason> {
    if evidence.table.is_some() {
        return rank::show(question, evidence);
    }
    let figures = chosen::figures(question, evidence, beside::COMPARE);
    let computed = difference::of(&figures).into_iter().collect();
    Ok(Shown { figures, computed, ..Shown::default() })
}
