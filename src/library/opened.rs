//! How an edition is opened over what is kept, and how one is made in memory alone.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;

use super::catalogue::{Catalogue, Entry};
use super::maps::Maps;
use super::plan::plan;
use super::spelled::Spelled;
use super::volume::Part;
use super::{
    Binding, Body, BuildError, Bundle, Card, Fetch, Key, Leaved, Library, Measure, Spelling, Volume,
};
use crate::figures::{Ledger, Page};
use crate::question::Knowledge;
use crate::report::{Corpus, Fault, Later, Report, Source};
use crate::search::{Index, Placed, Vocabulary};
use crate::text::Lookup;

/// What an edition is opened over.
#[derive(Debug, Clone)]
pub struct Opened {
    pub catalogue: Catalogue,
    /// Those that the catalogue names, in its order.
    pub bundles: Vec<Arc<Bundle>>,
    /// Of each bundle, how many documents hold each term of the volumes that the edition does not hold.
    pub gone: Vec<Option<Lookup>>,
}

impl Library {
    /// Builds an edition from files, in memory. Files with errors are left out and named in the faults; none left is
    /// an error.
    ///
    /// # Errors
    /// [`BuildError::NoReport`] when no file holds a report.
    pub fn build(
        edition: u64,
        sources: &[Source],
        knowledge: impl Into<Arc<Knowledge>>,
    ) -> Result<(Library, Vec<Fault>), BuildError> {
        let knowledge = knowledge.into();
        let mut sources: Vec<&Source> = sources.iter().collect();
        sources.sort_by_key(|source| &source.document);
        let (mut catalogue, mut volumes) = (Catalogue::default(), HashMap::new());
        let mut kept: HashMap<Key, Vec<u8>> = HashMap::new();
        for source in sources {
            let key = Key::of([source.document.as_bytes(), &source.bytes]);
            let volume = Volume::of(source, &knowledge);
            let (bytes, card) = volume.bind(key);
            catalogue.entries.push(Entry::of(&source.file, key, &volume, card));
            kept.insert(key, bytes);
            volumes.insert(key, volume);
        }
        let faults = catalogue.faults();
        let held = catalogue.keys();
        if held.is_empty() {
            return Err(BuildError::NoReport(faults));
        }
        let mut bundles = Vec::new();
        for own in plan(&[], &held).made {
            let mut binding = Binding::new(None)?;
            for (key, volume) in own.iter().filter_map(|key| Some((*key, volumes.remove(key)?))) {
                let cut = volume.cut(&knowledge);
                binding.add(vec![Leaved { key, volume, cut }])?;
            }
            let bound = binding.finish()?;
            bundles.push(Arc::new(Bundle::over(bound.label, bound.piece, bound.tables)));
        }
        let nothing_gone = vec![None; bundles.len()];
        let whole = bundles.iter().map(|bundle| (bundle, None));
        let spelling = Spelling::over(Spelled::of(catalogue.held(), whole, &knowledge).lay(&knowledge));
        let fetch = move |key: Key, range: Range<u64>| {
            let volume = kept.get(&key)?;
            volume
                .get(usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?)
                .map(<[u8]>::to_vec)
        };
        let opened = Opened { catalogue, bundles, gone: nothing_gone };
        Ok((Library::open(edition, (opened, spelling), knowledge, Arc::new(fetch)), faults))
    }

    /// An edition over volumes that are read when something of theirs is asked for.
    #[must_use]
    pub fn open(
        edition: u64,
        (opened, spelling): (Opened, Spelling),
        knowledge: Arc<Knowledge>,
        fetch: Fetch,
    ) -> Library {
        let Opened { catalogue, bundles, gone } = opened;
        let maps = Maps::of(bundles, catalogue.held());
        let index = Index::of(placed(&maps, &gone));
        let vocabulary = Arc::new(index.vocabulary().clone());
        let is_damaged = Arc::new(AtomicBool::new(false));
        let reader = Reader { fetch, is_damaged: Arc::clone(&is_damaged) };
        let (mut ledger, mut reports, mut measures, mut held) =
            (Ledger::default(), Vec::new(), Vec::new(), Vec::new());
        for (number, card) in (0u32..).zip(catalogue.held()) {
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
        let body = Body {
            corpus: Corpus::of(reports),
            ledger,
            index,
            knowledge,
            measures,
            maps,
            gone,
            spelling,
            held,
            paragraphs: catalogue.held().map(|card| card.paragraphs as usize).sum(),
            records: catalogue.held().map(|card| card.records as usize).sum(),
            faults: catalogue.faults(),
            keys: catalogue.keys(),
            catalogue,
            is_damaged,
        };
        Library { edition, taught: Arc::default(), body: Arc::new(body) }
    }

    /// What it was opened over, for the next edition to share.
    #[must_use]
    pub fn opened(&self) -> Opened {
        Opened {
            catalogue: self.body.catalogue.clone(),
            bundles: self.body.maps.bundles().to_vec(),
            gone: self.body.gone.clone(),
        }
    }
}

fn placed(maps: &Maps, gone: &[Option<Lookup>]) -> Vec<Placed> {
    let own = maps.bundles().iter().zip(maps.numbers()).zip(gone);
    own.map(|((bundle, numbers), gone)| Placed {
        piece: Arc::clone(&bundle.piece),
        reports: numbers.clone(),
        extents: bundle.label.extents().collect(),
        gone: gone.clone(),
    })
    .collect()
}

/// Reads parts of volumes, and tells when one is not what was written.
struct Reader {
    fetch: Fetch,
    is_damaged: Arc<AtomicBool>,
}

impl Reader {
    fn later<P: DeserializeOwned + Default, T>(
        &self,
        card: &Card,
        part: Part,
        then: impl FnOnce(P) -> T + Send + 'static,
    ) -> Later<T> {
        let (fetch, is_damaged) = (Arc::clone(&self.fetch), Arc::clone(&self.is_damaged));
        let (key, stretch) = (card.key, card.part(part));
        Later::new(move || {
            let read = fetch(key, stretch.range()).and_then(|bytes| stretch.read(&bytes));
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
