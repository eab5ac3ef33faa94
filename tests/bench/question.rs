//! How long one question takes on the embedded corpus, from words to all that a person gets, by kind of question;
//! against one plain search of the index for the same terms, in the same run.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a bench may fail loudly and prints what it measures"
)]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use wenzheng::answer::json::AnswerJson;
use wenzheng::answer::{Limits, answer};
use wenzheng::app::disk;
use wenzheng::config::Config;
use wenzheng::library::Library;
use wenzheng::question::Question;

/// Questions by kind.
const KINDS: [(&str, &[&str]); 6] = [
    ("a number", &["今年GDP目标是多少?", "去年登记失业率", "老旧小区改造了多少个", "做生意办执照要几天"]),
    ("what is said", &["空气怎么样", "孩子上幼儿园难不难", "今年怎么稳就业"]),
    ("a comparison", &["登记失业率去年实际和今年目标", "工业增加值增速两年对比"]),
    ("no answer", &["广州地铁几号线最长", "猫咪不吃饭怎么办", "我的快递到哪了"]),
    (
        "long",
        &[
            "我是去年刚从农村搬到城里来的，孩子明年要上小学，听说今年政府要新建不少学校和幼儿园，想问问一共要建多少所",
            "我们小区是二十多年的老小区，水管老化、没有电梯、停车也难，请问今年的老旧小区改造有什么安排，要改多少个小区",
        ],
    ),
    ("other scripts", &["what is the unemployment target", "laojiu xiaoqu gaizao", "登記失業率目標"]),
];

fn library() -> Library {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let config = Config::load(&root.join("config/wenzheng.toml")).expect("the shipped settings load");
    let (sources, _) = disk::read_corpus(&root.join("corpus").into()).expect("the embedded corpus is there");
    let knowledge = disk::read_knowledge(&config.search).expect("the shipped lexicon loads");
    Library::build(1, &sources, knowledge).expect("the embedded corpus builds").0
}

/// What a person gets: the answer, what may be asked next, all of it written down.
fn ask(library: &Library, question: &str) -> usize {
    let understood = library.understand(question, None);
    let answer = answer(understood, library, &Limits { passages: 5 });
    serde_json::to_string(&AnswerJson::new(library, &answer, 0)).expect("an answer can be written").len()
}

/// One plain search of the index for the same terms.
fn search(library: &Library, question: &Question) -> usize {
    library.index().find_plainly(&question.topic.query, 40).len()
}

fn question(criterion: &mut Criterion) {
    let library = library();
    for (kind, questions) in KINDS {
        let understood: Vec<Question> =
            questions.iter().map(|question| library.understand(question, None)).collect();
        let mut group = criterion.benchmark_group(kind);
        group.throughput(Throughput::Elements(questions.len() as u64));
        group.bench_function("answer", |bencher| {
            bencher
                .iter(|| questions.iter().map(|question| ask(&library, black_box(question))).sum::<usize>());
        });
        group.bench_function("baseline: one search of the index", |bencher| {
            bencher.iter(|| understood.iter().map(|one| search(&library, black_box(one))).sum::<usize>());
        });
        group.finish();
    }
    percentiles(&library);
}

/// Criterion gives means; a person waits for the slow ones too.
fn percentiles(library: &Library) {
    let mut times: Vec<u128> = Vec::new();
    for _ in 0..200 {
        for question in KINDS.iter().flat_map(|(_, questions)| *questions) {
            let start = Instant::now();
            black_box(ask(library, question));
            times.push(start.elapsed().as_micros());
        }
    }
    times.sort_unstable();
    let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or(0);
    eprintln!("one question: p50 {} us, p99 {} us over {} questions", at(50), at(99), times.len());
}

criterion_group!(benches, question);
criterion_main!(benches);
