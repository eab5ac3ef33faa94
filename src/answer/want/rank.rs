//! Every region there is, or that was named, in the order asked for.

use crate::answer::answered::Shown;
use crate::answer::chosen;
use crate::answer::gather::Evidence;
use crate::answer::notice::Notice;
use crate::answer::regions;
use crate::answer::verdict::Reason;
use crate::library::Library;
use crate::question::Question;

/// Share of the best figure's score, where one region alone is meant.
const SHARE: f32 = 0.5;

pub(super) fn show(
    is_lowest: bool,
    question: &Question,
    evidence: &Evidence<'_>,
    library: &Library,
) -> Result<Shown, Reason> {
    if let Some(figures) = regions::figures(question, library, is_lowest) {
        let notices = Notice::lacking(question, library, &figures);
        return Ok(Shown { figures, is_enough: true, notices, ..Shown::default() });
    }
    Ok(Shown { figures: chosen::figures(question, evidence, SHARE), ..Shown::default() })
}
