//! How another edition takes the place of the one that is served.

use std::path::Path;
use std::sync::{Arc, MutexGuard, TryLockError};

use super::teach::GOLD;
use super::{Shelf, State};
use crate::answer::Limits;
use crate::app::clock::Clock;
use crate::app::disk;
use crate::app::register::{Kept, Register};
use crate::app::reloaded::{Judged, ReloadError, Reloaded, Wish};
use crate::app::retired::{give_back, take_apart};
use crate::app::shelving::{Loaded, Manner, aside};
use crate::eval::{Scores, objections, sit};
use crate::library::{Difference, Key, Library};
use crate::report::Fault;

/// What gold questions are answered with.
const LIMITS: Limits = Limits { passages: 5 };

impl Shelf {
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

    pub(super) fn reload_in(&self, wish: Wish, is_aside: bool) -> Result<Reloaded, ReloadError> {
        let mut state = self.try_state()?;
        let (old, loaded) = self.load_next(&state, Manner { aside: is_aside, ..Manner::default() })?;
        let judged = self.judge(&old, &loaded)?;
        let is_agreed = wish == Wish::Forced || loaded.key.is_some_and(|key| wish == Wish::Agreed(key));
        if !judged.objections.is_empty() && !is_agreed {
            return Err(ReloadError::Gate(Box::new(judged)));
        }
        let read = || loaded.library.read_as(&old);
        if is_aside {
            aside(read)
        } else {
            read()
        }
        let (reloaded, before) = self.swap(&mut state, loaded, judged, false)?;
        drop((state, old));
        take_apart(before);
        Ok(reloaded)
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
        let (_, before) = self.swap(&mut state, loaded, Judged::default(), false)?;
        give_back(before);
        Ok(())
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
        let (reloaded, before) = self.swap(&mut state, loaded, judged, true)?;
        drop((state, old));
        take_apart(before);
        Ok(reloaded)
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
    ) -> Result<(Reloaded, Arc<Library>), ReloadError> {
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
        Ok((reloaded, self.current.swap(Arc::new(library))))
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
