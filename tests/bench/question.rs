//! How long one question takes, from words to answer, on the embedded corpus; against a plain scan for the
//! question's characters over the same text, in the same run.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a bench may fail loudly and prints what it measures"
)]

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use wenzheng::answer::{Limits, answer};
use wenzheng::app::disk;
use wenzheng::config::Config;
use wenzheng::library::Library;

const QUESTIONS: [&str; 8] = [
    "今年GDP目标是多少?",
    "去年登记失业率",
    "空气怎么样",
    "老旧小区改造了多少个",
    "做生意办执照要几天",
    "what is the unemployment target",
    "登记失业率去年实际和今年目标",
    "广州地铁几号线最长",
];

fn library() -> Library {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let config = Config::load(&root.join("config/wenzheng.toml")).expect("the shipped settings load");
    let (sources, _) = disk::read_corpus(&root.join("corpus").into()).expect("the embedded corpus is there");
    let knowledge = disk::read_knowledge(&config.search).expect("the shipped lexicon loads");
    Library::build(1, &sources, knowledge).expect("the embedded corpus builds").0
}

fn ask(library: &Library, question: &str) -> usize {
    let understood = library.understand(question, None);
    answer(understood, library, &Limits { passages: 5 }).passages.len()
}

fn scan(library: &Library, question: &str) -> usize {
    let texts = library.corpus().paragraphs().map(|(_, _, paragraph)| &paragraph.text);
    texts
        .map(|text| question.chars().filter(|&character| text.contains(character)).count())
        .max()
        .unwrap_or(0)
}

fn question(criterion: &mut Criterion) {
    let library = library();
    let mut group = criterion.benchmark_group("eight questions");
    group.bench_function("answer", |bencher| {
        bencher.iter(|| QUESTIONS.map(|question| ask(&library, black_box(question))));
    });
    group.bench_function("baseline: scan for characters", |bencher| {
        bencher.iter(|| QUESTIONS.map(|question| scan(&library, black_box(question))));
    });
    group.finish();
    percentiles(&library);
}

/// Criterion gives means; a person waits for the slow ones too.
fn percentiles(library: &Library) {
    let mut times: Vec<u128> = Vec::new();
    for _ in 0..200 {
        for question in QUESTIONS {
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
