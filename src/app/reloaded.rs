//! What a reload is asked for, what it changed, and why the old edition may keep serving.

use super::disk;
use crate::eval::{Objection, Scores};
use crate::library::{BuildError, Difference, Key};
use crate::report::Fault;

/// Files that are named in a line of the log.
const SHOWN: usize = 5;

/// How much is asked of the next edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Nothing may speak against it.
    Gated,
    /// It is taken whatever speaks against it.
    Forced,
    /// As gated, but for the one of this key, which was taken elsewhere.
    Agreed(Key),
}

/// What a reload changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Reloaded {
    pub edition: u64,
    /// Under which it is kept, for others that are to serve the same.
    pub key: Option<Key>,
    pub reports: usize,
    pub paragraphs: usize,
    pub figures: usize,
    pub judged: Judged,
    pub faults: Vec<Fault>,
}

/// What the next edition has otherwise, and what speaks against it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judged {
    pub difference: Difference,
    /// `None` where there are no gold questions.
    pub scores: Option<Scores>,
    pub objections: Vec<Objection>,
    /// Rows of gold questions that cannot be used.
    pub unused: Vec<String>,
    /// Files that are there to be served and cannot be read.
    pub unread: Vec<Fault>,
}

impl Judged {
    /// What speaks against the edition, and what was left out of it, in one line.
    fn told(&self) -> String {
        let objections = self.objections.iter().map(ToString::to_string);
        let unread = self.unread.iter().take(SHOWN).map(ToString::to_string);
        let more = self.unread.len().checked_sub(SHOWN + 1).map(|_| "…".to_owned());
        objections.chain(unread).chain(more).collect::<Vec<_>>().join("; ")
    }
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
    #[error("the next edition is held back: {}", .0.told())]
    Gate(Box<Judged>),
    /// The edition is not kept, or another program has made it.
    #[error("no such edition is kept")]
    NotKept,
    #[error("the list of editions cannot be written: {0}")]
    Register(#[from] std::io::Error),
}
