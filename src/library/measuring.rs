//! Which figures measure a concept or bear a name, with what tells of each whether its page needs to be read: tables that
//! are read where they lie.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::figures::{Aspect, Change, Figure, Nature, PeriodKind};
use crate::question::ConceptId;
use crate::report::{ParagraphId, Year};
use crate::text::{Bytes, Parts, Texts, folded};

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
    pub aspect: Aspect,
    /// It tells a number, and not only words.
    pub has_value: bool,
    /// It is of the whole region, and of no change that only tells where another began.
    pub is_whole: bool,
    /// Its indicator, folded.
    pub name: Name,
    /// Its indicator as it is printed.
    pub printed: Printed,
    pub unit: Printed,
}

/// The name of an indicator in a bundle. Two bundles know one name by two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    pub(super) bundle: u32,
    pub(super) number: u32,
}

/// What figures say besides: a unit, a name as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Printed {
    pub(super) bundle: u32,
    pub(super) number: u32,
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

const ASPECTS: [Aspect; 6] =
    [Aspect::Level, Aspect::Growth, Aspect::Share, Aspect::Change, Aspect::Rank, Aspect::Milestone];

/// Numbers of one figure: its own, its report's and paragraph's, its year (0 is none) with what else is known of it, its
/// name's, those of what it says.
const NUMBERS: usize = 7;
const ENTRY: usize = 4 * NUMBERS;

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
        has_value: rest >> 25 & 1 == 1,
        is_whole: rest >> 26 & 1 == 1,
        aspect: *ASPECTS.get((rest >> 27 & 0xf) as usize)?,
        name: Name { bundle: 0, number: number(entry, 16) },
        printed: Printed { bundle: 0, number: number(entry, 20) },
        unit: Printed { bundle: 0, number: number(entry, 24) },
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
    names: Numbered,
    named: Vec<Vec<[u8; ENTRY]>>,
    said: Numbered,
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
        let name = self.names.of(&folded(&figure.indicator));
        let said = [self.said.of(&figure.printed), self.said.of(&figure.unit)];
        let entry = entry([at, report], figure, name, said);
        for concept in concepts {
            put(&mut self.concepts, concept.index(), entry);
        }
        put(&mut self.named, name as usize, entry);
    }

    /// A [`Table`] by concept, the names, their [`Parts`], a [`Table`] by name, and what is said besides.
    pub(super) fn lay(self) -> [Bytes; 5] {
        let (names, said) = (self.names.texts(), self.said.texts());
        [
            Arc::new(lay(&self.concepts)),
            Arc::new(Texts::lay(&names)),
            Arc::new(Parts::lay(&names)),
            Arc::new(lay(&self.named)),
            Arc::new(Texts::lay(&said)),
        ]
    }
}

/// Texts, each with the number of its first coming.
#[derive(Debug, Default)]
struct Numbered(HashMap<String, u32>);

impl Numbered {
    fn of(&mut self, text: &str) -> u32 {
        if let Some(number) = self.0.get(text) {
            return *number;
        }
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(text.to_owned(), next);
        next
    }

    fn texts(self) -> Vec<String> {
        let mut texts: Vec<(String, u32)> = self.0.into_iter().collect();
        texts.sort_unstable_by_key(|(_, number)| *number);
        texts.into_iter().map(|(text, _)| text).collect()
    }
}

fn entry([at, report]: [u32; 2], figure: &Figure, name: u32, [printed, unit]: [u32; 2]) -> [u8; ENTRY] {
    let kind = KINDS.iter().position(|kind| *kind == figure.period.kind).unwrap_or(0);
    let nature = NATURES.iter().position(|nature| *nature == figure.nature).unwrap_or(0);
    let aspect = ASPECTS.iter().position(|aspect| *aspect == figure.aspect).unwrap_or(0);
    let year = u32::from(figure.year().map_or(0, Year::get));
    let rest = year
        | (kind as u32) << 16
        | (nature as u32) << 20
        | u32::from(figure.record) << 24
        | u32::from(figure.value.is_some()) << 25
        | u32::from(is_whole(figure)) << 26
        | (aspect as u32) << 27;
    let mut entry = [0; ENTRY];
    let numbers = [at, report, figure.place.paragraph.paragraph, rest, name, printed, unit];
    for (place, number) in entry.chunks_exact_mut(4).zip(numbers) {
        place.copy_from_slice(&number.to_le_bytes());
    }
    entry
}

/// 由2010年的68亿元增加到136.3亿元 tells how much there is; what it grew by since then is another story.
fn is_whole(figure: &Figure) -> bool {
    let is_of_year = figure.base.year.is_none() || figure.aspect == Aspect::Level;
    figure.scope.is_none() && is_of_year && figure.change != Some(Change::From)
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
