//! A district far from the others as an inset: moved beside them and drawn smaller, so that the others fill the picture.
//!
//! Shanghai's 崇明区, islands in the mouth of the Yangtze, would take half the height of every map of the city. Maps that can
//! be dragged and zoomed show it where it is.

use plan_model::geo::{SQUEEZE, Shape};

/// How much smaller the inset is drawn than the others.
const SCALE: f64 = 0.4;
/// Least share of the ground that must be won, or nothing is moved.
const WORTH: f64 = 0.2;
/// Between the inset and its frame, and between the frame and the others, as a share of the others' width.
const GAP: f64 = 0.015;

/// Name of the frame where a chart takes it for one more district.
pub const INSET_FRAME: &str = "inset-frame";

/// A closed line in degrees east and north, WGS84.
pub type Frame = Vec<[f64; 2]>;

/// Outlines, one of which may be an inset.
#[derive(Clone, Debug, PartialEq)]
pub struct InsetShapes {
    /// The outlines; that of the inset is neither in its place nor to scale.
    pub shapes: Vec<Shape>,
    /// Code of the district that is an inset, and the frame around it; `None` where all are in their place.
    pub inset: Option<(String, Frame)>,
}

impl InsetShapes {
    /// Outlines that all are in their place.
    pub fn in_place(shapes: &[Shape]) -> Self {
        Self { shapes: shapes.to_vec(), inset: None }
    }

    /// The outlines with the frame, if there is one, before them, by the name of [`INSET_FRAME`].
    pub fn framed(&self) -> Vec<Shape> {
        let frame = self
            .inset
            .iter()
            .map(|(_, frame)| Shape { adcode: INSET_FRAME.to_owned(), polygons: vec![vec![frame.clone()]] });
        frame.chain(self.shapes.iter().cloned()).collect()
    }
}

/// Lowest and highest degrees east and north: west, south, east, north.
type Bounds = [f64; 4];

fn points(shape: &Shape) -> impl Iterator<Item = [f64; 2]> {
    shape.polygons.iter().flatten().flatten().copied()
}

fn bounds(points: impl Iterator<Item = [f64; 2]>) -> Bounds {
    points.fold(
        [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY],
        |[west, south, east, north], [x, y]| [west.min(x), south.min(y), east.max(x), north.max(y)],
    )
}

fn ground([west, south, east, north]: Bounds) -> f64 {
    (east - west).max(0.0) * (north - south).max(0.0)
}

/// The outlines with the one as an inset without which the others have the most room, where that is worth it. Only a
/// district that `may_move` is moved: a number that stands in it would have to move, too.
pub fn with_inset(shapes: &[Shape], may_move: impl Fn(&str) -> bool) -> InsetShapes {
    let all = bounds(shapes.iter().flat_map(points));
    let without = |left_out: usize| {
        bounds(
            shapes.iter().enumerate().filter(|(at, _)| *at != left_out).flat_map(|(_, shape)| points(shape)),
        )
    };
    let movable = (0..shapes.len()).filter(|at| may_move(&shapes[*at].adcode));
    let best = movable.map(|at| (at, without(at))).min_by(|a, b| ground(a.1).total_cmp(&ground(b.1)));
    let is_worth_it = |rest: Bounds| ground(rest) > 0.0 && ground(rest) <= (1.0 - WORTH) * ground(all);
    let Some((moved, rest)) = best.filter(|(_, rest)| shapes.len() > 2 && is_worth_it(*rest)) else {
        return InsetShapes::in_place(shapes);
    };
    let [west, _, east, north] = rest;
    let [from_west, from_south, from_east, from_north] = bounds(points(&shapes[moved]));
    let gap = [(east - west) * GAP, (east - west) * GAP * SQUEEZE];
    let size = [(from_east - from_west) * SCALE, (from_north - from_south) * SCALE];
    let low = north - size[1] - 3.0 * gap[1];
    // Upper right: east of everything that is as far north.
    let beside =
        shapes.iter().enumerate().filter(|(at, _)| *at != moved).flat_map(|(_, shape)| points(shape));
    let left = beside.filter(|[_, y]| *y >= low).map(|[x, _]| x).fold(west, f64::max) + gap[0];
    let left = left.max(east - size[0] - 2.0 * gap[0]);
    let right = left + size[0] + 2.0 * gap[0];
    let (bottom, top) = (north - size[1] - 2.0 * gap[1], north);
    let place = |[x, y]: [f64; 2]| {
        [left + gap[0] + (x - from_west) * SCALE, bottom + gap[1] + (y - from_south) * SCALE]
    };
    let mut shapes = shapes.to_vec();
    for ring in shapes[moved].polygons.iter_mut().flatten() {
        ring.iter_mut().for_each(|point| *point = place(*point));
    }
    let frame = vec![[left, bottom], [right, bottom], [right, top], [left, top], [left, bottom]];
    let inset = Some((shapes[moved].adcode.clone(), frame));
    InsetShapes { shapes, inset }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(adcode: &str, [west, south, east, north]: Bounds) -> Shape {
        let ring = vec![[west, south], [east, south], [east, north], [west, north], [west, south]];
        Shape { adcode: adcode.to_owned(), polygons: vec![vec![ring]] }
    }

    #[test]
    fn what_stands_far_off_is_moved_beside_the_others_and_framed() {
        let shapes = [
            square("1", [0.0, 0.0, 2.0, 2.0]),
            square("2", [2.0, 0.0, 4.0, 1.0]),
            square("3", [1.0, 6.0, 3.0, 8.0]),
        ];
        let found = with_inset(&shapes, |_| true);
        let (code, frame) = found.inset.expect("an inset");
        assert_eq!((code.as_str(), frame.len()), ("3", 5));
        assert_eq!(&found.shapes[..2], &shapes[..2], "the others stay");
        let inset = bounds(points(&found.shapes[2]));
        let framed = bounds(frame.into_iter());
        assert!((inset[2] - inset[0] - 0.8).abs() < 1e-9, "{inset:?}");
        assert!(framed[0] < inset[0] && framed[1] < inset[1] && framed[2] > inset[2] && framed[3] > inset[3]);
        for other in &shapes[..2] {
            let [west, south, east, north] = bounds(points(other));
            let apart = framed[0] >= east || framed[2] <= west || framed[1] >= north || framed[3] <= south;
            assert!(apart, "{framed:?} on {}", other.adcode);
        }
        let all = bounds(found.shapes.iter().flat_map(points));
        assert!(all[3] <= 2.0, "no higher than the others: {all:?}");
    }

    #[test]
    fn nothing_is_moved_that_must_stay_or_wins_little() {
        let far = [
            square("1", [0.0, 0.0, 2.0, 2.0]),
            square("2", [2.0, 0.0, 4.0, 1.0]),
            square("3", [1.0, 6.0, 3.0, 8.0]),
        ];
        assert_eq!(with_inset(&far, |_| false).inset, None);
        let near = [
            square("1", [0.0, 0.0, 2.0, 2.0]),
            square("2", [2.0, 0.0, 4.0, 2.0]),
            square("3", [0.0, 2.0, 4.0, 2.2]),
        ];
        assert_eq!(with_inset(&near, |_| true).inset, None);
        assert_eq!(with_inset(&far[..1], |_| true).inset, None);
        assert_eq!(with_inset(&[], |_| true).shapes, []);
    }
}
