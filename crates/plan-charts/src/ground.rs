//! What the map's page lays out itself: how near the city is seen, what crowds there, and names that keep apart.

use plan_model::geo::{COARSE, SQUEEZE, Shape};

/// Metres in a degree of latitude.
const METRES: f64 = 111_000.0;
/// Share of the slot's shorter side that the city takes up, as the library is told.
pub(crate) const FILLED: f64 = 0.96;
/// Share of that which one district takes up.
const DISTRICT_FILLS: f64 = 0.84;
/// By how much an outline may be off without anybody seeing it, in device pixels.
const UNSEEN: f64 = 0.5;
/// Share of the slot's shorter side that places take up which crowded.
const CROWD_FILLS: f64 = 0.5;

/// A point of the slot, in CSS pixels.
pub type Spot = (f64, f64);

/// How the map is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// What stands in the middle: degrees east and north.
    pub middle: [f64; 2],
    /// How much nearer than the whole city; 1 shows all of it.
    pub zoom: f64,
}

/// How near one can come.
pub const NEAREST: f64 = 80.0;

impl Seen {
    /// So much nearer, on the same middle; no further than the whole city, and then with it in the middle.
    pub fn nearer(self, by: f64, ground: &Ground) -> Seen {
        let zoom = (self.zoom * by).clamp(1.0, NEAREST);
        if zoom == 1.0 { ground.whole() } else { Seen { zoom, ..self } }
    }

    /// On points that crowd, near enough to part them; none leaves what is seen as it is.
    pub fn onto(self, points: &[[f64; 2]], ground: &Ground) -> Seen {
        let Some(around) = Ground::around(points.iter().copied()) else { return self };
        let near = ground.size() / around.size().max(1e-4) * CROWD_FILLS;
        let Seen { middle, .. } = around.whole();
        Seen { middle, zoom: near.max(self.zoom * 1.6).min(NEAREST) }
    }

    /// Moved by shares of what is seen, to the east and to the north.
    pub fn moved(self, [east, north]: [f64; 2], ground: &Ground) -> Seen {
        let step = ground.size() / self.zoom;
        let [x, y] = self.middle;
        let keep = |value: f64, axis: usize| value.clamp(ground.low[axis], ground.high[axis]);
        Seen { middle: [keep(x + east * step / SQUEEZE, 0), keep(y + north * step, 1)], ..self }
    }
}

/// The rectangle that the city's outlines take up, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ground {
    /// West and south.
    pub low: [f64; 2],
    /// East and north.
    pub high: [f64; 2],
}

impl Ground {
    /// The smallest rectangle around shapes; `None` if they enclose nothing.
    pub fn of<'a>(shapes: impl IntoIterator<Item = &'a Shape>) -> Option<Ground> {
        let points = shapes.into_iter().flat_map(|shape| shape.polygons.iter().flatten().flatten().copied());
        Ground::around(points).filter(|found| found.high[0] > found.low[0] && found.high[1] > found.low[1])
    }

    fn around(points: impl Iterator<Item = [f64; 2]>) -> Option<Ground> {
        points.fold(None, |found, point| {
            let Ground { low, high } = found.unwrap_or(Ground { low: point, high: point });
            let pick =
                |of: [f64; 2], pick: fn(f64, f64) -> f64| [0, 1].map(|axis| pick(of[axis], point[axis]));
            Some(Ground { low: pick(low, f64::min), high: pick(high, f64::max) })
        })
    }

    /// The longer of its sides, in degrees of latitude.
    fn size(&self) -> f64 {
        ((self.high[0] - self.low[0]) * SQUEEZE).max(self.high[1] - self.low[1])
    }

    /// All of it.
    pub fn whole(&self) -> Seen {
        Seen { middle: [0, 1].map(|axis| (self.low[axis] + self.high[axis]) / 2.0), zoom: 1.0 }
    }

    /// A part of it as large as fits, with a margin.
    pub fn onto(&self, part: &Ground) -> Seen {
        let zoom = self.size() / part.size().max(1e-3) * DISTRICT_FILLS;
        Seen { zoom: zoom.clamp(1.0, NEAREST), ..part.whole() }
    }

    /// CSS pixels in a degree of latitude, where the slot's shorter side has so many.
    pub(crate) fn scale(&self, seen: Seen, side: f64) -> f64 {
        side * FILLED / self.size() * seen.zoom
    }

    /// Whether the city is so far away that coarse outlines look the same, where the slot's shorter side has so many
    /// device pixels.
    pub fn is_far(&self, seen: Seen, side: f64) -> bool {
        self.scale(seen, side) * COARSE <= UNSEEN
    }

    /// Where a position lies from the middle of what is seen, in CSS pixels to the right and down.
    pub(crate) fn spot(&self, seen: Seen, side: f64, [east, north]: [f64; 2]) -> Spot {
        let scale = self.scale(seen, side);
        ((east - seen.middle[0]) * SQUEEZE * scale, (seen.middle[1] - north) * scale)
    }

    /// How many CSS pixels so many metres take.
    pub(crate) fn length(&self, seen: Seen, side: f64, metres: f64) -> f64 {
        metres / METRES * self.scale(seen, side)
    }
}

/// Groups marks that crowd: each joins the first group whose first mark is nearer than `reach`. Positions in `spots`,
/// each once, in their order.
pub(crate) fn clusters(spots: &[Spot], reach: f64) -> Vec<Vec<usize>> {
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

/// A name's middle and its width and height, in pixels.
pub(crate) type NameBox = (Spot, Spot);

/// Directions in which a name may give way, nearest to upright first.
const WAYS: [Spot; 8] =
    [(0.0, -1.0), (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)];

/// How far a name may stand from its point that needn't be shown, in thirds of its height: further, nobody sees whose it is.
const WAY: u8 = 8;

/// Where names stand so that none covers another, as middles. Earlier ones go first. One that finds no room near its
/// point stays there if it must be shown, among the first `must`, and else has no place.
pub(crate) fn names_apart(names: &[NameBox], must: usize) -> Vec<Option<Spot>> {
    let mut placed: Vec<NameBox> = Vec::with_capacity(names.len());
    let place = |(at, &(point, size)): (usize, &NameBox)| {
        let free = |spot: &Spot| {
            placed.iter().all(|((x, y), (width, height))| {
                (spot.0 - x).abs() >= (size.0 + width) / 2.0 || (spot.1 - y).abs() >= (size.1 + height) / 2.0
            })
        };
        let steps = (0..if at < must { 24 } else { WAY }).flat_map(|step| {
            WAYS.map(|(x, y)| {
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
        let ground = Ground::of([&square()]).expect("a ground");
        assert_eq!(ground.whole(), Seen { middle: [121.5, 31.5], zoom: 1.0 });
        assert!((ground.scale(ground.whole(), 500.0) - 500.0 * FILLED).abs() < 1e-9);
        let (x, y) = ground.spot(ground.whole(), 500.0, [122.0, 31.0]);
        assert!((x - 250.0 * FILLED * SQUEEZE).abs() < 1e-6 && (y - 250.0 * FILLED).abs() < 1e-6);
        assert!((ground.length(ground.whole(), 500.0, METRES) - 500.0 * FILLED).abs() < 1e-6);
        assert_eq!(Ground::of([]), None);
        assert!(ground.is_far(ground.whole(), 1_000.0) && !ground.is_far(ground.whole(), 2_000.0));
        assert!(!ground.is_far(ground.whole().nearer(2.0, &ground), 1_000.0));
    }

    #[test]
    fn coming_nearer_and_moving_stay_on_the_map() {
        let ground = Ground::of([&square()]).expect("a ground");
        let part = Ground { low: [121.2, 31.2], high: [121.3, 31.3] };
        let onto = ground.onto(&part);
        assert!((onto.zoom - 8.4).abs() < 1e-9, "{onto:?}");
        assert!((onto.middle[0] - 121.25).abs() < 1e-9);
        assert_eq!(onto.nearer(1e9, &ground).zoom, NEAREST);
        assert_eq!(onto.nearer(1e-9, &ground), ground.whole(), "the whole city is in the middle again");
        let crowd = onto.onto(&[[121.4, 31.4], [121.4, 31.5]], &ground);
        assert!((crowd.zoom - 1.6 * 8.4).abs() < 1e-9 && (crowd.middle[1] - 31.45).abs() < 1e-9, "{crowd:?}");
        assert_eq!(onto.onto(&[], &ground), onto);
        let moved = onto.moved([0.0, 0.5], &ground);
        assert!((moved.middle[1] - (31.25 + 0.5 / 8.4)).abs() < 1e-9);
        assert_eq!(onto.moved([-99.0, 99.0], &ground).middle, [121.0, 32.0]);
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
        let spots: Vec<Spot> = names_apart(&names, 12).into_iter().flatten().collect();
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
