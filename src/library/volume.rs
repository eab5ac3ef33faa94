//! One report made ready, and the bytes that it is kept in.

use std::fmt;
use std::ops::Range;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use std::sync::Arc;

use super::Measure;
use crate::figures::{Figure, Layout, Page, doubts};
use crate::question::Knowledge;
use crate::report::{Facts, Fault, Paragraph, Report, Section, Source, read, sample};
use crate::search::Cut;

/// What a volume is known by: the hash of its source and of everything that read it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Key([u8; 32]);

impl Key {
    /// The hash of several things together.
    pub fn of<'a>(things: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hash = Sha256::new();
        for thing in things {
            // Their lengths keep `ab, c` apart from `a, bc`.
            hash.update((thing.len() as u64).to_le_bytes());
            hash.update(thing);
        }
        Key(hash.finalize().into())
    }

    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// One report made ready: its text, its figures, and what they measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Volume {
    /// `None` where the file holds no report; then the faults say why.
    pub content: Option<Content>,
    pub faults: Vec<Fault>,
}

/// What a volume holds. Paragraphs name their report as number 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    pub report: Report,
    pub page: Page,
    /// One for each figure of the page.
    pub measures: Vec<Measure>,
}

/// What the catalogue says of a volume, so that the rest need not be read before it is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub key: Key,
    pub document: String,
    pub facts: Facts,
    pub sections: u32,
    pub paragraphs: u32,
    pub figures: u32,
    /// Of these, those that count among all that claim the same.
    pub records: u32,
    /// What tells its text from others.
    pub(super) sample: Vec<u64>,
    /// Bytes of the whole volume.
    pub length: u64,
    /// Where its [`Spine`] lies.
    pub(super) spine: Stretch,
}

/// A stretch of a file that is believed when its sum is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Stretch {
    start: u64,
    length: u64,
    sum: u32,
}

impl Stretch {
    pub(super) fn of(start: usize, bytes: &[u8]) -> Self {
        Stretch { start: start as u64, length: bytes.len() as u64, sum: crc32fast::hash(bytes) }
    }

    pub(super) fn range(self) -> Range<u64> {
        self.start..self.start.saturating_add(self.length)
    }

    /// True when `bytes` are what was written.
    pub(super) fn is(self, bytes: &[u8]) -> bool {
        self.length == bytes.len() as u64 && self.sum == crc32fast::hash(bytes)
    }

    /// What the stretch says; `None` when the bytes are not those that were written.
    pub(super) fn read<T: DeserializeOwned>(self, bytes: &[u8]) -> Option<T> {
        self.is(bytes).then(|| postcard::from_bytes(bytes).ok())?
    }

    fn within(self, file: &[u8]) -> Option<&[u8]> {
        file.get(usize::try_from(self.start).ok()?..usize::try_from(self.range().end).ok()?)
    }
}

/// What holds the leaves of a volume together, and is read before any of them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Spine {
    pub(super) sections: Vec<Section>,
    pub(super) layout: Layout,
    pub(super) leaves: Vec<Leaf>,
}

/// Where one paragraph lies, its figures, and what they measure: whoever asks for a paragraph reads no other.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(super) struct Leaf {
    pub(super) text: Stretch,
    pub(super) figures: Stretch,
    pub(super) measures: Stretch,
}

/// What a volume ends with.
#[derive(Serialize, Deserialize)]
struct Head {
    key: Key,
    card: Option<Card>,
    faults: Vec<Fault>,
}

/// Ends every volume and catalogue: what is cut off is told by its lack.
const MAGIC: &[u8; 8] = b"wenzheng";

impl Volume {
    /// Reads a file. `source.file` is what its faults name.
    #[must_use]
    pub fn of(source: &Source, knowledge: &Knowledge) -> Self {
        let mut reading = read(source);
        if let Some(facts) = reading.report.as_mut().map(|report| &mut report.facts)
            && let Some(own) = facts.region.as_deref().and_then(|region| knowledge.gazetteer.own_name(region))
        {
            // Its other reports may be named without the city that it lies in.
            Arc::make_mut(facts).region = Some(own.to_owned());
        }
        let mut faults = reading.faults;
        let content = reading.report.map(|report| {
            let page = Page::of(0, &report);
            let doubts = doubts(&report, page.figures());
            faults.extend(doubts.into_iter().map(|kind| Fault::warning(&source.file, None, kind)));
            let measures = page.figures().iter().map(|figure| Measure::of(figure, knowledge)).collect();
            Content { report, page, measures }
        });
        Volume { content, faults }
    }

    /// Its report cut into terms.
    #[must_use]
    pub fn cut(&self, knowledge: &Knowledge) -> Cut {
        let cut = |content: &Content| Cut::of(&content.report, &knowledge.segmenter);
        self.content.as_ref().map(cut).unwrap_or_default()
    }

    /// The bytes to keep it in, and its card where it holds a report.
    #[must_use]
    pub fn bind(&self, key: Key) -> (Vec<u8>, Option<Card>) {
        let mut bytes = Vec::new();
        let card = self.content.as_ref().map(|content| {
            let Content { report, page, measures } = content;
            let mut put = |part: Vec<u8>| {
                let stretch = Stretch::of(bytes.len(), &part);
                bytes.extend(part);
                stretch
            };
            let layout = page.layout(report.paragraphs.len());
            let mut measures = measures.as_slice();
            let mut leaf = |(paragraph, figures): (&Paragraph, &[Figure])| {
                let (own, rest) = measures.split_at_checked(figures.len()).unwrap_or_default();
                measures = rest;
                Leaf {
                    text: put(packed(paragraph)),
                    figures: put(packed(figures)),
                    measures: put(packed(own)),
                }
            };
            let own = report.paragraphs.iter().zip(page.leaves(report.paragraphs.len()));
            let leaves = own.map(&mut leaf).collect();
            let sections: Vec<Section> = report.sections.iter().cloned().collect();
            let spine = put(packed(&Spine { sections, layout, leaves }));
            Card {
                key,
                document: report.document.clone(),
                facts: Facts::clone(&report.facts),
                sections: u32::try_from(report.sections.len()).unwrap_or(u32::MAX),
                paragraphs: u32::try_from(report.paragraphs.len()).unwrap_or(u32::MAX),
                figures: u32::try_from(page.figures().len()).unwrap_or(u32::MAX),
                records: u32::try_from(page.figures().iter().filter(|figure| figure.record).count())
                    .unwrap_or(u32::MAX),
                sample: sample(report),
                length: 0,
                spine,
            }
        });
        let head = packed(&Head { key, card: card.clone(), faults: self.faults.clone() });
        seal(&mut bytes, &head);
        let length = bytes.len() as u64;
        (bytes, card.map(|card| Card { length, ..card }))
    }

    /// The volume that `bytes` hold, with its card; `None` when they are not whole, or those of another key.
    #[must_use]
    pub fn open(bytes: &[u8], key: Key) -> Option<(Volume, Option<Card>)> {
        let head: Head = unseal(bytes)?;
        if head.key != key {
            return None;
        }
        let Some(card) = head.card else {
            return Some((Volume { content: None, faults: head.faults }, None));
        };
        let spine: Spine = part(bytes, card.spine)?;
        let (mut paragraphs, mut figures, mut measures) = (Vec::new(), Vec::new(), Vec::new());
        for leaf in &spine.leaves {
            paragraphs.push(part::<Paragraph>(bytes, leaf.text)?);
            figures.extend(part::<Vec<Figure>>(bytes, leaf.figures)?);
            measures.extend(part::<Vec<Measure>>(bytes, leaf.measures)?);
        }
        let report = Report {
            document: card.document.clone(),
            facts: Arc::new(card.facts.clone()),
            sections: spine.sections.into(),
            paragraphs: paragraphs.into(),
        };
        let content = Some(Content { report, page: Page::bound(figures, &spine.layout), measures });
        let card = Card { length: bytes.len() as u64, ..card };
        Some((Volume { content, faults: head.faults }, Some(card)))
    }
}

fn part<T: DeserializeOwned>(bytes: &[u8], stretch: Stretch) -> Option<T> {
    stretch.read(stretch.within(bytes)?)
}

pub(super) fn packed<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    // Only a map of unknown length or a failing writer could fail, and neither is here.
    postcard::to_stdvec(value).unwrap_or_default()
}

/// A value in bytes that are told when they are cut off or changed.
pub(super) fn sealed<T: Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    seal(&mut bytes, &packed(value));
    bytes
}

/// Adds what says the rest, its length and sum, and the mark of the end.
pub(super) fn seal(bytes: &mut Vec<u8>, head: &[u8]) {
    bytes.extend(head);
    bytes.extend((head.len() as u64).to_le_bytes());
    bytes.extend(crc32fast::hash(head).to_le_bytes());
    bytes.extend(MAGIC);
}

/// What was sealed last; `None` when the bytes are cut off or changed.
pub(super) fn unseal<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let bytes = bytes.strip_suffix(MAGIC)?;
    let (bytes, sum) = bytes.split_last_chunk::<4>()?;
    let (bytes, length) = bytes.split_last_chunk::<8>()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let head = bytes.get(bytes.len().checked_sub(length)?..)?;
    (crc32fast::hash(head) == u32::from_le_bytes(*sum)).then(|| postcard::from_bytes(head).ok())?
}
