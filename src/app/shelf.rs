//! The library that is served now, and how the next edition takes its place.

use std::sync::{Arc, Mutex, TryLockError};

use arc_swap::ArcSwap;

use super::disk;
use crate::config::{Origin, Search};
use crate::library::{BuildError, Library};
use crate::report::Fault;

/// Holds the current edition; readers take a snapshot, a reload swaps the whole.
#[derive(Debug)]
pub struct Shelf {
    current: ArcSwap<Library>,
    corpus: Origin,
    search: Search,
    /// One reload at a time: two would build the same edition number.
    reloading: Mutex<()>,
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
    /// Loads the first edition.
    ///
    /// # Errors
    /// When a folder cannot be read or holds no report.
    pub fn open(corpus: impl Into<Origin>, search: Search) -> Result<(Shelf, Vec<Fault>), ReloadError> {
        let corpus = corpus.into();
        let (library, faults) = load(1, &corpus, &search)?;
        let current = ArcSwap::from_pointee(library);
        Ok((Shelf { current, corpus, search, reloading: Mutex::new(()) }, faults))
    }

    /// The edition served now. Take one snapshot per question.
    #[must_use]
    pub fn current(&self) -> Arc<Library> {
        self.current.load_full()
    }

    /// Builds the next edition beside the current one and swaps. Blocks for the whole build: call it off
    /// the async threads.
    ///
    /// # Errors
    /// On any fault that would lose a served report; the current edition then keeps serving.
    pub fn reload(&self) -> Result<Reloaded, ReloadError> {
        let _one_at_a_time = match self.reloading.try_lock() {
            Ok(guard) => guard,
            // A build that panicked has changed nothing.
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Err(ReloadError::Busy),
        };
        let old = self.current();
        let (library, faults) = load(old.edition() + 1, &self.corpus, &self.search)?;
        let reloaded = compare(&old, &library, faults)?;
        self.current.store(Arc::new(library));
        Ok(reloaded)
    }
}

fn load(edition: u64, corpus: &Origin, search: &Search) -> Result<(Library, Vec<Fault>), ReloadError> {
    let (sources, mut faults) = disk::read_corpus(corpus)?;
    let knowledge = disk::read_knowledge(search)?;
    let (library, more) = Library::build(edition, &sources, knowledge)?;
    faults.extend(more);
    Ok((library, faults))
}

fn compare(old: &Library, new: &Library, faults: Vec<Fault>) -> Result<Reloaded, ReloadError> {
    let find = |library: &Library, name: &str| {
        library.corpus().reports().iter().position(|report| report.document == name)
    };
    let names = |library: &Library| -> Vec<String> {
        library.corpus().reports().iter().map(|report| report.document.clone()).collect()
    };
    let (before, after) = (names(old), names(new));
    let removed: Vec<String> = before.iter().filter(|name| !after.contains(name)).cloned().collect();
    if let Some(fault) = faults.iter().find(|fault| {
        let document = disk::document_of(std::path::Path::new(&fault.file));
        removed.contains(&document)
    }) {
        return Err(ReloadError::Lost(fault.clone()));
    }
    let changed = before.iter().filter(|name| {
        let old_report = find(old, name).and_then(|at| old.corpus().reports().get(at));
        let new_report = find(new, name).and_then(|at| new.corpus().reports().get(at));
        matches!((old_report, new_report), (Some(a), Some(b)) if a != b)
    });
    Ok(Reloaded {
        edition: new.edition(),
        reports: after.len(),
        paragraphs: new.corpus().paragraphs().count(),
        figures: new.ledger().figures().len(),
        added: after.iter().filter(|name| !before.contains(name)).cloned().collect(),
        changed: changed.cloned().collect(),
        removed,
        faults,
    })
}
