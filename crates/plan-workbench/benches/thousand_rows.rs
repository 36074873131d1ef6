//! How long it takes to read and check a thousand rows, as text and as a workbook: `cargo bench -p plan-workbench`.
//!
//! Nothing here asserts a time.

use criterion::Criterion;
use plan_model::dataset::Dataset;
use plan_model::date::parse_day;
use plan_model::lang::Lang;
use plan_model::load::{self, Fetched};
use plan_model::wire;
use plan_present::present::{About, Cell, Table};
use plan_workbench::{Job, JobSettings};
use std::hint::black_box;
use std::path::Path;

const ROWS: usize = 1_000;

fn shipped() -> Dataset {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = |path: &str| std::fs::read(folder.join(path)).expect("a shipped file");
    let manifest = wire::manifest(&read(wire::MANIFEST)).expect("a manifest");
    let fetched: Fetched = manifest.first_view().map(|path| (path.to_owned(), Ok(read(path)))).collect();
    load::assemble(&manifest, &fetched).expect("the shipped data").dataset
}

/// A sheet of made-up rows over the shipped targets, each of another day.
fn sheet(data: &Dataset) -> (Vec<u8>, Vec<u8>) {
    let ids: Vec<String> = data.targets().map(|(_, target)| target.id.clone()).collect();
    let columns = ["目标编号", "数值", "数值日期", "来源标题", "发布单位"].map(str::to_owned).to_vec();
    let row = |n: usize| {
        let day = format!("2024-{:02}-{:02}", n / 28 % 12 + 1, n % 28 + 1);
        [ids[n % ids.len()].clone(), n.to_string(), day, "公报".to_owned(), "统计局".to_owned()]
            .map(Cell::Text)
            .to_vec()
    };
    let table = Table { caption: String::new(), columns, rows: (0..ROWS).map(row).collect() };
    let about = About { title: String::new(), facts: Vec::new(), lang: Lang::Zh };
    (plan_export::csv(&table, &about), plan_export::xlsx(&table, &about).expect("a workbook"))
}

fn sheets(criterion: &mut Criterion) {
    let data = shipped();
    let (text, book) = sheet(&data);
    let today = parse_day("2026-11-22").expect("a day");
    for (name, bytes) in [("1000 rows of text", text), ("1000 rows of a workbook", book)] {
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                let settings = JobSettings { today, ..JobSettings::default() };
                let mut job = Job::open(black_box(bytes.clone()).into(), settings, &|_| None);
                while !job.step(&data, 100) {}
                job.outcome().0.rows
            });
        });
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    sheets(&mut criterion);
    criterion.final_summary();
}
