//! Corpus, dictionary and lexicon, from disk or as they are built in.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::{Folders, Origin, Search, built_in};
use crate::question::{Gazetteer, GroupFault, Groups, Knowledge, Lexicon, LexiconFault};
use crate::report::{Fault, FaultKind, Source};
use crate::text::{DictionaryError, Grammar, GrammarFault, Segmenter};
use crate::words::{self, Language, WordsFault};

/// A file or folder that had to be read and could not be.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    #[error("corpus folder {} cannot be read: {cause}", .folder.display())]
    Corpus { folder: PathBuf, cause: io::Error },
    #[error("dictionary {} cannot be read: {cause}", .file.display())]
    Dictionary { file: PathBuf, cause: io::Error },
    #[error("{}", list(.file, .faults.iter().map(|fault| (fault.line, fault.cause.as_str()))))]
    DictionaryLines { file: String, faults: Vec<DictionaryError> },
    #[error("lexicon {} cannot be read: {cause}", .file.display())]
    Lexicon { file: PathBuf, cause: io::Error },
    #[error("groups {} cannot be read: {cause}", .file.display())]
    Groups { file: PathBuf, cause: io::Error },
    #[error("{}", list(.file, .faults.iter().map(|fault| (fault.line, fault.message.as_str()))))]
    GroupLines { file: String, faults: Vec<GroupFault> },
    #[error("words {} cannot be read: {cause}", .file.display())]
    Words { file: PathBuf, cause: io::Error },
    #[error("{}", list(.file, .faults.iter().map(|fault| (fault.line, fault.message.as_str()))))]
    WordsLines { file: String, faults: Vec<WordsFault> },
    #[error("{}", list(.file, .faults.iter().map(|fault| (fault.line, fault.message.as_str()))))]
    GrammarLines { file: String, faults: Vec<GrammarFault> },
    #[error("font {} cannot be read: {cause}", .file.display())]
    Font { file: PathBuf, cause: io::Error },
    #[error("{}", list(.file, .faults.iter().map(|fault| (fault.line, fault.message.as_str()))))]
    LexiconLines { file: String, faults: Vec<LexiconFault> },
}

/// Every `.txt` and `.md` file of a folder, in the order of names, or the corpus that is built in. A file that cannot
/// be read is a fault, a folder that cannot be read an error.
///
/// # Errors
/// [`DiskError::Corpus`].
pub fn read_corpus(corpus: &Origin) -> Result<(Vec<Source>, Vec<Fault>), DiskError> {
    match corpus {
        Origin::Path(folder) => read_folder(folder),
        Origin::BuiltIn => Ok((built_in::CORPUS.iter().map(built_in_source).collect(), Vec::new())),
    }
}

fn built_in_source((name, text): &(&str, &str)) -> Source {
    Source {
        document: document_of(Path::new(name)),
        file: format!("{}/{name}", Origin::BuiltIn),
        bytes: text.as_bytes().to_vec(),
    }
}

fn read_folder(folder: &Path) -> Result<(Vec<Source>, Vec<Fault>), DiskError> {
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

/// jieba with the words of a dictionary.
///
/// # Errors
/// [`DiskError::Dictionary`] and [`DiskError::DictionaryLines`].
pub fn read_dictionary(dictionary: &Origin) -> Result<Segmenter, DiskError> {
    let words = read(dictionary, built_in::DICTIONARY)
        .map_err(|(file, cause)| DiskError::Dictionary { file, cause })?;
    Segmenter::new(&words)
        .map_err(|faults| DiskError::DictionaryLines { file: dictionary.to_string(), faults })
}

/// A lexicon. A faulty one is refused whole: half a lexicon would answer worse unseen.
///
/// # Errors
/// [`DiskError::Lexicon`] and [`DiskError::LexiconLines`].
pub fn read_lexicon(lexicon: &Origin) -> Result<Lexicon, DiskError> {
    let toml =
        read(lexicon, built_in::LEXICON).map_err(|(file, cause)| DiskError::Lexicon { file, cause })?;
    let (read, faults) = Lexicon::parse(&toml);
    if faults.is_empty() {
        Ok(read)
    } else {
        Err(DiskError::LexiconLines { file: lexicon.to_string(), faults })
    }
}

/// Groups of regions. A faulty file is refused whole, as a lexicon is.
///
/// # Errors
/// [`DiskError::Groups`] and [`DiskError::GroupLines`].
pub fn read_groups(groups: &Origin) -> Result<Groups, DiskError> {
    let toml = read(groups, built_in::GROUPS).map_err(|(file, cause)| DiskError::Groups { file, cause })?;
    Groups::read(&toml, &Gazetteer::shipped())
        .map_err(|faults| DiskError::GroupLines { file: groups.to_string(), faults })
}

/// The words of one's own among `folders`, by language.
///
/// # Errors
/// [`DiskError::Words`] and [`DiskError::WordsLines`].
pub fn read_words(folders: &Folders) -> Result<Vec<(Language, String)>, DiskError> {
    let mut own = Vec::new();
    for language in Language::ALL {
        let Origin::Path(file) = folders.file(&built_in::words_file(language)) else { continue };
        let text =
            fs::read_to_string(&file).map_err(|cause| DiskError::Words { file: file.clone(), cause })?;
        let faults = words::faults(language, &text);
        if !faults.is_empty() {
            return Err(DiskError::WordsLines { file: file.display().to_string(), faults });
        }
        own.push((language, text));
    }
    Ok(own)
}

/// The words of reports of one's own among `folders`.
///
/// # Errors
/// [`DiskError::Words`] and [`DiskError::GrammarLines`].
pub fn read_grammar(folders: &Folders) -> Result<Option<Grammar>, DiskError> {
    let Origin::Path(file) = folders.file(built_in::GRAMMAR_FILE) else { return Ok(None) };
    let text = fs::read_to_string(&file).map_err(|cause| DiskError::Words { file: file.clone(), cause })?;
    let grammar = Grammar::read(&text);
    grammar.map(Some).map_err(|faults| DiskError::GrammarLines { file: file.display().to_string(), faults })
}

/// A font of one's own among `folders`.
///
/// # Errors
/// [`DiskError::Font`].
pub fn read_font(folders: &Folders) -> Result<Option<Vec<u8>>, DiskError> {
    let Origin::Path(file) = folders.file(built_in::FONT) else { return Ok(None) };
    fs::read(&file).map(Some).map_err(|cause| DiskError::Font { file, cause })
}

/// The text of a file, or `built_in`.
fn read(origin: &Origin, built_in: &'static str) -> Result<Cow<'static, str>, (PathBuf, io::Error)> {
    match origin {
        Origin::BuiltIn => Ok(Cow::Borrowed(built_in)),
        Origin::Path(file) => fs::read_to_string(file).map(Cow::Owned).map_err(|cause| (file.clone(), cause)),
    }
}

/// What is known beforehand, from the files that the settings name.
///
/// # Errors
/// Those of [`read_dictionary`], [`read_lexicon`] and [`read_groups`].
pub fn read_knowledge(search: &Search) -> Result<Knowledge, DiskError> {
    let segmenter = read_dictionary(&search.dictionary)?;
    let groups = read_groups(&search.groups)?;
    let knowledge = Knowledge::new(segmenter, read_lexicon(&search.lexicon)?, Gazetteer::shipped());
    Ok(knowledge.with_groups(groups))
}

/// `file:line: fault`, one a line.
fn list<'a>(file: &str, faults: impl Iterator<Item = (u32, &'a str)>) -> String {
    faults.map(|(line, fault)| format!("{file}:{line}: {fault}")).collect::<Vec<_>>().join("\n")
}
