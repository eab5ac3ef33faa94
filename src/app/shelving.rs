//! How an edition comes onto the shelf: what is kept in the stacks is opened, what is missing is made.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::disk::{self, Listed};
use super::register::Kept;
use super::shelf::ReloadError;
use super::stacks::Stacks;
use crate::config::{Origin, Search};
use crate::library::{Binding, Bound, BuildError, Card, Key, Library, READING, Volume};
use crate::question::Knowledge;
use crate::report::{Fault, Source};
use crate::search::{Cut, IndexError};
use crate::text::mark_of_grammar;

/// Reports that are read side by side before they are bound: memory is that of so many volumes.
const BATCH: usize = 32;

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

/// An edition that was loaded, and what it was read by.
pub(super) struct Loaded {
    pub(super) library: Library,
    pub(super) faults: Vec<Fault>,
    pub(super) mark: Key,
    /// Under which it is kept; `None` where it is in memory alone.
    pub(super) key: Option<Key>,
}

/// A file with the key of its volume. Its text is read again where it is needed: all at once would fill the memory.
struct Keyed {
    listed: Listed,
    key: Key,
}

impl Shelving {
    /// Opens the edition of the corpus as it is now, or makes it. `before` is shared as far as nothing changed;
    /// with `anew` nothing that is kept is believed before it is checked whole.
    pub(super) fn load(
        &self,
        number: impl Fn(Option<Key>) -> u64,
        before: Option<(Key, Arc<Knowledge>)>,
        (anew, wanted): (bool, &[Kept]),
    ) -> Result<Loaded, ReloadError> {
        let text = disk::read_knowledge_text(&self.search)?;
        let mark = mark_of(&text);
        let knowledge = || match &before {
            Some((known, knowledge)) if *known == mark => Ok(Arc::clone(knowledge)),
            _ => text.parse().map(Arc::new),
        };
        let listed = disk::list_corpus(&self.corpus)?;
        if let Some(stacks) = self.folder.as_ref().map(|folder| Stacks::new(folder, mark)) {
            let (files, unread) = keyed(listed, mark, &stacks);
            let key = edition_key(mark, &files);
            let opened = if anew { None } else { stacks.edition(key) };
            let is_made = opened.is_none() && stacks.is_writable();
            if opened.is_some() || is_made {
                let knowledge = knowledge()?;
                stacks.keep_once(KNOWLEDGE, || postcard::to_stdvec(&text.bytes()).unwrap_or_default());
                let make = || self.make(&stacks, (mark, key), &files, &knowledge, wanted);
                // What could not be kept is answered from memory.
                let is_kept = is_made && if before.is_some() { aside(make) } else { make() }.is_ok();
                let made = || if is_kept { stacks.edition(key) } else { None };
                if let Some(opened) = opened.or_else(made) {
                    let faults = faults(&opened.catalogue.faults, &files).chain(unread).collect::<Vec<_>>();
                    if opened.catalogue.cards.is_empty() {
                        return Err(BuildError::NoReport(faults).into());
                    }
                    let library = Library::open(
                        number(Some(key)),
                        opened.catalogue,
                        opened.tables,
                        opened.index,
                        knowledge,
                        stacks.fetch(),
                    );
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
        let opened = stacks.edition(kept.key)?;
        let faults = opened.catalogue.faults.clone();
        let library = Library::open(
            kept.number,
            opened.catalogue,
            opened.tables,
            opened.index,
            knowledge,
            stacks.fetch(),
        );
        Some(Loaded { library, faults, mark: kept.mark, key: Some(kept.key) })
    }

    /// Makes the volumes that are missing, on all cores, and binds them.
    fn make(
        &self,
        stacks: &Stacks,
        (mark, key): (Key, Key),
        files: &[Keyed],
        knowledge: &Knowledge,
        wanted: &[Kept],
    ) -> Result<(), BindError> {
        stacks.bind(key, |folder| -> Result<Bound, BindError> {
            let mut binding = Binding::new(knowledge, Some(folder))?;
            for (number, batch) in files.chunks(BATCH).enumerate() {
                let volumes = batch.par_iter().map(|file| volume(file, mark, stacks, knowledge));
                for Made { name, volume, card, cut } in volumes.collect::<Result<Vec<_>, _>>()? {
                    binding.add(name, &volume, card.as_ref(), cut)?;
                }
                (self.progress)((number * BATCH + batch.len()).min(files.len()), files.len());
            }
            Ok(binding.finish()?)
        })?;
        stacks.tidy(wanted);
        Ok(())
    }
}

/// Does work beside a library that serves: on all cores, and only when nobody is to be answered.
fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    // Of this thread alone, as Linux has it; where it may not be lowered the work is done all the same.
    let lower = |_| {
        let _refused = rustix::process::setpriority_process(None, 19);
    };
    match rayon::ThreadPoolBuilder::new().start_handler(lower).build() {
        Ok(pool) => pool.install(work),
        Err(_no_threads) => work(),
    }
}

/// A volume ready to be bound.
struct Made<'a> {
    name: &'a str,
    volume: Volume,
    card: Option<Card>,
    cut: Cut,
}

/// The volume of a file as it is kept, or read now and kept.
fn volume<'a>(
    file: &'a Keyed,
    mark: Key,
    stacks: &Stacks,
    knowledge: &Knowledge,
) -> Result<Made<'a>, BindError> {
    let name = file.listed.name();
    if let Some((volume, card)) = stacks.volume(file.key) {
        let cut = volume.cut(knowledge);
        return Ok(Made { name, volume, card, cut });
    }
    let source = file.listed.read().ok().filter(|source| key(mark, source) == file.key);
    let volume = Volume::of(&source.ok_or(BindError::Changed)?, knowledge);
    let (bytes, card) = volume.bind(file.key);
    stacks.put(file.key, &bytes)?;
    let cut = volume.cut(knowledge);
    Ok(Made { name, volume, card, cut })
}

/// Of everything that reads a report.
fn mark_of(text: &disk::KnowledgeText<'_>) -> Key {
    let grammar = mark_of_grammar().to_le_bytes();
    Key::of([READING.as_bytes(), &grammar].into_iter().chain(text.bytes()))
}

fn key(mark: Key, source: &Source) -> Key {
    Key::of([mark.bytes(), source.document.as_bytes(), &source.bytes])
}

/// The files of a corpus in the order of their documents with the keys of their volumes, and the faults of those that
/// cannot be read. A file that did not change since its key was found is not read.
fn keyed(listed: Vec<Listed>, mark: Key, stacks: &Stacks) -> (Vec<Keyed>, Vec<Fault>) {
    /// A file that changed just now may change again within the same tick of its clock.
    const SETTLED: Duration = Duration::from_secs(2);
    const STAMPS: &str = "stamps";
    type Stamps = HashMap<PathBuf, (u64, SystemTime, Key)>;
    let known: Stamps =
        stacks.remembered(STAMPS).and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default();
    let (mut stamps, mut files, mut faults) = (known.clone(), Vec::new(), Vec::new());
    for listed in listed {
        let path = std::path::absolute(&listed.file).unwrap_or_else(|_| PathBuf::from(&listed.file));
        let remembered =
            known.get(&path).filter(|(length, modified, _)| listed.stamp == Some((*length, *modified)));
        if let Some((_, _, key)) = remembered {
            files.push(Keyed { listed, key: *key });
            continue;
        }
        match listed.read() {
            Ok(source) => {
                let key = key(mark, &source);
                let settled =
                    listed.stamp.filter(|(_, modified)| modified.elapsed().is_ok_and(|age| age > SETTLED));
                if let Some((length, modified)) = settled {
                    stamps.insert(path, (length, modified, key));
                }
                files.push(Keyed { listed, key });
            }
            Err(fault) => faults.push(fault),
        }
    }
    if stamps != known {
        stacks.remember(STAMPS, &postcard::to_stdvec(&stamps).unwrap_or_default());
    }
    // Of two files with one document name the first stays first.
    files.sort_by(|a, b| a.listed.document.cmp(&b.listed.document));
    (files, faults)
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

/// Why an edition could not be made in the stacks.
#[derive(Debug, thiserror::Error)]
enum BindError {
    #[error(transparent)]
    Index(#[from] IndexError),
    #[error(transparent)]
    Write(#[from] io::Error),
    #[error("a file changed while it was read")]
    Changed,
}
