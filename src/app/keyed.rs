//! The files of a corpus with the keys of their volumes.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use super::disk::Listed;
use super::stacks::Stacks;
use crate::library::Key;
use crate::report::{Fault, Source};

/// A file with the key of its volume. Its text is read again where it is needed: all at once would fill the memory.
pub(super) struct Keyed {
    pub(super) listed: Listed,
    pub(super) key: Key,
}

/// A file that changed just now may change again within the same tick of its clock.
const SETTLED: Duration = Duration::from_secs(2);
const STAMPS: &str = "stamps";

type Stamps = HashMap<PathBuf, (u64, SystemTime, Key)>;

pub(super) fn key(mark: Key, source: &Source) -> Key {
    Key::of([mark.bytes(), source.document.as_bytes(), &source.bytes])
}

/// The files of a corpus in the order of their documents with the keys of their volumes, and the faults of those that
/// cannot be read. A file that did not change since its key was found is not read.
pub(super) fn keyed(listed: Vec<Listed>, mark: Key, stacks: &Stacks) -> (Vec<Keyed>, Vec<Fault>) {
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
