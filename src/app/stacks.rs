//! The folder where volumes, bundles and editions are kept. Several processes may share it: what is there is never
//! changed, only added whole and taken away.

use std::fs::{self, File};
use std::io::{self, Write};
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::sound;
use crate::library::{Bound, Bundle, Card, Catalogue, Fetch, Files, Key, Label, Opened, Volume};
use crate::question::Spelling;
use crate::search::{FOLDERS, Piece, map};
use crate::text::{Bytes, Lookup};

const CATALOGUE: &str = "catalogue";
const LABEL: &str = "label";
/// What lies in the same folder, where that is not told otherwise.
const FILES: &str = "files";
const TABLES: [&str; 8] =
    ["vocabulary", "words", "uses", "measuring", "indicators", "parts", "named", "said"];
const SPELLING: [&str; 4] = ["names", "spellings", "words", "gaps"];

/// The stacks of one way of reading.
#[derive(Debug, Clone)]
pub(super) struct Stacks {
    pub(super) folder: PathBuf,
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

    /// Whether the volume of that card is there in its length; what it holds is checked when it is read.
    pub(super) fn is_there(&self, card: &Card) -> bool {
        fs::metadata(self.place(card.key)).is_ok_and(|volume| volume.len() == card.length)
    }

    /// Keeps the bytes of a volume.
    pub(super) fn put(&self, key: Key, bytes: &[u8]) -> io::Result<()> {
        self.write(&self.place(key), bytes)
    }

    /// Gives stretches of volumes.
    pub(super) fn fetch(&self) -> Fetch {
        let stacks = self.clone();
        // What is asked of one paragraph is asked in a row, and to open a file takes longer than to read a stretch of it.
        let last: Mutex<Option<(Key, Arc<File>)>> = Mutex::default();
        let open = move |key: Key| {
            let last = || last.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((_, file)) = last().as_ref().filter(|(own, _)| *own == key) {
                return Some(Arc::clone(file));
            }
            let file = Arc::new(File::open(stacks.place(key)).ok()?);
            *last() = Some((key, Arc::clone(&file)));
            Some(file)
        };
        Arc::new(move |key, range: Range<u64>| {
            let mut bytes = vec![0; usize::try_from(range.end.checked_sub(range.start)?).ok()?];
            open(key)?.read_exact_at(&mut bytes, range.start).ok()?;
            Some(bytes)
        })
    }

    /// The bundle of that key; `None` where it is not kept or damaged.
    pub(super) fn bundle(&self, key: Key) -> Option<Bundle> {
        let folder = self.bundles().join(key.to_string());
        is_sound(&folder)?;
        let label = self.label(key)?;
        let tables = tables(&folder, TABLES)?;
        let [vocabulary, ..] = &tables;
        let piece = Piece::open(&folder, Arc::clone(vocabulary)).ok()?;
        Some(Bundle::over(label, piece, tables)).filter(|bundle| bundle.key == key)
    }

    /// Which volumes the bundle of that key holds.
    pub(super) fn label(&self, key: Key) -> Option<Label> {
        Label::open(&fs::read(self.bundles().join(key.to_string()).join(LABEL)).ok()?)
    }

    /// Keeps the bundle that `bind` makes in the folder it is given.
    pub(super) fn put_bundle<E: From<io::Error>>(
        &self,
        key: Key,
        bind: impl FnOnce(&Path) -> Result<Bound, E>,
    ) -> Result<(), E> {
        self.put_whole(&self.bundles().join(key.to_string()), |folder| {
            FOLDERS.iter().try_for_each(|name| fs::create_dir_all(folder.join(name)))?;
            let bound = bind(folder)?;
            write_tables(folder, TABLES, &bound.tables)?;
            fs::write(folder.join(LABEL), bound.label.bind())?;
            // Closes the index before it is moved.
            drop(bound);
            Ok(fs::write(folder.join(FILES), sound::described(folder)?.bind())?)
        })
    }

    /// The spelling of that key; `None` where it is not kept or damaged.
    pub(super) fn spelling(&self, key: Key) -> Option<Spelling> {
        let folder = self.spellings().join(key.to_string());
        is_sound(&folder)?;
        tables(&folder, SPELLING).map(Spelling::over)
    }

    pub(super) fn put_spelling(&self, key: Key, tables: &[Bytes; 4]) -> io::Result<()> {
        self.put_whole(&self.spellings().join(key.to_string()), |folder| {
            write_tables(folder, SPELLING, tables)?;
            fs::write(folder.join(FILES), sound::described(folder)?.bind())
        })
    }

    /// The edition of that key, with every volume in its place; `None` where something is missing or damaged. Of `open`,
    /// what it holds is shared.
    pub(super) fn edition(&self, key: Key, open: &[Arc<Bundle>]) -> Option<(Opened, Spelling)> {
        let folder = self.edition_folder(key);
        let catalogue = self.catalogue(&folder)?;
        if !sound::is_sound(&folder, &catalogue.files) || !catalogue.held().all(|card| self.is_there(card)) {
            return None;
        }
        let bundle = |key: &Key| {
            let shared = open.iter().find(|bundle| bundle.key == *key).cloned();
            shared.or_else(|| self.bundle(*key).map(Arc::new))
        };
        let bundles: Vec<Arc<Bundle>> = catalogue.bundles.iter().map(bundle).collect::<Option<_>>()?;
        let gone = |place: usize| {
            let name = gone_name(place);
            catalogue.files.iter().any(|(own, _)| own == name).then(|| map(&folder, &name)).transpose()
        };
        let gone = (0..bundles.len()).map(|place| Some(gone(place).ok()?.map(Lookup::over)));
        let gone = gone.collect::<Option<_>>()?;
        let spelling = self.spelling(catalogue.spelling)?;
        Some((Opened { catalogue, bundles, gone }, spelling))
    }

    /// The edition that was made last; `None` where none is kept whole.
    pub(super) fn newest(&self) -> Option<Opened> {
        let age = |path: &PathBuf| fs::metadata(path).and_then(|found| found.modified()).ok();
        let newest = inside(&self.editions()).max_by_key(age)?;
        self.edition(self.catalogue(&newest)?.key, &[]).map(|(opened, _)| opened)
    }

    /// Keeps an edition, with what is gone of each of its bundles.
    pub(super) fn put_edition(&self, mut catalogue: Catalogue, gone: &[Option<Vec<u8>>]) -> io::Result<()> {
        self.put_whole(&self.edition_folder(catalogue.key), |folder| {
            for (place, table) in gone.iter().enumerate() {
                let written = table.as_ref().map(|table| fs::write(folder.join(gone_name(place)), table));
                written.transpose()?;
            }
            catalogue.files = sound::described(folder)?;
            fs::write(folder.join(CATALOGUE), catalogue.bind())
        })
    }

    pub(super) fn catalogue(&self, edition: &Path) -> Option<Catalogue> {
        Catalogue::open(&fs::read(edition.join(CATALOGUE)).ok()?)
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

    /// Makes a folder beside the others and puts it in its place. Who reads what was there still has its files until
    /// they are closed.
    fn put_whole<E: From<io::Error>>(
        &self,
        place: &Path,
        fill: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<(), E> {
        let begun = self.temporary();
        fs::create_dir_all(&begun)?;
        let filled = fill(&begun);
        if filled.is_err() {
            let _left = fs::remove_dir_all(&begun);
            return filled;
        }
        let away = self.temporary();
        // Moved first: nobody opens the half of it.
        if fs::rename(place, &away).is_ok() {
            let _left = fs::remove_dir_all(&away);
        }
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        if fs::rename(&begun, place).is_err() {
            // Another process was faster; what it made says the same.
            fs::remove_dir_all(&begun)?;
        }
        Ok(())
    }

    pub(super) fn volumes(&self) -> PathBuf {
        self.folder.join("volumes")
    }

    pub(super) fn bundles(&self) -> PathBuf {
        self.folder.join("bundles")
    }

    pub(super) fn spellings(&self) -> PathBuf {
        self.folder.join("spellings")
    }

    pub(super) fn editions(&self) -> PathBuf {
        self.folder.join("editions")
    }

    pub(super) fn begun(&self) -> PathBuf {
        self.folder.join("begun")
    }

    pub(super) fn place(&self, key: Key) -> PathBuf {
        self.volumes().join(key.to_string())
    }

    pub(super) fn edition_folder(&self, key: Key) -> PathBuf {
        self.editions().join(key.to_string())
    }

    /// A place that no other process writes to.
    fn temporary(&self) -> PathBuf {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let begun = self.begun();
        let _said_by_the_writer = fs::create_dir_all(&begun);
        begun.join(format!("{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)))
    }
}

/// What is gone of the bundle at that place of an edition.
fn gone_name(place: usize) -> String {
    format!("gone-{place}")
}

fn is_sound(folder: &Path) -> Option<()> {
    let described = Files::open(&fs::read(folder.join(FILES)).ok()?)?;
    sound::is_sound(folder, &described).then_some(())
}

fn tables<const COUNT: usize>(folder: &Path, names: [&str; COUNT]) -> Option<[Bytes; COUNT]> {
    let tables: Vec<Bytes> = names.iter().map(|name| map(folder, name).ok()).collect::<Option<_>>()?;
    tables.try_into().ok()
}

fn write_tables<const COUNT: usize>(
    folder: &Path,
    names: [&str; COUNT],
    tables: &[Bytes; COUNT],
) -> io::Result<()> {
    names.iter().zip(tables).try_for_each(|(name, table)| fs::write(folder.join(name), (**table).as_ref()))
}

pub(super) fn inside(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}
