//! The reports of an edition as far as they were asked for: each is read when something of it is first asked, and kept
//! until all are closed together.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;

use super::volume::{Leaf, Spine, Stretch};
use super::{Body, Fetch, Key, Measure};
use crate::figures::{Figure, Layout, Ledger};
use crate::report::{Corpus, Each, Later, Members, Paragraph, Report, Section};
use crate::search::{Held, Vocabulary};

/// Bytes of volumes that are kept open at a time. In memory they are about four times as much.
const MOST: u64 = 48 * 1024 * 1024;

/// The terms of a paragraph; one that is not asked for takes no more than a pointer.
type Terms = OnceLock<Box<Held>>;

pub(super) struct Reading {
    pub(super) corpus: Corpus,
    pub(super) ledger: Ledger,
    /// Of each report, what the figures of each paragraph measure.
    pub(super) measures: Vec<Each<Vec<Measure>>>,
    /// Of each report, what its paragraphs hold.
    pub(super) held: Vec<OnceLock<Box<[Terms]>>>,
    leaves: Arc<Leaves>,
}

impl Reading {
    /// Nothing is read yet. Of `before`, a reading of the same reports, what every reading has is shared.
    pub(super) fn of(body: &Body, before: Option<&Reading>) -> Reading {
        let leaves = Arc::new(Leaves {
            fetch: Arc::clone(&body.fetch),
            is_damaged: Arc::clone(&body.is_damaged),
            places: Arc::clone(&body.places),
            vocabulary: body.index.vocabulary().clone(),
            spines: body.places.iter().map(|_| OnceLock::new()).collect(),
            bytes: AtomicU64::new(0),
        });
        let reader = Reader::of(&leaves);
        let (mut ledger, mut reports, mut measures) = (Ledger::default(), Vec::new(), Vec::new());
        for ((number, card), facts) in (0u32..).zip(body.catalogue.held()).zip(&*body.facts) {
            let paragraphs = card.paragraphs as usize;
            reports.push(Report {
                document: card.document.clone(),
                facts: Arc::clone(facts),
                sections: Each::of(number, card.sections as usize, Arc::clone(&reader.section)),
                paragraphs: Each::of(number, paragraphs, Arc::clone(&reader.paragraph)),
            });
            let layout = Later::of(number, Arc::clone(&reader.layout));
            let figures = Each::of(number, paragraphs, Arc::clone(&reader.figures));
            ledger.add(facts, card.figures as usize, layout, figures);
            measures.push(Each::of(number, paragraphs, Arc::clone(&reader.measures)));
        }
        let held = reports.iter().map(|_| OnceLock::new()).collect();
        let corpus = match before {
            Some(before) => before.corpus.anew(reports),
            None => Corpus::of(reports),
        };
        Reading { corpus, ledger, measures, held, leaves }
    }

    /// Half as much as [`Reading::has_read_much`] says.
    pub(super) fn has_read_half(&self) -> bool {
        self.leaves.bytes.load(Ordering::Relaxed) > MOST / 2
    }

    pub(super) fn has_read_much(&self) -> bool {
        self.leaves.bytes.load(Ordering::Relaxed) > MOST
    }
}

impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reading({} bytes)", self.leaves.bytes.load(Ordering::Relaxed))
    }
}

/// The leaves of all volumes, read one by one.
struct Leaves {
    fetch: Fetch,
    is_damaged: Arc<AtomicBool>,
    /// Of each report, its volume and where the spine of that lies.
    places: Arc<[(Key, Stretch)]>,
    vocabulary: Vocabulary,
    spines: Box<[OnceLock<Box<Spine>>]>,
    bytes: AtomicU64,
}

impl Leaves {
    /// A stretch of the volume of a report. What is not what was written is told, and reads as nothing.
    fn read<T: DeserializeOwned>(&self, report: u32, stretch: Stretch) -> Option<T> {
        let (key, _) = self.places.get(report as usize)?;
        let range = stretch.range();
        self.bytes.fetch_add(range.end - range.start, Ordering::Relaxed);
        let read = (self.fetch)(*key, range).and_then(|bytes| stretch.read(&bytes));
        if read.is_none() {
            self.is_damaged.store(true, Ordering::Release);
        }
        read
    }

    fn spine(&self, report: u32) -> Option<&Spine> {
        let (_, stretch) = self.places.get(report as usize)?;
        let spine = self.spines.get(report as usize)?;
        Some(spine.get_or_init(|| Box::new(self.read(report, *stretch).unwrap_or_default())))
    }

    fn leaf<T: DeserializeOwned>(&self, report: u32, at: usize, part: fn(&Leaf) -> Stretch) -> Option<T> {
        self.read(report, part(self.spine(report)?.leaves.get(at)?))
    }
}

/// What reads for everybody who asks.
struct Reader {
    section: Members<Section>,
    paragraph: Members<Paragraph>,
    layout: Arc<dyn Fn(u32) -> Layout + Send + Sync>,
    figures: Members<Vec<Figure>>,
    measures: Members<Vec<Measure>>,
}

impl Reader {
    fn of(leaves: &Arc<Leaves>) -> Reader {
        let [own, text, page, figures, measures] = std::array::from_fn(|_| Arc::clone(leaves));
        Reader {
            section: Arc::new(move |report, at| own.spine(report)?.sections.get(at).cloned()),
            paragraph: Arc::new(move |report, at| text.leaf(report, at, |leaf| leaf.text)),
            layout: Arc::new(move |report| {
                page.spine(report).map(|spine| spine.layout.clone()).unwrap_or_default().numbered(report)
            }),
            figures: Arc::new(move |report, at| {
                let mut found: Vec<Figure> = figures.leaf(report, at, |leaf| leaf.figures)?;
                found.iter_mut().for_each(|figure| figure.place.paragraph.report = report);
                Some(found)
            }),
            measures: Arc::new(move |report, at| {
                Some(known(measures.leaf(report, at, |leaf| leaf.measures)?, &measures.vocabulary))
            }),
        }
    }
}

/// With the terms that the corpus holds, of those of the indicators.
fn known(mut measures: Vec<Measure>, vocabulary: &Vocabulary) -> Vec<Measure> {
    measures.iter_mut().for_each(|measure| measure.terms = vocabulary.known(&measure.terms));
    measures
}
