//! The same at two times, or of the regions that were named.

use crate::answer::answered::Shown;
use crate::answer::chosen;
use crate::answer::difference;
use crate::answer::gather::Evidence;
use crate::answer::notice::Notice;
use crate::answer::regions;
use crate::answer::verdict::Reason;
use crate::library::Library;
use crate::question::Question;

/// Figures of both times are wanted, however well each fits.
const SHARE: f32 = 0.2;

pub(super) fn show(question: &Question, evidence: &Evidence<'_>, library: &Library) -> Result<Shown, Reason> {
    if question.places.regions.len() > 1
        && let Some(figures) = regions::figures(question, library, false)
    {
        let notices = Notice::lacking(question, library, &figures);
        return Ok(Shown { figures, is_enough: true, notices, ..Shown::default() });
    }
    let figures = chosen::figures(question, evidence, SHARE);
    let difference = difference::of(&figures);
    Ok(Shown { figures, difference, ..Shown::default() })
}
