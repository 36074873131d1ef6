//! Gap closed, time used, pace and required pace.

use super::constants;
use super::state::State;
use chrono::NaiveDate;
use plan_model::date::years_between;

/// What was computed on the way to a status. A quantity is absent where it has no meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quantities {
    /// Share of the distance from baseline to target that the latest reading has closed; see [`gap_closed`].
    pub gap_closed: Option<f64>,
    /// Share of the time from baseline to deadline that had passed at the latest reading.
    pub time_used: Option<f64>,
    /// Gap closed divided by time used.
    pub pace: Option<f64>,
    /// Change needed from the latest reading to the deadline, in the target's unit per year.
    pub required_per_year: Option<f64>,
}

/// Share of the distance from baseline to target that the latest reading has closed.
///
/// `0.0` is the baseline and `1.0` the target; a negative share moved the wrong way and one above
/// `1.0` overshot. It isn't clamped. All three are in one unit. `None` if there is no distance or a
/// number isn't finite.
pub fn gap_closed(baseline: f64, latest: f64, target: f64) -> Option<f64> {
    let share = (latest - baseline) / (target - baseline);
    share.is_finite().then_some(share)
}

/// Share of the time from `start` to `deadline` that had passed at `reading`; `None` unless the deadline is later than the start.
pub fn time_used(start: NaiveDate, reading: NaiveDate, deadline: NaiveDate) -> Option<f64> {
    let all = years_between(start, deadline);
    (all > 0.0).then(|| years_between(start, reading) / all)
}

/// Gap closed divided by time used; `None` when no time has been used.
pub fn pace(gap_closed: f64, time_used: f64) -> Option<f64> {
    let pace = gap_closed / time_used;
    (time_used > 0.0 && pace.is_finite()).then_some(pace)
}

/// Change per year needed from a reading to meet the target at its deadline; `None` at or after the deadline.
pub fn required_per_year(latest: f64, at: NaiveDate, target: f64, deadline: NaiveDate) -> Option<f64> {
    let years = years_between(at, deadline);
    let change = (target - latest) / years;
    (years > 0.0 && change.is_finite()).then_some(change)
}

impl Quantities {
    /// What follows from a baseline, the latest reading and the target, each a value with its day.
    pub(super) fn of(
        baseline: Option<(f64, NaiveDate)>,
        latest: Option<(f64, NaiveDate)>,
        (target, deadline): (f64, NaiveDate),
    ) -> Self {
        let Some((value, at)) = latest else { return Self::default() };
        let gap_closed = baseline.and_then(|(start, _)| gap_closed(start, value, target));
        let time_used = baseline.and_then(|(_, since)| time_used(since, at, deadline));
        Self {
            gap_closed,
            time_used,
            pace: gap_closed.zip(time_used).and_then(|(gap, time)| pace(gap, time)),
            required_per_year: required_per_year(value, at, target, deadline),
        }
    }
}

/// The state that a pace stands for, by the cuts of [`constants`].
pub(super) fn band(pace: f64) -> State {
    if pace >= constants::ON_TRACK_PACE {
        State::OnTrack
    } else if pace >= constants::SLOW_PACE {
        State::Slow
    } else if pace >= 0.0 {
        State::FarBehind
    } else {
        State::Reversed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_carries_falling_targets() {
        assert_eq!(gap_closed(100.0, 75.0, 50.0), Some(0.5));
        assert_eq!(gap_closed(20.0, 10.0, 80.0), Some(-1.0 / 6.0));
    }

    #[test]
    fn no_distance_and_no_number_have_no_gap() {
        assert_eq!(gap_closed(5.0, 6.0, 5.0), None);
        assert_eq!(gap_closed(f64::NAN, 6.0, 5.0), None);
        assert_eq!(gap_closed(0.0, f64::INFINITY, 5.0), None);
    }

    #[test]
    fn the_cuts_belong_to_the_better_band() {
        assert_eq!(band(constants::ON_TRACK_PACE), State::OnTrack);
        assert_eq!(band(constants::SLOW_PACE), State::Slow);
        assert_eq!(band(0.0), State::FarBehind);
        assert_eq!(band(-0.01), State::Reversed);
    }
}
