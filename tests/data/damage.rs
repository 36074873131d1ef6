//! Shipped files with random damage: refused by name or used, and whatever is used can be concluded from.

use crate::{SHIPPED, assembled, list_anew};
use plan_method::judged::Judged;
use plan_method::progress;
use plan_method::query::{Facet, Query, select};
use plan_method::search::{Index, Pinyin, Synonyms};
use plan_model::check::Files;
use plan_model::dataset::Dataset;
use plan_model::date::parse_day;
use plan_model::lang::Lang;
use plan_model::wire;
use plan_present::present;
use proptest::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// How many cases a property is tried on: the number given, or `PLAN_ATLAS_CASES` where that asks for more.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PLAN_ATLAS_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(usual).max(usual))
}

/// Everything that a reader could ask of a dataset.
fn use_all(data: Dataset, day: &str) {
    let day = parse_day(day).expect("a day");
    let judged = Judged::new(Arc::new(data), day);
    let data = &judged.data;
    assert_eq!(judged.standings.len(), data.targets().len());
    for (at, standing) in judged.standings.iter().enumerate() {
        let status = progress::status(data, at, day).expect("a status");
        assert_eq!(status.state, standing.state);
    }
    let query = Query { group: Some(Facet::Lead), text: "5G".to_owned(), ..Query::default() };
    let selection = select(&judged, &query);
    assert!(selection.targets.len() <= selection.total);
    for lang in [Lang::Zh, Lang::En] {
        present::overview(&judged, lang);
        present::targets(&judged, &Query::default(), lang);
        present::map(&judged, Default::default(), &Query::default(), lang);
        for (_, target) in data.targets().take(20) {
            present::target(&judged, &target.id, lang).expect("a page");
        }
    }
    let index = Index::new(data, &Pinyin::default(), Synonyms::default(), &[]);
    index.search(data, "5G基站", 5);
}

/// The files that the first view loads, in order.
fn loaded_paths() -> Vec<String> {
    let manifest = wire::manifest(&SHIPPED[wire::MANIFEST]).expect("a manifest");
    manifest.first_view().map(str::to_owned).collect()
}

/// Every value of a JSON tree, numbered from 0; the nth is given to `change`.
fn change_nth(value: &mut Value, nth: &mut usize, change: &mut dyn FnMut(&mut Value)) {
    if *nth == 0 {
        change(value);
    }
    *nth = nth.wrapping_sub(1);
    match value {
        Value::Array(rows) => rows.iter_mut().for_each(|row| change_nth(row, nth, change)),
        Value::Object(fields) => fields.values_mut().for_each(|field| change_nth(field, nth, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn odd_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(vec![0.0, -1.0, 1e308, -1e308, 1e-308]).prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        prop::sample::select(vec![
            "2025-12-31",
            "9999-12-31",
            "-0001-01-01",
            "eq",
            "range",
            "coverage",
            "growth"
        ])
        .prop_map(Value::from),
        Just(Value::Array(vec![])),
        Just(serde_json::json!([0, 0])),
        Just(serde_json::json!({})),
    ]
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn bytes_that_are_wrong_are_refused_or_harmless(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..4),
        n in 0_usize..4,
    ) {
        let paths = loaded_paths();
        let path = &paths[file.index(paths.len())];
        let mut files: Files = SHIPPED.clone();
        let old = files.get_mut(path).expect("a file");
        let at = at.index(old.len());
        let end = (at + n).min(old.len());
        old.splice(at..end, bytes);
        let changed = files[path] != SHIPPED[path];
        // Against the release's own manifest any change is refused …
        let refused = match assembled(&files) {
            Ok(loaded) => !loaded.refused.is_empty(),
            Err(_) => true,
        };
        prop_assert_eq!(refused, changed);
        // … and under a manifest that lists it, it is refused for what it says, or used.
        list_anew(&mut files);
        if let Ok(loaded) = assembled(&files) {
            use_all(loaded.dataset, "2024-06-30");
        }
    }

    #[test]
    fn values_that_are_odd_are_refused_or_harmless(
        file in any::<prop::sample::Index>(),
        nth in any::<prop::sample::Index>(),
        odd in odd_value(),
        year in 2018..2032,
    ) {
        let paths = loaded_paths();
        let path = &paths[file.index(paths.len())];
        let mut files: Files = SHIPPED.clone();
        let mut tree: Value = serde_json::from_slice(&files[path]).expect("JSON");
        let mut n = usize::MAX;
        change_nth(&mut tree, &mut n, &mut |_| {});
        let mut nth = nth.index(usize::MAX - n);
        change_nth(&mut tree, &mut nth, &mut |value| *value = odd.clone());
        files.insert(path.clone(), serde_json::to_vec(&tree).expect("JSON"));
        list_anew(&mut files);
        crate::folder(&files);
        if let Ok(loaded) = assembled(&files) {
            use_all(loaded.dataset, &format!("{year}-06-30"));
        }
    }

    #[test]
    fn any_bytes_can_be_asked_for_any_file(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = wire::manifest(&bytes);
        let _ = wire::parse::<plan_model::plan::Plan>(&bytes);
        let _ = wire::parse::<wire::ObservationsFile>(&bytes);
        let _ = wire::parse::<wire::PinyinFile>(&bytes);
        let _ = wire::boundaries(&bytes);
    }
}
