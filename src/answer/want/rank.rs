//! Every region there is, or that was named: in the order asked for, within the limit, with what was reckoned.

use crate::answer::answered::Shown;
use crate::answer::column::asks_size;
use crate::answer::evidence::Evidence;
use crate::answer::notice::Notice;
use crate::answer::table::Axis;
use crate::answer::verdict::Reason;
use crate::figures::{Aspect, Nature};
use crate::question::Question;

pub(super) fn show(question: &Question, evidence: &Evidence<'_>) -> Result<Shown, Reason> {
    let Some(tabled) = evidence.table.clone() else { return Err(Reason::Unmeasured) };
    let unheld = question.places.unheld.iter().cloned().map(Notice::Elsewhere);
    let elsewhere = question.places.elsewhere.iter().cloned().map(Notice::Elsewhere);
    let is_other = asks_size(question) && tabled.table.aspect == Aspect::Growth;
    let other = is_other.then_some(Notice::OtherAspect);
    // 失业率最低的省 asks what there was.
    let is_planned =
        question.when.nature.is_none() && question.over.picks() && tabled.table.axis == Axis::Regions;
    let targets = (is_planned && tabled.table.nature == Nature::Target).then_some(Notice::TargetsInstead);
    let unreckoned = tabled.unreckoned.into_iter().map(Notice::Unreckoned);
    let notices = unreckoned.chain(unheld).chain(elsewhere).chain(other).chain(targets).collect();
    let (figures, computed) = (tabled.figures, tabled.computed);
    Ok(Shown { figures, computed, table: Some(tabled.table), is_enough: true, notices, ..Shown::default() })
}
