//! What is kept in the stacks: the same answers as from text, whatever happens to the files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use wenzheng::answer::{Answer, Limits, answer};
use wenzheng::app::{ChatKey, Conversation, Sessions, Shelf, Wish, disk};
use wenzheng::config::{Config, Origin};
use wenzheng::library::{Key, Library, Volume};

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
        let kept = Self::empty();
        let corpus = kept.path("corpus");
        fs::copy(root().join("corpus/呼和浩特市-2020.txt"), corpus.join("呼和浩特市-2020.txt")).unwrap();
        fs::write(corpus.join("乙市-2021.txt"), SMALL).unwrap();
        kept
    }

    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("corpus")).unwrap();
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

/// A report of a place whose text differs from the others' by its numbers and topics.
fn report(place: &str, year: u16, number: u16) -> String {
    let topics = ["老旧小区改造", "城镇新增就业", "粮食产量", "固定资产投资", "学前教育", "养老服务"];
    let topic = |at: u16| topics[usize::from(number + at) % topics.len()];
    format!(
        "{year}年{place}政府工作报告\n各位代表：\n一、{}年工作回顾\n地区生产总值增长{}%。{}完成{}万人，{}取得进展。\n\
         {}达到{}亿元，办好群众身边的实事。\n二、{year}年工作安排\n地区生产总值增长{}%左右，{}{}个。\n（一）推进{}。\n\
         坚持把{}放在突出位置，完成{}万户。\n",
        year - 1,
        number % 7 + 3,
        topic(0),
        number + 2,
        topic(1),
        topic(2),
        number * 3 + 100,
        number % 5 + 4,
        topic(3),
        number + 11,
        topic(4),
        topic(4),
        number + 5
    )
}

#[test]
fn an_edition_that_came_step_by_step_answers_as_one_that_was_made_at_once() {
    const PLACES: [&str; 12] =
        ["甲市", "乙市", "丙市", "丁市", "戊市", "己市", "庚市", "辛市", "壬市", "癸市", "子县", "丑县"];
    let kept = Kept::empty();
    let write = |at: usize, number: u16| {
        let text = report(PLACES[at], 2021, number);
        fs::write(kept.path(&format!("corpus/{}-2021.txt", PLACES[at])), text).unwrap();
    };
    (0..9).for_each(|at| write(at, u16::try_from(at).unwrap()));
    let shelf = kept.shelf();
    let steps: [&dyn Fn(); 8] = [
        &|| write(4, 40),
        &|| (9..12).for_each(|at| write(at, 50 + u16::try_from(at).unwrap())),
        &|| fs::remove_file(kept.path("corpus/丙市-2021.txt")).unwrap(),
        // As it was: what had gone comes back.
        &|| write(4, 4),
        &|| write(2, 2),
        &|| write(0, 60),
        &|| (3..8).for_each(|at| write(at, 70 + u16::try_from(at).unwrap())),
        &|| fs::remove_file(kept.path("corpus/丑县-2021.txt")).unwrap(),
    ];
    for (number, step) in steps.into_iter().enumerate() {
        step();
        shelf.reload_as(Wish::Forced).unwrap();
        let served = shelf.current();
        let (sources, _) = disk::read_corpus(&Origin::Path(kept.path("corpus"))).unwrap();
        let at_once = Library::build(1, &sources, served.shared_knowledge()).unwrap().0;
        assert_eq!(served.corpus().reports().len(), sources.len(), "step {number}");
        for question in QUESTIONS.iter().chain(&MORE) {
            let (own, other) = (answer_of(&served, question), answer_of(&at_once, question));
            assert!(own == other, "step {number}, {question}: {}", first_difference(&own, &other));
        }
    }
    assert!(kept.files("bundles").len() > 20, "the editions went on with what was there");
}

const MORE: [&str; 8] = [
    "甲市地区生产总值增长多少",
    "各市地区生产总值增长目标排名",
    "哪些地方的地区生产总值增长超过5%",
    "老旧小区改造完成多少",
    "养老服务放在什么位置",
    "群众身边的实事",
    "戊市和己市地区生产总值增长目标对比",
    "xinzeng jiuye",
];

/// What is answered, without the number of the edition.
fn answer_of(library: &Library, question: &str) -> String {
    let answer = answer(library.understand(question, None), library, &Limits { passages: 5 });
    format!("{:?}", Answer { edition: 0, ..answer })
}

fn first_difference(own: &str, other: &str) -> String {
    let at = own.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let stretch = |text: &str| text.chars().skip(at.saturating_sub(60)).take(160).collect::<String>();
    format!("{}\nis not {}", stretch(own), stretch(other))
}
