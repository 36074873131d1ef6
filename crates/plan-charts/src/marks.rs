//! The shape of each state: what tells states apart beside their word and colour.

use plan_method::progress::State;

/// Outline of each state's mark, in a box of 12 by 12.
pub fn state_mark(state: State) -> &'static str {
    match state {
        State::Achieved => "M1.5 6.5 L4.7 9.7 L10.5 2.8",
        State::AchievedLate => "M1.5 6 L4 8.5 L8 3 M10.5 2 V7 M10.5 9.2 V10.4",
        State::Missed => "M2 2 L10 10 M10 2 L2 10",
        State::OnTrack => "M2 9 L6 5 L10 9 M2 6 L6 2 L10 6",
        State::Slow => "M2 6 H10 M7 3 L10 6 L7 9",
        State::FarBehind => "M2 3 L6 7 L10 3 M2 9.5 H10",
        State::Reversed => "M10 6 H2 M5 3 L2 6 L5 9",
        State::GapOnly => "M2 2 V10 M10 2 V10 M4.5 6 H7.5",
        State::SingleReading => "M6 4.5 A1.5 1.5 0 1 1 5.99 4.5",
        State::OpenNoData => "M6 1.8 A4.2 4.2 0 1 1 5.99 1.8",
        State::DueNoData => "M6 1.8 A4.2 4.2 0 1 1 5.99 1.8 M6 3.6 V6.6 M6 8.2 V8.9",
        State::NotAssessable => "M2 6 H4 M5.2 6 H6.8 M8 6 H10",
    }
}
