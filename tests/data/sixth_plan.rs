//! A sixth plan: the made-up one of `tests/fixtures/sixth-plan`, added to the shipped files in memory.

use crate::{SHIPPED, assembled, breaches, edit, list_anew, read, record};
use plan_method::progress::{self, State};
use plan_model::check::Files;
use plan_model::dataset::Dataset;
use plan_model::date::parse_day;
use plan_model::plan::{Plan, Span};
use plan_model::rebuild;
use plan_model::wire;
use serde_json::Value;

/// The shipped files with the fixture's files and rows, as if typed in by hand.
fn with_sixth() -> Files {
    let mut files = SHIPPED.clone();
    for (path, bytes) in read("tests/fixtures/sixth-plan") {
        if path.contains('/') {
            files.insert(path, bytes);
        } else if path.ends_with(".json") {
            let rows: Value = serde_json::from_slice(&bytes).expect("JSON");
            edit(&mut files, &path, |file| {
                for (name, rows) in rows.as_object().expect("an object") {
                    if let (Some(all), Some(rows)) = (file[name].as_array_mut(), rows.as_array()) {
                        all.extend(rows.iter().cloned());
                    }
                }
            });
        }
    }
    edit(&mut files, wire::DISTRICTS, |file| record(file, "hongkou")["covered"] = true.into());
    files
}

/// What `cargo xtask data` does to it.
fn rebuilt() -> Files {
    let mut files = with_sixth();
    rebuild::plans(&mut files).expect("every clause is in its text");
    list_anew(&mut files);
    files
}

fn loaded(files: &Files) -> Dataset {
    let loaded = assembled(files).expect("it loads");
    assert_eq!(loaded.refused, []);
    loaded.dataset
}

#[test]
fn before_its_spans_are_computed_the_check_says_so() {
    let breaches = breaches(&with_sixth());
    for record in
        ["hongkou-task-1", "hongkou-target-test-stations", "hongkou-section-1-2", "hongkou-note-fixture"]
    {
        let wanted = format!("error plans/hongkou.json {record}: the text at the span is");
        assert!(breaches.iter().any(|line| line.starts_with(&wanted)), "{record}: {breaches:#?}");
    }
    let stale = "error sources/hongkou.txt: the manifest doesn't match; run `cargo xtask data`";
    assert!(breaches.iter().any(|line| line == stale), "{breaches:#?}");
}

#[test]
fn with_its_spans_computed_no_rule_is_broken() {
    let files = rebuilt();
    let breaches = breaches(&files);
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
    let plan: Plan = wire::parse(&files["plans/hongkou.json"]).expect("a plan");
    let text: Vec<char> =
        String::from_utf8(files["sources/hongkou.txt"].clone()).expect("UTF-8").chars().collect();
    let at = |span: Span| crate::words(&text, span.start, span.end);
    assert_eq!(at(plan.targets[0].span), plan.targets[0].statement);
    assert_eq!(at(plan.outline[2].span), "2.开展测试服务");
    let (first, second) = (at(plan.tasks[0].span), at(plan.tasks[1].span));
    assert!(first.starts_with("1.建设测试站点\n") && first.ends_with("配合单位:测试中心)"), "{first}");
    assert!(second.starts_with("2.开展测试服务\n") && second.ends_with("(责任单位:测试中心)"), "{second}");
}

#[test]
fn the_counts_go_up_by_exactly_what_it_holds() {
    let (before, after) = (loaded(&SHIPPED), loaded(&rebuilt()));
    let counts = |data: &Dataset| {
        let of = |count: fn(&Plan) -> usize| data.plans().iter().map(count).sum::<usize>();
        [
            data.plans().len(),
            data.districts().iter().filter(|district| data.plan_of(&district.id).is_some()).count(),
            data.districts().iter().filter(|district| district.covered).count(),
            of(|plan| plan.outline.len()),
            of(|plan| plan.tasks.len()),
            data.targets().len(),
            of(|plan| plan.baselines.len()),
            data.departments().len(),
            data.indicators().len(),
            data.observations().len(),
            data.districts().len(),
        ]
    };
    let (old, new) = (counts(&before), counts(&after));
    let gained: Vec<usize> = new.iter().zip(old).map(|(new, old)| new - old).collect();
    assert_eq!(gained, [1, 1, 1, 3, 2, 2, 1, 2, 2, 0, 0]);
}

#[test]
fn the_other_plans_are_judged_as_before() {
    let (before, after) = (loaded(&SHIPPED), loaded(&rebuilt()));
    let day = parse_day("2026-11-22").expect("a day");
    let states = |data: &Dataset| -> Vec<(String, State)> {
        let statuses = progress::judge_all(data, day);
        data.targets().zip(statuses).map(|((_, target), status)| (target.id.clone(), status.state)).collect()
    };
    let (sixth, others): (Vec<_>, Vec<_>) =
        states(&after).into_iter().partition(|(target, _)| target.starts_with("hongkou-"));
    assert_eq!(others, states(&before));
    // Only the first has a starting value, which the plan itself states; neither is due.
    let expected = [("test-stations", State::OpenNoData), ("test-services-online", State::OpenNoData)];
    assert_eq!(sixth, expected.map(|(slug, state)| (format!("hongkou-target-{slug}"), state)));
}
