//! Corpus, dictionary and lexicon files from disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::Search;
use crate::question::{Gazetteer, Knowledge, Lexicon, LexiconFault};
use crate::report::{Fault, FaultKind, Source};
use crate::text::{DictionaryError, Segmenter};

/// A file or folder that had to be read and could not be.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    #[error("corpus folder {} cannot be read: {cause}", .folder.display())]
    Corpus { folder: PathBuf, cause: io::Error },
    #[error("dictionary {} cannot be read: {cause}", .file.display())]
    Dictionary { file: PathBuf, cause: io::Error },
    #[error("{}: {cause}", .file.display())]
    DictionaryLine { file: PathBuf, cause: DictionaryError },
    #[error("lexicon {} cannot be read: {cause}", .file.display())]
    Lexicon { file: PathBuf, cause: io::Error },
    #[error("{}: {}", .file.display(), list(.faults))]
    LexiconLines { file: PathBuf, faults: Vec<LexiconFault> },
}

/// Every `.txt` and `.md` file of `folder`, in the order of names. A file that cannot be read is a fault,
/// a folder that cannot be read an error.
///
/// # Errors
/// [`DiskError::Corpus`].
pub fn read_corpus(folder: &Path) -> Result<(Vec<Source>, Vec<Fault>), DiskError> {
    let failed = |cause| DiskError::Corpus { folder: folder.to_owned(), cause };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let is_text = path.extension().is_some_and(|extension| extension == "txt" || extension == "md");
        if is_text && !path.is_dir() {
            paths.push(path);
        }
    }
    paths.sort();
    let (mut sources, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        let file = path.display().to_string();
        match fs::read(&path) {
            Ok(bytes) => sources.push(Source { document: document_of(&path), file, bytes }),
            Err(cause) => {
                faults.push(Fault::error(&file, None, FaultKind::Unreadable { cause: cause.to_string() }));
            }
        }
    }
    Ok((sources, faults))
}

/// File name without its extension.
#[must_use]
pub fn document_of(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// jieba with the words of `file`.
///
/// # Errors
/// [`DiskError::Dictionary`] and [`DiskError::DictionaryLine`].
pub fn read_dictionary(file: &Path) -> Result<Segmenter, DiskError> {
    let words =
        fs::read_to_string(file).map_err(|cause| DiskError::Dictionary { file: file.to_owned(), cause })?;
    Segmenter::new(&words).map_err(|cause| DiskError::DictionaryLine { file: file.to_owned(), cause })
}

/// The lexicon of `file`. A faulty one is refused whole: half a lexicon would answer worse unseen.
///
/// # Errors
/// [`DiskError::Lexicon`] and [`DiskError::LexiconLines`].
pub fn read_lexicon(file: &Path) -> Result<Lexicon, DiskError> {
    let toml =
        fs::read_to_string(file).map_err(|cause| DiskError::Lexicon { file: file.to_owned(), cause })?;
    let (lexicon, faults) = Lexicon::parse(&toml);
    if faults.is_empty() {
        Ok(lexicon)
    } else {
        Err(DiskError::LexiconLines { file: file.to_owned(), faults })
    }
}

/// What is known beforehand, from the files that the settings name.
///
/// # Errors
/// Those of [`read_dictionary`] and [`read_lexicon`].
pub fn read_knowledge(search: &Search) -> Result<Knowledge, DiskError> {
    let segmenter = read_dictionary(&search.dictionary)?;
    Ok(Knowledge::new(segmenter, read_lexicon(&search.lexicon)?, Gazetteer::shipped()))
}

fn list(faults: &[LexiconFault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
