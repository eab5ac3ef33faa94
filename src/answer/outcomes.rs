//! Whether the targets of several regions came true: a row a region, each target beside its result.

use std::collections::BTreeMap;

use super::board::Judgement;
use super::change::is_held;
use super::column::{Column, Key};
use super::table::{Axis, Computed, Outcome, Row, Stand, Table, Tally};
use super::tabulate::Tabled;
use super::who::who;
use crate::figures::{Figure, Fulfilment, Nature};
use crate::library::Library;
use crate::question::{Question, Reckon, Want};
use crate::report::Year;

/// A region with what became of its target.
type Judged<'a> = (&'a str, Judgement<'a>);

/// A region with what became of its target, where it sets one.
type Aimed<'a> = (&'a str, Option<Judgement<'a>>);

/// The table of a question for what became of the targets of several regions; `None` where nothing of the kind was
/// asked, or none of them has such a target.
pub(super) fn outcomes(question: &Question, library: &Library) -> Option<Tabled> {
    if !matches!(question.want, Want::Fulfilled(_)) || !question.places.inside.is_empty() {
        return None;
    }
    let who = who(question, library);
    let is_whole = !question.places.groups.is_empty() || question.places.level.is_some();
    if who.regions.len() < 2 && !is_whole {
        return None;
    }
    let mut asked = question.clone();
    (asked.when.nature, asked.when.said) = (Some(Nature::Target), Some(Nature::Target));
    let column = Column::of(&asked, library, &who.regions);
    let (key, rows) = of_year(&column, &asked, library, &who.regions)?;
    let mut judged: Vec<Judged<'_>> = Vec::new();
    let (mut missing, mut unheld): (Vec<String>, Vec<String>) = Default::default();
    for (region, judgement) in rows {
        let is_told = judgement.as_ref().is_some_and(|one| one.result.is_some());
        let is_known = is_told || is_held(library, region, key.year.next());
        match judgement {
            Some(judgement) if is_known => judged.push((region, judgement)),
            None if is_held(library, region, key.year) => missing.push(region.to_owned()),
            _ => unheld.push(region.to_owned()),
        }
    }
    let given = judged.len();
    let tally = Tally::of(judged.iter().map(|(_, one)| one.fulfilment));
    let (rows, figures) = table_rows(question, key, judged);
    let head = rows.first().and_then(|row| figures.get(row.figure)).map(|first| first.indicator.clone());
    let plain = rows.iter().filter(|row| row.stand == Stand::Plain).count();
    let table = Table {
        axis: Axis::Regions,
        indicator: head.or_else(|| question.topic.indicators.first().cloned()).unwrap_or_default(),
        aspect: key.aspect,
        nature: key.nature,
        year: Some(key.year),
        before: None,
        level: who.level,
        other_levels: who.others,
        asked: who.regions.len(),
        given,
        rows,
        missing,
        unheld,
        fulfilled: Some(tally),
        unlike: Vec::new(),
    };
    let computed =
        question.over.reckons(Reckon::Count).then(|| Computed::count(plain, "")).into_iter().collect();
    Some(Tabled { table, figures, computed, unreckoned: Vec::new() })
}

/// The targets of the year asked for; without one of the newest year of which some results are known.
fn of_year<'a>(
    column: &Column<'a>,
    question: &Question,
    library: &'a Library,
    regions: &[&'a str],
) -> Option<(Key<'a>, Vec<Aimed<'a>>)> {
    let mut years: Vec<Year> = column.candidates.iter().map(|one| one.key.year).collect();
    years.sort_unstable();
    years.dedup();
    let of = |year: Year| {
        let mut alone = question.clone();
        alone.when.years = vec![year];
        let key = column.of_years(&alone.when.years).key(&alone)?;
        let rows = column.rows(key, regions).into_iter();
        let judge = |target: &'a Figure| Judgement::of(library, target);
        let rows: Vec<Aimed<'a>> = rows.map(|(region, target)| (region, target.map(judge))).collect();
        Some((key, rows))
    };
    let mut found: Vec<_> = years.into_iter().rev().filter_map(of).collect();
    let is_known =
        |rows: &[Aimed<'_>]| rows.iter().any(|(_, one)| one.as_ref().is_some_and(|one| one.result.is_some()));
    let at = found.iter().position(|(_, rows)| is_known(rows)).unwrap_or(0);
    (at < found.len()).then(|| found.swap_remove(at))
}

/// Met before missed, those that are left open last and apart; only those asked for, where that was asked.
fn table_rows(question: &Question, key: Key<'_>, judged: Vec<Judged<'_>>) -> (Vec<Row>, Vec<Figure>) {
    let mut by: BTreeMap<u8, Vec<Judged<'_>>> = BTreeMap::new();
    for one in judged {
        let place = match one.1.fulfilment {
            Fulfilment::Met => 0,
            Fulfilment::Missed => 1,
            Fulfilment::Undecidable => 2,
        };
        by.entry(place).or_default().push(one);
    }
    let (mut rows, mut figures): (Vec<Row>, Vec<Figure>) = Default::default();
    for (region, one) in by.into_values().flatten() {
        let is_open = one.fulfilment == Fulfilment::Undecidable;
        if question.over.fulfilled.is_some_and(|only| !is_open && only != one.fulfilment) {
            continue;
        }
        let figure = figures.len();
        figures.push(one.target.clone());
        let result = one.result.map(|result| {
            figures.push(result.clone());
            figure + 1
        });
        rows.push(Row {
            figure,
            region: region.to_owned(),
            year: key.year,
            rank: None,
            stand: if is_open { Stand::Apart } else { Stand::Plain },
            before: None,
            moved: None,
            outcome: Some(Outcome { result, fulfilment: one.fulfilment, undecided: one.undecided }),
        });
    }
    (rows, figures)
}
