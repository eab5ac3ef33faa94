//! Every region there is, or that was named: in the order asked for, within the limit, with what was reckoned.

use crate::answer::answered::Shown;
use crate::answer::evidence::Evidence;
use crate::answer::notice::Notice;
use crate::answer::verdict::Reason;
use crate::question::Question;

pub(super) fn show(question: &Question, evidence: &Evidence<'_>) -> Result<Shown, Reason> {
    let Some(tabled) = evidence.table.clone() else { return Err(Reason::Unmeasured) };
    let unheld = question.places.unheld.iter().cloned().map(Notice::Elsewhere);
    let elsewhere = question.places.elsewhere.iter().cloned().map(Notice::Elsewhere);
    let notices =
        tabled.unreckoned.into_iter().map(Notice::Unreckoned).chain(unheld).chain(elsewhere).collect();
    let (figures, computed) = (tabled.figures, tabled.computed);
    Ok(Shown { figures, computed, table: Some(tabled.table), is_enough: true, notices, ..Shown::default() })
}
