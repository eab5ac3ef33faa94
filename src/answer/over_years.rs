//! One thing of a region over years: a row a year, its own year's figure each, gaps said.

use std::collections::{BTreeMap, BTreeSet};

use super::change::is_held;
use super::column::{Candidate, Column, Key, is_kind, of_one_measure};
use super::table::{Axis, Stand};
use super::tabulate::{Given, Head, Tabled, name, tabulate};
use super::who::who;
use crate::figures::{Aspect, Change, Figure, Nature, PeriodKind};
use crate::library::Library;
use crate::question::{Question, Stretch, Want};
use crate::report::Year;

/// What all rows are, whatever their year.
type Kind<'a> = (Aspect, &'a str, Nature);

fn kind<'a>(key: Key<'a>) -> Kind<'a> {
    (key.aspect, key.unit, key.nature)
}

/// The table of a question over years; `None` where none was asked for, or where less than two years give it.
pub(super) fn over_years(question: &Question, library: &Library) -> Option<Tabled> {
    if !matches!(question.want, Want::Series(_)) || !question.places.inside.is_empty() {
        return None;
    }
    table(question, library)
}

/// The same of years that were named one by one, one of which no report tells: 2014年和2006年的目标.
pub(super) fn years_named(question: &Question, library: &Library) -> Option<Tabled> {
    let Question { want, when, places, .. } = question;
    let is_asked = matches!(want, Want::Compare(_)) && when.said.is_some() && when.years.len() > 1;
    let is_of_region = !places.regions.is_empty() && places.inside.is_empty();
    // 去年和今年目标: the report with the target tells what came of the year before.
    let tells = |year: &Year| places.regions.iter().any(|region| is_held(library, region, *year));
    let is_reviewed = |year: &Year| !tells(year) && when.years.contains(&year.next()) && tells(&year.next());
    let is_asked = is_asked && !when.years.iter().any(is_reviewed);
    (is_asked && is_of_region).then(|| table(question, library))?
}

fn table(question: &Question, library: &Library) -> Option<Tabled> {
    // Of two years the nature was left open; here it is that of both.
    let mut of_nature = question.clone();
    of_nature.when.nature = question.when.nature.or(question.when.said);
    let question = &of_nature;
    let regions = who(question, library).regions;
    let column = Column::of(question, library, &regions);
    let kind = kind_of(&column, question)?;
    let mut given: Vec<Given<'_>> = Vec::new();
    for region in &regions {
        let own = of_region(&column, kind, region);
        given.extend(rows(question, library, region, own, kind));
    }
    let indicator = question.topic.indicators.first().cloned().unwrap_or_default();
    let head = Head {
        axis: Axis::Years,
        indicator,
        aspect: kind.0,
        nature: kind.2,
        year: None,
        is_ranked: false,
        focus: None,
    };
    // A year without a report is no year whose report gives nothing.
    let (given, unheld): (Vec<Given<'_>>, Vec<Given<'_>>) = given.into_iter().partition(|one| {
        let told = if kind.2 == Nature::Target { one.year } else { one.year.next() };
        one.figure.is_some() || is_held(library, one.region, told)
    });
    let mut tabled = tabulate(&given, &question.over, head)?;
    tabled.table.unheld = unheld.iter().map(|one| name(one, Axis::Years)).collect();
    if regions.len() > 1 {
        // Of several regions a year alone does not say whose.
        let whose = |one: &Given<'_>| format!("{}{}", one.region, name(one, Axis::Years));
        tabled.table.unheld = unheld.iter().map(whose).collect();
        tabled.table.missing = given.iter().filter(|one| one.figure.is_none()).map(whose).collect();
    }
    // 哪年突破: the first year of those that meet the limit.
    if question.when.asks_first && question.over.limit.is_some() {
        first_alone(&mut tabled);
    }
    Some(tabled)
}

/// What most years give: results where neither they nor targets were named and there are several.
fn kind_of<'a>(column: &Column<'a>, question: &Question) -> Option<Kind<'a>> {
    let mut years: BTreeMap<Kind<'a>, BTreeSet<(&str, Year)>> = BTreeMap::new();
    for one in column.candidates.iter().filter(|one| is_kind(question, one)) {
        years.entry(kind(one.key)).or_default().insert((one.region, one.key.year));
    }
    let asked = question.want.aspect();
    let has_asked = years.keys().any(|(aspect, ..)| asked == Some(*aspect));
    let fits = years.into_iter().filter(|((aspect, ..), _)| !has_asked || asked == Some(*aspect));
    let count = |(kind, years): (Kind<'a>, BTreeSet<(&str, Year)>)| {
        let is_result = kind.2 == Nature::Result && years.len() > 1;
        // What was is first how much there was; what is aimed at, how much more.
        let is_usual = kind.0 == if kind.2 == Nature::Result { Aspect::Level } else { Aspect::Growth };
        ((is_result, years.len(), is_usual), kind)
    };
    fits.map(count).max_by_key(|(rank, _)| *rank).map(|(_, kind)| kind)
}

/// The figure of each year.
fn of_region<'a>(column: &Column<'a>, wanted: Kind<'a>, region: &str) -> BTreeMap<Year, &'a Figure> {
    let is_own = |one: &&Candidate<'a>| one.region == region && kind(one.key) == wanted;
    let own = of_one_measure(column.candidates.iter().filter(is_own).collect());
    own.into_iter().filter_map(|((year, _), one)| Some((year, column.figure(one)?))).collect()
}

/// A row for each year asked about, those without the figure as well; a gap among results is filled from where a
/// later report says what a change began with.
fn rows<'a>(
    question: &Question,
    library: &'a Library,
    region: &'a str,
    mut own: BTreeMap<Year, &'a Figure>,
    kind: Kind<'a>,
) -> Vec<Given<'a>> {
    let (Some((&first, &some)), Some((&last, _))) = (own.first_key_value(), own.last_key_value()) else {
        return Vec::new();
    };
    let newest = newest(library, region, kind.2).map_or(last, |newest| newest.max(last));
    let (from, to) = match question.when.stretch {
        Some(Stretch::Between(from, to)) => (from.unwrap_or(first), to.unwrap_or(newest)),
        Some(Stretch::Last(count)) => {
            let from = newest.get().saturating_sub(count - 1);
            (Year::new(from).unwrap_or(first), newest)
        }
        Some(Stretch::All) | None => (first, last),
    };
    let mut asked: Vec<Year> = (from.get()..=to.get()).filter_map(Year::new).collect();
    if question.when.stretch.is_none() && question.when.years.len() > 1 {
        // 2006年和2014年 are two years, and none of those between.
        asked.clone_from(&question.when.years);
        asked.sort_unstable();
    }
    if kind.2 == Nature::Result {
        let gaps = asked.iter().copied().filter(|year| !own.contains_key(year)).collect::<Vec<_>>();
        let filled: Vec<(Year, &Figure)> =
            gaps.into_iter().filter_map(|gap| Some((gap, began_with(library, region, some, gap)?))).collect();
        own.extend(filled);
    }
    asked.into_iter().map(|year| Given { region, year, figure: own.get(&year).copied() }).collect()
}

/// The newest year that the region's reports can tell of.
fn newest(library: &Library, region: &str, nature: Nature) -> Option<Year> {
    let reports = library.corpus().reports();
    let own = library.corpus().of_region(region).iter().filter_map(|number| reports.get(*number as usize));
    let newest = own.filter_map(|report| report.facts.year).max()?;
    Some(if nature == Nature::Target { newest } else { newest.previous() })
}

/// What a report says that a change began with in `year`: 由2015年的100亿元提高到….
fn began_with<'a>(library: &'a Library, region: &str, like: &Figure, year: Year) -> Option<&'a Figure> {
    let own = library.corpus().of_region(region).iter();
    own.flat_map(|report| library.ledger().of_report(*report)).find(|figure| {
        figure.change == Some(Change::From)
            && figure.period.kind == PeriodKind::Year
            && figure.year() == Some(year)
            && figure.indicator == like.indicator
            && figure.aspect == like.aspect
            && figure.unit == like.unit
            && figure.scope.is_none()
            && figure.value.is_some()
    })
}

fn first_alone(tabled: &mut Tabled) {
    let first = tabled.table.rows.iter().filter(|row| row.stand == Stand::Plain).map(|row| row.year).min();
    let Some(first) = first else { return };
    tabled.table.rows.retain(|row| row.stand == Stand::Plain && row.year == first);
    if let Some(row) = tabled.table.rows.first_mut() {
        tabled.figures = tabled.figures.get(row.figure).cloned().into_iter().collect();
        row.figure = 0;
    }
}
