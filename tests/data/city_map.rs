//! The map of the city over the shipped data: classes, filters, and what the comparison guard lets onto a scale.

use crate::{SHIPPED, assembled, edit, list_anew};
use plan_method::address::Metric;
use plan_method::judged::Judged;
use plan_method::progress::State;
use plan_method::query::{Query, select};
use plan_model::check;
use plan_model::dataset::Dataset;
use plan_model::date::parse_day;
use plan_model::geo::{self, Towards, neighbour};
use plan_model::lang::Lang;
use plan_model::plan::Domain;
use plan_present::present::{self, CityMap, Exactness, Fill, Showing};
use serde_json::{Value, json};
use std::sync::Arc;

fn data() -> Dataset {
    assembled(&SHIPPED).expect("the shipped data").dataset
}

fn map(data: &Dataset, metric: Metric, of: Option<&str>, query: &Query, day: &str) -> CityMap {
    let as_of = parse_day(day).expect("a day");
    let judged = Judged::new(Arc::new(data.clone()), as_of);
    present::city_map(&judged, Showing { metric, of, query }, Lang::Zh)
}

const DAY: &str = "2026-11-25";

#[test]
fn every_metric_puts_each_district_in_one_place() {
    let data = data();
    let query = Query::default();
    for metric in Metric::ALL {
        let subjects = map(&data, metric, None, &query, DAY).subjects;
        let all = subjects.iter().map(|choice| Some(choice.slug.as_str()));
        for of in std::iter::once(None).chain(all) {
            let city = map(&data, metric, of, &query, DAY);
            let sheet = &city.sheet;
            let classed: usize = sheet.classes.iter().map(|class| class.count).sum();
            let n = classed + sheet.no_data + sheet.unscaled + sheet.not_covered;
            assert_eq!((n, sheet.areas.len(), city.facts.len()), (16, 16, 16), "{metric:?} {of:?}");
            assert!(sheet.classes.len() <= 5, "{metric:?} {of:?}");
            assert_eq!(sheet.not_covered, 11);
            assert_eq!(sheet.table.rows.len(), 5);
            // A value stands on a scale or in words, never on a scale for one and in words for another.
            assert!(classed == 0 || sheet.unscaled == 0, "{metric:?} {of:?}");
            let chosen: Vec<&str> = city
                .subjects
                .iter()
                .filter(|choice| choice.chosen)
                .map(|choice| choice.slug.as_str())
                .collect();
            assert_eq!(chosen.len(), usize::from(!city.subjects.is_empty()));
            assert!(of.is_none() || chosen == [of.unwrap_or_default()]);
        }
    }
}

#[test]
fn what_the_guard_refuses_is_said_in_words_and_put_on_no_scale() {
    let data = data();
    let (mut on_scale, mut in_words) = (0, 0);
    for metric in [Metric::Target, Metric::Value] {
        let first = map(&data, metric, None, &Query::default(), DAY);
        for (at, choice) in first.subjects.iter().enumerate() {
            let city = map(&data, metric, Some(&choice.slug), &Query::default(), DAY);
            let sheet = &city.sheet;
            let scaled = at < first.n_scaled;
            assert_eq!(scaled, !sheet.classes.is_empty(), "{metric:?} {}", choice.slug);
            assert_eq!(scaled, sheet.areas.iter().any(|area| matches!(area.fill, Fill::Class(_))));
            if scaled {
                on_scale += 1;
                assert!(sheet.sentence.contains("均为"), "{}", sheet.sentence);
            } else {
                in_words += 1;
                assert!(sheet.title.contains("不分级"), "{}", sheet.title);
                let why = ["不排序", "没有可以比较的", "不从中选一个", "没有可以分级的"];
                assert!(why.iter().any(|why| sheet.sentence.contains(why)), "{}", sheet.sentence);
                assert!(sheet.areas.iter().all(|area| area.value.is_none()));
            }
        }
    }
    assert!(in_words > 10, "{on_scale} on a scale, {in_words} in words");
}

/// The shipped data in which two districts ask for one thing, defined alike but for the years.
fn agreeing(years: [i32; 2]) -> Dataset {
    let mut files = SHIPPED.clone();
    edit(&mut files, "indicators.json", |file| {
        let rows = file["indicators"].as_array_mut().expect("indicators");
        let mut row = rows[0].clone();
        row["id"] = "zz-made-up".into();
        row["comparability"] = "zz-made-up".into();
        rows.push(row);
    });
    for ((plan, value), year) in [("yangpu", 1_600), ("xuhui", 2_400)].into_iter().zip(years) {
        edit(&mut files, &format!("plans/{plan}.json"), |file| {
            let rows = file["targets"].as_array_mut().expect("targets");
            let plain = |row: &&mut Value| row["tier"] == "commitment" && row["value"].is_number();
            let row = rows.iter_mut().find(plain).expect("a target");
            for (field, value) in [
                ("indicator", json!("zz-made-up")),
                ("value", json!(value)),
                ("value_text", json!(value.to_string())),
                ("statement", json!(format!("累计不少于{value}个"))),
                ("value_max", Value::Null),
                ("bound", json!("ge")),
                ("unit", json!("个")),
                ("measure", json!("cumulative")),
                ("scope", json!({ "kind": "district" })),
            ] {
                row[field] = value;
            }
            row["deadline"]["date"] = format!("{year}-12-31").into();
        });
    }
    list_anew(&mut files);
    let loaded = assembled(&files).expect("a dataset");
    assert_eq!(loaded.refused, []);
    loaded.dataset
}

#[test]
fn values_that_agree_are_put_on_a_scale_and_mixed_years_are_told() {
    let of = Some("zz-made-up");
    let sheet = map(&agreeing([2025, 2025]), Metric::Target, of, &Query::default(), DAY).sheet;
    assert_eq!(sheet.classes.iter().map(|class| class.count).sum::<usize>(), 2);
    assert!(sheet.sentence.contains("均为2025年"), "{}", sheet.sentence);
    let sheet = map(&agreeing([2023, 2025]), Metric::Target, of, &Query::default(), DAY).sheet;
    assert_eq!((sheet.classes.len(), sheet.unscaled), (0, 2));
    assert!(sheet.sentence.contains("年份不同"), "{}", sheet.sentence);
    assert!(sheet.sentence.contains("年份不一：1个区为2025年，1个区为2023年"), "{}", sheet.sentence);
}

#[test]
fn filters_count_and_the_district_that_is_chosen_hides_no_other() {
    let data = data();
    let as_of = parse_day(DAY).expect("a day");
    let judged = Judged::new(Arc::new(data.clone()), as_of);
    let query = Query { domains: vec![Domain::Life], districts: vec!["jinshan".into()], ..Query::default() };
    let city = map(&data, Metric::Commitments, None, &query, DAY);
    for area in city.sheet.areas.iter().filter(|area| area.fill != Fill::NotCovered) {
        let one =
            Query { domains: vec![Domain::Life], districts: vec![area.district.clone()], ..Query::default() };
        let n = select(&judged, &one).targets.len();
        assert_eq!(area.value, Some(n as f64), "{}", area.name);
        assert_eq!(area.chosen, area.district == "jinshan");
    }
    // A filter that nothing fits leaves counts of 0, and no share of nothing.
    let none = Query { text: "没有这样的词语".into(), ..Query::default() };
    let counts = map(&data, Metric::Commitments, None, &none, DAY).sheet;
    assert_eq!(counts.areas.iter().filter(|area| area.value == Some(0.0)).count(), 5);
    let shares = map(&data, Metric::Observed, None, &none, DAY).sheet;
    assert_eq!(shares.no_data, 5);
    assert!(shares.sentence.contains("无符合筛选的目标"), "{}", shares.sentence);
}

#[test]
fn shares_by_state_and_by_domain_add_up_to_all_of_a_district() {
    let data = data();
    for (metric, slugs) in [
        (Metric::State, State::ALL.map(State::slug).to_vec()),
        (Metric::Domain, Domain::ALL.map(Domain::slug).to_vec()),
    ] {
        let offered = map(&data, metric, None, &Query::default(), DAY).subjects;
        let sheets =
            offered.iter().map(|choice| map(&data, metric, Some(&choice.slug), &Query::default(), DAY).sheet);
        let mut sums = [0.0; 16];
        for sheet in sheets {
            for (sum, area) in sums.iter_mut().zip(&sheet.areas) {
                *sum += area.value.unwrap_or_default();
            }
        }
        let whole = sums.iter().filter(|sum| (**sum - 1.0).abs() < 1e-9).count();
        assert_eq!(whole, 5, "{metric:?} {sums:?}");
        assert!(offered.iter().all(|choice| slugs.contains(&choice.slug.as_str())));
    }
}

#[test]
fn the_day_of_judging_drives_the_map() {
    let data = data();
    let then = map(&data, Metric::DueNoData, None, &Query::default(), "2021-01-01").sheet;
    let now = map(&data, Metric::DueNoData, None, &Query::default(), DAY).sheet;
    let sum = |sheet: &present::MapSheet| sheet.areas.iter().filter_map(|area| area.value).sum::<f64>();
    assert_eq!(sum(&then), 0.0);
    assert_eq!(sum(&now), 97.0);
}

#[test]
fn every_district_of_the_map_is_reached_by_arrow_keys() {
    let data = data();
    let points: Vec<[f64; 2]> =
        data.districts().iter().map(|row| [row.label[0] * 0.8554, row.label[1]]).collect();
    let all = [Towards::North, Towards::East, Towards::South, Towards::West];
    for from in 0..points.len() {
        let mut reached = vec![from];
        let mut at = 0;
        while at < reached.len() {
            let from = reached[at];
            for to in all.iter().filter_map(|towards| neighbour(&points, from, *towards)) {
                if !reached.contains(&to) {
                    reached.push(to);
                }
            }
            at += 1;
        }
        assert_eq!(reached.len(), 16, "from {}", data.districts()[from].name_zh);
    }
}

#[test]
fn places_are_numbered_by_kind_and_filtered_by_the_tasks_that_name_them() {
    let data = data();
    let judged = Judged::new(Arc::new(data.clone()), parse_day(DAY).expect("a day"));
    let mut drawn = Vec::new();
    for plan in data.plans() {
        let all = present::place_map(&judged, &plan.district, data.places(), &Query::default(), Lang::Zh);
        let all = all.expect("a map");
        let own = data.places().iter().filter(|place| place.district == plan.district).count();
        let numbers: Vec<usize> = all.marks().map(|mark| mark.number).collect();
        assert_eq!(numbers, (1..=own).collect::<Vec<_>>());
        drawn.extend(all.marks().map(|mark| mark.exactness));
        for domain in Domain::ALL {
            let query = Query { domains: vec![domain], ..Query::default() };
            let some = present::place_map(&judged, &plan.district, data.places(), &query, Lang::Zh);
            for mark in some.expect("a map").marks() {
                let fits =
                    |(id, _): &(String, _)| data.task(id).is_some_and(|(_, task)| task.domain == domain);
                assert!(mark.tasks.iter().any(fits), "{} {domain:?}", mark.id);
            }
        }
    }
    assert!(Exactness::ALL.iter().all(|exactness| drawn.contains(exactness)));
    assert!(present::place_map(&judged, "huangpu", data.places(), &Query::default(), Lang::Zh).is_none());
}

#[test]
fn a_clause_that_names_a_place_is_quoted_to_the_letter() {
    let data = data();
    let mut quoted = 0;
    for plan in data.plans() {
        let text = String::from_utf8(SHIPPED[&plan.source.file].clone()).expect("UTF-8");
        for task in &plan.tasks {
            for id in &task.places {
                let place = data.places().iter().find(|place| place.id == **id).expect("a place");
                let clauses = present::naming_clauses(&data, &task.id, &place.spellings, &text);
                for clause in &clauses {
                    assert!(text.contains(clause.as_str()), "{clause}");
                }
                assert!(!clauses.is_empty(), "{} doesn't name {id}", task.id);
                quoted += 1;
            }
        }
    }
    assert!(quoted > 60, "{quoted}");
}

#[test]
fn either_boundary_file_may_be_the_default() {
    let codes: Vec<String> = data().districts().iter().map(|row| row.adcode.clone()).collect();
    for file in ["geo/districts.topo.json", "geo/districts_official.geojson"] {
        let text = String::from_utf8(SHIPPED[file].clone()).expect("UTF-8");
        let shapes = geo::read(&text).expect("shapes");
        assert_eq!(geo::faults(&shapes, codes.iter().map(String::as_str)), [], "{file}");
    }
    let mut files = SHIPPED.clone();
    edit(&mut files, "geo/SOURCES.json", |record| {
        record["default"] = "districts_official.geojson".into();
        record["sources"][1]["review_number"] = "GS(2026)0000号".into();
    });
    list_anew(&mut files);
    let issues = crate::folder(&files);
    // The coarse outlines cut off places near a border; nothing else is wrong.
    assert!(issues.iter().all(|issue| matches!(issue.rule, check::Rule::PlaceOutside)), "{issues:#?}");
}
