//! Rows of figures that stand beside each other, in the order asked for, and what was reckoned from them.

use super::Undecided;
use crate::figures::{Aspect, Fulfilment, Nature};
use crate::question::{Moved, PlaceLevel, Reckon};
use crate::report::Year;

/// A table of one indicator, a row a region or a row a year; or of one report, a row an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub axis: Axis,
    /// What all rows measure, said once.
    pub indicator: String,
    pub aspect: Aspect,
    pub nature: Nature,
    /// The one year of rows by region.
    pub year: Option<Year>,
    /// The year that it is set against.
    pub before: Option<Year>,
    /// Of rows by region: which level they are of, where all were meant.
    pub level: Option<PlaceLevel>,
    /// Regions of other levels that are not compared with these.
    pub other_levels: usize,
    /// Regions or years that were asked about.
    pub asked: usize,
    /// How many of them give a number.
    pub given: usize,
    /// In the order asked for; those apart and those in words last.
    pub rows: Vec<Row>,
    /// Regions whose report gives no such figure, in words neither; years without one.
    pub missing: Vec<String>,
    /// Regions without a report of the year that would tell it.
    pub unheld: Vec<String>,
    /// Of how many targets which is said, where that was asked; of all, whichever of them are rows.
    pub fulfilled: Option<Tally>,
    /// Indicators in other units, which are not held against the limit.
    pub unlike: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    Regions,
    Years,
    /// The main targets or results of one report.
    Indicators,
}

/// One row: a figure of the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Index into the answer's figures.
    pub figure: usize,
    /// The region, or the region of a row by year.
    pub region: String,
    pub year: Year,
    /// Where it stands in order of value, equal ones alike; `None` where rows are not ranked.
    pub rank: Option<usize>,
    pub stand: Stand,
    /// The figure of the year before, where this one is set against it: index into the answer's figures.
    pub before: Option<usize>,
    /// Which way it went from there.
    pub moved: Option<Moved>,
    /// What became of it, where it is a target whose result was asked for.
    pub outcome: Option<Outcome>,
}

/// Of how many targets which is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub met: usize,
    pub missed: usize,
    pub open: usize,
}

impl Tally {
    /// Counts what became of them.
    pub fn of(all: impl Iterator<Item = Fulfilment>) -> Self {
        let mut tally = Self::default();
        all.for_each(|is| match is {
            Fulfilment::Met => tally.met += 1,
            Fulfilment::Missed => tally.missed += 1,
            Fulfilment::Undecidable => tally.open += 1,
        });
        tally
    }
}

/// What became of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Index into the answer's figures.
    pub result: Option<usize>,
    pub fulfilment: Fulfilment,
    /// Why it is left open, where it is.
    pub undecided: Option<Undecided>,
}

/// How a row stands to what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Its number is among those asked for.
    Plain,
    /// Its range or bound lies on both sides of the limit.
    Apart,
    /// It gives no number: 提质增效.
    InWords,
}

/// Why something that was asked for is not reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreckoned {
    /// Rates of growth and shares of different wholes add up to nothing.
    SumOfRates,
    /// Figures in units of different kinds cannot be reckoned together.
    UnlikeUnits,
}

/// Arithmetic of our own over figures of the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Computed {
    pub what: Reckon,
    /// In `unit`; a difference is the second of `of` less the first.
    pub value: f64,
    /// `个百分点` of a difference of percentages; of a count what is counted, empty for rows.
    pub unit: String,
    /// The figures it stands on.
    pub of: Vec<usize>,
    /// Some of them have bounds or ranges, of which the lower number is reckoned with.
    pub is_bounded: bool,
}

impl Computed {
    /// How many there are of what `unit` says; of rows, where it is empty.
    pub(super) fn count(count: usize, unit: &str) -> Self {
        let what = Reckon::Count;
        Self { what, value: count as f64, unit: unit.to_owned(), of: Vec::new(), is_bounded: false }
    }
}
