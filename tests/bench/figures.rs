//! How fast figures are read, in characters a second, beside folding the same text.
#![allow(missing_docs, reason = "criterion makes public items without words")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use wenzheng::figures::extract;
use wenzheng::report::Corpus;
use wenzheng::text::fold;

const HOHHOT: &str = include_str!("../../corpus/呼和浩特市-2020.txt");

fn figures(criterion: &mut Criterion) {
    let (corpus, _) = Corpus::single("呼和浩特市-2020", HOHHOT);
    let Some(report) = corpus.reports().first() else { return };
    let characters: usize = report.paragraphs.iter().map(|paragraph| paragraph.text.chars().count()).sum();
    let mut group = criterion.benchmark_group("figures");
    group.throughput(Throughput::Elements(characters as u64));
    group.bench_function("fold only", |bencher| {
        bencher.iter(|| {
            for paragraph in &report.paragraphs {
                black_box(fold(&paragraph.text));
            }
        });
    });
    group.bench_function("extract", |bencher| bencher.iter(|| black_box(extract(0, report))));
    group.finish();
}

criterion_group!(benches, figures);
criterion_main!(benches);
