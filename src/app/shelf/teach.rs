//! What admins add to the library that is served: words, chosen answers, gold questions.

use std::sync::{Arc, MutexGuard, PoisonError};

use super::Shelf;
use crate::app::disk;
use crate::app::register::write_whole;
use crate::app::reloaded::ReloadError;
use crate::eval::merge;
use crate::question::Taught;

/// What admins add, in the folder of what lasts.
const ALIASES: &str = "aliases.toml";
const POINTERS: &str = "answers.toml";
pub(super) const GOLD: &str = "gold.tsv";

impl Shelf {
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

    pub(super) fn read_taught(&self) -> Result<Taught, disk::DiskError> {
        let Some(data) = &self.data else { return Ok(Taught::default()) };
        let (aliases, pointers) =
            (disk::read_aliases(&data.join(ALIASES))?, disk::read_pointers(&data.join(POINTERS))?);
        Ok(Taught { aliases, pointers })
    }

    pub(super) fn taught(&self) -> MutexGuard<'_, Arc<Taught>> {
        self.taught.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
