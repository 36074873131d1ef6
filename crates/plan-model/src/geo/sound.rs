//! Whether a boundary file can be drawn: every district, none besides, no ring that crosses itself, in the right datum.

use super::{GeoError, Point, Shape};
use crate::order::positions;

/// Centres of area of districts that touch no sea, `(code, degrees east, degrees north)`, WGS84.
///
/// Worked out from the outlines in `data/geo/districts.topo.json`. Those of Tianditu, which are much coarser and were
/// made by others, have theirs within 140 m of these.
const CENTRES: [(&str, Point); 11] = [
    ("310101", [121.47907, 31.21791]),
    ("310104", [121.43481, 31.16488]),
    ("310105", [121.37638, 31.20927]),
    ("310106", [121.44606, 31.27266]),
    ("310107", [121.38745, 31.25972]),
    ("310109", [121.48095, 31.27859]),
    ("310110", [121.52495, 31.30040]),
    ("310112", [121.41451, 31.08913]),
    ("310114", [121.23981, 31.36001]),
    ("310117", [121.21563, 31.01714]),
    ("310118", [121.08082, 31.12671]),
];

/// Metres in a degree of longitude and of latitude at Shanghai.
const METRES: Point = [95_300.0, 111_000.0];

/// From how far off a file is taken to be in another datum, in metres. Outlines of one datum are some tens of metres
/// apart here; the datum of Chinese web maps lies about 480 m to the south-east, Baidu's further.
const TOO_FAR: f64 = 250.0;

/// Checks that a file can stand for the city.
///
/// # Errors
///
/// The first of what [`faults`] finds.
pub fn sound<'a>(
    shapes: &[Shape],
    adcodes: impl IntoIterator<Item = &'a str> + Clone,
) -> Result<(), GeoError> {
    faults(shapes, adcodes).into_iter().next().map_or(Ok(()), Err)
}

/// Everything that keeps a file from being drawn: districts without a shape, shapes of no district, rings that cross
/// themselves, one for each district, and another datum.
pub fn faults<'a>(shapes: &[Shape], adcodes: impl IntoIterator<Item = &'a str> + Clone) -> Vec<GeoError> {
    let mut faults = Vec::new();
    for code in adcodes.clone() {
        if shapes.iter().all(|shape| shape.adcode != code) {
            faults.push(GeoError::MissingDistrict(code.to_owned()));
        }
    }
    for shape in shapes {
        if adcodes.clone().into_iter().all(|code| shape.adcode != code) {
            faults.push(GeoError::UnknownDistrict(shape.adcode.clone()));
        } else if shape.polygons.iter().flatten().any(|ring| crosses_itself(ring)) {
            faults.push(GeoError::CrossesItself(shape.adcode.clone()));
        }
    }
    faults.extend(shift(shapes).map(GeoError::OtherDatum));
    faults
}

/// How far the file lies from where the city is, in whole metres; `None` if that is near enough, or can't be told.
///
/// Half of the districts lie at least as far east as the middle one, and likewise north, so that a few of other extent
/// don't count.
fn shift(shapes: &[Shape]) -> Option<i64> {
    let off = |axis: usize| {
        let offs: Vec<f64> = CENTRES
            .iter()
            .filter_map(|(code, known)| {
                let shape = shapes.iter().find(|shape| shape.adcode == *code)?;
                Some((centre(shape)?[axis] - known[axis]) * METRES[axis])
            })
            .collect();
        // Few enough to be counted through, which spares the program a sort of its own.
        let below = |off: f64| offs.iter().filter(|other| **other < off).count();
        offs.iter().copied().filter(|off| below(*off) <= offs.len() / 2).reduce(f64::max)
    };
    let far = off(0)?.hypot(off(1)?);
    // A distance that is no number is none that is near enough.
    (far.is_nan() || far > TOO_FAR).then_some(far.round() as i64)
}

/// Centre of area of a shape's outer rings; `None` if they enclose nothing.
fn centre(shape: &Shape) -> Option<Point> {
    let mut sums = [0.0; 3];
    for ring in shape.polygons.iter().filter_map(|polygon| polygon.first()) {
        let mut own = [0.0; 3];
        let Some([x0, y0]) = ring.first() else { continue };
        // Counted from the ring's first point: products of whole degrees would drown the differences.
        let from = |[x, y]: &Point| [x - x0, y - y0];
        for (a, b) in ring.iter().map(from).zip(ring.iter().map(from).cycle().skip(1)) {
            let cross = a[0] * b[1] - b[0] * a[1];
            own[0] += cross / 2.0;
            own[1] += (a[0] + b[0]) * cross / 6.0;
            own[2] += (a[1] + b[1]) * cross / 6.0;
        }
        let [area, x, y] = own.map(|sum| sum * own[0].signum());
        sums = [sums[0] + area, sums[1] + x + x0 * area, sums[2] + y + y0 * area];
    }
    (sums[0] > 0.0).then(|| [sums[1] / sums[0], sums[2] / sums[0]])
}

/// Whether two edges of a ring cross. Edges that only touch don't: rounding brings a narrow creek's banks together.
fn crosses_itself(ring: &[Point]) -> bool {
    // By their western ends, so that each edge is held against those alone that begin before it ends.
    let edges: Vec<[Point; 2]> = ring
        .windows(2)
        .filter_map(|edge| <[Point; 2]>::try_from(edge).ok())
        .map(|[a, b]| if a[0] <= b[0] { [a, b] } else { [b, a] })
        .collect();
    let order = positions(edges.len(), &|a, b| edges[a][0][0].total_cmp(&edges[b][0][0]));
    let edge = |at: usize| &edges[order[at] as usize];
    (0..edges.len()).any(|at| {
        let later = (at + 1..edges.len()).map(edge);
        later.take_while(|other| other[0][0] <= edge(at)[1][0]).any(|other| cross(edge(at), other))
    })
}

/// Whether two edges cross in a point that is an end of neither.
fn cross([a, b]: &[Point; 2], [c, d]: &[Point; 2]) -> bool {
    let side =
        |p: &Point, q: &Point, r: &Point| (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(adcode: &str, ring: &[Point]) -> Shape {
        Shape { adcode: adcode.to_owned(), polygons: vec![vec![ring.to_vec()]] }
    }

    /// A square of some kilometres around a point.
    fn around([x, y]: Point) -> Vec<Point> {
        let d = 0.03;
        vec![[x - d, y - d], [x + d, y - d], [x + d, y + d], [x - d, y + d], [x - d, y - d]]
    }

    fn city(shift: Point) -> Vec<Shape> {
        CENTRES.iter().map(|(code, [x, y])| shape(code, &around([x + shift[0], y + shift[1]]))).collect()
    }

    fn codes() -> impl Iterator<Item = &'static str> + Clone {
        CENTRES.iter().map(|(code, _)| *code)
    }

    #[test]
    fn a_city_in_its_place_is_sound() {
        assert_eq!(faults(&city([0.0, 0.0]), codes()), []);
        assert_eq!(sound(&city([0.001, -0.001]), codes()), Ok(()), "some hundred metres are nobody's datum");
        assert_eq!(faults(&[], []), []);
    }

    #[test]
    fn every_fault_is_named() {
        let mut shapes = city([0.0, 0.0]);
        shapes[0].adcode = "320500".to_owned();
        let bow = [[121.0, 31.0], [121.2, 31.2], [121.2, 31.0], [121.0, 31.2], [121.0, 31.0]];
        shapes[3].polygons.push(vec![bow.to_vec()]);
        let found = faults(&shapes, codes());
        let missing = GeoError::MissingDistrict("310101".into());
        assert_eq!(sound(&shapes, codes()), Err(missing.clone()));
        let others = [GeoError::UnknownDistrict("320500".into()), GeoError::CrossesItself("310106".into())];
        assert_eq!(found, [vec![missing], others.to_vec()].concat());
    }

    #[test]
    fn another_datum_shows_by_its_distance() {
        // What the datum of Chinese web maps, and Baidu's, do to Shanghai.
        for (shift, metres) in [([0.0045, -0.0020], 482), ([0.0110, 0.0040], 1_138), ([-0.5, 0.0], 47_650)] {
            let found = faults(&city(shift), codes());
            assert!(
                matches!(found[..], [GeoError::OtherDatum(far)] if (far - metres).abs() < 3),
                "{found:?}"
            );
        }
        // Degrees that are swapped, or none at all.
        let swapped: Vec<Shape> = city([0.0, 0.0])
            .into_iter()
            .map(|mut shape| {
                shape.polygons[0][0].iter_mut().for_each(|point| point.reverse());
                shape
            })
            .collect();
        assert!(matches!(faults(&swapped, codes())[..], [GeoError::OtherDatum(_)]));
        // One district of other extent moves nothing.
        let mut one = city([0.0, 0.0]);
        one[5] = shape(CENTRES[5].0, &around([121.7, 31.4]));
        assert_eq!(faults(&one, codes()), []);
    }

    #[test]
    fn touching_is_not_crossing() {
        let touching = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [2.0, 0.0], [0.0, 4.0], [0.0, 0.0]];
        assert!(!crosses_itself(&touching));
        let through = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [2.0, -0.1], [0.0, 4.0], [0.0, 0.0]];
        assert!(crosses_itself(&through));
        assert!(!crosses_itself(&[]));
    }
}
