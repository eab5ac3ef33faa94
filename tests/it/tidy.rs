//! Layers: who may name whom, held by reading the sources.

use std::path::Path;

/// Lowest first. A layer may name itself and the layers before it; the last three do not name each other.
const LAYERS: [&str; 16] = [
    "words", "text", "report", "import", "figures", "search", "question", "library", "answer", "sheet",
    "picture", "eval", "config", "app", "telegram", "console",
];
/// Above `app`, side by side.
const FACES: [&str; 3] = ["telegram", "console", "web"];
/// Crates and modules that only these layers may name.
const RESERVED: [(&str, &[&str]); 8] = [
    ("tantivy", &["search"]),
    ("teloxide", &["telegram"]),
    ("sqlx", &["app"]),
    ("axum", &["web"]),
    ("hayro_interpret", &["import"]),
    ("tokio", &["app", "telegram", "console", "web", "main"]),
    ("tracing", &["app", "telegram", "console", "web", "main"]),
    // The console keeps its history and reads gold sets.
    ("std::fs", &["app", "config", "console", "main"]),
];

/// Every breach of the layers in one source file of `layer`.
fn breaches(layer: &str, file: &str, source: &str) -> Vec<String> {
    let rank = |layer: &str| match layer {
        "web" => Some(LAYERS.len()),
        "main" => Some(LAYERS.len() + 1),
        layer => LAYERS.iter().position(|known| *known == layer),
    };
    let Some(own) = rank(layer) else { return vec![format!("{file}: layer {layer} is not in the list")] };
    let mut found = Vec::new();
    for (number, line) in source.lines().enumerate() {
        if line.trim_start().starts_with("#[cfg(test)]") {
            break;
        }
        let code = line.split("//").next().unwrap_or_default();
        let mut breach = |what: &str| found.push(format!("{file}:{}: {layer} names {what}", number + 1));
        for used in after(code, "crate::") {
            let is_beside = FACES.contains(&layer) && FACES.contains(&used) && used != layer;
            if rank(used).is_some_and(|rank| rank > own) || is_beside {
                breach(used);
            }
        }
        for (name, allowed) in RESERVED {
            if names(code, name) && !allowed.contains(&layer) {
                breach(name);
            }
        }
    }
    found
}

/// The words that follow `prefix` in `code`, also those of `prefix{a, b}`.
fn after<'a>(code: &'a str, prefix: &str) -> Vec<&'a str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut words = Vec::new();
    for rest in code.split(prefix).skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => words.extend(list.split('}').next().unwrap_or_default().split(|c| !is_word(c))),
            None => words.extend(rest.split(|c| !is_word(c)).next()),
        }
    }
    words
}

fn names(code: &str, path: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    code.match_indices(path)
        .any(|(at, _)| !code[..at].ends_with(is_word) && code[at + path.len()..].starts_with([':', ';', ' ']))
}

fn sources(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path, found),
            // Compiled for tests only, like what follows `#[cfg(test)]`.
            false if path.file_name().is_some_and(|name| name == "tests.rs") => {}
            false if path.extension().is_some_and(|extension| extension == "rs") => found.push(path),
            false => {}
        }
    }
}

fn layer_of(relative: &Path) -> String {
    relative.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

#[test]
fn dependencies_point_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 30, "the sources were not found");
    let found: Vec<String> = files
        .iter()
        .filter(|file| file.file_name().is_some_and(|name| name != "lib.rs"))
        .flat_map(|file| {
            let relative = file.strip_prefix(&root).unwrap();
            breaches(
                &layer_of(relative),
                &relative.to_string_lossy(),
                &std::fs::read_to_string(file).unwrap(),
            )
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_file_says_which_question_it_answers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//! "), "{} does not begin with `//! `", file.display());
    }
}

#[test]
fn a_planted_upward_use_is_found() {
    #[track_caller]
    fn check(layer: &str, source: &str, expected: usize) {
        let found = breaches(layer, "planted.rs", source);
        assert_eq!(found.len(), expected, "{found:?}");
    }
    check("text", "use crate::report::Year;", 1);
    check("report", "use crate::text::Span;", 0);
    check("answer", "fn f() { crate::telegram::serve(); }", 1);
    check("figures", "use crate::{report::Year, answer};", 1);
    check("telegram", "use crate::console::ask;", 1);
    check("console", "use crate::app::{Conversation, Shelf};", 0);
    check("answer", "use tantivy::Index;", 1);
    check("search", "use tantivy::Index;", 0);
    check("app", "use teloxide::Bot;", 1);
    check("telegram", "use axum::Router;", 1);
    check("web", "use crate::telegram::Tally;", 1);
    check("library", "use std::fs;", 1);
    check("question", "let now = tokio::time::Instant::now();", 1);
    check("report", "// crate::answer is above\n", 0);
    check("report", "#[cfg(test)]\nmod tests { use std::fs; }", 0);
    check("nowhere", "", 1);
}

/// Folders whose files stand in no circle; a file that only hands names on, `mod.rs`, is none of them.
const STRAIGHT: [&str; 4] = ["question", "question/lexicon", "answer", "answer/want"];

/// Files of a folder by name, each with the files beside it that it names.
fn neighbours(files: &[(String, String)]) -> std::collections::BTreeMap<String, Vec<String>> {
    let known: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let named = |(name, source): &(String, String)| {
        let code: String = source
            .lines()
            .take_while(|line| !line.trim_start().starts_with("#[cfg(test)]"))
            .map(|line| format!("{}\n", line.split("//").next().unwrap_or_default()))
            .collect();
        let used = after(&code, "super::").into_iter().filter(|used| known.contains(used) && used != name);
        (name.clone(), used.map(str::to_owned).collect())
    };
    files.iter().map(named).collect()
}

/// Files from which a way leads back to themselves.
fn circles(files: &[(String, String)]) -> Vec<String> {
    let edges = neighbours(files);
    let returns = |name: &&String| {
        let mut seen: Vec<&String> = Vec::new();
        let mut next: Vec<&String> = edges[*name].iter().collect();
        while let Some(at) = next.pop() {
            if !seen.contains(&at) {
                seen.push(at);
                next.extend(&edges[at]);
            }
        }
        seen.contains(name)
    };
    edges.keys().filter(returns).cloned().collect()
}

#[test]
fn the_files_of_a_folder_stand_in_no_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for folder in STRAIGHT {
        let mut files: Vec<(String, String)> = Vec::new();
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let is_source = path.extension().is_some_and(|extension| extension == "rs");
            if is_source && name != "mod" && name != "tests" {
                files.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
        assert!(files.len() > 2, "src/{folder} was not found");
        assert_eq!(circles(&files), [""; 0], "src/{folder}");
    }
}

#[test]
fn a_planted_circle_is_found() {
    let file = |name: &str, source: &str| (name.to_owned(), source.to_owned());
    let straight = [file("a", "use super::b;"), file("b", "use super::{Word, c};"), file("c", "")];
    assert_eq!(circles(&straight), [""; 0]);
    let round =
        [file("a", "use super::b::Thing;"), file("b", "use super::{c, d};"), file("c", "use super::a;")];
    assert_eq!(circles(&round), ["a", "b", "c"]);
}
