//! The choropleth of the districts. charming has no geographic component, so the option is built as JSON here.

use crate::option::{ChartKind, ChartOption, base};
use crate::theme::Theme;
use plan_model::geo::SQUEEZE;
use plan_present::present::{Area, Fill, MapSheet, Side};
use serde_json::{Value, json};
use std::f64::consts::FRAC_PI_4;

/// The map of a sheet. Fill is by class, hatched where there is no plan and, differently, where there is no value.
pub fn district_map(sheet: &MapSheet, theme: &Theme) -> ChartOption {
    let mut json = base(theme, false, "fmt:area");
    json["series"] = json!([{
        "id": "districts",
        "type": "map",
        "map": ChartKind::DistrictMap.map_name(),
        "nameProperty": "name",
        "roam": false,
        "selectedMode": false,
        "layoutCenter": ["50%", "50%"],
        "layoutSize": "98%",
        "aspectScale": SQUEEZE,
        "label": { "show": false },
        "emphasis": { "disabled": true },
        "data": sheet.areas.iter().map(|area| region(area, theme)).collect::<Vec<_>>(),
    }]);
    ChartOption { kind: ChartKind::DistrictMap, json }
}

pub(crate) fn region(area: &Area, theme: &Theme) -> Value {
    let (colour, hatch, text) = match area.fill {
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
    let style = json!({
        "areaColor": hatch.map_or_else(|| colour.into(), |turned| hatched(colour, &theme.line, turned)),
        "borderColor": if area.chosen && covered { &theme.text } else { &theme.muted },
        "borderWidth": if area.chosen && covered { 1.5 } else { 0.6 },
        "opacity": if covered && !area.chosen { 0.35 } else { 1.0 },
    });
    json!({
        "name": area.district,
        "value": area.value,
        "text": format!("{}: {}", area.name, area.text),
        "itemStyle": style,
        "label": {
            "show": covered,
            "formatter": format!("{}\n{}", area.name, area.text),
            "color": if area.side == Side::Centre { text } else { theme.text.as_str() },
            "align": align,
            "offset": [shift, 0.0],
            "fontSize": theme.font_size,
            "lineHeight": theme.font_size * 1.3,
            "textBorderColor": if area.side == Side::Centre { colour } else { theme.panel.as_str() },
            // Wide enough to carry a name beyond a small district.
            "textBorderWidth": 4,
        },
    })
}

/// A fill of thin lines six pixels apart, turned by radians, on a ground: one fill that is painted in one go. The library's
/// own decals are a second shape over the first, and a map that is dragged would be painted twice.
fn hatched(ground: &str, line: &str, turned: f64) -> Value {
    let rect = |height: i32, fill: &str| json!({ "tag": "rect", "attrs": { "width": 6, "height": height, "fill": fill } });
    json!({
        "svgElement": { "tag": "g", "attrs": {}, "children": [rect(6, ground), rect(1, line)] },
        "svgWidth": 6,
        "svgHeight": 6,
        "rotation": turned,
    })
}
