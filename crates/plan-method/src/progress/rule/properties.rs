//! Judging is total, and depends on nothing that it shouldn't.

use super::tests::{day, long_ago, period, reading, target};
use super::*;
use crate::progress::ReadingSource;
use plan_model::date::Precision;
use plan_model::observation::Coverage;
use proptest::prelude::*;

const BOUNDS: [Bound; 9] = [
    Bound::Eq,
    Bound::Ge,
    Bound::Gt,
    Bound::Le,
    Bound::Lt,
    Bound::Approx,
    Bound::Range,
    Bound::Coverage,
    Bound::Indefinite,
];

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), -1e6..1e6, prop::sample::select(vec![0.0, 100.0, f64::NAN, f64::INFINITY])]
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..4000).prop_map(|days| day("2018-01-01") + chrono::Days::new(days))
}

prop_compose! {
    fn any_reading()(
        value in any_number(),
        date in any_day(),
        bound in prop::sample::select(BOUNDS.to_vec()),
        definition in prop::sample::select(vec![Match::Exact, Match::Close, Match::Related]),
        kind in prop::sample::select(vec![ObservationKind::Actual, ObservationKind::Baseline]),
        precision in prop::sample::select(vec![Precision::Year, Precision::Month, Precision::Day]),
        period in prop::sample::select(vec![
            Coverage::Point,
            Coverage::FullYear,
            Coverage::PartYear,
            Coverage::SeveralYears,
        ]),
        id in prop::sample::select(vec!["a", "b", "c", "d"]),
    ) -> Reading<'static> {
        let source = ReadingSource::Observation(id);
        Reading { source, bound, definition, precision, date, period, ..reading(value, "2020-01-01", kind) }
    }
}

prop_compose! {
    fn any_target()(
        value in prop::option::of(any_number()),
        value_max in prop::option::of(any_number()),
        bound in prop::sample::select(BOUNDS.to_vec()),
        measure in prop::sample::select(Measure::ALL.to_vec()),
        tier in prop::sample::select(Tier::ALL.to_vec()),
        deadline in any_day(),
    ) -> Target {
        let mut goal = Target { value, value_max, measure, tier, ..target(1.0, bound) };
        goal.deadline.date = deadline;
        goal
    }
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn judging_is_total(
        readings in prop::collection::vec(any_reading(), 0..6),
        goal in any_target(),
        better in prop::sample::select(vec![None, Some(Better::Higher), Some(Better::Lower), Some(Better::None)]),
        as_of in any_day(),
    ) {
        let status = judge(&goal, period(), long_ago(), better, readings.clone(), as_of);
        let Quantities { gap_closed, time_used, pace, required_per_year } = status.quantities;
        for quantity in [gap_closed, time_used, pace, required_per_year, status.required] {
            prop_assert!(quantity.is_none_or(f64::is_finite));
        }
        prop_assert_eq!(status.considered.len(), readings.len());
        for reading in [status.latest, status.decisive, status.baseline].into_iter().flatten() {
            prop_assert!(reading.date <= as_of && reading.unusable.is_none() && reading.value.is_finite());
            prop_assert_ne!(reading.definition, Match::Related);
        }
        prop_assert!(status.state != State::DueNoData || as_of > goal.deadline.date);
        prop_assert!(!status.state.is_unknown() || status.decisive.is_none());
        prop_assert!(status.state != State::Interim || as_of > goal.deadline.date);
        prop_assert!(status.state.is_counted(), "issued long ago");
        let early = judge(&goal, period(), as_of + chrono::Days::new(1), better, readings, as_of);
        prop_assert_eq!((early.state, early.reason), (State::NotIssued, Reason::NotIssued));
        prop_assert!(early.latest.is_none() && early.decisive.is_none() && early.baseline.is_none());
        let decided = matches!(status.state, State::Achieved | State::AchievedLate | State::Missed);
        prop_assert_eq!(decided, status.state.is_decided());
        let late = matches!(status.state, State::AchievedLate | State::AchievedBy);
        prop_assert_eq!(decided || status.state == State::AchievedBy, status.decisive.is_some());
        prop_assert!(!late || as_of > goal.deadline.date);
    }

    #[test]
    fn the_order_of_readings_says_nothing(
        readings in prop::collection::vec(any_reading(), 0..6),
        goal in any_target(),
        as_of in any_day(),
    ) {
        // Of records with one id and one day nobody can tell which comes first.
        let mut readings: Vec<Reading<'static>> = readings;
        readings.sort_by_key(|reading| (reading.date, reading.source.id()));
        readings.dedup_by_key(|reading| (reading.date, reading.source.id()));
        let forwards = judge(&goal, period(), long_ago(), None, readings.clone(), as_of);
        readings.reverse();
        let backwards = judge(&goal, period(), long_ago(), None, readings, as_of);
        prop_assert_eq!(format!("{forwards:?}"), format!("{backwards:?}"));
    }

    #[test]
    fn what_was_known_on_a_day_does_not_depend_on_what_came_later(
        readings in prop::collection::vec(any_reading(), 0..6),
        goal in any_target(),
        as_of in any_day(),
    ) {
        let known: Vec<Reading<'static>> =
            readings.iter().copied().filter(|reading| reading.date <= as_of).collect();
        let with = judge(&goal, period(), long_ago(), None, readings, as_of);
        let without = judge(&goal, period(), long_ago(), None, known, as_of);
        prop_assert_eq!((with.state, with.reason), (without.state, without.reason));
        prop_assert_eq!(format!("{:?}", with.quantities), format!("{:?}", without.quantities));
    }
}
