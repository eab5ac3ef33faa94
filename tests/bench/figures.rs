//! How fast a ledger is built, in characters a second, beside folding the same text.
//!
//! `WENZHENG_BENCH_CORPUS=DIR cargo bench --bench figures` reads every `*.txt` of a folder, without it the
//! shipped corpus.
#![allow(missing_docs, reason = "criterion makes public items without words")]

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use wenzheng::figures::extract;
use wenzheng::report::Corpus;
use wenzheng::text::fold;

const HOHHOT: &str = include_str!("../../corpus/呼和浩特市-2020.txt");

/// Each report as a corpus of its own, in the order of their names.
fn corpora() -> Vec<Corpus> {
    let Some(folder) = std::env::var_os("WENZHENG_BENCH_CORPUS") else {
        return vec![Corpus::single("呼和浩特市-2020", HOHHOT).0];
    };
    let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().filter_map(|file| read(file)).collect()
}

fn read(file: &Path) -> Option<Corpus> {
    let text = std::fs::read_to_string(file).ok()?;
    Some(Corpus::single(file.file_stem()?.to_str()?, &text).0)
}

fn figures(criterion: &mut Criterion) {
    let corpora = corpora();
    let reports: Vec<_> = corpora.iter().flat_map(Corpus::reports).collect();
    let paragraphs = || reports.iter().flat_map(|report| &report.paragraphs);
    let characters: usize = paragraphs().map(|paragraph| paragraph.text.chars().count()).sum();
    let mut group = criterion.benchmark_group(format!("figures of {} reports", reports.len()));
    group.throughput(Throughput::Elements(characters as u64));
    group.bench_function("fold only", |bencher| {
        bencher.iter(|| paragraphs().for_each(|paragraph| drop(black_box(fold(&paragraph.text)))));
    });
    group.bench_function("extract", |bencher| {
        bencher.iter(|| reports.iter().for_each(|report| drop(black_box(extract(0, report)))));
    });
    group.finish();
}

criterion_group!(benches, figures);
criterion_main!(benches);
