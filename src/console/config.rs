//! `wenzheng config`: where everything is read from, and everything that is built in as files to change.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::Exit;
use crate::config::{Folders, Origin, Search, built_in};
use crate::words::Language;

/// What a command reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources<'a> {
    pub settings: &'a Origin,
    pub search: &'a Search,
    pub corpus: &'a Origin,
    /// Where words and font are looked for.
    pub folders: &'a Folders,
    pub data: &'a Path,
}

/// Writes where each thing is read from, and which variables of the environment count.
///
/// # Errors
/// When the stream cannot be written to.
pub fn show(out: &mut dyn Write, sources: &Sources<'_>) -> io::Result<Exit> {
    let Sources { settings, search, corpus, folders, data } = sources;
    writeln!(out, "settings      {settings}")?;
    writeln!(out, "dictionary    {}", search.dictionary)?;
    writeln!(out, "lexicon       {}", search.lexicon)?;
    writeln!(out, "groups        {}", search.groups)?;
    writeln!(out, "corpus        {corpus}")?;
    for language in Language::ALL {
        let file = built_in::words_file(language);
        writeln!(out, "{:<13} {}", format!("words {}", language.tag()), folders.file(&file))?;
    }
    writeln!(out, "grammar       {}", folders.file(built_in::GRAMMAR_FILE))?;
    writeln!(out, "conditions    {}", folders.file(built_in::CONDITIONS_FILE))?;
    #[cfg(feature = "telegram")]
    writeln!(out, "font          {}", folders.file(built_in::FONT))?;
    writeln!(out, "data          {}", data.display())?;
    for name in variables() {
        writeln!(out, "environment   {name}")?;
    }
    Ok(Exit::Done)
}

/// Names only: a value may be a secret.
fn variables() -> Vec<String> {
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let mut names: Vec<String> =
        names.filter(|name| name.starts_with("WENZHENG_") || name.starts_with("TELOXIDE_")).collect();
    names.sort();
    names
}

/// Writes everything that is built in to `folder`, or else the person's own settings folder. What is there already is
/// left as it is.
///
/// # Errors
/// When there is no such folder or it cannot be written to.
pub fn init(out: &mut dyn Write, folders: &Folders, folder: Option<&Path>) -> anyhow::Result<Exit> {
    let folder = folder
        .or(folders.own())
        .context("the environment names no home: say which folder, as in wenzheng config init FOLDER")?;
    for (name, bytes) in files() {
        let file = folder.join(name);
        if file.exists() {
            writeln!(out, "kept    {}", file.display())?;
            continue;
        }
        let parent = file.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        std::fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
        writeln!(out, "written {}", file.display())?;
    }
    Ok(Exit::Done)
}

/// Every file that is built in and can be changed, with its place in a settings folder.
fn files() -> Vec<(PathBuf, &'static [u8])> {
    let mut files: Vec<(PathBuf, &'static [u8])> = vec![
        (PathBuf::from("wenzheng.toml"), built_in::SETTINGS.as_bytes()),
        (PathBuf::from("dictionary.txt"), built_in::DICTIONARY.as_bytes()),
        (PathBuf::from("lexicon.toml"), built_in::LEXICON.as_bytes()),
        (PathBuf::from("groups.toml"), built_in::GROUPS.as_bytes()),
        (PathBuf::from(built_in::GRAMMAR_FILE), crate::text::GRAMMAR.as_bytes()),
        (PathBuf::from(built_in::CONDITIONS_FILE), crate::question::CONDITIONS.as_bytes()),
    ];
    files.extend(
        Language::ALL
            .map(|language| (PathBuf::from(built_in::words_file(language)), language.built_in().as_bytes())),
    );
    #[cfg(feature = "telegram")]
    files.push((PathBuf::from(built_in::FONT), crate::picture::built_in_font()));
    files.extend(built_in::CORPUS.map(|(name, text)| (Path::new("corpus").join(name), text.as_bytes())));
    files
}
