//! What stands on a tile: shapes that tell the marks apart beside their colour, in grey and on paper too.

use plan_method::progress::State;
use plan_present::present::{Leads, TileMark};

/// How a stroke or an area of a tile is drawn; each is a class of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Filled with the ground of the wall, so that the tile covers what is below.
    Ground,
    /// Filled with the mark's colour.
    Solid,
    /// A thin line in the mark's colour.
    Outline,
    /// The same, dashed.
    Dashed,
    /// The lines of a hatch.
    Hatch,
    /// A sign on a filled tile.
    Sign,
    /// A sign on an empty tile, in the mark's colour.
    OwnSign,
}

impl Ink {
    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Ink::Ground => "ink-ground",
            Ink::Solid => "ink-solid",
            Ink::Outline => "ink-outline",
            Ink::Dashed => "ink-dashed",
            Ink::Hatch => "ink-hatch",
            Ink::Sign => "ink-sign",
            Ink::OwnSign => "ink-own-sign",
        }
    }
}

/// What a tile is drawn with, in a square of some size.
#[derive(Clone, Debug, PartialEq)]
pub struct TileShape {
    /// A name for it, unlike that of any other mark.
    pub id: String,
    /// Class of the colour.
    pub class: String,
    /// Paths, the lowest first.
    pub paths: Vec<(Ink, String)>,
    /// Two digits in the middle; on a filled tile, if `true`.
    pub digits: Option<(String, bool)>,
}

/// A rectangle by its corners.
fn area([left, top]: [f64; 2], [right, bottom]: [f64; 2]) -> String {
    format!("M{left} {top}H{right}V{bottom}H{left}z")
}

/// The edge of a tile, on the middle of its line.
fn edge(size: f64) -> String {
    area([0.5, 0.5], [size - 0.5, size - 0.5])
}

/// Lines at 45 degrees across a tile.
fn hatch(size: f64) -> String {
    const LINES: u32 = 3;
    let step = size / f64::from(LINES);
    let line = |n: u32| {
        let far = step * f64::from(n);
        match far <= size {
            true => format!("M0 {far:.1}L{far:.1} 0"),
            false => format!("M{:.1} {size}L{size} {:.1}", far - size, far - size),
        }
    };
    (1..2 * LINES).map(line).collect()
}

/// A sign of a box of 18 by 18, in a tile of another size.
fn sign(points: &[[f64; 2]], size: f64) -> String {
    let scale = size / 18.0;
    let at = |(n, [x, y]): (usize, &[f64; 2])| {
        format!("{}{:.1} {:.1}", if n == 0 { 'M' } else { 'L' }, x * scale, y * scale)
    };
    points.iter().enumerate().map(at).collect()
}

/// What a mark is drawn with, in a square whose side is `size` CSS pixels.
pub fn tile_shape(mark: TileMark, size: f64) -> TileShape {
    match mark {
        TileMark::State(state) => of_state(state, size),
        TileMark::Answers(answers) => of_answers(answers, size),
        TileMark::Year(year, own) => {
            let ground =
                if own { (Ink::Solid, area([0.0, 0.0], [size, size])) } else { (Ink::Outline, edge(size)) };
            TileShape {
                id: format!("year-{year}{}", if own { "-own" } else { "" }),
                class: "tile-plain".to_owned(),
                paths: vec![(Ink::Ground, area([0.0, 0.0], [size, size])), ground],
                digits: Some((format!("{:02}", year.rem_euclid(100)), own)),
            }
        }
        TileMark::Leads(leads) => of_leads(leads, size),
    }
}

fn of_state(state: State, size: f64) -> TileShape {
    let whole = area([0.0, 0.0], [size, size]);
    let half = (size / 2.0).round();
    let ground = || (Ink::Ground, whole.clone());
    let outline = || (Ink::Outline, edge(size));
    let tick = [[4.3, 9.4], [7.6, 12.8], [13.8, 5.4]];
    let arrow = |points: &[[f64; 2]]| {
        let fill = (Ink::Solid, area([0.0, 0.0], [half, size]));
        vec![ground(), fill, outline(), (Ink::OwnSign, sign(points, size))]
    };
    let paths = match state {
        State::Achieved => vec![(Ink::Solid, whole), (Ink::Sign, sign(&tick, size))],
        State::AchievedLate => vec![
            ground(),
            (Ink::Solid, area([0.0, half], [size, size])),
            outline(),
            (Ink::OwnSign, sign(&[[4.3, 4.4], [7.0, 7.0], [12.8, 2.6]], size)),
        ],
        State::Missed => {
            let cross = format!(
                "{}{}",
                sign(&[[5.0, 5.0], [13.0, 13.0]], size),
                sign(&[[13.0, 5.0], [5.0, 13.0]], size)
            );
            vec![(Ink::Solid, whole), (Ink::Sign, cross)]
        }
        State::OnTrack => arrow(&[[11.0, 10.5], [13.4, 7.5], [15.8, 10.5]]),
        State::Slow => arrow(&[[12.0, 6.5], [15.0, 9.0], [12.0, 11.5]]),
        State::FarBehind => arrow(&[[11.0, 7.5], [13.4, 10.5], [15.8, 7.5]]),
        State::Reversed => arrow(&[[15.0, 6.5], [12.0, 9.0], [15.0, 11.5]]),
        State::GapOnly | State::SingleReading => {
            vec![ground(), (Ink::Solid, area([0.0, half], [half, size])), outline()]
        }
        // Something is known, and nothing is decided: the lower left corner of a hatched tile.
        State::Interim => {
            let corner = format!("M0 {}V{size}H{}z", half - 3.0, half + 3.0);
            vec![ground(), (Ink::Hatch, hatch(size)), outline(), (Ink::Solid, corner)]
        }
        State::OpenNoData => vec![ground(), outline()],
        State::DueNoData => vec![ground(), (Ink::Hatch, hatch(size)), outline()],
        State::NotAssessable => vec![ground(), (Ink::Dashed, edge(size))],
        // There is no promise yet, so there is nothing to draw.
        State::NotIssued => Vec::new(),
    };
    TileShape { id: state.slug().to_owned(), class: format!("state-{}", state.slug()), paths, digits: None }
}

/// Four quarters: how much, by when, who, checkable; filled where the text answers.
fn of_answers(answers: [bool; 4], size: f64) -> TileShape {
    // A box around the four, so that they aren't taken for those of the next tile.
    let (low, near, far) = (2.0, (size / 2.0 - 1.0).floor(), (size / 2.0 + 1.0).ceil());
    let corners = [[low, low], [far, low], [low, far], [far, far]];
    let side = near - low;
    let quarter = |[left, top]: [f64; 2]| (Ink::Solid, area([left, top], [left + side, top + side]));
    let id: String = answers.iter().map(|yes| if *yes { '1' } else { '0' }).collect();
    let mut paths = vec![(Ink::Ground, area([0.0, 0.0], [size, size])), (Ink::Outline, edge(size))];
    let answered = answers.iter().zip(corners).filter(|(yes, _)| **yes);
    paths.extend(answered.map(|(_, corner)| quarter(corner)));
    TileShape { id: format!("answers-{id}"), class: "tile-plain".to_owned(), paths, digits: None }
}

fn of_leads(leads: Leads, size: f64) -> TileShape {
    let ground = (Ink::Ground, area([0.0, 0.0], [size, size]));
    let third = (size / 3.0).round();
    let (id, paths) = match leads {
        Leads::One => {
            let dot = area([third, third], [size - third, size - third]);
            ("one", vec![ground, (Ink::Outline, edge(size)), (Ink::Solid, dot)])
        }
        Leads::Several => {
            let [low, middle, high] = [3.0, size / 2.0, size - 3.0];
            let pair = area([low, low], [middle - 1.0, high]) + &area([middle + 1.0, low], [high, high]);
            ("several", vec![ground, (Ink::Outline, edge(size)), (Ink::Solid, pair)])
        }
        Leads::None => ("none", vec![ground, (Ink::Dashed, edge(size))]),
    };
    TileShape { id: format!("leads-{id}"), class: "tile-plain".to_owned(), paths, digits: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<TileMark> {
        let answers = (0..16_u8).map(|bits| TileMark::Answers([0, 1, 2, 3].map(|at| bits >> at & 1 == 1)));
        let years = (2021..2026).flat_map(|year| [true, false].map(|own| TileMark::Year(year, own)));
        let states = State::ALL.into_iter().map(TileMark::State);
        states.chain(answers).chain(years).chain(Leads::ALL.map(TileMark::Leads)).collect()
    }

    #[test]
    fn every_mark_has_its_own_name_and_marks_of_a_lens_are_told_apart_without_colour() {
        let shapes: Vec<TileShape> = all().into_iter().map(|mark| tile_shape(mark, 18.0)).collect();
        for (at, shape) in shapes.iter().enumerate() {
            assert!(shapes[..at].iter().all(|other| other.id != shape.id), "{}", shape.id);
        }
        let drawn = |state: State| tile_shape(TileMark::State(state), 18.0).paths;
        // Neither can be placed between start and target, and their words say why.
        let alike = [State::GapOnly, State::SingleReading];
        for (at, state) in State::ALL.into_iter().enumerate() {
            for other in &State::ALL[..at] {
                let may = alike.contains(&state) && alike.contains(other);
                assert!(may || drawn(state) != drawn(*other), "{state:?} and {other:?}");
            }
        }
    }

    #[test]
    fn nothing_unknown_is_filled() {
        let unclear = [State::NotAssessable, State::NotIssued];
        for state in State::ALL.into_iter().filter(|state| state.is_unknown()).chain(unclear) {
            let shape = tile_shape(TileMark::State(state), 16.0);
            assert!(shape.paths.iter().all(|(ink, _)| *ink != Ink::Solid), "{state:?}");
        }
        let none = tile_shape(TileMark::Answers([false; 4]), 16.0);
        assert!(none.paths.iter().all(|(ink, _)| *ink != Ink::Solid));
    }

    #[test]
    fn shapes_stay_in_their_tile() {
        for mark in all() {
            for size in [16.0, 18.0] {
                for (_, path) in tile_shape(mark, size).paths {
                    let numbers = path.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'));
                    for number in numbers.filter_map(|number| number.parse::<f64>().ok()) {
                        assert!((0.0..=size).contains(&number), "{mark:?}: {path}");
                    }
                }
            }
        }
    }
}
