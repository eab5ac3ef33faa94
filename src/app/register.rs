//! The editions that are kept, by number, and which of them serves: what a bot that is started again goes on with.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::library::{Key, Library};

/// The file in the folder of the library.
const FILE: &str = "editions.json";
/// Editions that can be gone back to.
const KEPT: usize = 8;

/// An edition that was served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub number: u64,
    /// What it was read by, and what it holds.
    pub mark: Key,
    pub key: Key,
    /// When it was first served, in milliseconds since 1970.
    pub at: i64,
    pub reports: usize,
    pub records: usize,
    pub doubts: usize,
}

/// What the file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct List {
    /// The number of the edition that serves.
    served: u64,
    /// It was gone back to: a start does not move on to the corpus as it is.
    held: bool,
    /// The oldest first.
    editions: Vec<Kept>,
}

/// The list and where it is kept.
#[derive(Debug, Clone)]
pub(super) struct Register {
    file: PathBuf,
    list: List,
}

impl Register {
    /// The list in `folder`; an empty one where there is none that can be read.
    pub(super) fn open(folder: &Path) -> Self {
        let file = folder.join(FILE);
        let list = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { file, list: list.unwrap_or_default() }
    }

    pub(super) fn editions(&self) -> &[Kept] {
        &self.list.editions
    }

    pub(super) fn served(&self) -> Option<&Kept> {
        self.numbered(self.list.served)
    }

    pub(super) fn is_held(&self) -> bool {
        self.list.held
    }

    pub(super) fn numbered(&self, number: u64) -> Option<&Kept> {
        self.list.editions.iter().find(|kept| kept.number == number)
    }

    pub(super) fn keyed(&self, key: Key) -> Option<&Kept> {
        self.list.editions.iter().find(|kept| kept.key == key)
    }

    /// A number that no edition has had.
    pub(super) fn next(&self) -> u64 {
        self.list.editions.iter().map(|kept| kept.number).max().unwrap_or(0) + 1
    }

    /// The number of an edition: what served before gets its own again, and nothing else ever has it.
    pub(super) fn number(&self, key: Key) -> u64 {
        self.keyed(key).map_or_else(|| self.next(), |kept| kept.number)
    }

    /// From now on `library` serves, which is kept under `key`.
    pub(super) fn serve(
        &mut self,
        library: &Library,
        (mark, key): (Key, Key),
        held: bool,
        at: i64,
    ) -> io::Result<()> {
        let mut list = List { served: library.edition(), held, ..self.list.clone() };
        if !list.editions.iter().any(|kept| kept.number == library.edition()) {
            list.editions.push(Kept {
                number: library.edition(),
                mark,
                key,
                at,
                reports: library.corpus().reports().len(),
                records: library.records(),
                doubts: library.doubts().count(),
            });
        }
        while list.editions.len() > KEPT {
            let oldest = list.editions.iter().position(|kept| kept.number != list.served);
            list.editions.remove(oldest.unwrap_or(0));
        }
        if list != self.list {
            write_whole(&self.file, &serde_json::to_vec_pretty(&list)?)?;
            self.list = list;
        }
        Ok(())
    }
}

/// Writes a file so that whoever reads it, at any time and after any crash, finds the old or the new, and nothing
/// between.
///
/// # Errors
/// When it cannot be written; the old one then stands.
pub fn write_whole(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let begun = folder.join(format!(".{name}.{}", std::process::id()));
    let mut new = File::create(&begun)?;
    let written = new.write_all(bytes).and_then(|()| new.sync_all()).and_then(|()| fs::rename(&begun, file));
    if written.is_err() {
        let _left = fs::remove_file(&begun);
    }
    written?;
    // The name lasts when its folder does.
    File::open(folder)?.sync_all()
}
