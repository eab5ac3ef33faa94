//! The folder where volumes and editions are kept. Several processes may share it: what is there is never changed,
//! only added whole and taken away.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use super::register::Kept;
use super::sound;
use crate::library::{Bound, Card, Catalogue, Fetch, Key, Tables, Volume};
use crate::search::{FOLDERS, Index, Vocabulary, map};
use crate::text::Bytes;

/// Editions that are kept beside the newest: another corpus may be asked next, and a process may still serve one.
const KEPT: usize = 8;
/// What was begun and not finished for so long was left by a process that is gone.
const LEFT: Duration = Duration::from_secs(60 * 60);
/// What no reading of today made is kept so long: an older program may still use it.
const FOREIGN: Duration = Duration::from_secs(7 * 24 * 60 * 60);

const CATALOGUE: &str = "catalogue";
const TABLES: [&str; 8] =
    ["vocabulary", "names", "spellings", "words", "gaps", "measuring", "indicators", "named"];

/// The stacks of one way of reading.
#[derive(Debug, Clone)]
pub(super) struct Stacks {
    folder: PathBuf,
}

/// An edition as it lies in the stacks.
pub(super) struct Opened {
    pub(super) catalogue: Catalogue,
    pub(super) tables: Tables,
    pub(super) index: Index,
}

impl Stacks {
    /// Those in `folder` of everything that was read as `mark` says.
    pub(super) fn new(folder: &Path, mark: Key) -> Self {
        let mark = mark.to_string();
        Self { folder: folder.join(mark.get(..16).unwrap_or(&mark)) }
    }

    /// True when something can be kept there.
    pub(super) fn is_writable(&self) -> bool {
        let probe = self.temporary();
        let is_writable = fs::create_dir_all(self.volumes()).is_ok() && fs::write(&probe, b"").is_ok();
        let _probe = fs::remove_file(&probe);
        is_writable
    }

    /// The volume of that key, whole; `None` where it is not kept or damaged.
    pub(super) fn volume(&self, key: Key) -> Option<(Volume, Option<Card>)> {
        Volume::open(&fs::read(self.place(key)).ok()?, key)
    }

    /// Keeps the bytes of a volume.
    pub(super) fn put(&self, key: Key, bytes: &[u8]) -> io::Result<()> {
        self.write(&self.place(key), bytes)
    }

    /// Gives stretches of volumes.
    pub(super) fn fetch(&self) -> Fetch {
        let stacks = self.clone();
        Arc::new(move |key, range: Range<u64>| {
            let file = File::open(stacks.place(key)).ok()?;
            let mut bytes = vec![0; usize::try_from(range.end.checked_sub(range.start)?).ok()?];
            file.read_exact_at(&mut bytes, range.start).ok()?;
            Some(bytes)
        })
    }

    /// The edition of that key, with every volume in its place; `None` where something is missing or damaged.
    pub(super) fn edition(&self, key: Key) -> Option<Opened> {
        let folder = self.edition_folder(key);
        let catalogue = Catalogue::open(&fs::read(folder.join(CATALOGUE)).ok()?)?;
        if !sound::is_sound(&folder, &catalogue) {
            return None;
        }
        let tables: Vec<Bytes> = TABLES.iter().map(|name| map(&folder, name).ok()).collect::<Option<_>>()?;
        let tables: Tables = tables.try_into().ok()?;
        let is_there =
            |card: &Card| fs::metadata(self.place(card.key)).is_ok_and(|volume| volume.len() == card.length);
        if !catalogue.cards.iter().all(is_there) {
            return None;
        }
        let [vocabulary, ..] = &tables;
        let vocabulary = Vocabulary::over(Arc::clone(vocabulary), catalogue.sentences());
        let index = Index::open(&folder, vocabulary).ok()?;
        Some(Opened { catalogue, tables, index })
    }

    /// Makes an edition beside the others by `bind`, which is given the folder for its index, and puts it in its
    /// place.
    pub(super) fn bind<E: From<io::Error>>(
        &self,
        key: Key,
        bind: impl FnOnce(&Path) -> Result<Bound, E>,
    ) -> Result<(), E> {
        let folder = self.temporary();
        FOLDERS.iter().try_for_each(|name| fs::create_dir_all(folder.join(name)))?;
        let bound = bind(&folder)?;
        for (name, table) in TABLES.iter().zip(&bound.tables) {
            fs::write(folder.join(name), (**table).as_ref())?;
        }
        // Closes the index before it is moved.
        let mut catalogue = bound.catalogue;
        drop(bound.index);
        sound::describe(&folder, &mut catalogue)?;
        fs::write(folder.join(CATALOGUE), catalogue.bind())?;
        self.discard(key);
        fs::create_dir_all(self.folder.join("editions"))?;
        if fs::rename(&folder, self.edition_folder(key)).is_err() {
            // Another process was faster; its edition is the same.
            fs::remove_dir_all(&folder)?;
        }
        Ok(())
    }

    /// Takes an edition away. Who serves it still has its files until they are closed.
    pub(super) fn discard(&self, key: Key) {
        let (place, away) = (self.edition_folder(key), self.temporary());
        // Moved first: nobody opens the half of it.
        if fs::rename(&place, &away).is_ok() {
            let _left = fs::remove_dir_all(&away);
        }
    }

    /// Takes away what no edition needs that is among the newest or that `wanted` names.
    pub(super) fn tidy(&self, wanted: &[Kept]) {
        let now = SystemTime::now();
        let age = |path: &Path| fs::metadata(path).and_then(|found| found.modified()).ok();
        let is_older = |path: &Path, limit: Duration| {
            age(path).and_then(|modified| now.duration_since(modified).ok()).is_some_and(|age| age > limit)
        };
        let mut editions: Vec<PathBuf> = inside(&self.folder.join("editions")).collect();
        editions.sort_by_key(|path| std::cmp::Reverse(age(path)));
        let named: HashSet<PathBuf> = wanted.iter().map(|kept| self.edition_folder(kept.key)).collect();
        let (newest, old) = editions.split_at(editions.len().min(KEPT));
        let (old_kept, gone): (Vec<&PathBuf>, Vec<_>) = old.iter().partition(|path| named.contains(*path));
        for edition in gone {
            let _left = fs::remove_dir_all(edition);
        }
        let kept = newest.iter().chain(old_kept);
        let catalogues = kept.filter_map(|folder| fs::read(folder.join(CATALOGUE)).ok());
        let cards = catalogues.filter_map(|bytes| Catalogue::open(&bytes)).flat_map(|own| own.cards);
        let needed: HashSet<PathBuf> = cards.map(|card| self.place(card.key)).collect();
        let volumes = inside(&self.volumes());
        for volume in volumes.filter(|volume| !needed.contains(volume) && is_older(volume, LEFT)) {
            let _left = fs::remove_file(volume);
        }
        for begun in inside(&self.folder.join("begun")).filter(|path| is_older(path, LEFT)) {
            let _left = fs::remove_file(&begun).or_else(|_| fs::remove_dir_all(&begun));
        }
        let foreign = self.folder.parent().map(inside).into_iter().flatten();
        let is_wanted = |path: &PathBuf| {
            wanted.iter().any(|kept| {
                self.folder.parent().map(|all| Self::new(all, kept.mark).folder).as_ref() == Some(path)
            })
        };
        for foreign in foreign.filter(|path| {
            *path != self.folder && path.is_dir() && !is_wanted(path) && is_older(path, FOREIGN)
        }) {
            let _left = fs::remove_dir_all(foreign);
        }
    }

    /// What was remembered under `name`; see [`Stacks::remember`].
    pub(super) fn remembered(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.join(name)).ok()
    }

    /// Keeps something that only saves work.
    pub(super) fn remember(&self, name: &str, bytes: &[u8]) {
        let _only_slower = self.write(&self.folder.join(name), bytes);
    }

    /// Keeps what is the same whenever it is made.
    pub(super) fn keep_once(&self, name: &str, bytes: impl FnOnce() -> Vec<u8>) {
        if !self.folder.join(name).is_file() {
            self.remember(name, &bytes());
        }
    }

    fn write(&self, place: &Path, bytes: &[u8]) -> io::Result<()> {
        let begun = self.temporary();
        let mut file = File::create(&begun)?;
        file.write_all(bytes)?;
        drop(file);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::rename(&begun, place)
    }

    fn volumes(&self) -> PathBuf {
        self.folder.join("volumes")
    }

    fn place(&self, key: Key) -> PathBuf {
        self.volumes().join(key.to_string())
    }

    fn edition_folder(&self, key: Key) -> PathBuf {
        self.folder.join("editions").join(key.to_string())
    }

    /// A place that no other process writes to.
    fn temporary(&self) -> PathBuf {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let begun = self.folder.join("begun");
        let _said_by_the_writer = fs::create_dir_all(&begun);
        begun.join(format!("{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)))
    }
}

fn inside(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}
