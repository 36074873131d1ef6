//! What stands on a tile: shapes that tell the marks apart beside their colour, in grey and on paper too.

use crate::marks::{Stroke, state_mark};
use crate::scale_picture::px;
use plan_method::four_questions::{Answers, Question};
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

/// A number of a mark's path, ten times as large. Read by hand: the general reader of floats would bring 14 kB of tables, after
/// brotli, into the first view for numbers with one decimal place.
fn tenths(word: &str) -> f64 {
    let (whole, part) = word.split_once('.').unwrap_or((word, "0"));
    let digits = |word: &str| word.parse().map_or(0, |number: u16| number);
    f64::from(digits(whole) * 10 + digits(part))
}

/// A path of a state's mark, whose box is 12 by 12, in a tile: its outline is the tile's edge.
fn scaled(path: &str, size: f64) -> String {
    let length = |word: &str| px((0.5 + (tenths(word) / 10.0 - 1.0) * (size - 1.0) / 10.0).clamp(0.0, size));
    let step = |word: &str| match word.split_at_checked(1) {
        Some((command, "")) if command.starts_with(char::is_alphabetic) => command.to_owned(),
        Some((command, rest)) if command.starts_with(char::is_alphabetic) => {
            format!("{command}{}", length(rest))
        }
        _ => format!(" {}", length(word)),
    };
    path.split_whitespace().map(step).collect()
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

/// The mark that badges have, too, as large as a tile.
fn of_state(state: State, size: f64) -> TileShape {
    let ground = (Ink::Ground, area([0.0, 0.0], [size, size]));
    let parts = state_mark(state).iter().map(|(stroke, path)| {
        let ink = match stroke {
            Stroke::Fill => Ink::Solid,
            Stroke::Cut => Ink::Sign,
            Stroke::Glyph => Ink::OwnSign,
            Stroke::Line => Ink::Outline,
            Stroke::Hatch => Ink::Hatch,
        };
        (ink, scaled(path, size))
    });
    let parts: Vec<(Ink, String)> = parts.collect();
    // Where there is no promise yet, there is nothing to draw.
    let paths = if parts.is_empty() { parts } else { [vec![ground], parts].concat() };
    TileShape { id: state.slug().to_owned(), class: format!("state-{}", state.slug()), paths, digits: None }
}

/// Four quarters: how much, by when, who, checkable; filled where the text answers.
fn of_answers(answers: Answers, size: f64) -> TileShape {
    // A box around the four, so that they aren't taken for those of the next tile.
    let (low, near, far) = (2.0, (size / 2.0 - 1.0).floor(), (size / 2.0 + 1.0).ceil());
    let corners = [[low, low], [far, low], [low, far], [far, far]];
    let side = near - low;
    let quarter = |[left, top]: [f64; 2]| (Ink::Solid, area([left, top], [left + side, top + side]));
    let given = Question::ALL.map(|question| answers.contains(question));
    let id: String = given.iter().map(|yes| if *yes { '1' } else { '0' }).collect();
    let mut paths = vec![(Ink::Ground, area([0.0, 0.0], [size, size])), (Ink::Outline, edge(size))];
    let answered = given.iter().zip(corners).filter(|(yes, _)| **yes);
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
        let answers = (0..16_u8).map(|bits| {
            let given = Question::ALL.into_iter().filter(move |question| bits >> *question as u8 & 1 == 1);
            TileMark::Answers(Answers::of(given))
        });
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
        for (at, state) in State::ALL.into_iter().enumerate() {
            for other in &State::ALL[..at] {
                assert!(drawn(state) != drawn(*other), "{state:?} and {other:?}");
            }
        }
    }

    #[test]
    fn numbers_of_a_mark_have_one_decimal_place_and_are_read_right() {
        for (_, path) in State::ALL.into_iter().flat_map(state_mark) {
            for word in path.split_whitespace().map(|word| word.trim_start_matches(char::is_alphabetic)) {
                let wanted = word.parse::<f64>().unwrap_or_default() * 10.0;
                assert!((tenths(word) - wanted).abs() < 1e-9, "{word}");
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
        let none = tile_shape(TileMark::Answers(Answers::default()), 16.0);
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
