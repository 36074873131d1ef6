//! The map of the map's page: districts by class with all their names, and one of them with the places that its plan names.
//!
//! Areas and their hatches are ECharts' map series on its geographic axes; places and names are scatter series upon it.

use crate::axes::{label, series};
use crate::district_map::region;
use crate::json::{list, object, text};
use crate::option::{ChartKind, ChartOption, base};
use crate::theme::Theme;
use crate::viewport::{FILLED, MAX_ZOOM, MapExtent, NameBox, PixelPoint, Viewport, clusters, names_apart};
use charming::element::{ItemStyle, LabelPosition, Symbol};
use charming::series::Scatter;
use plan_model::geo::{self, SQUEEZE, Shape};
use plan_model::lang::Lang;
use plan_present::present::{Area, Exactness, Fill, MapSheet, PlaceMap, PlaceMark};
use serde_json::{Value, json};

/// Name of the river's line among the regions.
const RIVER: &str = "river";
/// The name under which the simplified outlines are registered.
const COARSE_MAP: &str = "shanghai-river-coarse";
/// Marks nearer to each other than this are drawn as one cluster, in CSS pixels.
const CLUSTER_DISTANCE: f64 = 25.0;
/// Size of a single mark and of a cluster, in CSS pixels.
const MARK_SIZE: [f64; 2] = [24.0, 30.0];
/// Prefix of a cluster's id; the indices of its places follow, joined by commas.
pub const CLUSTER_ID_PREFIX: &str = "crowd:";
/// How long a pointer rests before the tooltip shows, in milliseconds.
const TOOLTIP_DELAY_MS: u32 = 80;
/// Duration of a pan or zoom, in milliseconds.
const GLIDE_MS: u32 = 500;

/// What the map of places shows, and how.
#[derive(Clone, Copy, Debug)]
pub struct PlaceMapView<'a> {
    /// The districts.
    pub sheet: &'a MapSheet,
    /// Ids of the chosen districts; with none, all are drawn alike.
    pub chosen: &'a [String],
    /// The places of the district that is shown alone; `None` while the whole city is shown.
    pub places: Option<&'a PlaceMap>,
    /// The chosen place, as an index into the marks; `None` if there is none.
    pub place: Option<usize>,
    /// What the cursor is on, as an index: of a place if places are shown, else of a district.
    pub under: Option<usize>,
    /// The visible part.
    pub viewport: Viewport,
    /// The shorter side of the slot, in CSS pixels.
    pub side: f64,
    /// Whether the map can be panned and zoomed with pointer and wheel; otherwise the page scrolls.
    pub roams: bool,
    /// Whether the simplified outlines are drawn.
    pub coarse: bool,
}

/// The outlines and the river as GeoJSON; covered districts come last so that their borders are drawn on top.
pub fn map_geojson(sheet: &MapSheet, shapes: &[Shape], river: &[Vec<[f64; 2]>]) -> Value {
    let area = |code: &str| sheet.areas.iter().find(|area| area.adcode == code);
    let mut json = geo::to_geojson(shapes, |code| {
        area(code).map_or_else(|| code.to_owned(), |area| area.district.clone())
    });
    let Some(features) = json["features"].as_array_mut() else { return json };
    let is_covered = |feature: &Value| {
        let name = feature["properties"]["name"].as_str();
        sheet.areas.iter().any(|area| Some(area.district.as_str()) == name && area.fill != Fill::NotCovered)
    };
    let (covered, others): (Vec<Value>, Vec<Value>) = features.drain(..).partition(is_covered);
    features.extend(others.into_iter().chain(covered));
    if !river.is_empty() {
        features.push(json!({
            "type": "Feature",
            "properties": { "name": RIVER },
            "geometry": { "type": "MultiLineString", "coordinates": river },
        }));
    }
    json
}

/// SVG path of a place's mark by its kind, centred on the origin, 24 units wide.
pub fn place_shape(kind: &str) -> &'static str {
    match kind {
        "government" | "building" => "M-10-10H10V10H-10z",
        "institute" | "university" | "school" => "M0-12L12 0L0 12L-12 0z",
        "venue" | "commercial" | "hospital" => "M0-11A11 11 0 1 0 0.01-11z",
        "area" | "park" | "subdistrict" | "village" => "M-6-11H6L12 0L6 11H-6L-12 0z",
        _ => "M-10-10H10V4L0 12L-10 4z",
    }
}

/// The map of places as an option.
pub fn place_map(view: &PlaceMapView<'_>, extent: &MapExtent, theme: &Theme) -> ChartOption {
    let PlaceMapView { sheet, viewport, .. } = *view;
    let mut json = base(theme, theme.motion, "fmt:area");
    // Rebuilt in every frame, the tooltip would slow a drag down.
    json["tooltip"]["showDelay"] = TOOLTIP_DELAY_MS.into();
    json["animationDurationUpdate"] = GLIDE_MS.into();
    json["animationEasingUpdate"] = "cubicInOut".into();
    let areas: Vec<Value> =
        sheet.areas.iter().enumerate().map(|(at, area)| district(view, at, area, theme)).collect();
    let mut regions = areas.clone();
    regions.push(object([
        ("name", Value::from(RIVER)),
        ("silent", Value::from(true)),
        (
            "itemStyle",
            object([
                ("areaColor", text(&theme.accent)),
                ("borderColor", text(&theme.accent)),
                ("borderWidth", Value::from(4)),
                ("opacity", Value::from(0.45)),
            ]),
        ),
    ]));
    json["geo"] = object([
        ("map", Value::from(if view.coarse { COARSE_MAP } else { ChartKind::PlaceMap.map_name() })),
        ("roam", Value::from(view.roams)),
        ("center", Value::from(viewport.middle.to_vec())),
        ("zoom", Value::from(viewport.zoom)),
        ("scaleLimit", object([("min", Value::from(1)), ("max", Value::from(MAX_ZOOM))])),
        (
            "boundingCoords",
            list([
                list([Value::from(extent.low[0]), Value::from(extent.high[1])]),
                list([Value::from(extent.high[0]), Value::from(extent.low[1])]),
            ]),
        ),
        ("layoutCenter", list([Value::from("50%"), Value::from("50%")])),
        ("layoutSize", Value::from(format!("{}%", FILLED * 100.0))),
        ("aspectScale", Value::from(SQUEEZE)),
        ("selectedMode", Value::from(false)),
        ("label", object([("show", Value::from(false))])),
        ("emphasis", object([("disabled", Value::from(true))])),
        ("regions", Value::from(regions)),
    ]);
    let map = object([
        ("id", Value::from("districts")),
        ("type", Value::from("map")),
        ("geoIndex", Value::from(0)),
        ("selectedMode", Value::from(false)),
        ("label", object([("show", Value::from(false))])),
        ("emphasis", object([("disabled", Value::from(true))])),
        ("data", Value::from(areas)),
    ]);
    let [reaches, marks] = places(view, extent, theme);
    json["series"] = list([map, reaches, names(view, extent, theme), marks]);
    ChartOption { kind: ChartKind::PlaceMap, json }
}

/// A district as a region: coloured by its class, or plain where places are drawn upon it.
fn district(view: &PlaceMapView<'_>, at: usize, area: &Area, theme: &Theme) -> Value {
    let mut json = region(area, theme);
    json["label"] = object([("show", Value::from(false))]);
    let chosen = view.chosen.contains(&area.district);
    let style = &mut json["itemStyle"];
    if view.places.is_some() {
        // Classes and hatches would only disturb the places on top.
        style["areaColor"] = if chosen { &theme.panel } else { &theme.not_covered }.as_str().into();
    }
    if chosen {
        style["borderColor"] = theme.accent.as_str().into();
        style["borderWidth"] = 3.into();
    }
    if !view.chosen.is_empty() && !chosen && view.places.is_none() {
        style["opacity"] = 0.45.into();
    }
    if view.places.is_none() && view.under == Some(at) {
        style["borderColor"] = theme.accent.as_str().into();
        style["borderWidth"] = 4.into();
    }
    json
}

/// A scatter series on the geographic axes, which charming's coordinate systems don't include.
fn scatter(scatter: Scatter, data: Vec<Value>) -> Value {
    let mut json = series(scatter);
    json["coordinateSystem"] = "geo".into();
    json["data"] = data.into();
    json
}

/// Estimated width of a text, in CSS pixels; exact enough to keep names apart.
fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.58 } else { 1.0 }).sum::<f64>() * size
}

/// The districts' names, with the value of those that have a plan, placed so that they don't overlap; a thin line leads
/// from a shifted name to its district. Names of districts without a plan are left out where there is no room; they appear
/// on zooming in, and the list beside the map has them all.
fn names(view: &PlaceMapView<'_>, extent: &MapExtent, theme: &Theme) -> Value {
    let PlaceMapView { sheet, viewport, side, .. } = *view;
    let alone = view.places.is_some();
    let size = theme.font_size;
    let (mut shown, others): (Vec<(&Area, String)>, Vec<_>) = sheet
        .areas
        .iter()
        .filter(|area| !(alone && view.chosen.contains(&area.district)))
        .map(|area| match area.fill == Fill::NotCovered || alone {
            true => (area, area.name.clone()),
            false => (area, format!("{}\n{}", area.name, area.text)),
        })
        .partition(|(area, _)| area.fill != Fill::NotCovered);
    let covered = shown.len();
    shown.extend(others);
    let boxes: Vec<NameBox> = shown
        .iter()
        .map(|(area, words)| {
            let wide = words.lines().map(|line| width(line, size)).fold(0.0, f64::max);
            (
                extent.spot(viewport, side, area.label),
                (wide + 8.0, words.lines().count() as f64 * size * 1.35 + 2.0),
            )
        })
        .collect();
    let spots = names_apart(&boxes, covered);
    let scale = extent.scale(viewport, side);
    let mut leaders = Vec::new();
    let mut data = Vec::new();
    for (((area, words), (point, (_, height))), spot) in shown.iter().zip(&boxes).zip(&spots) {
        let Some(spot) = spot else { continue };
        let by: PixelPoint = (spot.0 - point.0, spot.1 - point.1);
        let covered = area.fill != Fill::NotCovered;
        data.push(object([
            ("name", text(&area.district)),
            ("value", list([Value::from(area.label[0]), Value::from(area.label[1]), text(words)])),
            (
                "label",
                object([
                    ("offset", list([Value::from(by.0), Value::from(by.1)])),
                    ("color", text(if covered { &theme.text } else { &theme.muted })),
                    // With it the library adds a rectangle per name; a single line doesn't need one.
                    ("lineHeight", Value::from(if words.contains('\n') { Some(size * 1.35) } else { None })),
                    ("fontWeight", Value::from(if covered { "bold" } else { "normal" })),
                ]),
            ),
        ]));
        if by.0.hypot(by.1) > height * 0.8 {
            // The line ends at the name's near edge.
            let [x, y] = [by.0 * 0.9, by.1 - by.1.signum() * (height / 2.0).min(by.1.abs())];
            let end = [area.label[0] + x / SQUEEZE / scale, area.label[1] - y / scale];
            leaders.push(list([
                object([("coord", Value::from(area.label.to_vec()))]),
                object([("coord", Value::from(end.to_vec()))]),
            ]));
        }
    }
    let mut json = scatter(
        Scatter::new()
            .id("names")
            .symbol(Symbol::Circle)
            .symbol_size(1)
            .item_style(ItemStyle::new().color(theme.muted.as_str()).opacity(1.0))
            .label(label(theme, LabelPosition::Inside)),
        data,
    );
    json["silent"] = true.into();
    json["label"]["textBorderColor"] = theme.panel.as_str().into();
    json["label"]["textBorderWidth"] = 3.into();
    json["markLine"] = object([
        ("silent", Value::from(true)),
        ("symbol", Value::from("none")),
        ("animation", Value::from(false)),
        ("label", object([("show", Value::from(false))])),
        (
            "lineStyle",
            object([
                ("color", text(&theme.muted)),
                ("type", Value::from("solid")),
                ("width", Value::from(1)),
            ]),
        ),
        ("data", Value::from(leaders)),
    ]);
    json
}

/// Two series: the circles within which places very likely are, and the places' marks.
fn places(view: &PlaceMapView<'_>, extent: &MapExtent, theme: &Theme) -> [Value; 2] {
    let PlaceMapView { viewport, side, .. } = *view;
    let marks: Vec<&PlaceMark> = view.places.iter().flat_map(|places| places.marks()).collect();
    let spots: Vec<PixelPoint> = marks.iter().map(|mark| extent.spot(viewport, side, mark.at)).collect();
    let groups = clusters(&spots, CLUSTER_DISTANCE);
    let stands_out = |at: usize| view.place == Some(at) || view.under == Some(at);
    let mut rims = Vec::new();
    let mut points = Vec::new();
    for group in &groups {
        let [one] = group.as_slice() else {
            points.push(crowd(group, &marks, group.iter().any(|at| stands_out(*at)), view.sheet.lang, theme));
            continue;
        };
        points.push(point(marks[*one], view.place == Some(*one), stands_out(*one), theme));
    }
    for (at, mark) in marks.iter().enumerate() {
        let alone = groups.iter().any(|group| *group == [at]);
        if mark.exactness == Exactness::Part || !(alone || stands_out(at)) {
            continue;
        }
        let disc = mark.exactness != Exactness::Area;
        rims.push(object([
            ("value", Value::from(mark.at.to_vec())),
            ("symbolSize", Value::from(2.0 * extent.length(viewport, side, mark.metres))),
            (
                "itemStyle",
                object([
                    (
                        "color",
                        Value::from(if disc || stands_out(at) {
                            theme.stated.as_str()
                        } else {
                            "transparent"
                        }),
                    ),
                    (
                        "opacity",
                        Value::from(match (stands_out(at), disc) {
                            (true, _) => 0.3,
                            (_, true) => 0.1,
                            _ => 0.6,
                        }),
                    ),
                    ("borderType", Value::from(if disc { "solid" } else { "dashed" })),
                ]),
            ),
        ]));
    }
    let rim = ItemStyle::new().border_color(theme.stated.as_str()).border_width(1.0);
    let mut rims = scatter(Scatter::new().id("reaches").symbol(Symbol::Circle).item_style(rim), rims);
    rims["silent"] = true.into();
    // Their size follows the zoom; animated, they would be seen to grow.
    rims["animation"] = false.into();
    let mut marks = scatter(
        Scatter::new()
            .id("places")
            .item_style(ItemStyle::new().opacity(1.0))
            .label(label(theme, LabelPosition::Inside)),
        points,
    );
    // Marks appear when the pan or zoom has ended.
    marks["animationDelay"] = GLIDE_MS.into();
    marks["animationDuration"] = 200.into();
    marks["label"]["fontSize"] = (theme.font_size - 1.0).into();
    marks["label"]["fontWeight"] = "bold".into();
    [rims, marks]
}

/// A cluster of places as one mark, with its count.
fn crowd(group: &[usize], marks: &[&PlaceMark], stands_out: bool, lang: Lang, theme: &Theme) -> Value {
    let n = group.len() as f64;
    let middle = [0, 1].map(|axis| group.iter().map(|at| marks[*at].at[axis]).sum::<f64>() / n);
    let numbers: Vec<String> = group.iter().map(usize::to_string).collect();
    let names: Vec<String> = group.iter().map(|at| marks[*at].label(lang)).collect();
    object([
        (
            "value",
            list([
                Value::from(middle[0]),
                Value::from(middle[1]),
                Value::from(format!("×{}", group.len())),
                Value::from(format!("{CLUSTER_ID_PREFIX}{}", numbers.join(","))),
            ]),
        ),
        ("text", Value::from(names.join("\n"))),
        ("symbol", Value::from("circle")),
        ("symbolSize", Value::from(MARK_SIZE[1])),
        (
            "itemStyle",
            object([
                ("color", text(&theme.text)),
                ("borderColor", text(if stands_out { &theme.accent } else { &theme.panel })),
                ("borderWidth", Value::from(if stands_out { 4 } else { 2 })),
            ]),
        ),
        ("label", object([("color", text(&theme.panel))])),
    ])
}

/// A single place as a mark: its shape shows its kind; it is filled if its position is known, hollow if only an area or a
/// part of the place is.
fn point(mark: &PlaceMark, chosen: bool, stands_out: bool, theme: &Theme) -> Value {
    let known = mark.exactness.is_known();
    let (fill, ink) = match (chosen, known) {
        (true, _) => (&theme.observed, &theme.panel),
        (_, true) => (&theme.stated, &theme.panel),
        _ => (&theme.panel, &theme.stated),
    };
    let border = match (stands_out, known) {
        (true, _) => &theme.text,
        (_, true) => &theme.panel,
        _ => &theme.stated,
    };
    object([
        (
            "value",
            list([
                Value::from(mark.at[0]),
                Value::from(mark.at[1]),
                Value::from(mark.number.to_string()),
                text(&mark.id),
            ]),
        ),
        ("text", text(&mark.fact)),
        ("symbol", Value::from(format!("path://{}", place_shape(&mark.kind)))),
        ("symbolSize", Value::from(if stands_out { MARK_SIZE[0] + 6.0 } else { MARK_SIZE[0] })),
        (
            "itemStyle",
            object([
                ("color", text(fill)),
                ("borderColor", text(border)),
                ("borderWidth", Value::from(if stands_out { 3.0 } else { 1.5 })),
                (
                    "borderType",
                    Value::from(if mark.exactness == Exactness::Part { "dotted" } else { "solid" }),
                ),
            ]),
        ),
        ("label", object([("color", text(ink))])),
    ])
}
