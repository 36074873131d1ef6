//! The mark of each state: what tells states apart beside their word and colour, in grey as well.
//!
//! A mark is a few strokes and areas in a box of 12 by 12, drawn in one colour. Only what is known is filled: a state in
//! which nothing was found is hatched or empty, never a solid area.

use plan_method::progress::State;

/// How a part of a mark is drawn; the class that it has on the screen is [`Stroke::class`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stroke {
    /// An area in the state's colour.
    Fill,
    /// A sign cut out of such an area: in the colour of the ground.
    Cut,
    /// A line in the state's colour, 2 wide.
    Glyph,
    /// A line in the state's colour, 1 wide.
    Line,
    /// Such lines across the whole mark.
    Hatch,
}

impl Stroke {
    /// The class of a path that is drawn so.
    pub const fn class(self) -> &'static str {
        match self {
            Stroke::Fill => "mark-fill",
            Stroke::Cut => "mark-cut",
            Stroke::Glyph => "mark-glyph",
            Stroke::Line | Stroke::Hatch => "mark-line",
        }
    }
}

/// Part of a mark: how it is drawn, and its path in a box of 12 by 12.
pub type MarkPart = (Stroke, &'static str);

const WHOLE: &str = "M0.5 0.5 H11.5 V11.5 H0.5 Z";
const OUTLINE: &str = "M1 1 H11 V11 H1 Z";
const DASHES: &str = "M1 3 V1 H3 M5 1 H7 M9 1 H11 V3 M11 5 V7 M11 9 V11 H9 M7 11 H5 M3 11 H1 V9 M1 7 V5";
const DOTS: &str = "M0.6 1 H1.4 M2.6 1 H3.4 M4.6 1 H5.4 M6.6 1 H7.4 M8.6 1 H9.4 M10.6 1 H11.4 M0.6 11 H1.4 M2.6 11 H3.4 M4.6 11 H5.4 M6.6 11 H7.4 M8.6 11 H9.4 M10.6 11 H11.4 M1 2.6 V3.4 M1 4.6 V5.4 M1 6.6 V7.4 M1 8.6 V9.4 M11 2.6 V3.4 M11 4.6 V5.4 M11 6.6 V7.4 M11 8.6 V9.4";
/// Lines at 45° from edge to edge of the outline.
const HATCH: &str =
    "M1 3.5 L3.5 1 M1 6.5 L6.5 1 M1 9.5 L9.5 1 M2.5 11 L11 2.5 M5.5 11 L11 5.5 M8.5 11 L11 8.5";

/// Such lines in the lower half.
const LOWER_HATCH: &str = "M1 9.5 L3.7 6.8 M2.5 11 L6.7 6.8 M5.5 11 L9.7 6.8 M8.5 11 L11 8.5";
/// A tick in the upper half.
const CHECK: &str = "M3.4 3.7 L5.2 5.4 L8.9 2.3";

/// The parts of a state's mark, from the lowest to the one on top; none for a promise that doesn't exist yet.
pub fn state_mark(state: State) -> &'static [MarkPart] {
    use Stroke::{Cut, Fill, Glyph, Hatch, Line};
    match state {
        State::Achieved => &[(Fill, WHOLE), (Cut, "M2.8 6.4 L5.1 8.7 L9.3 3.6")],
        State::AchievedLate => {
            &[(Fill, "M3.5 1 H11 V11 H3.5 Z"), (Line, OUTLINE), (Cut, "M5 6.3 L6.7 8.1 L9.7 4.1")]
        }
        State::AchievedBy => &[(Fill, "M1 6.8 H11 V11 H1 Z"), (Line, OUTLINE), (Glyph, CHECK)],
        State::Missed => &[(Fill, WHOLE), (Cut, "M3.2 3.2 L8.8 8.8 M8.8 3.2 L3.2 8.8")],
        State::OnTrack => {
            &[(Fill, "M1 1 H5 V11 H1 Z"), (Line, OUTLINE), (Glyph, "M8 9 V3.4 M6.3 5 L8 3.2 L9.7 5")]
        }
        State::Slow => {
            &[(Fill, "M1 1 H4 V11 H1 Z"), (Line, OUTLINE), (Glyph, "M5.4 6 H9.4 M7.8 4.3 L9.6 6 L7.8 7.7")]
        }
        State::FarBehind => {
            &[(Fill, "M1 1 H2.6 V11 H1 Z"), (Line, OUTLINE), (Glyph, "M7 3 V8.6 M5.3 7 L7 8.8 L8.7 7")]
        }
        State::Reversed => &[(Line, OUTLINE), (Glyph, "M9.2 6 H3 M4.8 4.3 L3 6 L4.8 7.7")],
        State::GapOnly => &[(Line, OUTLINE), (Glyph, "M3.5 3.5 V8.5 M8.5 3.5 V8.5 M5.2 6 H6.8")],
        State::SingleReading => &[(Line, OUTLINE), (Glyph, "M6 5.9 V6.1")],
        State::Interim => &[(Hatch, HATCH), (Line, OUTLINE), (Fill, "M1 4 V11 H8 Z")],
        State::ListComplete => &[(Hatch, LOWER_HATCH), (Line, OUTLINE), (Glyph, CHECK)],
        State::Overtaken => &[(Line, DOTS), (Glyph, "M4 6 H8")],
        State::DueNoData => &[(Hatch, HATCH), (Line, OUTLINE)],
        State::OpenNoData => &[(Line, OUTLINE)],
        State::NotAssessable => &[(Line, DASHES)],
        State::NotIssued => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_is_filled() {
        for state in State::ALL {
            let parts = state_mark(state);
            let filled = parts.iter().any(|(stroke, _)| *stroke == Stroke::Fill);
            if state.is_unknown() || !state.is_counted() || state == State::NotAssessable {
                assert!(!filled, "{state:?}");
            }
            let whole = parts.contains(&(Stroke::Fill, WHOLE));
            assert_eq!(whole, matches!(state, State::Achieved | State::Missed), "{state:?}");
            assert_eq!(parts.is_empty(), state == State::NotIssued);
        }
    }

    #[test]
    fn every_mark_stays_in_its_box() {
        for (_, path) in State::ALL.into_iter().flat_map(state_mark) {
            let numbers =
                path.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|part| !part.is_empty());
            for number in numbers {
                let at: f64 = number.parse().expect("a number");
                assert!((0.0..=12.0).contains(&at), "{path}");
            }
        }
    }
}
