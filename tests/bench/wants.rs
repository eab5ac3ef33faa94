//! How long questions over many reports take, warm, by want: `cargo bench --bench wants -- FOLDER` asks the reports of that
//! folder, without one those that the tests bring. Each question once before it counts; p50 and p99 of a want, in ms.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench may fail loudly and prints what it measures"
)]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use wenzheng::answer::json::AnswerJson;
use wenzheng::answer::{Limits, answer};
use wenzheng::app::disk;
use wenzheng::config::Config;
use wenzheng::library::Library;

/// Questions by want; each is about provinces, or about whatever the reports are of.
const WANTS: [(&str, &[&str]); 12] = [
    ("rank", &["GDP目标前五名是哪几个省", "2024年规上工业增长最快的三个省", "各省社零目标排名"]),
    (
        "limit",
        &["哪些省GDP增速目标定在5.5%以上", "新增就业目标不足20万人的有哪几个", "投资增速在5%到7%之间的省份"],
    ),
    ("lack", &["哪些省没给固投目标", "没定失业率目标的省"]),
    ("group", &["西北五省区GDP目标", "沪苏浙皖四地社零目标"]),
    ("count, mean, sum", &["GDP目标高于5%的省有多少个", "各省固投目标平均值", "新增就业目标合计"]),
    ("compare", &["浙江和陕西GDP目标谁高", "西藏的GDP目标比河南高多少"]),
    ("mention", &["哪些省提到低空经济", "没有提到养老金的省份", "有几个省提到人工智能"]),
    ("over years", &["浙江历年GDP目标", "吉林省近三年GDP增速", "浙江哪年的GDP目标最高"]),
    ("move", &["哪些省上调了GDP目标", "浙江GDP目标比上年高了吗"]),
    ("fulfilled", &["哪些省完成了GDP目标", "浙江GDP目标完成了吗", "浙江2022年目标完成情况"]),
    ("limit of one report", &["浙江主要目标里哪些高于5%"]),
    ("nothing", &["各省公务员工资排名", "香港GDP目标是多少"]),
];
const ROUNDS: usize = 50;

fn main() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).map(PathBuf::from);
    let folders = match named {
        Some(folder) => vec![folder],
        None => vec![root.join("tests/gold/reports"), root.join("tests/data/years")],
    };
    let library = library(&root, &folders);
    println!("{} reports", library.corpus().reports().len());
    let mut all: Vec<Duration> = Vec::new();
    for (want, questions) in WANTS {
        let mut own: Vec<Duration> = Vec::new();
        for round in 0..=ROUNDS {
            for question in questions {
                let began = Instant::now();
                black_box(ask(&library, black_box(question)));
                // The first asking makes what later ones find ready.
                own.extend((round > 0).then(|| began.elapsed()));
            }
        }
        tell(want, &mut own);
        all.extend(own);
    }
    tell("all", &mut all);
}

fn library(root: &std::path::Path, folders: &[PathBuf]) -> Library {
    let config = Config::load(&root.join("config/wenzheng.toml")).expect("the shipped settings load");
    let knowledge = disk::read_knowledge(&config.search).expect("the shipped lexicon loads");
    let read = |folder: &PathBuf| disk::read_corpus(&folder.clone().into()).expect("reports to ask").0;
    let sources: Vec<_> = folders.iter().flat_map(read).collect();
    Library::build(1, &sources, knowledge).expect("the reports build").0
}

/// What a person gets, written down.
fn ask(library: &Library, question: &str) -> usize {
    let answer = answer(library.understand(question, None), library, &Limits { passages: 5 });
    serde_json::to_string(&AnswerJson::new(library, &answer, 0)).expect("an answer can be written").len()
}

fn tell(want: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!("{want:<20} p50 {:>7.2} p99 {:>7.2} ms over {}", ms(at(50)), ms(at(99)), times.len());
}
