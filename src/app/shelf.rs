//! The library that is served now, and how the next edition takes its place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use arc_swap::ArcSwap;

use super::disk;
use super::shelving::{Loaded, Progress, Shelving};
use crate::config::{Origin, Search};
use crate::library::{BuildError, Key, Library};
use crate::report::Fault;

/// Holds the current edition; readers take a snapshot, a reload swaps the whole.
pub struct Shelf {
    current: ArcSwap<Library>,
    shelving: Shelving,
    /// What the current edition was read by. One reload at a time: two would build the same edition number.
    reloading: Mutex<Key>,
}

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Shelf(edition {})", self.current.load().edition())
    }
}

/// What a reload changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reloaded {
    pub edition: u64,
    pub reports: usize,
    pub paragraphs: usize,
    pub figures: usize,
    /// Document names that the edition before did not hold.
    pub added: Vec<String>,
    /// Document names that are gone.
    pub removed: Vec<String>,
    /// Document names whose text changed.
    pub changed: Vec<String>,
    pub faults: Vec<Fault>,
}

/// Why the old edition keeps serving.
#[derive(Debug, thiserror::Error)]
pub enum ReloadError {
    #[error("a reload is under way")]
    Busy,
    #[error(transparent)]
    Disk(#[from] disk::DiskError),
    #[error(transparent)]
    Build(#[from] BuildError),
    /// A file that the current edition serves now has errors; dropping it unasked would lose answers.
    #[error("a report that is being served can no longer be read: {0}")]
    Lost(Fault),
}

impl Shelf {
    /// The folder that the corpus is read from; what is built in has none.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match &self.shelving.corpus {
            Origin::Path(folder) => Some(folder),
            Origin::BuiltIn => None,
        }
    }

    /// Loads the first edition, all of it in memory.
    ///
    /// # Errors
    /// When a folder cannot be read or holds no report.
    pub fn open(corpus: impl Into<Origin>, search: Search) -> Result<(Shelf, Vec<Fault>), ReloadError> {
        Self::keeping(corpus, search, None, Box::new(|_, _| {}))
    }

    /// Loads the first edition from what is kept in `folder`, or makes and keeps it there; where nothing can be
    /// kept, in memory. A build tells `progress`.
    ///
    /// # Errors
    /// When a folder of the corpus cannot be read or holds no report.
    pub fn keeping(
        corpus: impl Into<Origin>,
        search: Search,
        folder: Option<PathBuf>,
        progress: Box<Progress>,
    ) -> Result<(Shelf, Vec<Fault>), ReloadError> {
        let shelving = Shelving { corpus: corpus.into(), search, folder, progress };
        let Loaded { library, faults, mark } = shelving.load(1, None, false)?;
        let current = ArcSwap::from_pointee(library);
        Ok((Shelf { current, shelving, reloading: Mutex::new(mark) }, faults))
    }

    /// The edition served now. Take one snapshot per question.
    #[must_use]
    pub fn current(&self) -> Arc<Library> {
        self.current.load_full()
    }

    /// Makes the next edition beside the current one and swaps: what did not change is shared. Blocks for the whole
    /// build: call it off the async threads.
    ///
    /// # Errors
    /// On any fault that would lose a served report; the current edition then keeps serving.
    pub fn reload(&self) -> Result<Reloaded, ReloadError> {
        let mut mark = match self.reloading.try_lock() {
            Ok(guard) => guard,
            // A build that panicked has changed nothing.
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Err(ReloadError::Busy),
        };
        let old = self.current();
        self.swap(&mut mark, |loaded| compare(&old, &loaded.library, loaded.faults.clone()), false)
    }

    /// Takes the place of an edition of which something kept turned out damaged: its volumes are checked and made
    /// anew where they are not whole.
    ///
    /// # Errors
    /// When the corpus can no longer be read; the damaged edition then keeps serving what it can.
    pub fn mend(&self, damaged: &Library) -> Result<(), ReloadError> {
        let mut mark = self.reloading.lock().unwrap_or_else(PoisonError::into_inner);
        if self.current().edition() != damaged.edition() {
            return Ok(());
        }
        self.swap(&mut mark, |_| Ok(()), true)
    }

    fn swap<T>(
        &self,
        mark: &mut MutexGuard<'_, Key>,
        accept: impl FnOnce(&Loaded) -> Result<T, ReloadError>,
        anew: bool,
    ) -> Result<T, ReloadError> {
        let old = self.current();
        let before = Some((**mark, old.shared_knowledge()));
        let loaded = self.shelving.load(old.edition() + 1, before, anew)?;
        let accepted = accept(&loaded)?;
        **mark = loaded.mark;
        self.current.store(Arc::new(loaded.library));
        Ok(accepted)
    }
}

fn compare(old: &Library, new: &Library, faults: Vec<Fault>) -> Result<Reloaded, ReloadError> {
    let volumes = |library: &Library| -> BTreeMap<String, Option<Key>> {
        let numbered = (0u32..).zip(library.corpus().reports());
        numbered.map(|(number, report)| (report.document.clone(), library.key(number))).collect()
    };
    let (before, after) = (volumes(old), volumes(new));
    let removed: Vec<String> = before.keys().filter(|name| !after.contains_key(*name)).cloned().collect();
    if let Some(fault) = faults.iter().find(|fault| {
        let document = disk::document_of(std::path::Path::new(&fault.file));
        removed.contains(&document)
    }) {
        return Err(ReloadError::Lost(fault.clone()));
    }
    let changed = before.iter().filter(|(name, key)| after.get(*name).is_some_and(|new| new != *key));
    Ok(Reloaded {
        edition: new.edition(),
        reports: after.len(),
        paragraphs: new.paragraphs(),
        figures: new.ledger().len(),
        added: after.keys().filter(|name| !before.contains_key(*name)).cloned().collect(),
        changed: changed.map(|(name, _)| name.clone()).collect(),
        removed,
        faults,
    })
}
