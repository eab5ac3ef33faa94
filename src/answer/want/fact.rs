//! What a report says about itself: who gave it, when, and where.

use crate::answer::answered::Shown;
use crate::answer::notice::Notice;
use crate::answer::verdict::Reason;
use crate::library::Library;
use crate::question::{Fact, Question};
use crate::report::{ParagraphId, Report};

/// Reports that are told of at most.
const MOST: usize = 3;

pub(super) fn show(fact: Fact, question: &Question, library: &Library) -> Result<Shown, Reason> {
    let (regions, years) = (&question.places.regions, &question.when.years);
    let newest = library.corpus().newest_year();
    let is_meant = |report: &Report| {
        let is_region =
            regions.is_empty() || report.facts.region.as_ref().is_some_and(|own| regions.contains(own));
        let is_year = match report.facts.year {
            Some(year) if !years.is_empty() => years.contains(&year),
            year => years.is_empty() && (!regions.is_empty() || year == newest),
        };
        is_region && is_year
    };
    let mut shown = Shown { is_enough: true, ..Shown::default() };
    for (number, report) in (0u32..).zip(library.corpus().reports()).filter(|(_, report)| is_meant(report)) {
        let Some(said) = said(fact, report).filter(|_| shown.notices.len() < MOST) else { continue };
        shown.notices.push(Notice::Fact { fact, said, title: report.title().to_owned() });
        shown.places.push((ParagraphId { report: number, paragraph: 0 }, 0));
    }
    if shown.notices.is_empty() { Err(Reason::Unsaid) } else { Ok(shown) }
}

fn said(fact: Fact, report: &Report) -> Option<String> {
    let facts = &report.facts;
    match fact {
        Fact::Speaker => facts.speaker.clone(),
        Fact::Date => facts.date.map(|date| date.to_string()),
        Fact::Assembly => facts.assembly.clone(),
        Fact::Office => None,
    }
}
