//! The map of the map's page: districts by class with all their names, and one of them with the places that its plan names.
//!
//! Areas and their hatches are the library's map on its geographic axes, places and names are charming's scatter upon it.

use crate::district_map::region;
use crate::goal_line::{label, series};
use crate::ground::{FILLED, NEAREST, NameBox, Spot, clusters, names_apart};
use crate::{ChartKind, ChartOption, Ground, Seen, Theme, base};
use charming::element::{ItemStyle, LabelPosition, Symbol};
use charming::series::Scatter;
use plan_model::geo::{self, SQUEEZE, Shape};
use plan_model::lang::Lang;
use plan_present::present::{Area, Exactness, Fill, MapSheet, PlaceMap, PlaceMark};
use serde_json::{Map, Value, json};

/// What the line of the river is called among the regions.
const RIVER: &str = "river";
/// The name under which the coarse outlines are registered.
const COARSE_MAP: &str = "shanghai-river-coarse";
/// Nearer than this, marks are one, in CSS pixels.
const CROWD: f64 = 25.0;
/// Size of a mark, and of one that stands for several, in CSS pixels.
const MARK: [f64; 2] = [24.0, 30.0];
/// What the id of a mark that stands for several begins with; the numbers of its places follow.
pub const CROWD_ID: &str = "crowd:";
/// How long a pointer rests before something is said beside it, in milliseconds.
const REST: u32 = 80;
/// How long the map glides, in milliseconds.
const GLIDE: u32 = 500;

/// What the map shows.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The districts.
    pub sheet: &'a MapSheet,
    /// Those that are chosen; none leaves all alike.
    pub chosen: &'a [String],
    /// The places of the one that is shown by itself.
    pub places: Option<&'a PlaceMap>,
    /// The chosen place, by its position among the numbers.
    pub place: Option<usize>,
    /// What the cursor is on: a place by its position if places are shown, else a district by its.
    pub under: Option<usize>,
    /// What is seen.
    pub seen: Seen,
    /// The shorter side of the slot, in CSS pixels.
    pub side: f64,
    /// Whether a reader may move it with a pointer and the wheel; otherwise both are the page's.
    pub roams: bool,
    /// Whether the outlines are the coarse ones.
    pub coarse: bool,
}

/// The outlines as the library takes them, covered districts last so that their borders lie on top, and the river.
pub fn ground_geojson(sheet: &MapSheet, shapes: &[Shape], river: &[Vec<[f64; 2]>]) -> Value {
    let area = |code: &str| sheet.areas.iter().find(|area| area.adcode == code);
    let mut json =
        geo::to_geojson(shapes, |code| area(code).map_or_else(String::new, |area| area.district.clone()));
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

/// The outline of a place's mark by its kind, around zero, 24 across.
pub fn place_shape(kind: &str) -> &'static str {
    match kind {
        "government" | "building" => "M-10-10H10V10H-10z",
        "institute" | "university" | "school" => "M0-12L12 0L0 12L-12 0z",
        "venue" | "commercial" | "hospital" => "M0-11A11 11 0 1 0 0.01-11z",
        "area" | "park" | "subdistrict" | "village" => "M-6-11H6L12 0L6 11H-6L-12 0z",
        _ => "M-10-10H10V4L0 12L-10 4z",
    }
}

/// An object of these fields. One piece of code for all of them: written out field by field, as `json!` does, they are
/// three times as heavy.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    fn made(fields: &mut dyn Iterator<Item = (&str, Value)>) -> Value {
        // One after the other: collected, a map brings a sort of its own.
        let mut object = Map::new();
        for (name, value) in fields {
            object.insert(name.to_owned(), value);
        }
        Value::Object(object)
    }
    made(&mut fields.into_iter())
}

/// A list of these values.
fn list<const N: usize>(values: [Value; N]) -> Value {
    Value::Array(Vec::from(values))
}

/// A text; one piece of code for all.
fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// The map of a scene.
pub fn place_map(scene: &Scene<'_>, ground: &Ground, theme: &Theme) -> ChartOption {
    let Scene { sheet, seen, .. } = *scene;
    let mut json = base(theme, theme.motion, "fmt:area");
    // Made anew in each frame, what is said beside the pointer would take its share of a drag.
    json["tooltip"]["showDelay"] = REST.into();
    json["animationDurationUpdate"] = GLIDE.into();
    json["animationEasingUpdate"] = "cubicInOut".into();
    let areas: Vec<Value> =
        sheet.areas.iter().enumerate().map(|(at, area)| district(scene, at, area, theme)).collect();
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
        ("map", Value::from(if scene.coarse { COARSE_MAP } else { ChartKind::PlaceMap.map_name() })),
        ("roam", Value::from(scene.roams)),
        ("center", Value::from(seen.middle.to_vec())),
        ("zoom", Value::from(seen.zoom)),
        ("scaleLimit", object([("min", Value::from(1)), ("max", Value::from(NEAREST))])),
        (
            "boundingCoords",
            list([
                list([Value::from(ground.low[0]), Value::from(ground.high[1])]),
                list([Value::from(ground.high[0]), Value::from(ground.low[1])]),
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
    let [reaches, marks] = places(scene, ground, theme);
    json["series"] = list([map, reaches, names(scene, ground, theme), marks]);
    ChartOption { kind: ChartKind::PlaceMap, json }
}

/// A district: by its class among the others, plain where places are drawn upon it.
fn district(scene: &Scene<'_>, at: usize, area: &Area, theme: &Theme) -> Value {
    let mut json = region(area, theme);
    json["label"] = object([("show", Value::from(false))]);
    let chosen = scene.chosen.contains(&area.district);
    let style = &mut json["itemStyle"];
    if scene.places.is_some() {
        // Of one district the map shows places; classes and hatches would only stand behind them.
        style["areaColor"] = if chosen { &theme.panel } else { &theme.not_covered }.as_str().into();
    }
    if chosen {
        style["borderColor"] = theme.accent.as_str().into();
        style["borderWidth"] = 3.into();
    }
    if !scene.chosen.is_empty() && !chosen && scene.places.is_none() {
        style["opacity"] = 0.45.into();
    }
    if scene.places.is_none() && scene.under == Some(at) {
        style["borderColor"] = theme.accent.as_str().into();
        style["borderWidth"] = 4.into();
    }
    json
}

/// A scatter upon the map. charming's coordinate systems don't name the geographic one.
fn scatter(scatter: Scatter, data: Vec<Value>) -> Value {
    let mut json = series(scatter);
    json["coordinateSystem"] = "geo".into();
    json["data"] = data.into();
    json
}

/// How wide a text is, in CSS pixels, near enough to keep names apart.
fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.58 } else { 1.0 }).sum::<f64>() * size
}

/// The districts' names, with the value of those that have a plan, kept apart; thin lines lead from those that gave way.
/// Names of districts without a plan that find no room nearby come once the map is nearer; the list beside it has them all.
fn names(scene: &Scene<'_>, ground: &Ground, theme: &Theme) -> Value {
    let Scene { sheet, seen, side, .. } = *scene;
    let alone = scene.places.is_some();
    let size = theme.font_size;
    let (mut shown, others): (Vec<(&Area, String)>, Vec<_>) = sheet
        .areas
        .iter()
        .filter(|area| !(alone && scene.chosen.contains(&area.district)))
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
                ground.spot(seen, side, area.label),
                (wide + 8.0, words.lines().count() as f64 * size * 1.35 + 2.0),
            )
        })
        .collect();
    let spots = names_apart(&boxes, covered);
    let scale = ground.scale(seen, side);
    let mut leaders = Vec::new();
    let mut data = Vec::new();
    for (((area, words), (point, (_, height))), spot) in shown.iter().zip(&boxes).zip(&spots) {
        let Some(spot) = spot else { continue };
        let by: Spot = (spot.0 - point.0, spot.1 - point.1);
        let covered = area.fill != Fill::NotCovered;
        data.push(object([
            ("name", text(&area.district)),
            ("value", list([Value::from(area.label[0]), Value::from(area.label[1]), text(words)])),
            (
                "label",
                object([
                    ("offset", list([Value::from(by.0), Value::from(by.1)])),
                    ("color", text(if covered { &theme.text } else { &theme.muted })),
                    // The library gives a name with this a rectangle of its own; one line can do without.
                    ("lineHeight", Value::from(if words.contains('\n') { Some(size * 1.35) } else { None })),
                    ("fontWeight", Value::from(if covered { "bold" } else { "normal" })),
                ]),
            ),
        ]));
        if by.0.hypot(by.1) > height * 0.8 {
            // To the near edge of the name.
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

/// The rims within which places very likely are, and their marks.
fn places(scene: &Scene<'_>, ground: &Ground, theme: &Theme) -> [Value; 2] {
    let Scene { seen, side, .. } = *scene;
    let marks: Vec<&PlaceMark> = scene.places.iter().flat_map(|places| places.marks()).collect();
    let spots: Vec<Spot> = marks.iter().map(|mark| ground.spot(seen, side, mark.at)).collect();
    let groups = clusters(&spots, CROWD);
    let stands_out = |at: usize| scene.place == Some(at) || scene.under == Some(at);
    let mut rims = Vec::new();
    let mut points = Vec::new();
    for group in &groups {
        let [one] = group.as_slice() else {
            points.push(crowd(
                group,
                &marks,
                group.iter().any(|at| stands_out(*at)),
                scene.sheet.lang,
                theme,
            ));
            continue;
        };
        points.push(point(marks[*one], scene.place == Some(*one), stands_out(*one), theme));
    }
    for (at, mark) in marks.iter().enumerate() {
        let alone = groups.iter().any(|group| *group == [at]);
        if mark.exactness == Exactness::Part || !(alone || stands_out(at)) {
            continue;
        }
        let disc = mark.exactness != Exactness::Area;
        rims.push(object([
            ("value", Value::from(mark.at.to_vec())),
            ("symbolSize", Value::from(2.0 * ground.length(seen, side, mark.metres))),
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
    // Rims are as large as the ground says; they would be seen to grow.
    rims["animation"] = false.into();
    let mut marks = scatter(
        Scatter::new()
            .id("places")
            .item_style(ItemStyle::new().opacity(1.0))
            .label(label(theme, LabelPosition::Inside)),
        points,
    );
    // They come once the map has got there.
    marks["animationDelay"] = GLIDE.into();
    marks["animationDuration"] = 200.into();
    marks["label"]["fontSize"] = (theme.font_size - 1.0).into();
    marks["label"]["fontWeight"] = "bold".into();
    [rims, marks]
}

/// Several places that crowd, with how many they are.
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
                Value::from(format!("{CROWD_ID}{}", numbers.join(","))),
            ]),
        ),
        ("text", Value::from(names.join("\n"))),
        ("symbol", Value::from("circle")),
        ("symbolSize", Value::from(MARK[1])),
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

/// A place: its shape is its kind, filled if its position is known, hollow where only an area or a part is.
fn point(mark: &PlaceMark, chosen: bool, stands_out: bool, theme: &Theme) -> Value {
    let known = matches!(mark.exactness, Exactness::Pin | Exactness::Disc);
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
        ("symbolSize", Value::from(if stands_out { MARK[0] + 6.0 } else { MARK[0] })),
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
