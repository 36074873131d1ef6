//! Boundaries: TopoJSON read into rings, and written as the GeoJSON that charts take.

mod neighbour;
mod record;
mod sound;

pub use neighbour::{Towards, neighbour};
pub use record::{Boundaries, BoundarySource};
pub use sound::{faults, sound};

use serde::Deserialize;
use serde_json::{Value, json};
use thiserror::Error;

/// Share of a degree of longitude to one of latitude at Shanghai.
pub const SQUEEZE: f64 = 0.8554;
/// How far the outlines of a map that is seen from afar lie from where they are at most, in degrees.
pub const COARSE: f64 = 0.0005;

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
    /// A shape is of no district of the city.
    #[error("shape {0} is of no district of the city")]
    UnknownDistrict(String),
    /// A ring of a shape crosses itself.
    #[error("the outline of district {0} crosses itself")]
    CrossesItself(String),
    /// Everything lies elsewhere; by how many metres.
    #[error("the outlines lie {0} m from where the city is: another datum than WGS84")]
    OtherDatum(i64),
}

/// Either kind of file. One plain shape for both: serde's tagged enums buffer what they read, which
/// costs the program a good deal of code.
#[derive(Deserialize)]
struct GeoFile {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    transform: Option<Transform>,
    #[serde(default)]
    arcs: Vec<Vec<[f64; 2]>>,
    #[serde(default)]
    objects: std::collections::BTreeMap<String, Geometry>,
    #[serde(default)]
    features: Vec<Feature>,
}

#[derive(Clone, Copy, Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

/// A geometry of a TopoJSON file; which fields it has follows from its type.
#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    geometries: Vec<Geometry>,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    properties: Value,
    #[serde(default)]
    arcs: Value,
}

/// A feature of a GeoJSON file.
#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    properties: Value,
    geometry: Coordinates,
}

#[derive(Deserialize)]
struct Coordinates {
    #[serde(rename = "type")]
    kind: String,
    coordinates: Value,
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
                .filter(|([x1, y1], [x2, y2])| {
                    (*y1 > y) != (*y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
                })
                .count()
        };
        self.polygons.iter().flatten().map(crosses).sum::<usize>() % 2 == 1
    }
}

/// Reads a boundary file, TopoJSON or GeoJSON.
///
/// # Errors
///
/// [`GeoError`]; what reads and still can't stand for the city is caught by [`sound`].
pub fn read(text: &str) -> Result<Vec<Shape>, GeoError> {
    read_with(text, |arcs| arcs)
}

/// Reads a boundary file with fewer points: none that is left out lies further than `tolerance` degrees from what is
/// kept. Neighbours keep their border in common. A GeoJSON file, whose shapes share nothing, is read whole.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_coarse(text: &str, tolerance: f64) -> Result<Vec<Shape>, GeoError> {
    read_with(text, |arcs| arcs.iter().map(|arc| coarse(arc, tolerance)).collect())
}

/// Reads the lines of a GeoJSON file.
///
/// # Errors
///
/// [`GeoError::Malformed`].
pub fn lines(text: &str) -> Result<Vec<Vec<[f64; 2]>>, GeoError> {
    let file: GeoFile = serde_json::from_str(text).map_err(|e| GeoError::Malformed(e.to_string()))?;
    file.features
        .iter()
        .map(|feature| items(&feature.geometry.coordinates)?.iter().map(position).collect())
        .collect()
}

fn read_with(
    text: &str,
    change: impl Fn(Vec<Vec<Point>>) -> Vec<Vec<Point>>,
) -> Result<Vec<Shape>, GeoError> {
    let file: GeoFile = serde_json::from_str(text).map_err(|e| GeoError::Malformed(e.to_string()))?;
    match file.kind.as_str() {
        "FeatureCollection" => file.features.iter().map(feature).collect(),
        "Topology" => {
            let arcs = change(absolute(&file));
            let mut shapes = Vec::new();
            for geometry in file.objects.values() {
                shapes_of(geometry, &arcs, &mut shapes)?;
            }
            Ok(shapes)
        }
        other => Err(unexpected(other)),
    }
}

fn unexpected(what: &str) -> GeoError {
    GeoError::Malformed(format!("{what:?} where districts were expected"))
}

/// The items of a list.
fn items(value: &Value) -> Result<&[Value], GeoError> {
    value.as_array().map(Vec::as_slice).ok_or_else(|| unexpected("no list"))
}

/// Polygons of a geometry, whatever their rings are made of.
fn polygons<R>(
    kind: &str,
    value: &Value,
    ring: impl Fn(&Value) -> Result<R, GeoError>,
) -> Result<Vec<Vec<R>>, GeoError> {
    let rings = |polygon: &Value| items(polygon)?.iter().map(&ring).collect();
    match kind {
        "Polygon" => Ok(vec![rings(value)?]),
        "MultiPolygon" => items(value)?.iter().map(rings).collect(),
        other => Err(unexpected(other)),
    }
}

fn position(value: &Value) -> Result<Point, GeoError> {
    let axis = |at: usize| value.get(at).and_then(Value::as_f64).ok_or_else(|| unexpected("no position"));
    Ok([axis(0)?, axis(1)?])
}

fn feature(feature: &Feature) -> Result<Shape, GeoError> {
    let ring = |value: &Value| items(value)?.iter().map(position).collect();
    Ok(Shape {
        adcode: adcode(&feature.id, &feature.properties)?,
        polygons: polygons(&feature.geometry.kind, &feature.geometry.coordinates, ring)?,
    })
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

/// Delta-encoded, quantised arcs as degrees.
fn absolute(topology: &GeoFile) -> Vec<Vec<Point>> {
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
    if geometry.kind == "GeometryCollection" {
        return geometry.geometries.iter().try_for_each(|inner| shapes_of(inner, arcs, shapes));
    }
    let ring = |value: &Value| {
        let numbers: Option<Vec<i64>> = items(value)?.iter().map(Value::as_i64).collect();
        stitch(&numbers.ok_or_else(|| unexpected("no arc number"))?, arcs)
    };
    shapes.push(Shape {
        adcode: adcode(&geometry.id, &geometry.properties)?,
        polygons: polygons(&geometry.kind, &geometry.arcs, ring)?,
    });
    Ok(())
}

/// An arc without the points that lie close to the line between those that are kept (Douglas and Peucker). Its ends stay.
fn coarse(arc: &[Point], tolerance: f64) -> Vec<Point> {
    let [first, .., last] = arc else { return arc.to_vec() };
    let off = |point: &Point| {
        let [dx, dy] = [last[0] - first[0], last[1] - first[1]];
        let [x, y] = [point[0] - first[0], point[1] - first[1]];
        let length = dx.hypot(dy);
        // An arc that comes back to its start has no line; what counts is then the way from there.
        if length == 0.0 { x.hypot(y) } else { (x * dy - y * dx).abs() / length }
    };
    let inner = arc.iter().enumerate().take(arc.len() - 1).skip(1);
    let far = inner.map(|(at, point)| (at, off(point))).max_by(|(_, a), (_, b)| a.total_cmp(b));
    match far {
        Some((at, distance)) if distance > tolerance => {
            let mut points = coarse(&arc[..=at], tolerance);
            points.pop();
            points.extend(coarse(&arc[at..], tolerance));
            points
        }
        _ => vec![*first, *last],
    }
}

/// One ring from its arcs; a negative arc `!n` is arc `n` backwards, and joints aren't doubled.
fn stitch(ring: &[i64], arcs: &[Vec<Point>]) -> Result<Vec<Point>, GeoError> {
    let mut points: Vec<Point> = Vec::new();
    for &number in ring {
        let position = usize::try_from(if number < 0 { !number } else { number });
        let arc = position.ok().and_then(|at| arcs.get(at)).ok_or(GeoError::MissingArc(number))?;
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
    fn a_coarse_arc_keeps_its_ends_and_what_stands_out() {
        let arc = [[0.0, 0.0], [1.0, 0.1], [2.0, 3.0], [3.0, 0.1], [4.0, 0.0]];
        assert_eq!(coarse(&arc, 0.05), arc);
        assert_eq!(coarse(&arc, 2.0), [arc[0], arc[2], arc[4]]);
        assert_eq!(coarse(&arc, 9.0), [arc[0], arc[4]]);
        let island = [[0.0, 0.0], [0.0, 2.0], [2.0, 2.0], [0.0, 0.0]];
        assert_eq!(coarse(&island, 0.5), island);
        // A border that two districts share stays one line.
        let shapes = read_coarse(TWO_SQUARES, 0.1).expect("shapes");
        assert_eq!(shapes, read(TWO_SQUARES).expect("shapes"));
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
    fn a_line_is_read_point_by_point() {
        let line = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
            "geometry":{"type":"LineString","coordinates":[[121.5,31.2],[121.6,31.3]]}}]}"#;
        assert_eq!(lines(line), Ok(vec![vec![[121.5, 31.2], [121.6, 31.3]]]));
        assert!(lines(&line.replace("[121.6,31.3]", "[121.6]")).is_err());
        assert!(lines("{").is_err());
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
