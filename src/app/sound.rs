//! Whether the files of a folder are those that were written.
//!
//! Small folders are read through at every start. Large ones are read through once after the machine has started: a
//! loss of power may leave what was never written, with the right length and time.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::library::Files;
use crate::search::map;

/// Bytes that are read through within some milliseconds.
const SMALL: u64 = 32 * 1024 * 1024;

/// In a folder: since when it is known to be sound.
const SEEN: &str = "sound";
/// A name that Linux gives to each start of the machine.
const BOOT: &str = "/proc/sys/kernel/random/boot_id";

/// Every file below `folder`, with its sum.
///
/// # Errors
/// When a file cannot be read.
pub(super) fn described(folder: &Path) -> std::io::Result<Files> {
    let mut names = files(folder, Path::new(""));
    // The same files are described alike.
    names.sort();
    let mut described = Files::default();
    for name in names {
        let bytes = map(folder, &name)?;
        described.describe(name, (*bytes).as_ref());
    }
    Ok(described)
}

/// Names of all files below `folder`, as paths from there.
fn files(folder: &Path, below: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join(below)).into_iter().flatten().flatten();
    let mut found = Vec::new();
    for entry in entries {
        let name = below.join(entry.file_name());
        if entry.path().is_dir() {
            found.extend(files(folder, &name));
        } else {
            found.push(name.display().to_string());
        }
    }
    found
}

/// Whether every file of a folder is there as it was written.
pub(super) fn is_sound(folder: &Path, described: &Files) -> bool {
    let Some(stamps) = stamps(folder, described) else { return false };
    let size: u64 = described.iter().map(|(_, length)| length).sum();
    // Where nothing tells one start of the machine from another, nothing is known for long.
    let seen = fs::read_to_string(BOOT).ok().filter(|_| size > SMALL).map(|boot| boot + &stamps);
    if seen.is_some() && fs::read_to_string(folder.join(SEEN)).ok() == seen {
        return true;
    }
    let is_whole = described
        .iter()
        .all(|(name, _)| map(folder, name).is_ok_and(|bytes| described.is_file(name, (*bytes).as_ref())));
    if let Some(seen) = seen.filter(|_| is_whole) {
        let begun = folder.join(format!("{SEEN}-{}", std::process::id()));
        let _only_slower = fs::write(&begun, seen).and_then(|()| fs::rename(&begun, folder.join(SEEN)));
    }
    is_whole
}

/// Length and time of every file; `None` where one is missing or of another length.
fn stamps(folder: &Path, described: &Files) -> Option<String> {
    let stamp = |(name, length): (&str, u64)| {
        let found = fs::metadata(folder.join(name)).ok().filter(|found| found.len() == length)?;
        let modified = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(format!("{name} {length} {}\n", modified.as_nanos()))
    };
    described.iter().map(stamp).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_to_be_sound_is_read_through_again_once_it_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let large = vec![7u8; usize::try_from(SMALL).unwrap() + 1];
        fs::create_dir(folder.path().join("paragraphs")).unwrap();
        fs::write(folder.path().join("paragraphs/terms"), &large).unwrap();
        let described = described(folder.path()).unwrap();
        assert!(is_sound(folder.path(), &described) && folder.path().join(SEEN).exists());
        assert!(is_sound(folder.path(), &described));
        let mut changed = large;
        changed[9] = 8;
        fs::write(folder.path().join("paragraphs/terms"), &changed).unwrap();
        assert!(!is_sound(folder.path(), &described));
    }
}
