//! The goal chart of every shipped target: it shows what the status says, record by record.

use crate::rules::series_ids;
use plan_charts::{Theme, goal_line};
use plan_method::progress;
use plan_model::dataset::Dataset;
use plan_model::date::parse_day;
use plan_model::lang::Lang;
use plan_model::load;
use plan_model::wire;
use plan_present::present::{GoalSheet, PointKind, goal};
use serde_json::{Value, json};
use std::path::Path;

/// The shipped data, read from the folder.
pub fn shipped() -> Dataset {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = |path: &str| std::fs::read(folder.join(path)).expect("a file");
    let manifest = wire::manifest(&read(wire::MANIFEST)).expect("a manifest");
    let fetched = manifest.first_view().map(|path| (path.to_owned(), Ok(read(path)))).collect();
    load::assemble(&manifest, &fetched).expect("the shipped data loads").dataset
}

/// The data of one series.
fn data<'a>(json: &'a Value, id: &str) -> &'a [Value] {
    let at = series_ids(json).iter().position(|of| *of == id).expect("a series of this id");
    json["series"][at]["data"].as_array().expect("data, though it may be empty")
}

/// What the series of a kind of point should hold.
fn expected(sheet: &GoalSheet, kind: PointKind) -> Vec<Value> {
    let points = sheet.points.iter().filter(|point| point.kind == kind);
    points.map(|point| json!([point.date.to_string(), point.value, point.label, point.record])).collect()
}

#[test]
fn the_chart_of_every_target_shows_its_status() {
    let shipped = shipped();
    let (mut with_number, mut without) = (0, 0);
    for day in ["2026-11-22", "2023-01-01"] {
        let day = parse_day(day).expect("a day");
        for (at, (plan, target)) in shipped.targets().enumerate() {
            let status = progress::status(&shipped, at, day).expect("a status");
            let sheet = goal(&shipped, plan, target, &status, Lang::Zh);
            let json = goal_line(&sheet, 800.0, &Theme::default()).json;
            let asked = data(&json, "target");
            match status.required {
                Some(required) => {
                    with_number += 1;
                    assert_eq!(asked.len(), 1, "{}", target.id);
                    assert_eq!(asked[0][0], target.deadline.date.to_string(), "{}", target.id);
                    assert_eq!(asked[0][1].as_f64(), Some(required), "{}", target.id);
                    assert_eq!(asked[0][3], target.id.as_str());
                }
                None => {
                    without += 1;
                    assert!(asked.is_empty(), "{}: {asked:?}", target.id);
                }
            }
            for (kind, id) in [
                (PointKind::Observed, "observed"),
                (PointKind::Context, "context"),
                (PointKind::Baseline, "baseline"),
            ] {
                assert_eq!(data(&json, id), expected(&sheet, kind), "{}: {id}", target.id);
            }
            let ends = sheet.reference.iter().flatten().map(|(date, value)| json!([date.to_string(), value]));
            assert_eq!(data(&json, "reference"), ends.collect::<Vec<_>>(), "{}", target.id);
        }
    }
    assert!(with_number > 100 && without > 0, "{with_number} targets with a number, {without} without");
}
