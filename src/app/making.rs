//! How an edition is made in the stacks: the volumes that are missing, the bundles that hold them, and what is gone of
//! the bundles it goes on with.

use std::collections::{HashMap, HashSet};
use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use super::keyed::{Keyed, key};
use super::stacks::Stacks;
use crate::library::{
    Binding, Bundle, Card, Catalogue, Entry, Key, Leaved, Opened, Spelled, Volume, gone, plan,
};
use crate::question::Knowledge;
use crate::search::{IndexError, Tally};
use crate::text::Lookup;

/// Reports that are read side by side: memory is that of so many volumes.
const BATCH: usize = 32;

/// Why an edition could not be made in the stacks.
#[derive(Debug, thiserror::Error)]
pub(super) enum MakeError {
    #[error(transparent)]
    Index(#[from] IndexError),
    #[error(transparent)]
    Write(#[from] io::Error),
    #[error("a file changed while it was read")]
    Changed,
    #[error("a volume is not kept any more")]
    Gone,
}

/// Where and of what an edition is made.
pub(super) struct Making<'a> {
    pub(super) stacks: &'a Stacks,
    pub(super) mark: Key,
    pub(super) files: &'a [Keyed],
    pub(super) knowledge: &'a Knowledge,
    /// Told how many of how many steps are done.
    pub(super) progress: &'a (dyn Fn(usize, usize) + Sync),
}

impl Making<'_> {
    /// Makes and keeps the edition of that key, going on with what `before` holds.
    pub(super) fn make(&self, edition: Key, before: Option<&Opened>) -> Result<(), MakeError> {
        let entries = self.entries(before)?;
        let mut catalogue = Catalogue { key: edition, entries, ..Catalogue::default() };
        let held = catalogue.keys();
        let known = before.map(|before| before.bundles.as_slice()).unwrap_or_default();
        let plan = plan(&known.iter().map(|bundle| bundle.keys().collect()).collect::<Vec<_>>(), &held);
        let mut bundles: Vec<Arc<Bundle>> =
            plan.kept.iter().filter_map(|at| known.get(*at).cloned()).collect();
        let gone = self.gone(before, &bundles, &held)?;
        let mut done = self.files.len() - plan.made.iter().map(Vec::len).sum::<usize>();
        for own in plan.made {
            bundles.push(Arc::new(self.bundle(&own, &mut done)?));
        }
        let mut tables: Vec<Option<Lookup>> =
            gone.iter().map(|own| own.as_ref().map(|table| Lookup::over(Arc::new(table.clone())))).collect();
        tables.resize(bundles.len(), None);
        let counted = bundles.iter().zip(tables.iter().map(Option::as_ref));
        let spelled = Spelled::of(catalogue.held(), counted, self.knowledge);
        let spelling = spelled.key();
        if self.stacks.spelling(spelling).is_none() {
            self.stacks.put_spelling(spelling, &spelled.lay(self.knowledge))?;
        }
        catalogue.spelling = spelling;
        catalogue.bundles = bundles.iter().map(|bundle| bundle.key).collect();
        Ok(self.stacks.put_edition(catalogue, &gone)?)
    }

    /// What is known of each file; the volumes that are missing are made, on all cores.
    fn entries(&self, before: Option<&Opened>) -> Result<Vec<Entry>, MakeError> {
        let known = before.map(|before| before.catalogue.by_key()).unwrap_or_default();
        let entry = |file: &Keyed| {
            let kept = known.get(&file.key).map(|entry| Entry::clone(entry));
            let is_there = |entry: &Entry| entry.card.as_ref().is_none_or(|card| self.stacks.is_there(card));
            let name = file.listed.name();
            match kept.filter(is_there) {
                Some(entry) => Ok(Entry { file: name.to_owned(), ..entry }),
                None => self.volume(file).map(|(volume, card)| Entry::of(name, file.key, &volume, card)),
            }
        };
        let mut entries = Vec::with_capacity(self.files.len());
        for batch in self.files.chunks(BATCH) {
            let made = batch.par_iter().map(entry);
            entries.extend(made.collect::<Result<Vec<_>, _>>()?);
            self.tell(entries.len());
        }
        Ok(entries)
    }

    /// Of each bundle that is gone on with, how many documents hold each term of the volumes that are not held; what was
    /// counted for the edition before is gone on from.
    fn gone(
        &self,
        before: Option<&Opened>,
        kept: &[Arc<Bundle>],
        held: &[Key],
    ) -> Result<Vec<Option<Vec<u8>>>, MakeError> {
        let Some(before) = before else { return Ok(Vec::new()) };
        let was = gone(&before.bundles, &before.catalogue.keys());
        let was: HashMap<Key, (HashSet<Key>, &Option<Lookup>)> =
            (before.bundles.iter().map(|bundle| bundle.key)).zip(was.into_iter().zip(&before.gone)).collect();
        let cut = |key: &Key| {
            let (volume, _) = self.stacks.volume(*key).ok_or(MakeError::Gone)?;
            Ok::<Tally, MakeError>(volume.cut(self.knowledge).tally())
        };
        let none = (HashSet::new(), &None);
        kept.iter()
            .zip(gone(kept, held))
            .map(|(bundle, is)| {
                let (was, table) = was.get(&bundle.key).unwrap_or(&none);
                let mut tally = table.as_ref().map(Tally::of).unwrap_or_default();
                is.difference(was).try_for_each(|key| cut(key).map(|own| tally.add(&own)))?;
                was.difference(&is).try_for_each(|key| cut(key).map(|own| tally.take(&own)))?;
                Ok((!is.is_empty()).then(|| tally.lay()))
            })
            .collect()
    }

    /// The bundle of these volumes, as it is kept or made now.
    fn bundle(&self, volumes: &[Key], done: &mut usize) -> Result<Bundle, MakeError> {
        let key = Bundle::key(volumes);
        if let Some(bundle) = self.stacks.bundle(key) {
            return Ok(bundle);
        }
        let files: HashMap<Key, &Keyed> = self.files.iter().map(|file| (file.key, file)).collect();
        let leaved = |key: &Key| {
            let (volume, _) = self.volume(files.get(key).ok_or(MakeError::Gone)?)?;
            let cut = volume.cut(self.knowledge);
            Ok::<Leaved, MakeError>(Leaved { key: *key, volume, cut })
        };
        self.stacks.put_bundle(key, |folder| {
            let mut binding = Binding::new(Some(folder))?;
            for batch in volumes.chunks(BATCH) {
                let volumes = batch.par_iter().map(leaved).collect::<Result<Vec<_>, _>>()?;
                *done += volumes.len();
                binding.add(volumes)?;
                self.tell(self.files.len() + *done);
            }
            Ok::<_, MakeError>(binding.finish()?)
        })?;
        self.stacks.bundle(key).ok_or(MakeError::Gone)
    }

    /// The volume of a file as it is kept, or read now and kept.
    fn volume(&self, file: &Keyed) -> Result<(Volume, Option<Card>), MakeError> {
        if let Some(kept) = self.stacks.volume(file.key) {
            return Ok(kept);
        }
        let source = file.listed.read().ok().filter(|source| key(self.mark, source) == file.key);
        let volume = Volume::of(&source.ok_or(MakeError::Changed)?, self.knowledge);
        let (bytes, card) = volume.bind(file.key);
        self.stacks.put(file.key, &bytes)?;
        Ok((volume, card))
    }

    /// Of two steps for each file: it is made a volume, and that is bound.
    fn tell(&self, steps: usize) {
        (self.progress)(steps / 2, self.files.len());
    }
}
