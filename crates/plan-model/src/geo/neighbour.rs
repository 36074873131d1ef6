//! Which of some points lies next in a direction: how a map is walked with the arrow keys.

/// A direction on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    /// Up.
    North,
    /// Right.
    East,
    /// Down.
    South,
    /// Left.
    West,
}

impl Towards {
    /// The direction of an arrow key, by its name in the browser.
    pub fn of_key(key: &str) -> Option<Towards> {
        match key {
            "ArrowUp" => Some(Towards::North),
            "ArrowRight" => Some(Towards::East),
            "ArrowDown" => Some(Towards::South),
            "ArrowLeft" => Some(Towards::West),
            _ => None,
        }
    }

    /// How far along this direction, and how far beside it.
    fn parts(self, [east, north]: [f64; 2]) -> [f64; 2] {
        match self {
            Towards::North => [north, east],
            Towards::East => [east, north],
            Towards::South => [-north, east],
            Towards::West => [-east, north],
        }
    }
}

/// How much heavier a step aside weighs than one ahead.
const ASIDE: f64 = 2.0;

/// The point to go to from one of them, as a position among them; `None` where nothing lies that way, or `from` is none.
///
/// Points have their first coordinate to the east and their second to the north, in one measure. First choice is what
/// lies within 45° of the direction, near and straight ahead; only where that is nothing, what lies beyond.
pub fn neighbour(points: &[[f64; 2]], from: usize, towards: Towards) -> Option<usize> {
    let start = points.get(from)?;
    let mut best: Option<(bool, f64, usize)> = None;
    for (at, point) in points.iter().enumerate() {
        let [ahead, aside] = towards.parts([point[0] - start[0], point[1] - start[1]]);
        let aside = aside.abs();
        if ahead > 0.0 {
            let found = (aside > ahead, ahead + ASIDE * aside, at);
            if best.is_none_or(|best| found < best) {
                best = Some(found);
            }
        }
    }
    best.map(|(_, _, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [Towards; 4] = [Towards::North, Towards::East, Towards::South, Towards::West];

    #[test]
    fn arrows_go_where_they_point() {
        //  3
        //      2
        //  0 1      4
        let points = [[0.0, 0.0], [2.0, 0.0], [4.0, 3.0], [0.0, 5.0], [9.0, 0.0]];
        for (from, to) in [
            (0, [Some(3), Some(1), None, None]),
            (1, [Some(2), Some(4), None, Some(0)]),
            (2, [Some(3), Some(4), Some(1), Some(3)]),
            (3, [None, Some(2), Some(0), None]),
            (4, [Some(2), None, None, Some(1)]),
        ] {
            assert_eq!(ALL.map(|towards| neighbour(&points, from, towards)), to, "from {from}");
        }
        assert_eq!(neighbour(&points, 9, Towards::East), None);
        assert_eq!(Towards::of_key("ArrowLeft"), Some(Towards::West));
        assert_eq!(Towards::of_key("Enter"), None);
    }

    proptest! {
        #[test]
        fn no_step_goes_back_and_every_point_that_is_ahead_stops_the_cursor(
            points in proptest::collection::vec([-50_i32..50, -50..50], 1..30),
            from in 0_usize..30,
        ) {
            let points: Vec<[f64; 2]> = points.into_iter().map(|point| point.map(f64::from)).collect();
            for towards in ALL {
                let ahead = |at: usize| {
                    let by = [points[at][0] - points[from][0], points[at][1] - points[from][1]];
                    towards.parts(by)[0] > 0.0
                };
                let there_is = from < points.len() && (0..points.len()).any(ahead);
                let to = neighbour(&points, from, towards);
                prop_assert_eq!(to.is_some(), there_is);
                prop_assert!(to.is_none_or(ahead));
            }
        }
    }
}
