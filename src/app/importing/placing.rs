//! A report's text into its file of the corpus: whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::report::Facts;

/// Longest name of a report, in characters.
const LONGEST_NAME: usize = 60;
/// What is not whole yet is called so; no corpus reads it.
const UNFINISHED: &str = "part";

/// Why a report was not written.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    #[error("{} is there already; say so if it is to be replaced", .0.display())]
    Exists(PathBuf),
    #[error("«{0}» is no name of a report; write a place and a year: 浙江省-2026")]
    BadName(String),
    #[error("neither the text nor the file's name tells place and year; name the report: 浙江省-2026")]
    NoName,
    #[error("{} cannot be written: {cause}", .file.display())]
    Unwritable { file: PathBuf, cause: io::Error },
}

/// A report that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub file: PathBuf,
    /// Whether an older one was there.
    pub replaced: bool,
}

/// PLACE-YEAR: as `given`, or as the text tells.
///
/// # Errors
/// [`PlaceError::BadName`] and [`PlaceError::NoName`].
pub fn document_name(given: Option<&str>, facts: &Facts) -> Result<String, PlaceError> {
    let name = match given {
        Some(given) => given.trim().trim_end_matches(".txt").to_owned(),
        None => {
            let (region, year) = facts.region.as_ref().zip(facts.year).ok_or(PlaceError::NoName)?;
            format!("{region}-{year}")
        }
    };
    let is_plain = |character: char| character.is_alphanumeric() || "-_·（）()".contains(character);
    let is_name = name.chars().all(is_plain)
        && name.chars().count() <= LONGEST_NAME
        && name.starts_with(char::is_alphanumeric);
    if is_name { Ok(name) } else { Err(PlaceError::BadName(name)) }
}

/// Writes `text` as the report `name` of a folder. A stop at any moment leaves the old file or the new one.
///
/// # Errors
/// [`PlaceError::Exists`] unless `replace`, and [`PlaceError::Unwritable`].
pub fn place(folder: &Path, name: &str, text: &str, replace: bool) -> Result<Placed, PlaceError> {
    let file = folder.join(format!("{name}.txt"));
    let replaced = file.exists();
    if replaced && !replace {
        return Err(PlaceError::Exists(file));
    }
    match write(folder, name, text, &file, replace) {
        Ok(()) => Ok(Placed { file, replaced }),
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Err(PlaceError::Exists(file)),
        Err(cause) => Err(PlaceError::Unwritable { file, cause }),
    }
}

fn write(folder: &Path, name: &str, text: &str, file: &Path, replace: bool) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let unfinished = folder.join(format!(".{name}.{}.{UNFINISHED}", std::process::id()));
    let written = (|| {
        let mut part = File::create(&unfinished)?;
        part.write_all(text.as_bytes())?;
        part.sync_all()?;
        match replace {
            true => fs::rename(&unfinished, file)?,
            // Unlike a renaming, a link replaces nothing that came there in the meantime.
            false => fs::hard_link(&unfinished, file).and_then(|()| fs::remove_file(&unfinished))?,
        }
        // The name lasts once the folder is on disk too.
        File::open(folder)?.sync_all()
    })();
    if written.is_err() {
        // The disk may be full: what is half written is of no use.
        let _gone = fs::remove_file(&unfinished);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Year;

    fn facts(region: Option<&str>, year: Option<u16>) -> Facts {
        Facts { region: region.map(str::to_owned), year: year.and_then(Year::new), ..Facts::default() }
    }

    #[test]
    fn names_of_reports() {
        let told = facts(Some("浙江省"), Some(2026));
        assert_eq!(document_name(None, &told).unwrap(), "浙江省-2026");
        assert_eq!(document_name(Some("杭州市-2026.txt"), &told).unwrap(), "杭州市-2026");
        assert!(matches!(document_name(None, &facts(None, Some(2026))), Err(PlaceError::NoName)));
        for bad in ["../../etc/passwd", "a/b", "", ".hidden", "a\\b", "a\0b", "甲 市", &"长".repeat(61)] {
            assert!(matches!(document_name(Some(bad), &told), Err(PlaceError::BadName(_))), "{bad}");
        }
        let outside = facts(Some("../甲市"), Some(2026));
        assert!(matches!(document_name(None, &outside), Err(PlaceError::BadName(_))));
    }

    #[test]
    fn a_report_is_written_whole_and_replaced_only_when_told() {
        let folder = tempfile::tempdir().unwrap();
        let corpus = folder.path().join("corpus");
        let placed = place(&corpus, "甲市-2026", "一\n", false).unwrap();
        assert!(!placed.replaced);
        assert!(matches!(place(&corpus, "甲市-2026", "二\n", false), Err(PlaceError::Exists(_))));
        assert_eq!(fs::read_to_string(&placed.file).unwrap(), "一\n");
        assert!(place(&corpus, "甲市-2026", "二\n", true).unwrap().replaced);
        assert_eq!(fs::read_to_string(&placed.file).unwrap(), "二\n");
        assert_eq!(fs::read_dir(&corpus).unwrap().count(), 1);
    }
}
