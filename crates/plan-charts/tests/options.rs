//! Chart options as text: what each chart draws from its sheet, kept as snapshots and held to a few rules.
//!
//! A changed option shows up as a difference to `snapshots/`; once it is what is wanted,
//! `INSTA_UPDATE=always cargo test -p plan-charts` writes it down. No other tool is needed.

#[path = "options/goal_scale.rs"]
mod goal_scale;
#[path = "options/rules.rs"]
mod rules;
#[path = "options/share.rs"]
mod share;
#[path = "options/sheets.rs"]
mod sheets;
#[path = "options/shipped.rs"]
mod shipped;

use plan_charts::{
    ChartOption, MapExtent, PlaceMapView, Theme, deadline_strip, district_map, goal_line, place_map,
};
use sheets::{
    close_deadlines, dark, full_goal, long_district, long_label, map, no_deadlines, no_points, one_deadline,
    one_point, places, strip,
};
use std::collections::BTreeSet;

/// The map of the made-up city, or of one of its districts with its places.
fn map_of(district: Option<&str>, theme: &Theme) -> ChartOption {
    let (sheet, places) = (map(), places());
    let extent = MapExtent { low: [121.3, 31.0], high: [121.7, 31.4] };
    let chosen: Vec<String> = district.into_iter().map(str::to_owned).collect();
    let part = MapExtent { low: [121.4, 31.2], high: [121.5, 31.3] };
    let view = PlaceMapView {
        sheet: &sheet,
        chosen: &chosen,
        places: district.map(|_| &places),
        place: Some(0),
        under: Some(1),
        viewport: if district.is_some() { extent.viewport_of(&part) } else { extent.whole() },
        side: 600.0,
        roams: true,
        coarse: district.is_none(),
    };
    place_map(&view, &extent, theme)
}

/// Widths of a chart on a desk and on a phone, in pixels.
const WIDE: f64 = 800.0;
const NARROW: f64 = 320.0;

/// Every case that a snapshot is kept of.
fn cases() -> Vec<(&'static str, ChartOption)> {
    use plan_model::lang::Lang::{En, Zh};
    let light = Theme::default();
    vec![
        ("goal_line_full", goal_line(&full_goal(Zh), WIDE, &light)),
        ("goal_line_empty", goal_line(&no_points(), WIDE, &light)),
        ("goal_line_one_point", goal_line(&one_point(), WIDE, &light)),
        ("goal_line_long_label", goal_line(&long_label(), WIDE, &light)),
        ("goal_line_english", goal_line(&full_goal(En), WIDE, &light)),
        ("goal_line_dark", goal_line(&full_goal(Zh), NARROW, &dark())),
        ("district_map_every_fill", district_map(&map(), &light)),
        ("deadline_strip_full", deadline_strip(&strip(Zh), &light)),
        ("deadline_strip_empty", deadline_strip(&no_deadlines(), &light)),
        ("deadline_strip_one_point", deadline_strip(&one_deadline(), &light)),
        ("deadline_strip_long_label", deadline_strip(&long_district(), &light)),
        ("deadline_strip_narrow", deadline_strip(&close_deadlines(), &light)),
        ("deadline_strip_english", deadline_strip(&strip(En), &light)),
        ("deadline_strip_dark", deadline_strip(&strip(Zh), &dark())),
        ("place_map_city", map_of(None, &light)),
        ("place_map_district", map_of(Some("alpha"), &light)),
        ("place_map_dark", map_of(Some("alpha"), &dark())),
        ("district_map_dark", district_map(&map(), &dark())),
    ]
}

#[test]
fn options_are_as_written_down() {
    for (name, option) in cases() {
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        // Another crate may ask serde_json to keep the order of keys; here it doesn't matter.
        settings.set_sort_maps(true);
        settings.bind(|| insta::assert_json_snapshot!(name, option.json));
    }
}

#[test]
fn every_snapshot_has_its_case() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let entries = std::fs::read_dir(folder).expect("a folder");
    let kept: BTreeSet<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".snap"))
        .collect();
    assert_eq!(kept, cases().into_iter().map(|(name, _)| format!("{name}.snap")).collect());
}
