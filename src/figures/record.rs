//! Of all figures of a report that claim the same thing, the one that counts: the sentence of the main targets,
//! then the first that gives a number. And which figures are a report's main targets.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::words::list;
use super::{Aspect, Change, Figure, Nature, Period, PeriodKind, identity};
use crate::report::{ParagraphId, Report, Year, worded};

/// Where the main targets of a year are announced: a paragraph and the byte of the sentence that begins them.
pub(super) type Place = (ParagraphId, usize);

/// What a figure claims; figures with the same claim are one record and its repeats or rivals.
#[derive(PartialEq, Eq, Hash)]
struct Claim<'a> {
    indicator: &'a str,
    scope: Option<&'a str>,
    aspect: Aspect,
    period: &'a Period,
    nature: Nature,
    /// Money and weight are levels alike, yet no rivals.
    unit: &'a str,
}

/// Marks the records among the figures of one report.
pub(super) fn mark(figures: &mut [Figure], announced: Option<Place>) {
    let mut best: HashMap<Claim<'_>, (Rank, usize)> = HashMap::new();
    for (at, figure) in figures.iter().enumerate().filter(|(_, figure)| may_be_record(figure)) {
        let claim = Claim {
            indicator: &figure.indicator,
            scope: figure.scope.as_deref(),
            aspect: figure.aspect,
            period: &figure.period,
            nature: figure.nature,
            unit: if figure.value.is_some() { &figure.unit } else { "" },
        };
        let rank = rank(figure, announced);
        match best.get(&claim) {
            Some((known, _)) if *known >= rank => {}
            _ => drop(best.insert(claim, (rank, at))),
        }
    }
    let mut records: Vec<usize> = best.into_values().map(|(_, at)| at).collect();
    records.sort_unstable();
    for (at, figure) in figures.iter_mut().enumerate() {
        figure.record = records.binary_search(&at).is_ok();
    }
}

/// Announced, a measurement and no mark that was passed; among equals the first of the report.
type Rank = (bool, bool);

fn rank(figure: &Figure, announced: Option<Place>) -> Rank {
    (announced.is_some_and(|place| stands_in(figure, place)), figure.value.is_some())
}

/// A figure of unknown time or nature, one that only says where a change began, and one that compares with
/// others claims nothing that could be ranked or answered.
fn may_be_record(figure: &Figure) -> bool {
    let compares =
        ["高于", "低于", "快于", "慢于", "好于", "优于"].iter().any(|word| figure.printed.contains(word));
    figure.nature != Nature::Unknown
        && figure.period.kind != PeriodKind::Unknown
        && figure.change != Some(Change::From)
        && !list("bare").contains(&figure.printed.as_str())
        && !compares
}

pub(super) fn stands_in(figure: &Figure, (paragraph, from): Place) -> bool {
    figure.place.paragraph == paragraph && figure.place.span.start >= from
}

/// True for a target of the report's own year; of any time where the report does not tell its year.
pub(super) fn is_of_own_year(figure: &Figure, year: Option<Year>) -> bool {
    let is_own = match (&figure.period.kind, year) {
        (PeriodKind::Year, Some(year)) => figure.period.year() == Some(year),
        (PeriodKind::Unknown, None) => true,
        _ => false,
    };
    figure.nature == Nature::Target && is_own
}

static INTRODUCES: LazyLock<Regex> = LazyLock::new(|| worded("speech", "targets", str::to_owned));

/// Fewest targets that make a sentence the announcement and not a mention of it.
const ANNOUNCED: usize = 3;

/// Where the main targets of the year are announced: the sentence that introduces targets with the most of them
/// from there to its paragraph's end; else the paragraph with the most targets of measures that every report has.
pub(super) fn announcement(number: u32, report: &Report, figures: &[Figure]) -> Option<Place> {
    let year = report.facts.planned();
    let targets: Vec<&Figure> = figures.iter().filter(|figure| is_of_own_year(figure, year)).collect();
    let mut best: Option<((usize, usize), Place)> = None;
    for (index, paragraph) in (0u32..).zip(&report.paragraphs) {
        let id = ParagraphId { report: number, paragraph: index };
        let own: Vec<&Figure> =
            targets.iter().filter(|figure| figure.place.paragraph == id).copied().collect();
        if own.is_empty() {
            continue;
        }
        let introduced = paragraph
            .sentences
            .iter()
            .find(|sentence| INTRODUCES.is_match(sentence.span.of(&paragraph.text)));
        let from = introduced.map_or(0, |sentence| sentence.span.start);
        let behind: Vec<&&Figure> = own.iter().filter(|figure| figure.place.span.start >= from).collect();
        let known =
            behind.iter().filter(|figure| identity::is_known(&figure.indicator) || is_growth(figure)).count();
        // Where growth itself is aimed at, the targets of the year stand, introduced or not.
        let aims = introduced.is_some() || own.iter().any(|figure| is_growth(figure));
        let enough = if aims { behind.len() >= ANNOUNCED || known > 0 } else { known >= ANNOUNCED };
        let score = (known, behind.len());
        if enough && known > 0 && best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, (id, from)));
        }
    }
    best.map(|(_, place)| place)
}

/// What a region or the whole country aims at before all else.
fn is_growth(figure: &Figure) -> bool {
    ["地区生产总值", "国内生产总值", "工农业总产值"].contains(&figure.indicator.as_str())
}
