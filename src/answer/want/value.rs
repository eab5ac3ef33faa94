//! How much of one thing: the figure that fits, and nothing beside it where it is enough.

use crate::answer::answered::Shown;
use crate::answer::chosen;
use crate::answer::evidence::Evidence;
use crate::answer::naming::{are_its_sides, is_of_measure};
use crate::answer::passages::is_exact;
use crate::answer::verdict::Reason;
use crate::answer::weights::beside;
use crate::figures::{Figure, Nature};
use crate::library::Library;
use crate::question::Question;
use crate::report::Year;

pub(super) fn show(question: &Question, evidence: &Evidence<'_>, library: &Library) -> Result<Shown, Reason> {
    let is_several = question.topic.concepts.len() > 1 || question.topic.query.asks.len() > 1;
    let mut figures =
        chosen::figures(question, evidence, if is_several { beside::SEVERAL } else { beside::VALUE });
    let is_as_typed = |one: &Figure| question.want.unit().is_none_or(|unit| one.unit.contains(unit));
    if !figures.iter().any(is_as_typed) {
        // 4000户 is what was asked for in 户, not 17个 beside it, whatever they are called.
        let counted =
            chosen::by_unit(question, evidence).filter(|one| figures.is_empty() || is_as_typed(one));
        figures = counted.map_or(figures, |one| vec![one]);
    }
    if figures.is_empty() && !evidence.says_number && question.want.is_money() && question.topic.has_measure {
        return Err(Reason::OtherAspect);
    }
    // One thing that the lexicon knows is told by its figures, and so is what names nothing but measures; of other things a
    // passage may say the number its own way.
    let may_be_told = evidence.says_number || !question.topic.is_measure && evidence.says_some;
    let is_told = !question.topic.is_one_thing() && may_be_told;
    if figures.is_empty() && !is_told {
        return Err(Reason::Unmeasured);
    }
    // A year and one measure are a cell of a table: what only holds the measure's name is in another.
    let is_cell = !question.when.years.is_empty() && question.places.inside.is_empty();
    let tells_it = |figures: &[Figure]| {
        figures.iter().any(|one| is_of_measure(question, library, one))
            || are_its_sides(question, library, figures)
    };
    if is_cell && !figures.is_empty() && !tells_it(&figures) {
        return Err(Reason::Unmeasured);
    }
    if question.when.years.is_empty() && question.places.regions.len() < 2 {
        newest(&mut figures);
    }
    let is_enough = !figures.is_empty() && is_exact(question, evidence);
    Ok(Shown { figures, is_enough, ..Shown::default() })
}

/// Without a year the newest report that tells it is meant, with all that it tells, also of what came before: the older
/// ones told it of years that are over.
pub(super) fn newest(figures: &mut Vec<Figure>) {
    let told = |figure: &Figure| match figure.nature {
        Nature::Target => figure.year(),
        _ => figure.year().map(Year::next),
    };
    let newest = figures.iter().filter_map(told).max();
    let reports: Vec<u32> = figures
        .iter()
        .filter(|figure| told(figure).is_none_or(|year| Some(year) == newest))
        .map(|figure| figure.place.paragraph.report)
        .collect();
    figures.retain(|figure| reports.contains(&figure.place.paragraph.report));
}
