//! The reports of an edition as far as they were asked for: each is read when something of it is first asked, and kept
//! until all are closed together.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;

use super::volume::Part;
use super::{Body, Card, Fetch, Measure};
use crate::figures::{Ledger, Page};
use crate::report::{Corpus, Later, Report};
use crate::search::{Held, Vocabulary};

/// Bytes of volumes that are kept open at a time. In memory they are about four times as much.
const MOST: u64 = 48 * 1024 * 1024;

pub(super) struct Reading {
    pub(super) corpus: Corpus,
    pub(super) ledger: Ledger,
    /// Of each report, one for each of its figures.
    pub(super) measures: Vec<Later<Vec<Measure>>>,
    /// Of each report, what its paragraphs hold.
    pub(super) held: Vec<OnceLock<Vec<OnceLock<Held>>>>,
    bytes: Arc<AtomicU64>,
}

impl Reading {
    /// Nothing is read yet.
    pub(super) fn of(body: &Body) -> Reading {
        let reader = Reader {
            fetch: Arc::clone(&body.fetch),
            is_damaged: Arc::clone(&body.is_damaged),
            bytes: Arc::default(),
        };
        let vocabulary = Arc::new(body.index.vocabulary().clone());
        let (mut ledger, mut reports, mut measures, mut held) =
            (Ledger::default(), Vec::new(), Vec::new(), Vec::new());
        for (number, card) in (0u32..).zip(body.catalogue.held()) {
            reports.push(Report {
                document: card.document.clone(),
                facts: card.facts.clone(),
                sections: reader.later(card, Part::Sections, |sections| sections),
                paragraphs: reader.later(card, Part::Paragraphs, |paragraphs| paragraphs),
            });
            let page = reader.later(card, Part::Page, move |page: Page| page.numbered(number));
            ledger.add(&card.facts, card.figures as usize, page);
            let vocabulary = Arc::clone(&vocabulary);
            measures.push(reader.later(card, Part::Measures, move |measures| known(measures, &vocabulary)));
            held.push(OnceLock::new());
        }
        Reading { corpus: Corpus::of(reports), ledger, measures, held, bytes: reader.bytes }
    }

    pub(super) fn has_read_much(&self) -> bool {
        self.bytes.load(Ordering::Relaxed) > MOST
    }
}

impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reading({} bytes)", self.bytes.load(Ordering::Relaxed))
    }
}

/// Reads parts of volumes, and tells when one is not what was written.
struct Reader {
    fetch: Fetch,
    is_damaged: Arc<AtomicBool>,
    bytes: Arc<AtomicU64>,
}

impl Reader {
    fn later<P: DeserializeOwned + Default, T>(
        &self,
        card: &Card,
        part: Part,
        then: impl FnOnce(P) -> T + Send + 'static,
    ) -> Later<T> {
        let (fetch, is_damaged) = (Arc::clone(&self.fetch), Arc::clone(&self.is_damaged));
        let bytes = Arc::clone(&self.bytes);
        let (key, stretch) = (card.key, card.part(part));
        Later::new(move || {
            let range = stretch.range();
            bytes.fetch_add(range.end - range.start, Ordering::Relaxed);
            let read = fetch(key, range).and_then(|bytes| stretch.read(&bytes));
            if read.is_none() {
                is_damaged.store(true, Ordering::Release);
            }
            then(read.unwrap_or_default())
        })
    }
}

/// With the terms that the corpus holds, of those of the indicators.
fn known(mut measures: Vec<Measure>, vocabulary: &Vocabulary) -> Vec<Measure> {
    measures.iter_mut().for_each(|measure| measure.terms = vocabulary.known(&measure.terms));
    measures
}
