//! The README keeps its word: every command in it is run as it is printed, and answers what it prints.

use std::path::{Path, PathBuf};
use std::process::Command;

use wenzheng::console::ask::{self, Form};
use wenzheng::console::{Depth, Look};
use wenzheng::words::Language;

use crate::telegram::{conversation, real_shelf};

/// Commands that are not run: why, and what they contain.
const LEFT_OUT: [(&str, &str); 3] = [
    ("needs a token of Telegram's", "TELOXIDE_TOKEN="),
    ("is what runs this", "cargo test"),
    ("builds for minutes what this has built", "cargo install"),
];
/// What stands for this program, longest first.
const PROGRAM: [&str; 2] = ["cargo run --release --no-default-features --", "cargo run --release --"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

/// A command with the lines that are printed under it.
#[derive(Debug)]
struct Shown {
    line: usize,
    command: String,
    output: Vec<String>,
}

fn shown(readme: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut is_console = false;
    for (number, line) in readme.lines().enumerate() {
        let line = line.trim_start_matches("   ");
        if line.starts_with("```") {
            is_console = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| is_console) {
            found.push(Shown { line: number + 1, command: command.to_owned(), output: Vec::new() });
        } else if let Some(last) = found.last_mut().filter(|_| is_console) {
            last.output.push(line.to_owned());
        }
    }
    found
}

/// A folder with what the README's reader has, where nothing that is written does harm.
fn checkout() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["corpus", "config", "tests"] {
        std::os::unix::fs::symlink(root().join(name), folder.path().join(name)).unwrap();
    }
    folder
}

fn said(folder: &Path, command: &str) -> String {
    let output = Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env("WENZHENG", env!("CARGO_BIN_EXE_wenzheng"))
        .env_remove("COLUMNS")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() || output.status.code() == Some(3), "{command}\n{text}\n{error}");
    text
}

#[test]
fn every_command_runs_as_printed() {
    let folder = checkout();
    let (mut run, mut left_out) = (0, 0);
    for Shown { line, command, output } in shown(&readme()) {
        if LEFT_OUT.iter().any(|(_, part)| command.contains(part)) {
            left_out += 1;
            continue;
        }
        let program = PROGRAM.iter().find(|program| command.contains(**program));
        let program = program.unwrap_or_else(|| panic!("README.md:{line}: what is this? {command}"));
        let text = said(folder.path(), &command.replace(program, "\"$WENZHENG\""));
        let mut rest = text.as_str();
        for expected in &output {
            // `…` alone stands for lines, at a line's end for the rest of it.
            let expected = expected.trim_end_matches('…').trim_end();
            let at = rest
                .find(expected)
                .unwrap_or_else(|| panic!("README.md:{line}: {expected}\nis not in\n{text}"));
            rest = rest.split_at(at + expected.len()).1;
        }
        run += 1;
    }
    assert!(run >= 8 && left_out >= 3, "{run} run, {left_out} left out");
}

#[test]
fn every_question_of_the_table_is_answered_as_it_says() {
    let readme = readme();
    let table = readme.split("## What it understands").nth(1).unwrap().split("##").next().unwrap();
    let rows =
        table.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
    let form = Form::Text(Look { language: Language::Simplified, depth: Depth::Short, width: None });
    let mut asked = 0;
    for (question, answer) in rows.filter(|(question, _)| *question != "question") {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        // Each in a conversation of its own.
        ask::run(&mut out, &mut err, &conversation(real_shelf()), question, form).unwrap();
        let text = anstream::adapter::strip_str(&String::from_utf8(out).unwrap()).to_string();
        assert!(text.contains(answer), "{question}: {answer}\nis not in\n{text}");
        asked += 1;
    }
    assert!(asked >= 10, "{asked}");
}

#[test]
fn every_file_and_place_it_links_to_exists() {
    let readme = readme();
    let targets = readme.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
    let mut found = 0;
    for target in targets.filter(|target| !target.starts_with("https:")) {
        match target.strip_prefix('#') {
            Some(place) => {
                let is_heading = |line: &str| {
                    line.starts_with('#')
                        && line.trim_start_matches(['#', ' ']).to_lowercase().replace(' ', "-") == place
                };
                assert!(readme.lines().any(is_heading), "no heading for #{place}");
            }
            None => assert!(root().join(target).exists(), "{target} does not exist"),
        }
        found += 1;
    }
    assert!(found >= 5, "{found}");
}
