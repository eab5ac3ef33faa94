//! Which figures measure a concept or bear a name, with what tells of each whether its page needs to be read: tables that
//! are read where they lie.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::figures::{Figure, Nature, PeriodKind};
use crate::question::ConceptId;
use crate::report::{ParagraphId, Year};
use crate::text::{Bytes, Texts, folded};

/// A figure that measures a concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// Its number in the ledger; in a bundle's table, in its report.
    pub figure: usize,
    pub paragraph: ParagraphId,
    pub kind: PeriodKind,
    pub year: Option<Year>,
    pub nature: Nature,
    pub record: bool,
}

/// The figures of each concept, or of each name, by its number; in reading order. Figures are numbered in their report,
/// and reports in their bundle.
#[derive(Clone)]
pub(super) struct Table(Bytes);

const KINDS: [PeriodKind; 7] = [
    PeriodKind::Year,
    PeriodKind::Total,
    PeriodKind::Average,
    PeriodKind::Part,
    PeriodKind::Date,
    PeriodKind::None,
    PeriodKind::Unknown,
];
const NATURES: [Nature; 5] =
    [Nature::Result, Nature::Target, Nature::Forecast, Nature::Standing, Nature::Unknown];

/// Bytes of one figure: its number, report and paragraph, its year (0 is none), what else is known of it.
const ENTRY: usize = 16;

impl Table {
    pub(super) fn over(bytes: Bytes) -> Self {
        Table(bytes)
    }

    pub(super) fn of(&self, number: usize) -> impl Iterator<Item = Measured> + use<'_> {
        self.entries(number).iter().filter_map(read)
    }

    /// Those of one report.
    pub(super) fn of_report(&self, own: usize, report: u32) -> impl Iterator<Item = Measured> + use<'_> {
        let entries = self.entries(own);
        let first = entries.partition_point(|entry| number(entry, 4) < report);
        let own = entries.get(first..).unwrap_or_default();
        own.iter().map_while(move |entry| (number(entry, 4) == report).then(|| read(entry))).flatten()
    }

    fn entries(&self, own: usize) -> &[[u8; ENTRY]] {
        let bytes = (*self.0).as_ref();
        let at = |place: usize| Some(number(bytes.get(place * 4..)?, 0) as usize);
        let stretch = || {
            let count = at(0)?;
            let (start, end) = (at(own + 1).filter(|_| own < count)?, at(own + 2)?);
            let (entries, _) = bytes.get(4 * (count + 2)..)?.as_chunks::<ENTRY>();
            entries.get(start..end)
        };
        stretch().unwrap_or_default()
    }
}

/// The little-endian number at a place; 0 beyond the end.
fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

fn read(entry: &[u8; ENTRY]) -> Option<Measured> {
    let rest = number(entry, 12);
    Some(Measured {
        figure: number(entry, 0) as usize,
        paragraph: ParagraphId { report: number(entry, 4), paragraph: number(entry, 8) },
        year: u16::try_from(rest & 0xffff).ok().and_then(Year::new),
        kind: *KINDS.get((rest >> 16 & 0xf) as usize)?,
        nature: *NATURES.get((rest >> 20 & 0xf) as usize)?,
        record: rest >> 24 & 1 == 1,
    })
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Table({} bytes)", (*self.0).as_ref().len())
    }
}

/// The tables while figures come.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    concepts: Vec<Vec<[u8; ENTRY]>>,
    names: HashMap<String, usize>,
    named: Vec<Vec<[u8; ENTRY]>>,
}

impl Gathering {
    /// A figure of the report of that number measures these concepts; figures come in reading order.
    pub(super) fn add(
        &mut self,
        at: u32,
        report: u32,
        figure: &Figure,
        concepts: impl IntoIterator<Item = ConceptId>,
    ) {
        let entry = entry(at, report, figure);
        for concept in concepts {
            put(&mut self.concepts, concept.index(), entry);
        }
        let next = self.names.len();
        let name = *self.names.entry(folded(&figure.indicator)).or_insert(next);
        put(&mut self.named, name, entry);
    }

    /// A [`Table`] by concept, the names, and a [`Table`] by name.
    pub(super) fn lay(self) -> [Bytes; 3] {
        let mut names: Vec<(String, usize)> = self.names.into_iter().collect();
        names.sort_unstable_by_key(|(_, number)| *number);
        let names: Vec<String> = names.into_iter().map(|(name, _)| name).collect();
        [Arc::new(lay(&self.concepts)), Arc::new(Texts::lay(&names)), Arc::new(lay(&self.named))]
    }
}

fn entry(at: u32, report: u32, figure: &Figure) -> [u8; ENTRY] {
    let kind = KINDS.iter().position(|kind| *kind == figure.period.kind).unwrap_or(0);
    let nature = NATURES.iter().position(|nature| *nature == figure.nature).unwrap_or(0);
    let year = u32::from(figure.year().map_or(0, Year::get));
    let rest = year | (kind as u32) << 16 | (nature as u32) << 20 | u32::from(figure.record) << 24;
    let mut entry = [0; ENTRY];
    let numbers = [at, report, figure.place.paragraph.paragraph, rest];
    for (place, number) in entry.chunks_exact_mut(4).zip(numbers) {
        place.copy_from_slice(&number.to_le_bytes());
    }
    entry
}

fn put(table: &mut Vec<Vec<[u8; ENTRY]>>, number: usize, entry: [u8; ENTRY]) {
    if table.len() <= number {
        table.resize_with(number + 1, Vec::new);
    }
    if let Some(own) = table.get_mut(number).filter(|own| own.last() != Some(&entry)) {
        own.push(entry);
    }
}

/// How many there are, where the figures of each begin, the end of all, and the figures.
fn lay(table: &[Vec<[u8; ENTRY]>]) -> Vec<u8> {
    let length = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut bytes = length(table.len()).to_le_bytes().to_vec();
    let mut start = 0u32;
    bytes.extend(start.to_le_bytes());
    for own in table {
        start += length(own.len());
        bytes.extend(start.to_le_bytes());
    }
    table.iter().for_each(|own| bytes.extend(own.as_flattened()));
    bytes
}
