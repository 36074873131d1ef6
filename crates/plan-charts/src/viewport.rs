//! Layout of the map's page: pan and zoom, marks clustered by distance, and names placed so that they don't overlap.

use plan_model::geo::{COARSE, SQUEEZE, Shape};

/// Metres in a degree of latitude.
const METRES: f64 = 111_000.0;
/// Share of the slot's shorter side that the whole city takes up at zoom 1, from 0 to 1; the chart library is told the same.
pub(crate) const FILLED: f64 = 0.96;
/// Share of the city's size at zoom 1 that one district takes up when the map shows it alone, from 0 to 1.
const DISTRICT_FILLS: f64 = 0.84;
/// Largest invisible error of a simplified outline, in device pixels.
const MAX_ERROR: f64 = 0.5;
/// Share of the city's size at zoom 1 that a cluster's places take up after zooming in on them, from 0 to 1.
const CLUSTER_FILLS: f64 = 0.5;

/// A point or a size in the slot, in CSS pixels: x to the right, y down.
pub type PixelPoint = (f64, f64);

/// Which part of the map is visible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The centre: degrees of longitude and latitude.
    pub middle: [f64; 2],
    /// Scale relative to the whole city, from 1 (all of it) to [`MAX_ZOOM`].
    pub zoom: f64,
}

/// Largest zoom.
pub const MAX_ZOOM: f64 = 80.0;

impl Viewport {
    /// Zoomed by a factor about the centre; zoomed out to 1, the city is centred.
    pub fn zoomed(self, by: f64, extent: &MapExtent) -> Viewport {
        let zoom = (self.zoom * by).clamp(1.0, MAX_ZOOM);
        if zoom == 1.0 { extent.whole() } else { Viewport { zoom, ..self } }
    }

    /// Centred on these points and zoomed until a cluster of them falls apart; unchanged if there are none.
    pub fn centred_on(self, points: &[[f64; 2]], extent: &MapExtent) -> Viewport {
        let Some(around) = MapExtent::around(points.iter().copied()) else { return self };
        let near = extent.size() / around.size().max(1e-4) * CLUSTER_FILLS;
        let Viewport { middle, .. } = around.whole();
        Viewport { middle, zoom: near.max(self.zoom * 1.6).min(MAX_ZOOM) }
    }

    /// Panned by shares of the visible size, to the east and to the north; the centre stays within the extent.
    pub fn panned(self, [east, north]: [f64; 2], extent: &MapExtent) -> Viewport {
        let step = extent.size() / self.zoom;
        let [x, y] = self.middle;
        let keep = |value: f64, axis: usize| value.clamp(extent.low[axis], extent.high[axis]);
        Viewport { middle: [keep(x + east * step / SQUEEZE, 0), keep(y + north * step, 1)], ..self }
    }
}

/// The bounding box of outlines, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapExtent {
    /// West and south.
    pub low: [f64; 2],
    /// East and north.
    pub high: [f64; 2],
}

impl MapExtent {
    /// The bounding box of shapes; `None` if it has no area.
    pub fn of<'a>(shapes: impl IntoIterator<Item = &'a Shape>) -> Option<MapExtent> {
        let points = shapes.into_iter().flat_map(|shape| shape.polygons.iter().flatten().flatten().copied());
        MapExtent::around(points).filter(|found| found.high[0] > found.low[0] && found.high[1] > found.low[1])
    }

    fn around(points: impl Iterator<Item = [f64; 2]>) -> Option<MapExtent> {
        points.fold(None, |found, point| {
            let MapExtent { low, high } = found.unwrap_or(MapExtent { low: point, high: point });
            let pick =
                |of: [f64; 2], pick: fn(f64, f64) -> f64| [0, 1].map(|axis| pick(of[axis], point[axis]));
            Some(MapExtent { low: pick(low, f64::min), high: pick(high, f64::max) })
        })
    }

    /// The longer of its sides, in degrees of latitude.
    fn size(&self) -> f64 {
        ((self.high[0] - self.low[0]) * SQUEEZE).max(self.high[1] - self.low[1])
    }

    /// The viewport that shows all of it.
    pub fn whole(&self) -> Viewport {
        Viewport { middle: [0, 1].map(|axis| (self.low[axis] + self.high[axis]) / 2.0), zoom: 1.0 }
    }

    /// The viewport that fits a part of it, with a margin.
    pub fn viewport_of(&self, part: &MapExtent) -> Viewport {
        let zoom = self.size() / part.size().max(1e-3) * DISTRICT_FILLS;
        Viewport { zoom: zoom.clamp(1.0, MAX_ZOOM), ..part.whole() }
    }

    /// CSS pixels per degree of latitude; `side` is the slot's shorter side in CSS pixels.
    pub(crate) fn scale(&self, viewport: Viewport, side: f64) -> f64 {
        side * FILLED / self.size() * viewport.zoom
    }

    /// Whether the map is zoomed out so far that simplified outlines look the same; `side` is the slot's shorter side in
    /// device pixels.
    pub fn is_far(&self, viewport: Viewport, side: f64) -> bool {
        self.scale(viewport, side) * COARSE <= MAX_ERROR
    }

    /// A position (degrees of longitude and latitude) relative to the viewport's centre, in CSS pixels.
    pub(crate) fn spot(&self, viewport: Viewport, side: f64, [east, north]: [f64; 2]) -> PixelPoint {
        let scale = self.scale(viewport, side);
        ((east - viewport.middle[0]) * SQUEEZE * scale, (viewport.middle[1] - north) * scale)
    }

    /// The length of `metres` on the map, in CSS pixels.
    pub(crate) fn length(&self, viewport: Viewport, side: f64, metres: f64) -> f64 {
        metres / METRES * self.scale(viewport, side)
    }
}

/// Clusters marks: each joins the first cluster whose first mark is nearer than `reach` CSS pixels. A cluster holds
/// indices into `spots` in ascending order; every index is in exactly one.
pub(crate) fn clusters(spots: &[PixelPoint], reach: f64) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, (x, y)) in spots.iter().enumerate() {
        let near = |group: &&mut Vec<usize>| {
            let (first_x, first_y) = spots[group[0]];
            (x - first_x).hypot(y - first_y) < reach
        };
        match groups.iter_mut().find(near) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// A name's centre, and its width and height, in CSS pixels.
pub(crate) type NameBox = (PixelPoint, PixelPoint);

/// Directions in which a name may be shifted, vertical ones first.
const DIRECTIONS: [PixelPoint; 8] =
    [(0.0, -1.0), (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)];

/// Most steps that an optional name may be shifted from its point, in thirds of its height: further away it couldn't be
/// told whose name it is.
const OPTIONAL_STEPS: u8 = 8;

/// Places names greedily, in order, so that none covers another; returns their centres. A name that finds no room near its
/// point stays on it if it is among the first `must`, and is left out (`None`) otherwise.
pub(crate) fn names_apart(names: &[NameBox], must: usize) -> Vec<Option<PixelPoint>> {
    let mut placed: Vec<NameBox> = Vec::with_capacity(names.len());
    let place = |(at, &(point, size)): (usize, &NameBox)| {
        let free = |spot: &PixelPoint| {
            placed.iter().all(|((x, y), (width, height))| {
                (spot.0 - x).abs() >= (size.0 + width) / 2.0 || (spot.1 - y).abs() >= (size.1 + height) / 2.0
            })
        };
        let steps = (0..if at < must { 24 } else { OPTIONAL_STEPS }).flat_map(|step| {
            DIRECTIONS.map(|(x, y)| {
                let far = f64::from(step) * size.1 / 3.0;
                (point.0 + x * far * 1.6, point.1 + y * far)
            })
        });
        let spot = steps.into_iter().find(free).or_else(|| (at < must).then_some(point));
        placed.extend(spot.map(|spot| (spot, size)));
        spot
    };
    names.iter().enumerate().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Shape {
        let ring = vec![[121.0, 31.0], [122.0, 31.0], [122.0, 32.0], [121.0, 32.0], [121.0, 31.0]];
        Shape { adcode: "310110".into(), polygons: vec![vec![ring]] }
    }

    #[test]
    fn a_ground_knows_its_middle_and_its_scale() {
        let extent = MapExtent::of([&square()]).expect("a extent");
        assert_eq!(extent.whole(), Viewport { middle: [121.5, 31.5], zoom: 1.0 });
        assert!((extent.scale(extent.whole(), 500.0) - 500.0 * FILLED).abs() < 1e-9);
        let (x, y) = extent.spot(extent.whole(), 500.0, [122.0, 31.0]);
        assert!((x - 250.0 * FILLED * SQUEEZE).abs() < 1e-6 && (y - 250.0 * FILLED).abs() < 1e-6);
        assert!((extent.length(extent.whole(), 500.0, METRES) - 500.0 * FILLED).abs() < 1e-6);
        assert_eq!(MapExtent::of([]), None);
        assert!(extent.is_far(extent.whole(), 1_000.0) && !extent.is_far(extent.whole(), 2_000.0));
        assert!(!extent.is_far(extent.whole().zoomed(2.0, &extent), 1_000.0));
    }

    #[test]
    fn coming_nearer_and_moving_stay_on_the_map() {
        let extent = MapExtent::of([&square()]).expect("a extent");
        let part = MapExtent { low: [121.2, 31.2], high: [121.3, 31.3] };
        let onto = extent.viewport_of(&part);
        assert!((onto.zoom - 8.4).abs() < 1e-9, "{onto:?}");
        assert!((onto.middle[0] - 121.25).abs() < 1e-9);
        assert_eq!(onto.zoomed(1e9, &extent).zoom, MAX_ZOOM);
        assert_eq!(onto.zoomed(1e-9, &extent), extent.whole(), "the whole city is in the middle again");
        let crowd = onto.centred_on(&[[121.4, 31.4], [121.4, 31.5]], &extent);
        assert!((crowd.zoom - 1.6 * 8.4).abs() < 1e-9 && (crowd.middle[1] - 31.45).abs() < 1e-9, "{crowd:?}");
        assert_eq!(onto.centred_on(&[], &extent), onto);
        let moved = onto.panned([0.0, 0.5], &extent);
        assert!((moved.middle[1] - (31.25 + 0.5 / 8.4)).abs() < 1e-9);
        assert_eq!(onto.panned([-99.0, 99.0], &extent).middle, [121.0, 32.0]);
    }

    #[test]
    fn what_crowds_is_one_group_and_nothing_is_lost() {
        let spots = [(0.0, 0.0), (3.0, 0.0), (100.0, 0.0), (5.0, 0.0), (100.0, 9.0)];
        assert_eq!(clusters(&spots, 10.0), [vec![0, 1, 3], vec![2, 4]]);
        assert_eq!(clusters(&spots, 0.0), [[0], [1], [2], [3], [4]]);
        assert_eq!(clusters(&[], 10.0), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn names_give_way_to_those_before_them() {
        let name = |x: f64, y: f64| ((x, y), (40.0, 16.0));
        let names: Vec<NameBox> = (0..12).map(|at| name(f64::from(at) * 3.0, 0.0)).collect();
        let spots: Vec<PixelPoint> = names_apart(&names, 12).into_iter().flatten().collect();
        assert_eq!((spots.len(), spots[0]), (12, (0.0, 0.0)));
        for (at, a) in spots.iter().enumerate() {
            for b in &spots[at + 1..] {
                assert!((a.0 - b.0).abs() >= 40.0 || (a.1 - b.1).abs() >= 16.0, "{a:?} {b:?}");
            }
        }
        let two = [name(0.0, 0.0), name(200.0, 0.0)];
        assert_eq!(names_apart(&two, 0), [Some((0.0, 0.0)), Some((200.0, 0.0))]);
        // In a crowd, those that needn't be shown stand near their points or nowhere.
        let spots = names_apart(&names, 2);
        assert!(spots[..2].iter().all(Option::is_some) && spots.contains(&None), "{spots:?}");
        for (spot, (point, _)) in spots[2..].iter().zip(&names[2..]) {
            let Some(spot) = spot else { continue };
            assert!(
                (spot.0 - point.0).abs() <= 60.0 && (spot.1 - point.1).abs() <= 40.0,
                "{spot:?} {point:?}"
            );
        }
    }
}
