//! The whole report: its main targets, what was achieved of the same, or its parts.

use crate::answer::answered::Shown;
use crate::answer::board::{self, Judgement, judged};
use crate::answer::notice::Notice;
use crate::answer::table::{Axis, Tally};
use crate::answer::tabulate::{Given, Head, Tabled, tabulate};
use crate::answer::units::{is_in_unit, reckoned};
use crate::answer::verdict::Reason;
use crate::figures::{Figure, Nature};
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
            match of_limit(question, library, &figures) {
                Some(tabled) => Shown {
                    figures: tabled.figures,
                    computed: tabled.computed,
                    table: Some(tabled.table),
                    is_enough: true,
                    ..Shown::default()
                },
                None => Shown { figures, is_enough: true, ..Shown::default() },
            }
        }
    };
    let is_empty = shown.figures.is_empty() && shown.places.is_empty() && shown.table.is_none();
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
    let is_asked = |one: &Judgement<'_>| question.over.fulfilled.is_none_or(|only| one.fulfilment == only);
    let notice = Notice::Board(Tally::of(found.iter().map(|one| one.fulfilment)));
    let figures: Vec<Figure> = found
        .iter()
        .filter(|one| is_asked(one))
        .flat_map(|one| [Some(one.target), one.result])
        .flatten()
        .cloned()
        .collect();
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
            let results = targets.iter().flat_map(|target| library.counterparts(target));
            found.extend(results.filter(|figure| figure.nature == Nature::Result).cloned());
        }
        shown += usize::from(found.len() > before);
    }
    found
}

/// The figures of one report that are within the limit, a row an indicator; `None` where no limit was asked for, or
/// they are of several reports.
fn of_limit(question: &Question, library: &Library, figures: &[Figure]) -> Option<Tabled> {
    let limit = question.over.limit.as_ref()?;
    let first = figures.first()?;
    let (report, nature, year) = (first.place.paragraph.report, first.nature, first.year()?);
    let is_one = |one: &Figure| one.place.paragraph.report == report && one.nature == nature;
    if !figures.iter().all(is_one) {
        return None;
    }
    let region = library.corpus().reports().get(report as usize)?.facts.region.as_deref().unwrap_or_default();
    let asked = question.over.aspect;
    let is_aspect = |one: &&Figure| asked.is_none_or(|asked| one.aspect == asked);
    let is_unit = |one: &&Figure| one.value.is_none() || is_in_unit(limit, reckoned(0.0, &one.unit).1);
    let (alike, unlike): (Vec<&Figure>, Vec<&Figure>) = figures.iter().filter(is_aspect).partition(is_unit);
    let given: Vec<Given<'_>> = alike
        .iter()
        .filter(|one| one.value.is_some())
        .map(|one| Given { region, year, figure: Some(one) })
        .collect();
    let head = Head {
        indicator: String::new(),
        axis: Axis::Indicators,
        aspect: asked.unwrap_or(first.aspect),
        nature,
        year: Some(year),
        is_ranked: true,
        focus: None,
    };
    let mut tabled = tabulate(&given, &question.over, head)?;
    let in_words = alike.iter().filter(|one| one.value.is_none());
    tabled.table.unlike = unlike.iter().chain(in_words).map(|one| one.indicator.clone()).collect();
    Some(tabled)
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
