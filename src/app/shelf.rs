//! The library that is served now.

mod change;
mod teach;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::{ArcSwap, Guard};

use super::clock::Clock;
use super::register::{Kept, Register};
use super::reloaded::{ReloadError, Wish};
use super::retired::give_back;
use super::shelving::{Loaded, Manner, Progress, Shelving};
use crate::config::{Origin, Search};
use crate::library::{Key, Library};
use crate::question::Taught;
use crate::report::Fault;

/// Holds the current edition; readers take a snapshot, a reload swaps the whole.
pub struct Shelf {
    current: ArcSwap<Library>,
    shelving: Shelving,
    /// How far a score of the gold questions may fall with a new edition, 0 to 1.
    margin: f64,
    /// The folder of what admins add: aliases, gold questions.
    data: Option<PathBuf>,
    /// What was taught; each edition is given it. Held for moments only.
    taught: Mutex<Arc<Taught>>,
    /// One change at a time: two would build the same edition number.
    changing: Mutex<State>,
}

/// What is known of the current edition beside the edition itself.
#[derive(Debug)]
struct State {
    /// What it was read by.
    mark: Key,
    /// `None` where nobody is to go on with it after a restart.
    register: Option<Register>,
}

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Shelf(edition {})", self.current.load().edition())
    }
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
        let loaded = shelving.load(|_| 1, None, Manner::default())?;
        Ok(Self::over(shelving, loaded, None))
    }

    /// As [`Shelf::keeping`], for whoever serves: goes on with the edition that was served last, and then moves to the
    /// corpus as it is if the gate lets it. Why it did not is told beside.
    ///
    /// # Errors
    /// Where nothing was served before, those of [`Shelf::keeping`].
    pub fn serving(
        corpus: impl Into<Origin>,
        search: Search,
        folder: PathBuf,
        progress: Box<Progress>,
        (margin, data): (f64, &Path),
    ) -> Result<(Shelf, Vec<Fault>, Option<ReloadError>), ReloadError> {
        let register = Register::open(&folder);
        let shelving = Shelving { corpus: corpus.into(), search, folder: Some(folder), progress };
        let last = register.served().and_then(|kept| shelving.reopen(kept, None));
        let (is_last, is_held) = (last.is_some(), register.is_held());
        let loaded = match last {
            Some(last) => last,
            None => {
                let number = |key: Option<Key>| key.map_or(1, |key| register.number(key));
                shelving.load(number, None, Manner { wanted: register.editions(), ..Manner::default() })?
            }
        };
        let pair = loaded.key.map(|key| (loaded.mark, key));
        let (shelf, mut faults) = Self::over(shelving, loaded, pair.map(|_| register));
        let shelf = Shelf { margin, ..shelf.beside(data)? };
        if let Some(pair) = pair.filter(|_| !is_last) {
            let current = shelf.current();
            let mut state = shelf.state();
            if let Some(register) = &mut state.register
                && register.serve(&current, pair, false, Clock::Wall.now()).is_err()
            {
                // Where nothing can be written a start is a first start.
                state.register = None;
            }
        }
        // Nobody is answered yet.
        let moved = if is_last && !is_held { Some(shelf.reload_in(Wish::Gated, false)) } else { None };
        let refused = match moved {
            Some(Ok(reloaded)) => {
                faults = reloaded.faults;
                None
            }
            Some(Err(refused)) => Some(refused),
            None => None,
        };
        Ok((shelf, faults, refused))
    }

    /// With what admins have added in the folder `data`.
    ///
    /// # Errors
    /// When what is there is faulty.
    pub fn beside(mut self, data: &Path) -> Result<Shelf, ReloadError> {
        self.data = Some(data.to_owned());
        let taught = Arc::new(self.read_taught()?);
        self.current.store(Arc::new(self.current().with_taught(Arc::clone(&taught))));
        self.taught = Mutex::new(taught);
        Ok(self)
    }

    fn over(shelving: Shelving, loaded: Loaded, register: Option<Register>) -> (Shelf, Vec<Fault>) {
        let Loaded { library, faults, mark, .. } = loaded;
        let changing = Mutex::new(State { mark, register });
        let current = ArcSwap::from_pointee(library);
        (Shelf { current, shelving, margin: 0.0, data: None, taught: Mutex::default(), changing }, faults)
    }

    /// The edition served now. Take one snapshot per question.
    #[must_use]
    pub fn current(&self) -> Arc<Library> {
        let library = self.current.load_full();
        if !library.has_read_much() {
            return library;
        }
        let closed = Arc::new(library.closed());
        let before = self.current.compare_and_swap(&library, Arc::clone(&closed));
        if !Arc::ptr_eq(&before, &library) {
            // Another took its place meanwhile, or was closed by somebody else.
            return Guard::into_inner(before);
        }
        drop(before);
        // What was read takes a while to give back: no question waits for that.
        give_back(library);
        closed
    }

    /// The folder or built-in texts that editions are made from.
    #[must_use]
    pub fn corpus(&self) -> &Origin {
        &self.shelving.corpus
    }

    /// The editions that can be gone back to, the oldest first.
    #[must_use]
    pub fn editions(&self) -> Vec<Kept> {
        self.state().register.as_ref().map(|register| register.editions().to_vec()).unwrap_or_default()
    }

    /// Whether the edition of this key serves. Waits for a reload under way.
    #[must_use]
    pub fn serves(&self, key: Key) -> bool {
        let state = self.state();
        state.register.as_ref().and_then(Register::served).is_some_and(|kept| kept.key == key)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
