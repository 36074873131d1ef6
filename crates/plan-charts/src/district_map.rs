//! The choropleth of the districts. charming has no geographic component, so the option is built as JSON here.

use crate::inset::INSET_FRAME;
use crate::json::{list, object, text};
use crate::option::{ChartKind, ChartOption, base};
use crate::theme::Theme;
use plan_model::geo::SQUEEZE;
use plan_present::present::{Area, Fill, MapSheet, Side};
use serde_json::Value;
use std::f64::consts::FRAC_PI_4;

/// The map of a sheet. Fill is by class, hatched where there is no plan and, differently, where there is no value.
pub fn district_map(sheet: &MapSheet, theme: &Theme) -> ChartOption {
    let mut json = base(theme, false, "fmt:area");
    let mut regions: Vec<Value> = sheet.areas.iter().map(|area| region(area, theme)).collect();
    let hidden = || object([("show", Value::from(false))]);
    regions.push(object([
        ("name", text(INSET_FRAME)),
        (
            "itemStyle",
            object([
                ("areaColor", text("transparent")),
                ("borderColor", text(&theme.line)),
                ("borderWidth", Value::from(1)),
            ]),
        ),
        ("label", hidden()),
        ("tooltip", hidden()),
    ]));
    let series = object([
        ("id", text("districts")),
        ("type", text("map")),
        ("map", text(ChartKind::DistrictMap.map_name())),
        ("nameProperty", text("name")),
        ("roam", Value::from(false)),
        ("selectedMode", Value::from(false)),
        // The library fits a map into four fifths of its box, whatever their proportions.
        ("zoom", Value::from(1.22)),
        ("aspectScale", Value::from(SQUEEZE)),
        ("label", hidden()),
        ("emphasis", object([("disabled", Value::from(true))])),
        ("data", Value::Array(regions)),
    ]);
    json["series"] = list([series]);
    ChartOption { kind: ChartKind::DistrictMap, json }
}

pub(crate) fn region(area: &Area, theme: &Theme) -> Value {
    let (colour, hatch, ink) = match area.fill {
        Fill::Class(class) => {
            let class = class.min(theme.sequence.len() - 1);
            (theme.sequence[class].as_str(), None, theme.on_sequence[class].as_str())
        }
        Fill::Unscaled => (theme.panel.as_str(), None, theme.text.as_str()),
        Fill::NoData => (theme.panel.as_str(), Some(FRAC_PI_4), theme.text.as_str()),
        Fill::NotCovered => (theme.not_covered.as_str(), Some(-FRAC_PI_4), theme.muted.as_str()),
    };
    let covered = area.fill != Fill::NotCovered;
    let (align, shift) = match area.side {
        Side::Centre => ("center", 0.0),
        Side::West => ("right", -theme.font_size),
        Side::East => ("left", theme.font_size),
    };
    let stands_out = area.chosen && covered;
    let style = object([
        ("areaColor", hatch.map_or_else(|| text(colour), |turned| hatched(colour, &theme.line, turned))),
        ("borderColor", text(if stands_out { &theme.text } else { &theme.muted })),
        ("borderWidth", Value::from(if stands_out { 1.5 } else { 0.6 })),
        ("opacity", Value::from(if covered && !area.chosen { 0.35 } else { 1.0 })),
    ]);
    let is_centred = area.side == Side::Centre;
    let label = object([
        ("show", Value::from(covered)),
        ("formatter", Value::String(format!("{}\n{}", area.name, area.text))),
        ("color", text(if is_centred { ink } else { &theme.text })),
        ("align", text(align)),
        ("offset", list([Value::from(shift), Value::from(0.0)])),
        ("fontSize", Value::from(theme.font_size)),
        ("lineHeight", Value::from(theme.font_size * 1.3)),
        ("textBorderColor", text(if is_centred { colour } else { &theme.panel })),
        // Wide enough to carry a name beyond a small district.
        ("textBorderWidth", Value::from(4)),
    ]);
    object([
        ("name", text(&area.district)),
        ("value", area.value.map_or(Value::Null, Value::from)),
        ("text", Value::String(format!("{}: {}", area.name, area.text))),
        ("itemStyle", style),
        ("label", label),
    ])
}

/// A fill of thin lines six pixels apart, turned by radians, on a ground: one fill that is painted in one go. The library's
/// own decals are a second shape over the first, and a map that is dragged would be painted twice.
fn hatched(ground: &str, line: &str, turned: f64) -> Value {
    let rect = |height: i32, fill: &str| {
        let attributes =
            object([("width", Value::from(6)), ("height", Value::from(height)), ("fill", text(fill))]);
        object([("tag", text("rect")), ("attrs", attributes)])
    };
    let group = object([
        ("tag", text("g")),
        ("attrs", object([])),
        ("children", list([rect(6, ground), rect(1, line)])),
    ]);
    object([
        ("svgElement", group),
        ("svgWidth", Value::from(6)),
        ("svgHeight", Value::from(6)),
        ("rotation", Value::from(turned)),
    ])
}
