//! The whole report: its main targets, what was achieved of the same, or its parts.

use crate::answer::answered::Shown;
use crate::answer::board::{self, judged};
use crate::answer::notice::Notice;
use crate::answer::verdict::Reason;
use crate::figures::{Figure, Fulfilment, Nature};
use crate::library::Library;
use crate::question::{Overview, Question};
use crate::report::{Level, ParagraphId, Report, Year};

/// Reports whose figures are listed at most.
const MOST_REPORTS: usize = 3;
/// Parts of a report that are offered at most.
const MOST_PARTS: usize = 8;

pub(super) fn show(overview: Overview, question: &Question, library: &Library) -> Result<Shown, Reason> {
    let shown = match overview {
        Overview::Parts => parts(question, library),
        Overview::Board => board(question, library),
        Overview::Targets | Overview::Results => {
            let figures = figures(overview, question, library);
            Shown { figures, is_enough: true, ..Shown::default() }
        }
    };
    let is_empty = shown.figures.is_empty() && shown.places.is_empty();
    if is_empty { Err(Reason::Uncovered { covered: 0.0, wanted: 1.0 }) } else { Ok(shown) }
}

/// Each main target beside its result: of the region that was named, of the year asked for or the newest that can
/// be judged.
fn board(question: &Question, library: &Library) -> Shown {
    let all = library.corpus().regions();
    let region = match (question.places.regions.first(), all.as_slice()) {
        (Some(region), _) => region.as_str(),
        (None, [only]) => only,
        _ => return Shown::default(),
    };
    let year = question.when.years.first().copied();
    let found = judged(library, region, year).map(|report| board::board(library, report)).unwrap_or_default();
    let number = |is: Fulfilment| found.iter().filter(|one| one.fulfilment == is).count();
    let notice = Notice::Board {
        met: number(Fulfilment::Met),
        missed: number(Fulfilment::Missed),
        open: number(Fulfilment::Undecidable),
    };
    let figures: Vec<Figure> =
        found.iter().flat_map(|one| [Some(one.target), one.result]).flatten().cloned().collect();
    Shown { figures, is_enough: true, notices: vec![notice], ..Shown::default() }
}

/// Reports of the regions that were named, the newest first.
fn reports<'a>(question: &Question, library: &'a Library) -> Vec<(u32, &'a Report)> {
    let regions = &question.places.regions;
    let mut own: Vec<(u32, &Report)> = (0u32..)
        .zip(library.corpus().reports())
        .filter(|(_, report)| {
            regions.is_empty() || report.facts.region.as_ref().is_some_and(|own| regions.contains(own))
        })
        .collect();
    own.sort_by_key(|(_, report)| std::cmp::Reverse(report.facts.year));
    own
}

fn figures(overview: Overview, question: &Question, library: &Library) -> Vec<Figure> {
    let ledger = library.ledger();
    let years = &question.when.years;
    let is_asked = |year: Option<Year>| years.is_empty() || year.is_some_and(|year| years.contains(&year));
    let nature = question.when.nature;
    let (is_target, is_result) = (
        nature != Some(Nature::Result) || overview == Overview::Targets,
        nature != Some(Nature::Target)
            && (overview == Overview::Results || nature.is_none() && !years.is_empty()),
    );
    let newest = reports(question, library).first().and_then(|(_, report)| report.facts.year);
    let mut found: Vec<Figure> = Vec::new();
    let mut shown = 0;
    for (number, report) in reports(question, library) {
        let year = report.facts.year;
        if shown == MOST_REPORTS || years.is_empty() && year != newest {
            break;
        }
        let targets = ledger.main_targets(number);
        let before = found.len();
        if is_target && is_asked(year) {
            found.extend(targets.iter().map(|figure| (*figure).clone()));
        }
        if is_result && is_asked(year.map(Year::previous)) {
            let results = targets.iter().flat_map(|target| ledger.counterparts(target));
            found.extend(results.filter(|figure| figure.nature == Nature::Result).cloned());
        }
        shown += usize::from(found.len() > before);
    }
    found
}

/// The newest report's parts, each by its first paragraph: an offer to look in, no summary of ours.
fn parts(question: &Question, library: &Library) -> Shown {
    let years = &question.when.years;
    let is_asked =
        |report: &Report| years.is_empty() || report.facts.year.is_some_and(|year| years.contains(&year));
    let reports = reports(question, library);
    let Some((number, report)) = reports.iter().find(|(_, report)| is_asked(report)) else {
        return Shown::default();
    };
    let chapter = |section: usize| {
        let mut at = section;
        while let Some(parent) = report.sections.get(at).and_then(|section| section.parent) {
            at = parent;
        }
        report.sections.get(at).filter(|section| section.level == Level::Chapter).map(|_| at)
    };
    let mut known: Vec<usize> = Vec::new();
    let mut places: Vec<(ParagraphId, usize)> = Vec::new();
    for (index, paragraph) in (0u32..).zip(&report.paragraphs) {
        let Some(chapter) = paragraph.section.and_then(chapter) else { continue };
        if known.len() < MOST_PARTS && !known.contains(&chapter) {
            known.push(chapter);
            places.push((ParagraphId { report: *number, paragraph: index }, 0));
        }
    }
    Shown { places, is_enough: true, notices: vec![Notice::ByParts], ..Shown::default() }
}
