//! The library that is served now, and how another edition takes its place.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use arc_swap::ArcSwap;

use super::clock::Clock;
use super::disk;
use super::register::{Kept, Register, write_whole};
use super::reloaded::{Judged, ReloadError, Reloaded, Wish};
use super::retired::give_back;
use super::shelving::{Loaded, Manner, Progress, Shelving, aside};
use crate::answer::Limits;
use crate::config::{Origin, Search};
use crate::eval::{Scores, merge, objections, sit};
use crate::library::{Difference, Key, Library};
use crate::question::Taught;
use crate::report::Fault;

/// What gold questions are answered with.
const LIMITS: Limits = Limits { passages: 5 };

/// What admins add, in the folder of what lasts.
const ALIASES: &str = "aliases.toml";
const POINTERS: &str = "answers.toml";
const GOLD: &str = "gold.tsv";

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
        // Unless another took its place: that has read nothing yet, or was closed by somebody else.
        let before = self.current.compare_and_swap(&library, Arc::clone(&closed));
        drop(before);
        give_back(library);
        closed
    }

    /// The folder or built-in texts that editions are made from.
    #[must_use]
    pub fn corpus(&self) -> &Origin {
        &self.shelving.corpus
    }

    /// Makes the next edition beside the current one and swaps if nothing speaks against it: what did not change is
    /// shared. Blocks for the whole build: call it off the async threads.
    ///
    /// # Errors
    /// On any fault that would lose a served report, and what the gate objects to; the current edition then keeps
    /// serving.
    pub fn reload(&self) -> Result<Reloaded, ReloadError> {
        self.reload_as(Wish::Gated)
    }

    /// As [`Shelf::reload`], asking as much of the next edition as is wished.
    ///
    /// # Errors
    /// As [`Shelf::reload`].
    pub fn reload_as(&self, wish: Wish) -> Result<Reloaded, ReloadError> {
        self.reload_in(wish, true)
    }

    fn reload_in(&self, wish: Wish, is_aside: bool) -> Result<Reloaded, ReloadError> {
        let mut state = self.try_state()?;
        let (old, loaded) = self.load_next(&state, Manner { aside: is_aside, ..Manner::default() })?;
        let judged = self.judge(&old, &loaded)?;
        let is_agreed = wish == Wish::Forced || loaded.key.is_some_and(|key| wish == Wish::Agreed(key));
        if !judged.objections.is_empty() && !is_agreed {
            return Err(ReloadError::Gate(Box::new(judged)));
        }
        aside(|| loaded.library.read_as(&old));
        self.swap(&mut state, loaded, judged, false)
    }

    /// Serves an edition again that served before, until the next reload; a restart does not move on from it.
    ///
    /// # Errors
    /// When it is not kept any more; the current edition then keeps serving.
    pub fn go_back(&self, number: u64) -> Result<Reloaded, ReloadError> {
        self.go_back_to(|register| register.numbered(number))
    }

    /// The same by its key, which is the same everywhere.
    ///
    /// # Errors
    /// As [`Shelf::go_back`].
    pub fn go_back_to_key(&self, key: Key) -> Result<Reloaded, ReloadError> {
        self.go_back_to(|register| register.keyed(key))
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

    /// From the next question on it is as taught, also after a restart.
    ///
    /// # Errors
    /// When it cannot be written down; nothing changes then.
    pub fn teach(&self, taught: Taught) -> Result<(), ReloadError> {
        let mut known = self.taught();
        if let Some(data) = &self.data {
            if taught.aliases != known.aliases {
                write_whole(&data.join(ALIASES), taught.aliases.toml().as_bytes())?;
            }
            if taught.pointers != known.pointers {
                write_whole(&data.join(POINTERS), taught.pointers.toml().as_bytes())?;
            }
        }
        *known = Arc::new(taught);
        self.current.rcu(|library| library.with_taught(Arc::clone(&known)));
        Ok(())
    }

    /// Adds rows to the gold questions that admins have written; whether any is new.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn add_gold(&self, rows: &str) -> Result<bool, ReloadError> {
        let _one_at_a_time = self.taught();
        let Some(file) = self.data.as_ref().map(|data| data.join(GOLD)) else { return Ok(false) };
        let known = disk::read_if_there(&file)?;
        let merged = merge(&known, rows);
        if merged == known {
            return Ok(false);
        }
        write_whole(&file, merged.as_bytes())?;
        Ok(true)
    }

    fn read_taught(&self) -> Result<Taught, disk::DiskError> {
        let Some(data) = &self.data else { return Ok(Taught::default()) };
        let (aliases, pointers) =
            (disk::read_aliases(&data.join(ALIASES))?, disk::read_pointers(&data.join(POINTERS))?);
        Ok(Taught { aliases, pointers })
    }

    fn taught(&self) -> MutexGuard<'_, Arc<Taught>> {
        self.taught.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the place of an edition of which something kept turned out damaged: its volumes are checked and made
    /// anew where they are not whole.
    ///
    /// # Errors
    /// When the corpus can no longer be read; the damaged edition then keeps serving what it can.
    pub fn mend(&self, damaged: &Library) -> Result<(), ReloadError> {
        let mut state = self.state();
        if self.current().edition() != damaged.edition() || !self.current().is_damaged() {
            return Ok(());
        }
        // Somebody waits for it.
        let (_, loaded) = self.load_next(&state, Manner { anew: true, ..Manner::default() })?;
        self.swap(&mut state, loaded, Judged::default(), false).map(|_| ())
    }

    fn go_back_to(&self, find: impl FnOnce(&Register) -> Option<&Kept>) -> Result<Reloaded, ReloadError> {
        let mut state = self.try_state()?;
        let kept = state.register.as_ref().and_then(find).cloned().ok_or(ReloadError::NotKept)?;
        let old = self.current();
        let loaded = self.shelving.reopen(&kept, Some((state.mark, old.shared_knowledge())));
        let loaded = loaded.ok_or(ReloadError::NotKept)?;
        let difference = Difference::between(&old, &loaded.library);
        let judged = Judged { difference, unread: loaded.unread(), ..Judged::default() };
        aside(|| loaded.library.read_as(&old));
        self.swap(&mut state, loaded, judged, true)
    }

    fn load_next(&self, state: &State, manner: Manner<'_>) -> Result<(Arc<Library>, Loaded), ReloadError> {
        let old = self.current();
        let register = state.register.as_ref();
        let number = |key: Option<Key>| match (register, key) {
            // An edition that is mended takes the place of its own damaged self.
            (Some(register), Some(key)) if !manner.anew => register.number(key),
            (Some(register), _) => register.next(),
            (None, _) => old.edition() + 1,
        };
        let wanted = register.map(Register::editions).unwrap_or_default();
        let loaded = self.shelving.load(number, Some((state.mark, &old)), Manner { wanted, ..manner })?;
        Ok((old, loaded))
    }

    fn judge(&self, old: &Library, loaded: &Loaded) -> Result<Judged, ReloadError> {
        let difference = Difference::between(old, &loaded.library);
        let is_lost =
            |fault: &&Fault| difference.removed.contains(&disk::document_of(Path::new(&fault.file)));
        if let Some(fault) = loaded.faults.iter().find(is_lost) {
            return Err(ReloadError::Lost(fault.clone()));
        }
        if difference.is_empty() {
            return Ok(Judged { difference, unread: loaded.unread(), ..Judged::default() });
        }
        let gold = self.data.as_ref().map(|data| data.join(GOLD));
        let (cases, unused) = disk::read_gold(&self.shelving.corpus, gold.as_deref());
        let scores = (!cases.is_empty()).then(|| Scores {
            before: sit(&cases, old, &LIMITS),
            after: sit(&cases, &loaded.library, &LIMITS),
        });
        let objections = objections(&difference, scores.as_ref(), self.margin);
        Ok(Judged { difference, scores, objections, unused, unread: loaded.unread() })
    }

    fn swap(
        &self,
        state: &mut MutexGuard<'_, State>,
        loaded: Loaded,
        judged: Judged,
        held: bool,
    ) -> Result<Reloaded, ReloadError> {
        let Loaded { library, faults, mark, key } = loaded;
        let mut taught = self.taught();
        // The file may have been changed by hand.
        let read = self.data.as_ref().map(|_| self.read_taught()).transpose()?;
        let known = read.map_or_else(|| Arc::clone(&taught), Arc::new);
        let library = library.with_taught(Arc::clone(&known));
        // Written first: who is started again after an end between the two serves what was about to be served.
        if let (Some(register), Some(key)) = (&mut state.register, key) {
            register.serve(&library, (mark, key), held, Clock::Wall.now())?;
        }
        state.mark = mark;
        *taught = known;
        let reloaded = Reloaded {
            edition: library.edition(),
            key,
            reports: library.corpus().reports().len(),
            paragraphs: library.paragraphs(),
            figures: library.ledger().len(),
            judged,
            faults,
        };
        give_back(self.current.swap(Arc::new(library)));
        Ok(reloaded)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.changing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn try_state(&self) -> Result<MutexGuard<'_, State>, ReloadError> {
        match self.changing.try_lock() {
            Ok(guard) => Ok(guard),
            // A build that panicked has changed nothing.
            Err(TryLockError::Poisoned(poisoned)) => Ok(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => Err(ReloadError::Busy),
        }
    }
}
