//! Which figures a chart of an indicator shows.

use std::collections::BTreeMap;

use super::chart::{Bar, Chart, Row};
use crate::figures::{Change, Figure, Nature};
use crate::library::Library;
use crate::question::{ConceptId, ConceptKind, Question};
use crate::report::Year;
use crate::text::fold;

/// Regions of a chart.
const MOST_ROWS: usize = 31;
/// Bars of one region when it is the only one.
const MOST_BARS: usize = 6;
/// Letters by which an indicator may be longer than a name of what is asked: 城镇调查失业率均值.
const LONGER: usize = 4;

/// What `question` asks for as a chart: results and targets of its indicator, by region and year. `None` when
/// no report measures it.
#[must_use]
pub fn chart(library: &Library, question: &Question) -> Option<Chart> {
    let lexicon = &library.knowledge().lexicon;
    let chart = |concepts: &[ConceptId]| chart_of(library, question, &names(library, question, concepts));
    let is_indicator = |id: &ConceptId| lexicon.concept(*id).kind == ConceptKind::Indicator;
    if question.concepts.is_empty() || question.concepts.iter().any(is_indicator) {
        return chart(&question.concepts);
    }
    // A subject is measured by its indicators: employment by new jobs.
    let near = question
        .concepts
        .iter()
        .flat_map(|id| lexicon.concept(*id).related.iter().chain(lexicon.narrower(*id)));
    let charts = near.filter(|id| is_indicator(id)).filter_map(|id| chart(&[*id]));
    charts
        .min_by_key(|chart| std::cmp::Reverse(chart.figures().count()))
        .or_else(|| chart(&question.concepts))
}

fn chart_of(library: &Library, question: &Question, names: &[String]) -> Option<Chart> {
    let found = candidates(library, question, names);
    let kind = commonest(&found)?;
    let mut chosen: BTreeMap<(&str, Year, bool), &Candidate<'_>> = BTreeMap::new();
    let is_drawn = |candidate: &&Candidate<'_>| candidate.kind == kind || candidate.figure.value.is_none();
    for candidate in found.iter().filter(is_drawn) {
        let key = (candidate.region, candidate.year, candidate.figure.nature == Nature::Target);
        let best = chosen.entry(key).or_insert(candidate);
        if candidate.rank() > best.rank() {
            *best = candidate;
        }
    }
    let mut by_region: BTreeMap<&str, Vec<&Candidate<'_>>> = BTreeMap::new();
    for ((region, ..), candidate) in chosen {
        by_region.entry(region).or_default().push(candidate);
    }
    assemble(library, by_region)
}

/// A figure that may be shown.
struct Candidate<'a> {
    region: &'a str,
    year: Year,
    figure: &'a Figure,
    /// The indicator is named exactly so.
    is_exact: bool,
    kind: Kind<'a>,
}

/// What may stand beside each other: the same unit, and all changes or all levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind<'a> {
    unit: &'a str,
    is_change: bool,
}

impl Candidate<'_> {
    /// A value before words, an exact name before a longer one.
    fn rank(&self) -> (bool, bool) {
        (self.figure.value.is_some(), self.is_exact)
    }
}

/// Names of the concepts, folded; the question's own words where it names none.
fn names(library: &Library, question: &Question, concepts: &[ConceptId]) -> Vec<String> {
    let lexicon = &library.knowledge().lexicon;
    let concepts = concepts.iter().flat_map(|id| lexicon.concept(*id).names());
    let mut names: Vec<String> = concepts.map(|name| fold(name).text()).collect();
    if names.is_empty() {
        let own = question.query.asks.iter().filter_map(|ask| ask.forms.first());
        names.extend(own.map(|form| fold(&form.text).text()).filter(|text| text.chars().count() > 1));
    }
    names
}

fn candidates<'a>(library: &'a Library, question: &Question, names: &[String]) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for (id, report, _) in library.corpus().paragraphs() {
        let Some(region) = report.facts.region.as_deref() else { continue };
        if !question.regions.is_empty() && !question.regions.iter().any(|asked| asked == region) {
            continue;
        }
        for (figure, _) in library.measured(id) {
            let Some(year) = figure.year.filter(|_| figure.nature != Nature::Standing) else { continue };
            // A result of long ago or a goal of years ahead is another story than this report's.
            let own = match figure.nature {
                Nature::Target => report.facts.year,
                _ => report.facts.year.map(Year::previous),
            };
            let is_asked =
                question.years.is_empty() || question.years.contains(&year) || question.years.len() == 1;
            let is_part = figure.change == Some(Change::From) || figure.base.is_some();
            let Some(is_exact) =
                fits(&figure.indicator, names).filter(|_| Some(year) == own && is_asked && !is_part)
            else {
                continue;
            };
            let is_change = matches!(figure.change, Some(Change::Increase | Change::Decrease))
                && !figure.indicator.contains("新增");
            found.push(Candidate {
                region,
                year,
                figure,
                is_exact,
                kind: Kind { unit: &figure.unit, is_change },
            });
        }
    }
    found
}

/// `None` when the indicator is another; `true` when it is named exactly so.
fn fits(indicator: &str, names: &[String]) -> Option<bool> {
    let indicator = fold(indicator).text();
    if names.contains(&indicator) {
        return Some(true);
    }
    let is_near = |name: &String| {
        indicator.starts_with(name.as_str()) && indicator.chars().count() <= name.chars().count() + LONGER
            || indicator.ends_with(name.as_str()) && indicator.chars().count() <= name.chars().count() + 2
    };
    let is_other = ["高于", "低于", "增速", "单位", "人均", "占", "海洋"]
        .iter()
        .any(|word| indicator.contains(word) && !names.iter().any(|name| name.contains(word)));
    (!is_other && names.iter().any(is_near)).then_some(false)
}

/// The kind of which most regions and natures have one; targets count double.
fn commonest<'a>(found: &[Candidate<'a>]) -> Option<Kind<'a>> {
    let mut counts: BTreeMap<Kind<'a>, BTreeMap<(&str, Year, bool), u32>> = BTreeMap::new();
    for candidate in found.iter().filter(|candidate| candidate.figure.value.is_some()) {
        let is_target = candidate.figure.nature == Nature::Target;
        let weight = (1 + u32::from(is_target)) * (1 + 2 * u32::from(candidate.is_exact));
        let key = (candidate.region, candidate.year, is_target);
        let best = counts.entry(candidate.kind).or_default().entry(key).or_default();
        *best = weight.max(*best);
    }
    let total = |(kind, counts): (Kind<'a>, BTreeMap<_, u32>)| (counts.values().sum::<u32>(), kind);
    counts.into_iter().map(total).max().map(|(_, kind)| kind)
}

fn assemble(library: &Library, by_region: BTreeMap<&str, Vec<&Candidate<'_>>>) -> Option<Chart> {
    let shown = by_region.values().flatten().filter(|candidate| candidate.figure.value.is_some());
    let changes: Vec<Option<Change>> = shown.clone().map(|candidate| candidate.figure.change).collect();
    let has = |change| changes.contains(&Some(change));
    let is_mixed = has(Change::Increase) && has(Change::Decrease);
    let first = shown.clone().max_by_key(|candidate| {
        let same = shown.clone().filter(|other| other.figure.indicator == candidate.figure.indicator);
        (candidate.is_exact, same.count())
    })?;
    let change = changes.first().copied().flatten().filter(|_| !is_mixed && first.kind.is_change);
    let (indicator, unit) = (first.figure.indicator.clone(), first.figure.unit.clone());
    let regions = by_region.len();
    let mut rows: Vec<Row> = by_region
        .into_iter()
        .map(|(region, candidates)| row(region, &candidates, is_mixed, regions == 1))
        .collect();
    if regions > 1 {
        rows.sort_by(|a, b| measure(b).partial_cmp(&measure(a)).unwrap_or(std::cmp::Ordering::Equal));
        rows.truncate(MOST_ROWS);
    }
    let mut sources: Vec<String> = Vec::new();
    for bar in rows.iter().flat_map(|row| &row.bars) {
        let title =
            library.corpus().report(bar.figure.place.paragraph).map(|report| report.title().to_owned());
        sources.extend(title);
    }
    sources.sort();
    sources.dedup();
    Some(Chart { indicator, change, unit, rows, regions, sources })
}

/// The bars of a region: all its years if it is alone, else those of its newest report.
fn row(region: &str, candidates: &[&Candidate<'_>], is_mixed: bool, is_alone: bool) -> Row {
    let report_year = |candidate: &Candidate<'_>| match candidate.figure.nature {
        Nature::Target => candidate.year,
        _ => candidate.year.next(),
    };
    let newest = candidates.iter().map(|candidate| report_year(candidate)).max();
    let mut bars: Vec<Bar> = candidates
        .iter()
        .filter(|candidate| is_alone || Some(report_year(candidate)) == newest)
        .map(|candidate| Bar {
            year: candidate.year,
            nature: candidate.figure.nature,
            text: candidate.figure.text.clone(),
            value: candidate.figure.value,
            upper: candidate.figure.upper,
            change: candidate.figure.change,
            is_mixed,
            figure: candidate.figure.clone(),
        })
        .collect();
    bars.sort_by_key(|bar| (bar.year, bar.nature == Nature::Target));
    let bars = bars.split_off(bars.len().saturating_sub(MOST_BARS));
    Row { region: region.to_owned(), bars }
}

/// What regions are ordered by: the target, then the result; words come last.
fn measure(row: &Row) -> (f64, f64) {
    let of = |nature| {
        let bar = row.bars.iter().rev().find(|bar| bar.nature == nature);
        bar.and_then(|bar| super::number::signed(bar, bar.value)).unwrap_or(f64::MIN)
    };
    (of(Nature::Target), of(Nature::Result))
}
