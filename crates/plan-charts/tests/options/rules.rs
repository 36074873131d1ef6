//! What holds of every option, whatever the sheet says.

use crate::cases;
use crate::sheets::dark;
use plan_charts::{ChartKind, ChartOption, FORMATTERS, Theme};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Every text in an option with the path to it (`series/0/name`).
pub fn texts(value: &Value) -> Vec<(String, &str)> {
    fn walk<'a>(value: &'a Value, path: &str, found: &mut Vec<(String, &'a str)>) {
        match value {
            Value::String(text) => found.push((path.to_owned(), text)),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| walk(item, &format!("{path}/{at}"), found));
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(key, field)| walk(field, &format!("{path}/{key}"), found));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found
}

/// Ids of an option's series, in order; an empty one where a series has none.
pub fn series_ids(json: &Value) -> Vec<&str> {
    let series = json["series"].as_array().map(Vec::as_slice).unwrap_or_default();
    series.iter().map(|series| series["id"].as_str().unwrap_or_default()).collect()
}

/// Paths of colours that are neither text nor a pattern with its size; ECharts draws nothing where it expects a colour and
/// gets a list.
fn odd_colours(value: &Value, path: &str) -> Vec<String> {
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(at, item)| odd_colours(item, &format!("{path}/{at}")))
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, field)| {
                let path = format!("{path}/{key}");
                let pattern =
                    ["svgElement", "svgWidth", "svgHeight"].iter().all(|part| !field[part].is_null());
                let odd = key.to_lowercase().ends_with("color") && !field.is_string() && !pattern;
                if odd { vec![path] } else { odd_colours(field, &path) }
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// A formatter's name without what it is to know.
fn formatter(text: &str) -> &str {
    text.match_indices(':').nth(1).map_or(text, |(at, _)| &text[..at])
}

/// What is wrong with how an option names its formatters, and where it holds code.
fn breaches(json: &Value) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, text) in texts(json) {
        if text.starts_with("fmt:") && !FORMATTERS.contains(&formatter(text)) {
            breaches.push(format!("{path}: {text} isn't in FORMATTERS"));
        }
        if text.contains("function") || text.contains("=>") {
            breaches.push(format!("{path}: {text} is code; name a formatter"));
        }
    }
    for path in odd_colours(json, "") {
        breaches.push(format!("{path}: a colour is one text or a pattern"));
    }
    let ids = series_ids(json);
    if ids.is_empty() || ids.iter().any(|id| id.is_empty()) {
        breaches.push(format!("series need ids: {ids:?}"));
    }
    if ids.iter().collect::<BTreeSet<_>>().len() != ids.len() {
        breaches.push(format!("two series share an id: {ids:?}"));
    }
    breaches
}

/// Colours in an option that its theme doesn't have.
fn strangers(json: &Value, theme: &Theme) -> Vec<String> {
    let Theme {
        text,
        muted,
        line,
        panel,
        stated,
        observed,
        computed,
        accent,
        sequence,
        on_sequence,
        not_covered,
        ..
    } = theme;
    let mut known = vec![text, muted, line, panel, stated, observed, computed, accent, not_covered];
    known.extend(sequence.iter().chain(on_sequence));
    texts(json)
        .into_iter()
        .filter(|(path, text)| {
            path.to_lowercase().ends_with("color") || text.starts_with('#') || text.starts_with("rgb")
        })
        .filter(|(_, text)| *text != "transparent" && !known.iter().any(|colour| colour == text))
        .map(|(path, text)| format!("{path}: {text}"))
        .collect()
}

#[test]
fn no_option_breaks_a_rule() {
    for (name, option) in cases() {
        let breaches = breaches(&option.json);
        assert!(breaches.is_empty(), "{name}: {breaches:#?}");
    }
}

#[test]
fn the_rules_find_what_they_look_for() {
    for (bad, said) in [
        (
            json!({ "series": [{ "id": "a", "label": { "formatter": "fmt:nobody" } }] }),
            "/series/0/label/formatter",
        ),
        (json!({ "series": [{ "id": "a" }], "tooltip": { "formatter": "function (p) {}" } }), "is code"),
        (json!({ "series": [{ "id": "a" }], "x": ["(p) => p"] }), "is code"),
        (json!({ "series": [{ "id": "a", "line": { "color": [[1.0, "red"]] } }] }), "/series/0/line/color"),
        (json!({ "series": [{ "id": "a" }], "areaColor": { "svgElement": {} } }), "/areaColor"),
        (json!({ "series": [{ "type": "line" }] }), "series need ids"),
        (json!({ "series": [] }), "series need ids"),
        (json!({ "series": [{ "id": "a" }, { "id": "a" }] }), "share an id"),
    ] {
        let breaches = breaches(&bad);
        assert!(breaches.len() == 1 && breaches[0].contains(said), "{bad}: {breaches:?}");
    }
    let bad = json!({ "axisLine": { "lineStyle": { "color": "red" } }, "grid": { "fill": "#123456" } });
    assert_eq!(strangers(&bad, &Theme::default()), ["/axisLine/lineStyle/color: red", "/grid/fill: #123456"]);
    assert!(strangers(&json!({ "color": Theme::default().text }), &Theme::default()).is_empty());
}

#[test]
fn every_formatter_is_asked_for_by_some_chart() {
    let cases = cases();
    let asked: BTreeSet<&str> = cases
        .iter()
        .flat_map(|(_, option)| texts(&option.json))
        .map(|(_, text)| text)
        .filter(|text| text.starts_with("fmt:"))
        .map(formatter)
        .collect();
    assert_eq!(asked, FORMATTERS.iter().copied().collect());
}

#[test]
fn every_colour_and_the_motion_come_from_the_theme() {
    let dark = dark();
    let mut seen = BTreeSet::new();
    for (name, option) in cases().into_iter().filter(|(name, _)| name.ends_with("dark")) {
        let strangers = strangers(&option.json, &dark);
        assert!(strangers.is_empty(), "{name}: {strangers:#?}");
        assert_eq!(option.json["animation"], false, "{name}");
        assert_eq!(option.json["textStyle"]["fontFamily"], dark.font, "{name}");
        seen.insert(prefix(option.kind));
    }
    assert_eq!(seen.len(), KINDS.len(), "a chart has no case with another theme");
}

/// Every kind of chart.
const KINDS: [ChartKind; 4] =
    [ChartKind::GoalLine, ChartKind::DistrictMap, ChartKind::PlaceMap, ChartKind::DeadlineStrip];

/// What the cases of a kind are called. A new kind doesn't compile without a name, and needs a case of it and a row above.
fn prefix(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::GoalLine => "goal_line",
        ChartKind::DistrictMap => "district_map",
        ChartKind::PlaceMap => "place_map",
        ChartKind::DeadlineStrip => "deadline_strip",
    }
}

#[test]
fn a_case_is_named_after_its_chart() {
    let cases = cases();
    for (name, option) in &cases {
        assert!(name.starts_with(prefix(option.kind)), "{name} is a case of {:?}", option.kind);
        assert!(KINDS.contains(&option.kind), "{:?} isn't in KINDS", option.kind);
    }
}

#[test]
fn a_kind_has_the_same_series_in_every_case() {
    for (kind, name) in KINDS.map(|kind| (kind, prefix(kind))) {
        let options: Vec<ChartOption> =
            cases().into_iter().map(|(_, option)| option).filter(|option| option.kind == kind).collect();
        assert!(options.len() > 1, "{name}: one case shows nothing");
        for option in &options {
            assert_eq!(series_ids(&option.json), series_ids(&options[0].json), "{name}");
        }
    }
}

/// Paths of the keys of an object, those of objects in it included; lists count as values.
fn keys(value: &Value) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (key, field) in value.as_object().into_iter().flatten() {
        keys.insert(key.clone());
        keys.extend(self::keys(field).into_iter().map(|below| format!("{key}/{below}")));
    }
    keys
}

/// A key that one case leaves out would keep what the case before it said, in a chart that is patched.
#[test]
fn a_series_has_the_same_keys_in_every_case() {
    for (kind, name) in KINDS.map(|kind| (kind, prefix(kind))) {
        let of_series = |option: &ChartOption| -> Vec<BTreeSet<String>> {
            option.json["series"].as_array().expect("series").iter().map(keys).collect()
        };
        let options: Vec<(&str, ChartOption)> =
            cases().into_iter().filter(|(_, option)| option.kind == kind).collect();
        for (case, option) in &options {
            assert_eq!(of_series(option), of_series(&options[0].1), "{name}: {case}");
        }
    }
    let nested = keys(&json!({ "data": [], "markLine": { "data": [{ "x": 1 }] } }));
    assert_eq!(nested, ["data", "markLine", "markLine/data"].map(str::to_owned).into());
}
