//! How long conclusions take, over the shipped data and over a made-up country: `cargo bench -p plan-method`.
//!
//! Figures with their date and machine are in docs/performance.md; nothing here asserts a time.

use criterion::Criterion;
use plan_method::judged::Judged;
use plan_method::progress::{State, judge_all};
use plan_method::query::{Columns, Facet, Query, Sort, select};
use plan_method::search::{Index, Pinyin, PlanText, Synonyms};
use plan_method::synthetic::{COUNTRY, country};
use plan_model::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::load;
use plan_model::plan::Domain;
use plan_model::wire;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 6, 30).expect("a day")
}

fn read(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data").join(path)).expect("a file")
}

/// The shipped data, with everything that search needs.
fn shipped() -> Dataset {
    let manifest = wire::manifest(&read(wire::MANIFEST)).expect("a manifest");
    let paths = manifest.first_view().chain([wire::PLACES]);
    let fetched = paths.map(|path| (path.to_owned(), Ok(read(path)))).collect();
    load::assemble(&manifest, &fetched).expect("the shipped data loads").dataset
}

fn lexicon() -> (Pinyin, Synonyms) {
    let pinyin = wire::parse(&read(wire::PINYIN)).expect("readings");
    (Pinyin::new(&pinyin), Synonyms::new(&wire::parse(&read(wire::SYNONYMS)).expect("synonyms")))
}

/// Changes of filters that a reader makes, from none to many.
fn queries() -> Vec<(&'static str, Query)> {
    let one = |change: fn(&mut Query)| {
        let mut query = Query::default();
        change(&mut query);
        query.normalise();
        query
    };
    vec![
        ("nothing chosen", Query::default()),
        ("one state", one(|query| query.states = vec![State::DueNoData])),
        (
            "five facets",
            one(|query| {
                query.domains = vec![Domain::Life, Domain::Governance];
                query.due = vec![2024, 2025];
                query.states = vec![State::DueNoData, State::OnTrack, State::Slow];
                query.measures = plan_model::plan::Measure::ALL[..3].to_vec();
                query.sort = Sort::Deadline;
            }),
        ),
        ("words", one(|query| query.text = "5G基站".to_owned())),
        ("grouped by unit", one(|query| query.group = Some(Facet::Lead))),
    ]
}

/// Letters as they are typed, one search for each.
const TYPED: [(&str, &str); 8] = [
    ("one character", "网"),
    ("two characters", "基站"),
    ("a phrase", "一网通办"),
    ("two words", "智慧 养老院"),
    ("a district and a word", "徐汇 基站"),
    ("initials", "ywtb"),
    ("pinyin", "yiwangtongban"),
    ("pinyin with a slip", "yiwangtonban"),
];

fn bench(c: &mut Criterion, name: &str, data: &Dataset, texts: &[PlanText<'_>]) {
    let mut group = c.benchmark_group(name);
    group.sample_size(20).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
    let mut year = 2018;
    group.bench_function("status of every target", |b| {
        b.iter(|| {
            // Another day each time, as when a reader moves the day of judging.
            year = if year == 2030 { 2018 } else { year + 1 };
            black_box(judge_all(data, day(year)))
        });
    });
    let judged = Judged::new(Arc::new(data.clone()), day(2024));
    group.bench_function("columns, made once", |b| b.iter(|| Columns::new(data)));
    for (what, query) in queries() {
        select(&judged, &query);
        group.bench_function(format!("filter: {what}"), |b| {
            b.iter(|| black_box(select(&judged, &query)).targets.len());
        });
    }
    let (pinyin, synonyms) = lexicon();
    group.bench_function("search index, made once", |b| {
        b.iter(|| Index::new(data, &pinyin, synonyms.clone(), texts));
    });
    let index = Index::new(data, &pinyin, synonyms.clone(), texts);
    for (what, typed) in TYPED {
        group.bench_function(format!("search: {what}"), |b| {
            b.iter(|| black_box(index.search(data, typed, 20)).hits.len());
        });
    }
    group.finish();
}

fn over_shipped(c: &mut Criterion) {
    let data = shipped();
    let texts: Vec<(String, String)> = data
        .plans()
        .iter()
        .map(|plan| (plan.id.clone(), String::from_utf8(read(&plan.source.file)).expect("UTF-8")))
        .collect();
    let texts: Vec<PlanText<'_>> = texts.iter().map(|(plan, text)| PlanText { plan, text }).collect();
    bench(c, "shipped", &data, &texts);
}

fn over_country(c: &mut Criterion) {
    let data = country(2026, COUNTRY);
    bench(c, "country", &data, &[]);
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    over_shipped(&mut criterion);
    over_country(&mut criterion);
    criterion.final_summary();
}
