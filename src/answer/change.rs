//! A target against the one before it, of one region or of all: which way it went.

use super::column::{Column, Key};
use super::table::{Axis, Computed, Row, Stand, Table};
use super::tabulate::{Given, Head, Tabled, tabulate};
use super::units::reckoned;
use super::who::who;
use crate::figures::{Bound, Change, Figure, Nature};
use crate::library::Library;
use crate::question::{Moved, Over, Question, Reckon, Want};
use crate::report::Year;

/// The table of a question for how targets moved; `None` where none was asked for, or one of the years lacks them.
pub(super) fn change(question: &Question, library: &Library) -> Option<Tabled> {
    let only = match &question.want {
        Want::Change { only, .. } => *only,
        // 2023年目标跟2021年比: both are targets, where both reports are held.
        Want::Compare(_) if question.when.said == Some(Nature::Target) && question.when.years.len() == 2 => {
            None
        }
        _ => return None,
    };
    if !question.places.inside.is_empty() {
        return None;
    }
    let regions = who(question, library).regions;
    let (earlier, later) = years(question, library, &regions)?;
    let mut both = question.clone();
    both.when.years = vec![earlier, later];
    both.when.nature = Some(question.when.said.unwrap_or(Nature::Target));
    let column = Column::of(&both, library, &regions);
    let mut newer = both.clone();
    newer.when.years = vec![later];
    let key = Column::of(&newer, library, &regions).key(&newer)?;
    let now = column.rows(key, &regions);
    let before = column.rows(Key { year: earlier, ..key }, &regions);
    match regions.as_slice() {
        [region] => of_one(question, region, (earlier, before.first()?.1?), (later, now.first()?.1?), key),
        _ => of_many(question, library, &before, &now, (earlier, later), key, only),
    }
}

/// The year whose targets a question for a move needs, and of which no report of the regions is held.
pub(super) fn unheld(question: &Question, library: &Library) -> Option<Year> {
    let Want::Change { .. } = question.want else { return None };
    let regions = who(question, library).regions;
    let (earlier, _) = years(question, library, &regions)?;
    (!regions.iter().any(|region| is_held(library, region, earlier))).then_some(earlier)
}

/// The later target of the one region that was asked about.
pub(super) fn later_alone<'a>(question: &Question, library: &'a Library) -> Option<&'a Figure> {
    let regions = who(question, library).regions;
    let [region] = regions.as_slice() else { return None };
    let (_, later) = years(question, library, &regions)?;
    let mut newer = question.clone();
    newer.when.years = vec![later];
    newer.when.nature = Some(question.when.said.unwrap_or(Nature::Target));
    let column = Column::of(&newer, library, &regions);
    let key = column.key(&newer)?;
    column.rows(key, &[region]).into_iter().next()?.1
}

/// The two years, in order: those named, else that of the newest targets and the one before.
fn years(question: &Question, library: &Library, regions: &[&str]) -> Option<(Year, Year)> {
    let mut named = question.when.years.clone();
    named.sort_unstable();
    let held = |year: Year| regions.iter().any(|region| is_held(library, region, year));
    match named.as_slice() {
        [one, other] => Some((*one, *other)),
        // 比上年高了吗, of which no report is held: the year named is the earlier.
        [only] if !held(*only) && held(only.next()) => Some((*only, only.next())),
        [only] => Some((only.previous(), *only)),
        [] => {
            let reports = library.corpus().reports();
            let own = regions.iter().flat_map(|region| library.corpus().of_region(region));
            let newest = own.filter_map(|number| reports.get(*number as usize)?.facts.year).max()?;
            Some((newest.previous(), newest))
        }
        _ => None,
    }
}

/// Two rows of one region, and how far they lie apart.
fn of_one(
    question: &Question,
    region: &str,
    (earlier, before): (Year, &Figure),
    (later, now): (Year, &Figure),
    key: Key<'_>,
) -> Option<Tabled> {
    let given = [
        Given { region, year: earlier, figure: Some(before) },
        Given { region, year: later, figure: Some(now) },
    ];
    let over = Over { reckon: vec![Reckon::Difference], ..question.over.clone() };
    let head = Head {
        axis: Axis::Years,
        indicator: now.indicator.clone(),
        aspect: key.aspect,
        nature: key.nature,
        year: None,
        is_ranked: false,
        focus: None,
    };
    let mut tabled = tabulate(&given, &over, head)?;
    if let Some(row) = tabled.table.rows.iter_mut().find(|row| row.year == later) {
        row.moved = moved(before, now);
    }
    Some(tabled)
}

/// A row a region that has both; those that moved most come first.
fn of_many<'a>(
    question: &Question,
    library: &Library,
    before: &[(&'a str, Option<&'a Figure>)],
    now: &[(&'a str, Option<&'a Figure>)],
    (earlier, later): (Year, Year),
    key: Key<'_>,
    only: Option<Moved>,
) -> Option<Tabled> {
    let mut pairs: Vec<(&str, &Figure, &Figure)> = Vec::new();
    let (mut missing, mut unheld): (Vec<String>, Vec<String>) = Default::default();
    for ((region, now), (_, before)) in now.iter().zip(before) {
        match (before, now) {
            (Some(before), Some(now)) => pairs.push((region, before, now)),
            _ if is_held(library, region, earlier) && is_held(library, region, later) => {
                missing.push((*region).to_owned());
            }
            _ => unheld.push((*region).to_owned()),
        }
    }
    let (_, first, _) = *pairs.first()?;
    let (asked, given) = (now.len(), pairs.len());
    let way = |(_, before, now): &(&str, &Figure, &Figure)| moved(before, now);
    // Where the number is the same and the bound is not, which way it went is a matter of opinion.
    let unsure = |pair: &(&str, &Figure, &Figure)| way(pair).is_none();
    pairs.retain(|pair| only.is_none() || unsure(pair) || way(pair) == only);
    pairs.sort_by(|a, b| {
        let by = |(_, before, now): &(&str, &Figure, &Figure)| apart(before, now).unwrap_or(0.0).abs();
        unsure(a).cmp(&unsure(b)).then(by(b).total_cmp(&by(a)))
    });
    let mut figures: Vec<Figure> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for (region, before, now) in &pairs {
        let figure = figures.len();
        figures.extend([(*now).clone(), (*before).clone()]);
        rows.push(Row {
            figure,
            before: Some(figure + 1),
            moved: moved(before, now),
            region: (*region).to_owned(),
            year: later,
            rank: None,
            stand: if moved(before, now).is_none() { Stand::Apart } else { Stand::Plain },
            outcome: None,
        });
    }
    let plain = rows.iter().filter(|row| row.stand == Stand::Plain).count();
    let count = question.over.reckons(Reckon::Count).then(|| Computed::count(plain, ""));
    let table = Table {
        axis: Axis::Regions,
        indicator: first.indicator.clone(),
        aspect: key.aspect,
        nature: key.nature,
        year: Some(later),
        before: Some(earlier),
        level: None,
        other_levels: 0,
        asked,
        given,
        rows,
        missing,
        unheld,
        fulfilled: None,
        unlike: Vec::new(),
    };
    Some(Tabled { table, figures, computed: count.into_iter().collect(), unreckoned: Vec::new() })
}

/// Whether the region's report that sets the targets of a year is held.
pub(super) fn is_held(library: &Library, region: &str, year: Year) -> bool {
    let reports = library.corpus().reports();
    let mut own =
        library.corpus().of_region(region).iter().filter_map(|number| reports.get(*number as usize));
    own.any(|report| report.facts.year == Some(year))
}

/// Which way a target went; `None` where words, or bounds of the same number, do not tell.
fn moved(before: &Figure, now: &Figure) -> Option<Moved> {
    let by = apart(before, now)?;
    let same_bound = bound(before) == bound(now) && before.upper == now.upper;
    match by {
        by if by > 0.0 => Some(Moved::Up),
        by if by < 0.0 => Some(Moved::Down),
        _ if same_bound => Some(Moved::Same),
        _ => None,
    }
}

/// Bounds that promise the same: 左右 is no plain number, 以上 neither.
fn bound(figure: &Figure) -> Bound {
    match figure.bound {
        Bound::Over => Bound::AtLeast,
        Bound::Nearly => Bound::AtMost,
        other => other,
    }
}

/// By how much the later number lies above the earlier; a fall is below every growth.
fn apart(before: &Figure, now: &Figure) -> Option<f64> {
    let number = |figure: &Figure| {
        let (number, unit) = reckoned(figure.value?, &figure.unit);
        let number = if figure.change == Some(Change::Decrease) { -number } else { number };
        Some((number, unit.to_owned()))
    };
    let ((before, unit), (now, other)) = (number(before)?, number(now)?);
    // Prints have three decimals at most.
    (unit == other).then(|| ((now - before) * 1000.0).round() / 1000.0)
}
