//! Corpus, dictionary and lexicon, from disk or as they are built in.

mod corpus;

pub use corpus::{Listed, document_of, list_corpus, read_corpus, read_gold};

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::{Folders, Origin, Search, built_in};
use crate::question::{
    AliasFault, Aliases, Gazetteer, GroupFault, Groups, Knowledge, Lexicon, LexiconFault, PhraseFault,
    Phrases, Pointers,
};
use crate::text::{DictionaryError, Grammar, GrammarFault, Segmenter};
use crate::words::{self, Language, WordsFault};

/// A file or folder that had to be read and could not be.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    #[error("corpus folder {} cannot be read: {cause}", .folder.display())]
    Corpus { folder: PathBuf, cause: io::Error },
    #[error("corpus folder {} holds no .txt or .md file", .folder.display())]
    Empty { folder: PathBuf },
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
    #[error("{}", list(.file, .faults.iter().map(|fault| (fault.line, fault.message.as_str()))))]
    PhraseLines { file: String, faults: Vec<PhraseFault> },
    #[error("aliases {} cannot be read: {cause}", .file.display())]
    Aliases { file: PathBuf, cause: io::Error },
    #[error("{}", list(.file, .faults.iter().map(|fault| (fault.line, fault.message.as_str()))))]
    AliasLines { file: String, faults: Vec<AliasFault> },
    #[error("font {} cannot be read: {cause}", .file.display())]
    Font { file: PathBuf, cause: io::Error },
    #[error("{}", list(.file, .faults.iter().map(|fault| (fault.line, fault.message.as_str()))))]
    LexiconLines { file: String, faults: Vec<LexiconFault> },
}

/// General Chinese with the words of a dictionary.
///
/// # Errors
/// [`DiskError::Dictionary`] and [`DiskError::DictionaryLines`].
pub fn read_dictionary(dictionary: &Origin) -> Result<Segmenter, DiskError> {
    parse_dictionary(dictionary, &dictionary_text(dictionary)?)
}

fn dictionary_text(dictionary: &Origin) -> Result<Cow<'static, str>, DiskError> {
    read(dictionary, built_in::DICTIONARY).map_err(|(file, cause)| DiskError::Dictionary { file, cause })
}

fn parse_dictionary(dictionary: &Origin, words: &str) -> Result<Segmenter, DiskError> {
    Segmenter::new(words)
        .map_err(|faults| DiskError::DictionaryLines { file: dictionary.to_string(), faults })
}

/// A lexicon. A faulty one is refused whole: half a lexicon would answer worse unseen.
///
/// # Errors
/// [`DiskError::Lexicon`] and [`DiskError::LexiconLines`].
pub fn read_lexicon(lexicon: &Origin) -> Result<Lexicon, DiskError> {
    parse_lexicon(lexicon, &lexicon_text(lexicon)?)
}

fn lexicon_text(lexicon: &Origin) -> Result<Cow<'static, str>, DiskError> {
    read(lexicon, built_in::LEXICON).map_err(|(file, cause)| DiskError::Lexicon { file, cause })
}

fn parse_lexicon(lexicon: &Origin, toml: &str) -> Result<Lexicon, DiskError> {
    let (read, faults) = Lexicon::parse(toml);
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
    parse_groups(groups, &groups_text(groups)?, &Gazetteer::shipped())
}

fn groups_text(groups: &Origin) -> Result<Cow<'static, str>, DiskError> {
    read(groups, built_in::GROUPS).map_err(|(file, cause)| DiskError::Groups { file, cause })
}

fn parse_groups(groups: &Origin, toml: &str, gazetteer: &Gazetteer) -> Result<Groups, DiskError> {
    Groups::read(toml, gazetteer).map_err(|faults| DiskError::GroupLines { file: groups.to_string(), faults })
}

/// Paragraphs that admins have chosen for questions, read likewise.
///
/// # Errors
/// [`DiskError::Aliases`] and [`DiskError::AliasLines`].
pub fn read_pointers(file: &Path) -> Result<Pointers, DiskError> {
    let text = read_if_there(file).map_err(|cause| DiskError::Aliases { file: file.to_owned(), cause })?;
    Pointers::parse(&text)
        .map_err(|faults| DiskError::AliasLines { file: file.display().to_string(), faults })
}

/// The text of a file that need not be there.
///
/// # Errors
/// When it is there and cannot be read.
pub fn read_if_there(file: &Path) -> io::Result<String> {
    match fs::read_to_string(file) {
        Err(cause) if is_absent(&cause) => Ok(String::new()),
        read => read,
    }
}

fn is_absent(cause: &io::Error) -> bool {
    matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Words that admins have taught; none where there is no such file. A faulty file is refused whole, as a lexicon is.
///
/// # Errors
/// [`DiskError::Aliases`] and [`DiskError::AliasLines`].
pub fn read_aliases(file: &Path) -> Result<Aliases, DiskError> {
    let text = read_if_there(file).map_err(|cause| DiskError::Aliases { file: file.to_owned(), cause })?;
    Aliases::parse(&text).map_err(|faults| DiskError::AliasLines { file: file.display().to_string(), faults })
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

/// The words of conditions of one's own among `folders`.
///
/// # Errors
/// [`DiskError::Words`] and [`DiskError::PhraseLines`].
pub fn read_phrases(folders: &Folders) -> Result<Option<Phrases>, DiskError> {
    let Origin::Path(file) = folders.file(built_in::CONDITIONS_FILE) else { return Ok(None) };
    let text = fs::read_to_string(&file).map_err(|cause| DiskError::Words { file: file.clone(), cause })?;
    let phrases = Phrases::read(&text);
    phrases.map(Some).map_err(|faults| DiskError::PhraseLines { file: file.display().to_string(), faults })
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

/// The files that knowledge is read from, not parsed yet.
#[derive(Debug)]
pub struct KnowledgeText<'a> {
    search: &'a Search,
    dictionary: Cow<'static, str>,
    lexicon: Cow<'static, str>,
    groups: Cow<'static, str>,
}

/// What the settings name.
///
/// # Errors
/// [`DiskError::Dictionary`], [`DiskError::Lexicon`] and [`DiskError::Groups`].
pub fn read_knowledge_text(search: &Search) -> Result<KnowledgeText<'_>, DiskError> {
    let (dictionary, lexicon) = (dictionary_text(&search.dictionary)?, lexicon_text(&search.lexicon)?);
    Ok(KnowledgeText { search, dictionary, lexicon, groups: groups_text(&search.groups)? })
}

impl<'a> KnowledgeText<'a> {
    /// Of texts that were kept, in the order of [`KnowledgeText::bytes`]; `None` when they are none. Their faults are
    /// told as those of the files in `search`.
    #[must_use]
    pub fn of(search: &'a Search, texts: [Vec<u8>; 3]) -> Option<Self> {
        let [dictionary, lexicon, groups] = texts.map(|text| String::from_utf8(text).ok().map(Cow::Owned));
        Some(Self { search, dictionary: dictionary?, lexicon: lexicon?, groups: groups? })
    }
}

impl KnowledgeText<'_> {
    /// Its words, for telling it from another.
    pub fn bytes(&self) -> [&[u8]; 3] {
        [&self.dictionary, &self.lexicon, &self.groups].map(|text| text.as_bytes())
    }

    /// # Errors
    /// [`DiskError::DictionaryLines`], [`DiskError::LexiconLines`] and [`DiskError::GroupLines`].
    pub fn parse(&self) -> Result<Knowledge, DiskError> {
        let segmenter = parse_dictionary(&self.search.dictionary, &self.dictionary)?;
        let lexicon = parse_lexicon(&self.search.lexicon, &self.lexicon)?;
        let gazetteer = Gazetteer::shipped();
        let groups = parse_groups(&self.search.groups, &self.groups, &gazetteer)?;
        Ok(Knowledge::new(segmenter, lexicon, gazetteer).with_groups(groups))
    }
}

/// What is known beforehand, from the files that the settings name.
///
/// # Errors
/// Those of [`read_dictionary`], [`read_lexicon`] and [`read_groups`].
pub fn read_knowledge(search: &Search) -> Result<Knowledge, DiskError> {
    read_knowledge_text(search)?.parse()
}

/// `file:line: fault`, one a line.
fn list<'a>(file: &str, faults: impl Iterator<Item = (u32, &'a str)>) -> String {
    faults.map(|(line, fault)| format!("{file}:{line}: {fault}")).collect::<Vec<_>>().join("\n")
}
