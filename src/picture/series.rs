//! A series of figures as a chart: rows of regions, bars of years.

use std::collections::BTreeMap;

use super::chart::{Bar, Chart, Row};
use crate::answer::{Entry, series};
use crate::figures::{Change, Nature};
use crate::library::Library;
use crate::question::Question;

/// Regions of a chart.
const MOST_ROWS: usize = 31;
/// Bars of one region when it is the only one.
const MOST_BARS: usize = 6;

/// What `question` asks for as a chart: results and targets of its indicator, by region and year. `None` when
/// no report measures it.
#[must_use]
pub fn chart(library: &Library, question: &Question) -> Option<Chart> {
    let entries = series(library, question);
    let mut by_region: BTreeMap<&str, Vec<&Entry<'_>>> = BTreeMap::new();
    for entry in &entries {
        by_region.entry(entry.region).or_default().push(entry);
    }
    assemble(library, by_region)
}

fn assemble(library: &Library, by_region: BTreeMap<&str, Vec<&Entry<'_>>>) -> Option<Chart> {
    let shown = by_region.values().flatten().filter(|entry| entry.figure.value.is_some());
    let changes: Vec<Option<Change>> = shown.clone().map(|entry| entry.figure.change).collect();
    let has = |change| changes.contains(&Some(change));
    let is_mixed = has(Change::Increase) && has(Change::Decrease);
    let first = shown.clone().max_by_key(|entry| {
        let same = shown.clone().filter(|other| other.figure.indicator == entry.figure.indicator);
        (entry.is_exact, same.count())
    })?;
    let change = changes.first().copied().flatten().filter(|_| !is_mixed && first.is_change);
    let (indicator, unit) = (first.figure.indicator.clone(), first.figure.unit.clone());
    let regions = by_region.len();
    let mut rows: Vec<Row> = by_region
        .into_iter()
        .map(|(region, entries)| row(region, &entries, is_mixed, regions == 1))
        .collect();
    if regions > 1 {
        rows.sort_by(|a, b| measure(b).partial_cmp(&measure(a)).unwrap_or(std::cmp::Ordering::Equal));
        rows.truncate(MOST_ROWS);
    }
    // By report, not by title: many are called just 政府工作报告.
    let places = rows.iter().flat_map(|row| &row.bars).map(|bar| bar.figure.place.paragraph);
    let reports: BTreeMap<u32, String> = places
        .filter_map(|place| Some((place.report, library.corpus().report(place)?.title().to_owned())))
        .collect();
    let mut sources: Vec<String> = reports.into_values().collect();
    sources.sort();
    Some(Chart { indicator, change, unit, rows, regions, sources })
}

/// The bars of a region: all its years if it is alone, else those of its newest report.
fn row(region: &str, entries: &[&Entry<'_>], is_mixed: bool, is_alone: bool) -> Row {
    let report_year = |entry: &Entry<'_>| match entry.figure.nature {
        Nature::Target => entry.year,
        _ => entry.year.next(),
    };
    let newest = entries.iter().map(|entry| report_year(entry)).max();
    let mut bars: Vec<Bar> = entries
        .iter()
        .filter(|entry| is_alone || Some(report_year(entry)) == newest)
        .map(|entry| Bar {
            year: entry.year,
            nature: entry.figure.nature,
            text: entry.figure.text.clone(),
            value: entry.figure.value,
            upper: entry.figure.upper,
            change: entry.figure.change,
            is_mixed,
            figure: entry.figure.clone(),
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
