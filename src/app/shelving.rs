//! How an edition comes onto the shelf: what is kept in the stacks is opened, what is missing is made.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::clearing::clear;
use super::disk;
use super::keyed::{Keyed, keyed};
use super::making::{MakeError, Making};
use super::register::Kept;
use super::reloaded::ReloadError;
use super::stacks::Stacks;
use crate::config::{Origin, Search};
use crate::library::{BuildError, Key, Library, Opened, READING};
use crate::question::Knowledge;
use crate::report::{Fault, Severity};
use crate::text::mark_of_grammar;

/// Told how many of how many reports are bound.
pub type Progress = dyn Fn(usize, usize) + Send + Sync;

/// Where editions come from.
pub(super) struct Shelving {
    pub(super) corpus: Origin,
    pub(super) search: Search,
    /// Where volumes and editions are kept; `None` keeps all in memory.
    pub(super) folder: Option<PathBuf>,
    pub(super) progress: Box<Progress>,
}

/// Under which name the texts of what reads are kept.
const KNOWLEDGE: &str = "knowledge";

/// How an edition is loaded.
#[derive(Default)]
pub(super) struct Manner<'a> {
    /// Nothing that is kept is believed before it is checked whole.
    pub(super) anew: bool,
    /// Others are to be answered meanwhile.
    pub(super) aside: bool,
    /// What is kept beside the newest.
    pub(super) wanted: &'a [Kept],
}

/// An edition that was loaded, and what it was read by.
pub(super) struct Loaded {
    pub(super) library: Library,
    pub(super) faults: Vec<Fault>,
    pub(super) mark: Key,
    /// Under which it is kept; `None` where it is in memory alone.
    pub(super) key: Option<Key>,
}

impl Loaded {
    /// Of the faults, those that leave a file out.
    pub(super) fn unread(&self) -> Vec<Fault> {
        self.faults.iter().filter(|fault| fault.severity == Severity::Error).cloned().collect()
    }
}

impl Shelving {
    /// Opens the edition of the corpus as it is now, or makes it. The edition `before`, with the mark of what read it, is
    /// shared as far as nothing changed.
    pub(super) fn load(
        &self,
        number: impl Fn(Option<Key>) -> u64,
        before: Option<(Key, &Library)>,
        Manner { anew, aside: is_aside, wanted }: Manner<'_>,
    ) -> Result<Loaded, ReloadError> {
        let text = disk::read_knowledge_text(&self.search)?;
        let mark = mark_of(&text);
        let before = before.filter(|(known, _)| *known == mark).map(|(_, library)| library);
        let knowledge = || match before {
            Some(library) => Ok(library.shared_knowledge()),
            None => text.parse().map(Arc::new),
        };
        let listed = disk::list_corpus(&self.corpus)?;
        if let (Origin::Path(folder), true) = (&self.corpus, listed.is_empty()) {
            return Err(disk::DiskError::Empty { folder: folder.clone() }.into());
        }
        if let Some(stacks) = self.folder.as_ref().map(|folder| Stacks::new(folder, mark)) {
            let (files, unread) = keyed(listed, mark, &stacks);
            let key = edition_key(mark, &files);
            let shared = before.filter(|_| !anew).map(Library::opened);
            let open = shared.as_ref().map(|shared| shared.bundles.as_slice()).unwrap_or_default();
            let opened = if anew { None } else { stacks.edition(key, open) };
            let is_made = opened.is_none() && stacks.is_writable();
            if opened.is_some() || is_made {
                let knowledge = knowledge()?;
                stacks.keep_once(KNOWLEDGE, || postcard::to_stdvec(&text.bytes()).unwrap_or_default());
                let making = Making {
                    stacks: &stacks,
                    mark,
                    files: &files,
                    knowledge: &knowledge,
                    progress: &self.progress,
                };
                let make = || self.make(&making, key, (shared.as_ref(), anew), wanted);
                // What could not be kept is answered from memory.
                let is_kept = is_made && if is_aside { aside(make) } else { make() }.is_ok();
                let made = || if is_kept { stacks.edition(key, open) } else { None };
                if let Some(opened) = opened.or_else(made) {
                    let found = opened.0.catalogue.faults();
                    let faults = faults(&found, &files).chain(unread).collect::<Vec<_>>();
                    if opened.0.catalogue.held().next().is_none() {
                        return Err(BuildError::NoReport(faults).into());
                    }
                    let library = Library::open(number(Some(key)), opened, knowledge, stacks.fetch());
                    return Ok(Loaded { library, faults, mark, key: Some(key) });
                }
            }
        }
        let (sources, mut faults) = disk::read_corpus(&self.corpus)?;
        let (library, more) = Library::build(number(None), &sources, knowledge()?)?;
        faults.extend(more);
        Ok(Loaded { library, faults, mark, key: None })
    }

    /// An edition as it was served, by what read it then; `None` where it is no longer kept whole, or another program
    /// has made it.
    pub(super) fn reopen(&self, kept: &Kept, before: Option<(Key, Arc<Knowledge>)>) -> Option<Loaded> {
        let stacks = Stacks::new(self.folder.as_ref()?, kept.mark);
        let knowledge = match before {
            Some((mark, knowledge)) if mark == kept.mark => knowledge,
            _ => {
                let texts: [Vec<u8>; 3] = postcard::from_bytes(&stacks.remembered(KNOWLEDGE)?).ok()?;
                let text = disk::KnowledgeText::of(&self.search, texts)?;
                // What another program has read is not read alike by this one.
                Arc::new(Some(text).filter(|text| mark_of(text) == kept.mark)?.parse().ok()?)
            }
        };
        let opened = stacks.edition(kept.key, &[])?;
        let faults = opened.0.catalogue.faults();
        let library = Library::open(kept.number, opened, knowledge, stacks.fetch());
        Some(Loaded { library, faults, mark: kept.mark, key: Some(kept.key) })
    }

    /// Makes an edition from the one before, or from the one that was made last; where that is not whole, from nothing.
    fn make(
        &self,
        making: &Making<'_>,
        key: Key,
        (before, anew): (Option<&Opened>, bool),
        wanted: &[Kept],
    ) -> Result<(), MakeError> {
        let newest = if anew || before.is_some() { None } else { making.stacks.newest() };
        let made = match before.or(newest.as_ref()) {
            Some(before) => making.make(key, Some(before)).or_else(|_not_whole| making.make(key, None)),
            None => making.make(key, None),
        };
        made?;
        clear(making.stacks, wanted);
        Ok(())
    }
}

/// How much work beside a library that serves yields to answers: they come first by ten to one, and on a busy machine an
/// edition still gets done.
const LOW: i32 = 10;

/// The threads of that work, the same for all reloads: what a thread keeps to itself, as searches for patterns do, would
/// be kept once more by each reload's own.
static ASIDE: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    // Of this thread alone, as Linux has it; where it may not be lowered the work is done all the same.
    let lower = |_| {
        let _refused = rustix::process::setpriority_process(None, LOW);
    };
    ThreadPoolBuilder::new().start_handler(lower).build().ok()
});

/// Does work beside a library that serves: on all cores, after those who are to be answered.
pub(super) fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    match &*ASIDE {
        Some(pool) => pool.install(work),
        // There are no threads to be had.
        None => work(),
    }
}

/// Of everything that reads a report.
fn mark_of(text: &disk::KnowledgeText<'_>) -> Key {
    let grammar = mark_of_grammar().to_le_bytes();
    Key::of([READING.as_bytes(), &grammar].into_iter().chain(text.bytes()))
}

fn edition_key(mark: Key, files: &[Keyed]) -> Key {
    let names = files.iter().flat_map(|file| [file.listed.name().as_bytes(), file.key.bytes()]);
    Key::of(std::iter::once(mark.bytes()).chain(names))
}

/// The faults of a catalogue, which name files without their folder, as the operator names them.
fn faults<'a>(faults: &'a [Fault], files: &'a [Keyed]) -> impl Iterator<Item = Fault> + 'a {
    let by_name: HashMap<&str, &str> =
        files.iter().map(|file| (file.listed.name(), file.listed.file.as_str())).collect();
    faults.iter().map(move |fault| {
        let file = by_name.get(fault.file.as_str()).map_or(fault.file.as_str(), |file| *file);
        Fault { file: file.to_owned(), ..fault.clone() }
    })
}
