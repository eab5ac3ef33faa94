//! What is taken away from the stacks: everything that no edition needs that is kept.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::register::Kept;
use super::stacks::{Stacks, inside};
use crate::library::Key;

/// Editions that are kept beside the newest: another corpus may be asked next, and a process may still serve one.
const KEPT: usize = 8;
/// What was begun and not finished for so long was left by a process that is gone.
const LEFT: Duration = Duration::from_secs(60 * 60);
/// What no reading of today made is kept so long: an older program may still use it.
const FOREIGN: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Takes away what no edition needs that is among the newest or that `wanted` names.
pub(super) fn clear(stacks: &Stacks, wanted: &[Kept]) {
    let mut editions: Vec<PathBuf> = inside(&stacks.editions()).collect();
    editions.sort_by_key(|path| std::cmp::Reverse(modified(path)));
    let named: HashSet<PathBuf> = wanted.iter().map(|kept| stacks.edition_folder(kept.key)).collect();
    let (newest, old) = editions.split_at(editions.len().min(KEPT));
    let (old_kept, gone): (Vec<&PathBuf>, Vec<_>) = old.iter().partition(|path| named.contains(*path));
    for edition in gone {
        let _left = fs::remove_dir_all(edition);
    }
    clear_shared(stacks, newest.iter().chain(old_kept));
    for begun in inside(&stacks.begun()).filter(|path| is_older(path, LEFT)) {
        let _left = fs::remove_file(&begun).or_else(|_| fs::remove_dir_all(&begun));
    }
    let all = stacks.folder.parent();
    let is_wanted = |path: &PathBuf| {
        wanted.iter().any(|kept| all.map(|all| Stacks::new(all, kept.mark).folder).as_ref() == Some(path))
    };
    let foreign = all.map(inside).into_iter().flatten();
    for foreign in foreign
        .filter(|path| *path != stacks.folder && path.is_dir() && !is_wanted(path) && is_older(path, FOREIGN))
    {
        let _left = fs::remove_dir_all(foreign);
    }
}

/// Takes away volumes, bundles and spellings that none of these editions holds. What is gone of a bundle may be counted
/// again, so all of its volumes stay.
fn clear_shared<'a>(stacks: &Stacks, editions: impl Iterator<Item = &'a PathBuf>) {
    let (mut volumes, mut bundles, mut spellings): (HashSet<Key>, HashSet<Key>, HashSet<Key>) =
        Default::default();
    for catalogue in editions.filter_map(|folder| stacks.catalogue(folder)) {
        volumes.extend(catalogue.entries.iter().map(|entry| entry.key));
        bundles.extend(&catalogue.bundles);
        spellings.insert(catalogue.spelling);
    }
    volumes.extend(
        bundles
            .iter()
            .filter_map(|key| stacks.label(*key))
            .flat_map(|label| label.keys().collect::<Vec<_>>()),
    );
    for (folder, needed) in
        [(stacks.volumes(), volumes), (stacks.bundles(), bundles), (stacks.spellings(), spellings)]
    {
        let needed: HashSet<String> = needed.iter().map(Key::to_string).collect();
        let is_needed = |path: &Path| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| needed.contains(name))
        };
        // What another process has made just now stands in no edition yet.
        for left in inside(&folder).filter(|path| !is_needed(path) && is_older(path, LEFT)) {
            let _left = fs::remove_file(&left).or_else(|_| fs::remove_dir_all(&left));
        }
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|found| found.modified()).ok()
}

fn is_older(path: &Path, limit: Duration) -> bool {
    modified(path).and_then(|modified| modified.elapsed().ok()).is_some_and(|age| age > limit)
}
