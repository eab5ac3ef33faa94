//! The files of a corpus and the gold questions beside them, from a folder or as they are built in.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::DiskError;
use crate::config::{Origin, built_in};
use crate::eval::{self as gold, Case};
use crate::report::{Fault, FaultKind, Source};

/// A file of a corpus that is not read yet.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Path as the operator named it, for faults.
    pub file: String,
    /// File name without its extension.
    pub document: String,
    text: Text,
    /// Bytes and time of its last change, of a file on disk.
    pub stamp: Option<(u64, SystemTime)>,
}

#[derive(Debug, Clone)]
enum Text {
    File(PathBuf),
    BuiltIn(&'static str),
}

impl Listed {
    /// # Errors
    /// The fault of a file that cannot be read.
    pub fn read(&self) -> Result<Source, Fault> {
        let bytes = match &self.text {
            Text::File(path) => fs::read(path).map_err(|cause| {
                Fault::error(&self.file, None, FaultKind::Unreadable { cause: cause.to_string() })
            })?,
            Text::BuiltIn(text) => text.as_bytes().to_vec(),
        };
        Ok(Source { file: self.file.clone(), document: self.document.clone(), bytes })
    }

    /// The file's name without its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        Path::new(&self.file).file_name().and_then(|name| name.to_str()).unwrap_or(&self.file)
    }
}

/// Every `.txt` and `.md` file of a folder, in the order of names, or the corpus that is built in. A file that cannot
/// be read is a fault, a folder that cannot be read an error.
///
/// # Errors
/// [`DiskError::Corpus`].
pub fn read_corpus(corpus: &Origin) -> Result<(Vec<Source>, Vec<Fault>), DiskError> {
    let (mut sources, mut faults) = (Vec::new(), Vec::new());
    for listed in list_corpus(corpus)? {
        match listed.read() {
            Ok(source) => sources.push(source),
            Err(fault) => faults.push(fault),
        }
    }
    Ok((sources, faults))
}

/// The files of a corpus, see [`read_corpus`], in the order of names.
///
/// # Errors
/// [`DiskError::Corpus`].
pub fn list_corpus(corpus: &Origin) -> Result<Vec<Listed>, DiskError> {
    match corpus {
        Origin::Path(folder) => list_folder(folder),
        Origin::BuiltIn => Ok(built_in::CORPUS.iter().map(listed_built_in).collect()),
    }
}

fn listed_built_in((name, text): &(&str, &'static str)) -> Listed {
    Listed {
        document: document_of(Path::new(name)),
        file: format!("{}/{name}", Origin::BuiltIn),
        text: Text::BuiltIn(text),
        stamp: None,
    }
}

fn list_folder(folder: &Path) -> Result<Vec<Listed>, DiskError> {
    let failed = |cause| DiskError::Corpus { folder: folder.to_owned(), cause };
    let mut listed = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let is_text = path.extension().is_some_and(|extension| extension == "txt" || extension == "md");
        let found = fs::metadata(&path).ok();
        if is_text && !found.as_ref().is_some_and(fs::Metadata::is_dir) {
            listed.push(Listed {
                file: path.display().to_string(),
                document: document_of(&path),
                stamp: found.and_then(|found| Some((found.len(), found.modified().ok()?))),
                text: Text::File(path),
            });
        }
    }
    listed.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(listed)
}

/// File name without its extension.
#[must_use]
pub fn document_of(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The gold questions kept beside a corpus: every `.tsv` of its folder, and `more`. A row that cannot be used is left
/// out and told; a file that is not there holds none.
#[must_use]
pub fn read_gold(corpus: &Origin, more: Option<&Path>) -> (Vec<Case>, Vec<String>) {
    let inside = match corpus {
        Origin::Path(folder) => fs::read_dir(folder).into_iter().flatten().flatten().collect(),
        Origin::BuiltIn => Vec::new(),
    };
    let mut files: Vec<PathBuf> = inside.iter().map(fs::DirEntry::path).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    files.sort();
    files.extend(more.filter(|file| file.is_file()).map(Path::to_owned));
    let (mut cases, mut told) = (Vec::new(), Vec::new());
    for file in files {
        match fs::read_to_string(&file) {
            Ok(text) => {
                let (own, faults) = gold::parse(&text);
                cases.extend(own);
                told.extend(faults.into_iter().map(|fault| format!("{}: {fault}", file.display())));
            }
            Err(cause) => told.push(format!("{}: {cause}", file.display())),
        }
    }
    (cases, told)
}
