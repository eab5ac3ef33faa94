//! What is kept in the stacks: the same answers as from text, whatever happens to the files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use wenzheng::answer::Limits;
use wenzheng::app::{ChatKey, Conversation, Sessions, Shelf, disk};
use wenzheng::config::{Config, Origin};
use wenzheng::library::{Key, Volume};

const QUESTIONS: [&str; 9] = [
    "今年GDP目标是多少",
    "去年城镇登记失业率是多少",
    "老旧小区改造",
    "shiyelv mubiao",
    "地区生产总直增长目标",
    "怎么办好教育",
    "武川县脱贫了吗",
    "红烧肉怎么做",
    "今年主要目标",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A report that is soon read.
const SMALL: &str = "2021年乙市政府工作报告\n各位代表：\n一、2020年工作\n生产总值增长5%。\n二、2021年目标\n生产总值增长6%，城镇登记失业率4%。\n";

/// A corpus of two reports and a folder to keep them in.
struct Kept {
    folder: TempDir,
}

impl Kept {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let corpus = folder.path().join("corpus");
        fs::create_dir(&corpus).unwrap();
        fs::copy(root().join("corpus/呼和浩特市-2020.txt"), corpus.join("呼和浩特市-2020.txt")).unwrap();
        fs::write(corpus.join("乙市-2021.txt"), SMALL).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn shelf(&self) -> Shelf {
        self.keeping(Some(self.path("library")))
    }

    fn keeping(&self, library: Option<PathBuf>) -> Shelf {
        let config = Config::load(&root().join("config/wenzheng.toml")).unwrap();
        Shelf::keeping(self.path("corpus"), config.search, library, Box::new(|_, _| {})).unwrap().0
    }

    /// Every file of a kind in the stacks.
    fn files(&self, kind: &str) -> BTreeSet<PathBuf> {
        let mut found = BTreeSet::new();
        let mut open = vec![self.path("library")];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                } else if path.components().any(|part| part.as_os_str() == kind) {
                    found.insert(path);
                }
            }
        }
        found
    }

    /// The program, asked in a process of its own that keeps what it makes.
    fn process(&self) -> Child {
        Command::new(env!("CARGO_BIN_EXE_wenzheng"))
            .args(["ask", "--json", QUESTIONS[0], "--data"])
            .arg(self.folder.path())
            .arg("--corpus")
            .arg(self.path("corpus"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }
}

/// What is answered, without what differs from edition to edition.
fn answers(shelf: Shelf) -> Vec<String> {
    let sessions = Sessions::new(10, Duration::from_secs(60));
    let conversation = Conversation::new(Arc::new(shelf), sessions, Limits { passages: 5 });
    let answer = |(chat, question): (i64, &str)| {
        let key = ChatKey { chat, topic: None, person: None };
        let mut answer = conversation.ask(key, question, Instant::now()).answer;
        answer.edition = 0;
        format!("{answer:?}")
    };
    (0..).zip(QUESTIONS).map(answer).collect()
}

#[track_caller]
fn answers_as_from_text(kept: &Kept) {
    assert_eq!(answers(kept.shelf()), answers(kept.keeping(None)));
}

/// A kind of files, and what happens to each of them.
type Change = (&'static str, fn(&Path));

/// Keeps an edition, does each change to every file of its kind, and asks again.
#[track_caller]
fn survives(changes: &[Change]) {
    let kept = Kept::new();
    let expected = answers(kept.keeping(None));
    drop(kept.shelf());
    for (kind, change) in changes {
        let files = kept.files(kind);
        assert!(!files.is_empty(), "nothing is kept under {kind}");
        files.iter().for_each(|path| change(path));
        assert_eq!(answers(kept.shelf()), expected, "{kind}");
    }
}

fn turn_a_bit(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    let at = at % bytes.len().max(1);
    // Locks are empty.
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 0x10;
    }
    fs::write(path, bytes).unwrap();
}

fn cut(path: &Path) {
    let bytes = fs::read(path).unwrap();
    fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
}

#[test]
fn what_is_kept_answers_as_the_text_does() {
    let kept = Kept::new();
    answers_as_from_text(&kept);
    answers_as_from_text(&kept);
}

#[test]
fn a_volume_that_changed_on_disk_is_never_believed() {
    survives(&[
        ("volumes", |path| turn_a_bit(path, 0)),
        ("volumes", |path| turn_a_bit(path, 50_000)),
        ("volumes", cut),
        ("volumes", |path| fs::write(path, b"").unwrap()),
        ("volumes", |path| fs::remove_file(path).unwrap()),
    ]);
}

#[test]
fn the_volume_of_another_report_is_not_taken_for_this_one() {
    let kept = Kept::new();
    drop(kept.shelf());
    let volumes: Vec<PathBuf> = kept.files("volumes").into_iter().collect();
    fs::copy(&volumes[0], &volumes[1]).unwrap();
    answers_as_from_text(&kept);
}

#[test]
fn a_catalogue_a_table_or_an_index_that_changed_on_disk_is_never_believed() {
    survives(&[
        ("catalogue", |path| turn_a_bit(path, 40)),
        ("catalogue", cut),
        ("vocabulary", |path| turn_a_bit(path, 40)),
        ("names", cut),
        ("spellings", |path| turn_a_bit(path, 40)),
        ("words", cut),
        ("gaps", |path| turn_a_bit(path, 40)),
        ("paragraphs", |path| fs::remove_file(path).unwrap()),
        ("sentences", cut),
        ("paragraphs", |path| turn_a_bit(path, 40)),
        ("sentences", |path| turn_a_bit(path, 5_000)),
    ]);
}

#[test]
fn volumes_of_other_words_are_not_read() {
    let kept = Kept::new();
    drop(kept.shelf());
    let before = kept.files("volumes");
    let mut search = Config::load(&root().join("config/wenzheng.toml")).unwrap().search;
    let lexicon = fs::read_to_string(root().join("config/lexicon.toml")).unwrap();
    fs::write(kept.path("lexicon.toml"), lexicon + "\n[[concept]]\nname = \"甲乙丙\"\nkind = \"topic\"\n")
        .unwrap();
    search.lexicon = Origin::Path(kept.path("lexicon.toml"));
    Shelf::keeping(kept.path("corpus"), search, Some(kept.path("library")), Box::new(|_, _| {})).unwrap();
    assert_eq!(kept.files("volumes").len(), 2 * before.len());
}

#[test]
fn a_reload_makes_the_volume_that_changed_and_no_other() {
    let kept = Kept::new();
    let shelf = kept.shelf();
    let before = kept.files("volumes");
    let path = kept.path("corpus/呼和浩特市-2020.txt");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("生产总值增长6%左右", "生产总值增长7%左右")).unwrap();
    let reloaded = shelf.reload().unwrap();
    assert_eq!(
        (reloaded.judged.difference.changed, reloaded.edition),
        (vec!["呼和浩特市-2020".to_owned()], 2)
    );
    assert_eq!(kept.files("volumes").difference(&before).count(), 1);
    let again = shelf.reload().unwrap();
    assert_eq!(
        (again.judged.difference.changed, kept.files("volumes").len()),
        (Vec::new(), before.len() + 1)
    );
    answers_as_from_text(&kept);
}

#[test]
fn a_question_as_long_as_a_paragraph_finds_it() {
    let kept = Kept::new();
    let sessions = Sessions::new(10, Duration::from_secs(60));
    let conversation = Conversation::new(Arc::new(kept.shelf()), sessions, Limits { passages: 5 });
    let library = conversation.shelf().current();
    let long =
        library.corpus().paragraphs().filter(|(_, _, own)| (300..500).contains(&own.text.chars().count()));
    let long: Vec<_> = long.take(8).collect();
    assert_eq!(long.len(), 8);
    for (id, _, paragraph) in long {
        let key = ChatKey { chat: 1, topic: None, person: None };
        let answer = conversation.consider(key, &paragraph.text, Instant::now()).answer;
        let shown: Vec<_> = answer.passages.iter().map(|passage| passage.paragraph).collect();
        assert!(shown.contains(&id), "{}: {shown:?}", paragraph.text);
    }
}

#[test]
fn where_nothing_can_be_kept_all_the_same_is_answered() {
    let kept = Kept::new();
    let nowhere = kept.keeping(Some(PathBuf::from("/dev/null/library")));
    assert_eq!(answers(nowhere), answers(kept.keeping(None)));
}

#[test]
fn a_damaged_volume_that_cannot_be_mended_is_not_believed_either() {
    let kept = Kept::new();
    drop(kept.shelf());
    for mark in fs::read_dir(kept.path("library")).unwrap() {
        let begun = mark.unwrap().path().join("begun");
        fs::remove_dir_all(&begun).unwrap();
        fs::write(begun, b"nothing can be begun here").unwrap();
    }
    assert_eq!(answers(kept.shelf()), answers(kept.keeping(None)));
    kept.files("volumes").iter().for_each(|path| turn_a_bit(path, 50_000));
    assert_eq!(answers(kept.shelf()), answers(kept.keeping(None)));
}

#[test]
fn a_process_killed_at_any_moment_leaves_what_was_there() {
    let kept = Kept::new();
    drop(kept.shelf());
    fs::write(
        kept.path("corpus/丙市-2021.txt"),
        "2021年丙市政府工作报告\n各位代表：\n一、2020年工作\n生产总值增长5%。\n",
    )
    .unwrap();
    for begun in [1, 2, 4, 6, 8, 10] {
        let mut process = kept.process();
        // Cut off when it has begun so many files, or when it was faster than that.
        while kept.files("begun").len() < begun && process.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        process.kill().unwrap();
        process.wait().unwrap();
        let editions = kept.files("editions").iter().filter(|path| path.ends_with("catalogue")).count();
        assert!(editions >= 1, "the edition that was there is gone");
    }
    answers_as_from_text(&kept);
}

#[test]
fn two_processes_may_make_the_same_edition_at_once() {
    let kept = Kept::new();
    let processes = [kept.process(), kept.process(), kept.process()];
    let outputs = processes.map(|process| process.wait_with_output().unwrap());
    for output in &outputs {
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(answer["kind"], "figures", "{}", String::from_utf8_lossy(&output.stderr));
    }
    answers_as_from_text(&kept);
}

#[test]
fn every_report_comes_out_of_its_volume_as_it_went_in() {
    let config = Config::load(&root().join("config/wenzheng.toml")).unwrap();
    let knowledge = disk::read_knowledge(&config.search).unwrap();
    for folder in ["corpus", "tests/gold/reports"] {
        for source in disk::read_corpus(&Origin::Path(root().join(folder))).unwrap().0 {
            let key = Key::of([source.bytes.as_slice()]);
            let volume = Volume::of(&source, &knowledge);
            let (bytes, card) = volume.bind(key);
            assert_eq!(Volume::open(&bytes, key), Some((volume, card)), "{}", source.file);
            assert_eq!(Volume::open(&bytes, Key::of([b"another".as_slice()])), None);
        }
    }
}
