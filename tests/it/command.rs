//! The program as a person runs it: copied anywhere, piped, with right and wrong use.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The program alone in an empty folder, with a home that nobody can write to.
struct Alone {
    folder: TempDir,
}

impl Alone {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(env!("CARGO_BIN_EXE_wenzheng"), folder.path().join("wenzheng")).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.fed(arguments, "")
    }

    fn fed(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = Command::new(self.path("wenzheng"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", "/dev/null")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = loop {
            match command.spawn() {
                // Another test's child had the copy open for a moment while it was written.
                Err(busy) if busy.kind() == ErrorKind::ExecutableFileBusy => std::thread::yield_now(),
                spawned => break spawned.unwrap(),
            }
        };
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[track_caller]
fn said(output: &Output, exit: i32) -> String {
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(exit), "{out}\n{err}");
    out
}

#[test]
fn a_copied_program_answers_in_an_empty_folder() {
    let alone = Alone::new();
    let answer = said(&alone.run(&["ask", "2020年地区生产总值增长目标是多少"]), 0);
    assert!(answer.contains("增长 6%左右"), "{answer}");
    assert!(answer.contains("┃ 今年经济社会发展的主要预期目标是:地区生产总值增长6%左右;…"), "{answer}");
    assert!(answer.contains("《2020年呼和浩特市人民政府工作报告》"), "{answer}");
    assert!(answer.chars().count() < 400, "short: {answer}");
    let left: Vec<_> = std::fs::read_dir(alone.folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing is written beside it: {left:?}");
}

#[test]
fn words_are_joined_and_a_dash_reads_standard_input() {
    let alone = Alone::new();
    let joined = said(&alone.run(&["ask", "GDP", "growth", "target", "2020"]), 0);
    assert!(joined.contains("6%左右"), "{joined}");
    let piped = said(&alone.fed(&["ask", "-"], "今年GDP增长目标是多少\n"), 0);
    assert!(piped.contains("6%左右"), "{piped}");
}

#[test]
fn exit_codes_tell_answers_from_none_and_bad_use() {
    let alone = Alone::new();
    said(&alone.run(&["ask", "包头市今年GDP目标"]), 3);
    said(&alone.run(&["ask", "   "]), 2);
    said(&alone.run(&["ask"]), 2);
    said(&alone.run(&["ask", "--passages", "0", "GDP"]), 2);
    said(&alone.run(&["figures", "--indicator", "没有的指标"]), 3);
    said(&alone.run(&["--corpus", "nowhere", "ask", "GDP"]), 65);
    said(&alone.run(&["--config", "nowhere.toml", "ask", "GDP"]), 78);
    said(&alone.run(&["man", "nothing"]), 2);
}

#[test]
fn more_passages_and_whole_paragraphs_are_there_for_the_asking() {
    let alone = Alone::new();
    let bars = |arguments: &[&str]| {
        said(&alone.run(arguments), 0).lines().filter(|line| line.starts_with("  —— ")).count()
    };
    assert_eq!(bars(&["ask", "今年怎么稳就业"]), 1);
    assert_eq!(bars(&["ask", "--passages", "2", "今年怎么稳就业"]), 2);
    let full = said(&alone.run(&["ask", "--full", "今年怎么稳就业"]), 0);
    let report =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/呼和浩特市-2020.txt"));
    let report = report.unwrap();
    let quoted =
        full.lines().filter(|line| line.starts_with("┃ ") || line.starts_with("  ") && !line.contains("——"));
    let mut found = 0;
    for line in quoted.filter(|line| line.chars().count() > 30) {
        assert!(report.contains(line.trim_start_matches(['┃', ' '])), "not in the report: {line}");
        found += 1;
    }
    assert!(found > 3, "{full}");
}

#[test]
fn a_conversation_is_polite_and_goes_on() {
    let alone = Alone::new();
    let talk =
        "你好\n今年GDP目标是多少\n那去年呢\n谢谢\n/help\n/nothing\n/targets\n/status\n/quit\n今年GDP目标\n";
    let answers = said(&alone.fed(&["chat"], talk), 0);
    for expected in [
        "你好，我是问政",
        "目标：增长 6%左右",
        "2019年 · 地区生产总值 · 实际",
        "不客气",
        "/quit · 退出",
        "没有这个命令",
        "2020年呼和浩特市人民政府工作报告 · 主要目标",
        "第1版馆藏：1份报告",
    ] {
        assert!(answers.contains(expected), "{expected} in\n{answers}");
    }
    let english = said(&alone.fed(&["chat", "--language", "en"], "hello\n"), 0);
    assert!(english.starts_with("Hello, I am Wenzheng"), "{english}");
    let json = said(&alone.fed(&["chat", "--json"], "今年GDP目标\n那去年呢\n"), 0);
    assert_eq!(json.lines().count(), 2);
    assert!(json.lines().all(|line| line.starts_with('{')), "{json}");
}

#[test]
fn files_take_the_place_of_what_is_built_in() {
    let alone = Alone::new();
    let places = said(&alone.run(&["config"]), 0);
    assert_eq!(places.matches("built in").count(), 11, "{places}");
    let written = said(&alone.run(&["config", "init", "config"]), 0);
    assert!(written.lines().all(|line| line.starts_with("written config/")), "{written}");
    let again = said(&alone.run(&["config", "init", "config"]), 0);
    assert!(again.lines().all(|line| line.starts_with("kept    config/")), "{again}");
    alone.write("config/wenzheng.toml", "[answer]\npassages = 1\n");
    alone.write("config/locales/zh-Hans.ftl", "nature-target = 承诺\n");
    alone.write(
        "corpus/甲市-2021.txt",
        "2021年甲市人民政府工作报告\n一、2021年工作安排\n地区生产总值增长8%左右。\n",
    );
    let places = said(&alone.run(&["config"]), 0);
    for line in [
        "settings      config/wenzheng.toml",
        "dictionary    config/dictionary.txt",
        "lexicon       config/lexicon.toml",
        "grammar       config/grammar.toml",
        "corpus        corpus",
    ] {
        assert!(places.contains(line), "{line} in\n{places}");
    }
    let answer = said(&alone.run(&["ask", "甲市2021年GDP增长目标"]), 0);
    assert!(answer.contains("承诺：增长 8%左右"), "{answer}");
    said(&alone.run(&["config", "init"]), 1);
}

#[test]
fn a_check_tells_every_fault_at_once() {
    let alone = Alone::new();
    said(&alone.run(&["check"]), 0);
    alone.write("config/wenzheng.toml", "[answer]\npassages = 50\n[serch]\nx = 1\n");
    alone.write("config/dictionary.txt", "two words\n好\nthree more words\n");
    alone.write("config/lexicon.toml", "[[concept]]\n");
    alone.write("config/locales/en.ftl", "nothing = here\n");
    alone.write("corpus/空.txt", "");
    let faults = said(&alone.run(&["check"]), 1);
    for expected in [
        "error: config/wenzheng.toml:2: answer.passages: 50 is not allowed (1 to 20)",
        "error: config/wenzheng.toml:4: serch.x",
        "error: config/dictionary.txt:1: ",
        "error: config/dictionary.txt:3: ",
        "error: config/lexicon.toml:",
        "error: config/locales/en.ftl:1: there is no message nothing",
        "corpus/空.txt: error: the file is empty",
    ] {
        assert!(faults.contains(expected), "{expected} in\n{faults}");
    }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let alone = Alone::new();
    let mut child = Command::new(alone.path("wenzheng"))
        .args(["figures", "--csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
}

#[test]
fn shells_and_man_know_every_command() {
    let alone = Alone::new();
    let page = said(&alone.run(&["man"]), 0);
    for command in ["ask", "chat", "figures", "eval", "serve", "backup", "check", "config"] {
        assert!(page.contains(&format!("wenzheng\\-{command}(1)")), "{command} in\n{page}");
        let own = said(&alone.run(&["man", command]), 0);
        assert!(own.contains(&format!(".TH wenzheng-{command} 1")), "{own}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = said(&alone.run(&["completions", shell]), 0);
        assert!(script.contains("passages"), "{shell}");
    }
}
