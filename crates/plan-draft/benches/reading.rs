//! How long a text takes to read, by its length: ten times the text should take ten times as long.
#![allow(missing_docs, reason = "criterion's macros make functions without any")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use plan_draft::read;
use std::hint::black_box;

const PLAN: &str = include_str!("../../../data/sources/xuhui.txt");

/// A text without quantities, so that its length alone counts, in one paragraph or in many.
fn without_figures(length: usize, paragraph: usize) -> String {
    let words = "推进城区数字底座建设,完善服务体系。";
    let mut text = String::new();
    while text.len() < length {
        text.push_str(&words.repeat(paragraph));
        text.push('\n');
    }
    text
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reading");
    group.sample_size(10);
    group.bench_function("the longest shipped plan", |bench| bench.iter(|| read(black_box(PLAN))));
    for (name, paragraph) in [("paragraphs of 200 characters", 11), ("one paragraph", usize::MAX)] {
        for length in [50_000, 500_000, 5_000_000] {
            let paragraph = if paragraph == usize::MAX { length / 54 + 1 } else { paragraph };
            let text = without_figures(length, paragraph);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, length), &text, |bench, text| {
                bench.iter(|| read(black_box(text)))
            });
        }
    }
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);
