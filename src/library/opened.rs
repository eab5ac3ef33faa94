//! How an edition is opened over what is kept, and how one is made in memory alone.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::catalogue::{Catalogue, Entry};
use super::maps::Maps;
use super::plan::plan;
use super::reading::Reading;
use super::spelled::Spelled;
use super::{Binding, Body, BuildError, Bundle, Fetch, Key, Leaved, Library, Spelling, Volume};
use crate::question::Knowledge;
use crate::report::{Fault, Source};
use crate::search::{Index, Placed};
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
        let body = Body {
            index,
            knowledge,
            maps,
            gone,
            spelling,
            paragraphs: catalogue.held().map(|card| card.paragraphs as usize).sum(),
            records: catalogue.held().map(|card| card.records as usize).sum(),
            namesakes: OnceLock::new(),
            faults: catalogue.faults(),
            facts: catalogue.held().map(|card| Arc::new(card.facts.clone())).collect(),
            places: catalogue.held().map(|card| (card.key, card.spine)).collect(),
            catalogue,
            fetch,
            is_damaged: Arc::default(),
        };
        let reading = Arc::new(Reading::of(&body, None));
        Library { edition, taught: Arc::default(), body: Arc::new(body), reading }
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
