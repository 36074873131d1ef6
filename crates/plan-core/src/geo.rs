//! Boundaries: TopoJSON read into rings, and written as the GeoJSON that charts take.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use thiserror::Error;

/// What is known about a boundary file. A map without this record isn't built.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BoundarySource {
    /// File name below `data/geo/`.
    pub file: String,
    /// What it draws: `districts` or `river`.
    pub layer: String,
    /// `topojson` or `geojson`.
    pub format: String,
    /// Short title.
    pub title: String,
    /// Licence, as declared by where it comes from.
    pub licence: String,
    /// Words that must stand near the map.
    pub attribution_zh: String,
    /// Words that must stand near the map.
    pub attribution_en: String,
    /// Where it comes from.
    pub origin: String,
    /// Datum of the coordinates.
    pub datum: String,
    /// 审图号, if the map has been reviewed.
    pub review_number: Option<String>,
    /// What a deployer must know.
    pub notes_zh: String,
    /// What a deployer must know.
    pub notes_en: String,
}

/// `data/geo/SOURCES.json`: which boundary files there are, and which are drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Boundaries {
    /// Version of this layout; see [`crate::wire::SCHEMA`].
    pub schema: u32,
    /// The file that is drawn. This one setting swaps the boundaries.
    pub default: String,
    /// Official, coarse outlines to swap in.
    pub fallback: String,
    /// The line of the Huangpu.
    pub river: String,
    /// One record a file.
    pub sources: Vec<BoundarySource>,
}

impl Boundaries {
    /// The record of the file that is drawn; `None` if it has none, and then nothing may be drawn.
    pub fn drawn(&self) -> Option<&BoundarySource> {
        self.sources.iter().find(|source| source.file == self.default)
    }
}

/// Why a boundary file can't be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GeoError {
    /// It isn't JSON, or not of the expected shape.
    #[error("not a readable boundary file: {0}")]
    Malformed(String),
    /// An arc that a shape names doesn't exist.
    #[error("arc {0} is named but missing")]
    MissingArc(i64),
    /// A district of the city has no shape.
    #[error("district {0} has no shape")]
    MissingDistrict(String),
}

#[derive(Deserialize)]
struct Topology {
    #[serde(default)]
    transform: Option<Transform>,
    arcs: Vec<Vec<[f64; 2]>>,
    objects: std::collections::BTreeMap<String, Geometry>,
}

#[derive(Clone, Copy, Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Geometry {
    GeometryCollection {
        geometries: Vec<Geometry>,
    },
    Polygon {
        #[serde(default)]
        id: Value,
        #[serde(default)]
        properties: Value,
        arcs: Vec<Vec<i64>>,
    },
    MultiPolygon {
        #[serde(default)]
        id: Value,
        #[serde(default)]
        properties: Value,
        arcs: Vec<Vec<Vec<i64>>>,
    },
}

/// Longitude and latitude in degrees, WGS84.
type Point = [f64; 2];

/// The shape of one district: polygons, each a list of rings, the outer one first.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// GB/T 2260 code.
    pub adcode: String,
    /// Polygons.
    pub polygons: Vec<Vec<Vec<Point>>>,
}

impl Shape {
    /// Whether a point lies inside, by the even-odd rule over all rings; a point on a border may fall either way.
    pub fn contains(&self, [x, y]: [f64; 2]) -> bool {
        let crosses = |ring: &Vec<Point>| {
            let edges = ring.iter().zip(ring.iter().cycle().skip(1)).take(ring.len());
            edges
                .filter(|([x1, y1], [x2, y2])| (*y1 > y) != (*y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
                .count()
        };
        self.polygons.iter().flatten().map(crosses).sum::<usize>() % 2 == 1
    }
}

/// Reads a boundary file, TopoJSON or GeoJSON.
///
/// # Errors
///
/// [`GeoError`]; a file that reads but lacks a district is caught by [`complete`].
pub fn read(text: &str) -> Result<Vec<Shape>, GeoError> {
    let value: Value = serde_json::from_str(text).map_err(|e| GeoError::Malformed(e.to_string()))?;
    if value.get("type").and_then(Value::as_str) == Some("FeatureCollection") {
        return read_geojson(&value);
    }
    let topology: Topology =
        serde_json::from_value(value).map_err(|e| GeoError::Malformed(e.to_string()))?;
    let arcs = absolute(&topology);
    let mut shapes = Vec::new();
    for geometry in topology.objects.values() {
        shapes_of(geometry, &arcs, &mut shapes)?;
    }
    Ok(shapes)
}

/// Checks that every district of the city has a shape.
///
/// # Errors
///
/// [`GeoError::MissingDistrict`] with the first code that has none.
pub fn complete<'a>(shapes: &[Shape], adcodes: impl IntoIterator<Item = &'a str>) -> Result<(), GeoError> {
    let missing = adcodes.into_iter().find(|code| shapes.iter().all(|shape| shape.adcode != *code));
    missing.map_or(Ok(()), |code| Err(GeoError::MissingDistrict(code.to_owned())))
}

/// The shapes as a GeoJSON `FeatureCollection`, each feature named by `name_of(adcode)`.
pub fn to_geojson(shapes: &[Shape], name_of: impl Fn(&str) -> String) -> Value {
    let features: Vec<Value> = shapes
        .iter()
        .map(|shape| {
            json!({
                "type": "Feature",
                "properties": { "name": name_of(&shape.adcode) },
                "geometry": { "type": "MultiPolygon", "coordinates": shape.polygons },
            })
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features })
}

fn adcode(id: &Value, properties: &Value) -> Result<String, GeoError> {
    [properties.get("adcode"), Some(id)]
        .into_iter()
        .flatten()
        .find_map(|value| match value {
            Value::Number(number) => Some(number.to_string()),
            Value::String(text) => Some(text.clone()),
            _ => None,
        })
        .ok_or_else(|| GeoError::Malformed("a shape without adcode".to_owned()))
}

fn read_geojson(value: &Value) -> Result<Vec<Shape>, GeoError> {
    let malformed = |e: serde_json::Error| GeoError::Malformed(e.to_string());
    let features = value.get("features").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    features
        .iter()
        .map(|feature| {
            let null = Value::Null;
            let at = |key: &str| feature.get(key).unwrap_or(&null);
            let coordinates = at("geometry").get("coordinates").cloned().unwrap_or_default();
            let polygons = match at("geometry").get("type").and_then(Value::as_str) {
                Some("Polygon") => vec![serde_json::from_value(coordinates).map_err(malformed)?],
                _ => serde_json::from_value(coordinates).map_err(malformed)?,
            };
            Ok(Shape { adcode: adcode(at("id"), at("properties"))?, polygons })
        })
        .collect()
}

/// Delta-encoded, quantised arcs as degrees.
fn absolute(topology: &Topology) -> Vec<Vec<Point>> {
    let Some(transform) = topology.transform else {
        return topology.arcs.clone();
    };
    let place = |[x, y]: Point| {
        let degrees = |value: f64, axis: usize| {
            let exact = value * transform.scale[axis] + transform.translate[axis];
            (exact * 1e5).round() / 1e5
        };
        [degrees(x, 0), degrees(y, 1)]
    };
    let unroll = |arc: &Vec<Point>| {
        arc.iter()
            .scan([0.0, 0.0], |at: &mut Point, step| {
                *at = [at[0] + step[0], at[1] + step[1]];
                Some(place(*at))
            })
            .collect()
    };
    topology.arcs.iter().map(unroll).collect()
}

fn shapes_of(geometry: &Geometry, arcs: &[Vec<Point>], shapes: &mut Vec<Shape>) -> Result<(), GeoError> {
    match geometry {
        Geometry::GeometryCollection { geometries } => {
            for inner in geometries {
                shapes_of(inner, arcs, shapes)?;
            }
        }
        Geometry::Polygon { id, properties, arcs: rings } => shapes.push(Shape {
            adcode: adcode(id, properties)?,
            polygons: vec![polygon(rings, arcs)?],
        }),
        Geometry::MultiPolygon { id, properties, arcs: polygons } => shapes.push(Shape {
            adcode: adcode(id, properties)?,
            polygons: polygons.iter().map(|rings| polygon(rings, arcs)).collect::<Result<_, _>>()?,
        }),
    }
    Ok(())
}

fn polygon(rings: &[Vec<i64>], arcs: &[Vec<Point>]) -> Result<Vec<Vec<Point>>, GeoError> {
    rings.iter().map(|ring| stitch(ring, arcs)).collect()
}

/// One ring from its arcs; a negative arc `!n` is arc `n` backwards, and joints aren't doubled.
fn stitch(ring: &[i64], arcs: &[Vec<Point>]) -> Result<Vec<Point>, GeoError> {
    let mut points: Vec<Point> = Vec::new();
    for &number in ring {
        let position = usize::try_from(if number < 0 { !number } else { number });
        let arc = position
            .ok()
            .and_then(|at| arcs.get(at))
            .ok_or(GeoError::MissingArc(number))?;
        points.pop();
        if number < 0 {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO_SQUARES: &str = r#"{"type":"Topology","transform":{"scale":[1,1],"translate":[121,31]},
      "arcs":[[[1,0],[0,1]],[[1,1],[-1,0],[0,-1],[1,0]],[[1,0],[1,0],[0,1],[-1,0]]],
      "objects":{"districts":{"type":"GeometryCollection","geometries":[
        {"type":"Polygon","id":"310101","arcs":[[0,1]]},
        {"type":"MultiPolygon","properties":{"adcode":310104},"arcs":[[[2,-1]]]}]}}}"#;

    #[test]
    fn arcs_are_stitched_forwards_and_backwards() {
        let shapes = read(TWO_SQUARES).expect("shapes");
        assert_eq!(shapes[0].adcode, "310101");
        let ring = &shapes[0].polygons[0][0];
        assert_eq!(ring.first(), ring.last());
        assert_eq!(ring.len(), 5);
        assert_eq!(shapes[1].polygons[0][0].len(), 5);
    }

    #[test]
    fn a_point_is_inside_one_square_only() {
        let shapes = read(TWO_SQUARES).expect("shapes");
        let inside = |point| shapes.iter().map(|shape| shape.contains(point)).collect::<Vec<_>>();
        assert_eq!(inside([121.5, 31.5]), [true, false]);
        assert_eq!(inside([122.5, 31.5]), [false, true]);
        assert_eq!(inside([124.0, 31.5]), [false, false]);
    }

    #[test]
    fn a_missing_district_is_named() {
        let shapes = read(TWO_SQUARES).expect("shapes");
        assert_eq!(complete(&shapes, ["310101", "310104"]), Ok(()));
        assert_eq!(complete(&shapes, ["310101", "310105"]), Err(GeoError::MissingDistrict("310105".into())));
    }

    #[test]
    fn broken_files_are_refused() {
        assert!(matches!(read("{"), Err(GeoError::Malformed(_))));
        assert!(matches!(read("{}"), Err(GeoError::Malformed(_))));
        let gap = TWO_SQUARES.replace("[[0,1]]", "[[0,7]]");
        assert_eq!(read(&gap), Err(GeoError::MissingArc(7)));
    }

    #[test]
    fn geojson_comes_back_the_same() {
        let shapes = read(TWO_SQUARES).expect("shapes");
        let mut json = to_geojson(&shapes, str::to_owned);
        for (feature, shape) in json["features"].as_array_mut().expect("features").iter_mut().zip(&shapes) {
            feature["properties"]["adcode"] = shape.adcode.clone().into();
        }
        assert_eq!(read(&json.to_string()), Ok(shapes));
    }
}
