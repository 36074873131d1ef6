//! The method's worked vectors, and the cases around them.

use super::*;
use crate::date::{DateBasis, Precision, parse_day};
use crate::observation::Coverage;
use crate::plan::{Bilingual, Domain, Force, Scope, Span};
use crate::progress::ReadingSource;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    parse_day(text).expect("a day")
}

fn period() -> Period {
    Period { start: day("2021-01-01"), end: day("2025-12-31") }
}

fn target(value: f64, bound: Bound) -> Target {
    Target {
        id: "t".into(),
        section: None,
        task: None,
        indicator: "i".into(),
        statement: String::new(),
        span: Span::default(),
        also: vec![],
        value: Some(value),
        value_max: None,
        value_text: value.to_string(),
        unit: Some("个".into()),
        unit_inferred: false,
        bound,
        measure: Measure::Stock,
        force: Force::Expected,
        scope: Scope::District,
        deadline: PlanDate { date: day("2025-12-31"), precision: Precision::Year, basis: DateBasis::Stated },
        tier: Tier::Commitment,
        lead: vec![],
        domain: Domain::Infrastructure,
        conflicts: vec![],
        criterion: Bilingual { zh: "达到".into(), en: "Reached".into() },
        note: None,
    }
}

fn reading(value: f64, date: &str, kind: ObservationKind) -> Reading {
    Reading {
        source: ReadingSource::Observation(format!("obs-{date}")),
        value,
        bound: Bound::Eq,
        date: day(date),
        precision: Precision::Day,
        period: Coverage::Point,
        kind,
        definition: Match::Exact,
        unusable: None,
    }
}

fn start(value: f64, date: &str) -> Reading {
    reading(value, date, ObservationKind::Baseline)
}

fn actual(value: f64, date: &str) -> Reading {
    reading(value, date, ObservationKind::Actual)
}

fn state(target: &Target, readings: Vec<Reading>, as_of: &str) -> State {
    judge(target, period(), Some(Better::Higher), readings, day(as_of)).state
}

/// Four years from 31 December 2021 to 31 December 2025.
fn journey(from: f64, to: f64, value: f64, at: &str) -> State {
    state(&target(to, Bound::Eq), vec![start(from, "2021-12-31"), actual(value, at)], at)
}

#[test]
fn worked_vectors_of_the_method() {
    assert_eq!(journey(20.0, 80.0, 50.0, "2023-12-31"), State::OnTrack);
    assert_eq!(journey(20.0, 80.0, 40.0, "2023-12-31"), State::Slow);
    assert_eq!(journey(0.0, 1000.0, 400.0, "2023-12-31"), State::Slow);
    assert_eq!(
        state(&target(95.0, Bound::Ge), vec![actual(96.0, "2023-06-30")], "2023-06-30"),
        State::Achieved
    );
    assert_eq!(
        state(&target(1600.0, Bound::Eq), vec![start(1034.0, "2020-12-31")], "2026-11-22"),
        State::DueNoData
    );
    let over = Reading { bound: Bound::Gt, ..actual(1000.0, "2025-10-16") };
    assert_eq!(state(&target(1000.0, Bound::Ge), vec![over], "2026-11-22"), State::Achieved);
    let mut revenue = target(3058.0, Bound::Eq);
    revenue.deadline.date = day("2024-12-31");
    let year =
        Reading { precision: Precision::Year, period: Coverage::FullYear, ..actual(2648.0, "2024-12-31") };
    assert_eq!(state(&revenue, vec![year], "2026-11-22"), State::Missed);
}

#[test]
fn falling_targets_need_no_flag_for_their_pace() {
    let mut falling = target(50.0, Bound::Le);
    falling.deadline.date = day("2026-12-31");
    let readings = vec![start(100.0, "2021-12-31"), actual(75.0, "2024-06-30")];
    assert_eq!(state(&falling, readings, "2024-06-30"), State::OnTrack);
}

#[test]
fn a_pace_has_four_bands() {
    assert_eq!(journey(0.0, 100.0, 47.6, "2023-12-31"), State::OnTrack);
    assert_eq!(journey(0.0, 100.0, 31.0, "2023-12-31"), State::Slow);
    assert_eq!(journey(0.0, 100.0, 10.0, "2023-12-31"), State::FarBehind);
    assert_eq!(journey(10.0, 100.0, 5.0, "2023-12-31"), State::Reversed);
}

#[test]
fn late_achievement_is_told_apart() {
    let readings = || vec![actual(80.0, "2025-12-31"), actual(120.0, "2026-03-01")];
    assert_eq!(state(&target(100.0, Bound::Ge), readings(), "2026-11-22"), State::AchievedLate);
    // On the last day of the plan the later reading isn't known yet.
    assert_eq!(state(&target(100.0, Bound::Ge), readings(), "2025-12-31"), State::Missed);
    // A value for the deadline's own year is in time.
    let year = Reading { precision: Precision::Year, ..actual(120.0, "2025-12-31") };
    assert_eq!(state(&target(100.0, Bound::Ge), vec![year], "2026-11-22"), State::Achieved);
}

#[test]
fn future_readings_are_unknown_on_the_chosen_day() {
    let readings = vec![actual(120.0, "2024-06-30")];
    assert_eq!(state(&target(100.0, Bound::Ge), readings, "2023-01-01"), State::OpenNoData);
}

#[test]
fn nothing_published_is_open_before_the_deadline_and_due_after() {
    let goal = target(100.0, Bound::Ge);
    assert_eq!(state(&goal, vec![], "2025-12-30"), State::OpenNoData);
    assert_eq!(state(&goal, vec![], "2025-12-31"), State::OpenNoData);
    assert_eq!(state(&goal, vec![], "2026-01-01"), State::DueNoData);
}

#[test]
fn one_point_makes_no_trend() {
    let goal = target(100.0, Bound::Ge);
    assert_eq!(state(&goal, vec![start(10.0, "2020-12-31")], "2023-01-01"), State::SingleReading);
    assert_eq!(state(&goal, vec![actual(50.0, "2022-12-31")], "2023-01-01"), State::GapOnly);
    assert_eq!(journey(0.0, 100.0, 5.0, "2022-02-28"), State::SingleReading);
}

#[test]
fn a_part_year_is_never_judged_against_a_year() {
    let part = Reading {
        period: Coverage::PartYear,
        unusable: Some(Unusable::PartYear),
        ..actual(500.0, "2025-09-30")
    };
    let status = judge(&target(100.0, Bound::Ge), period(), None, vec![part], day("2026-11-22"));
    assert_eq!(status.state, State::DueNoData);
    assert_eq!(status.considered[0].unusable, Some(Unusable::PartYear));
}

#[test]
fn related_rows_never_decide() {
    let related = Reading { definition: Match::Related, ..actual(500.0, "2025-09-30") };
    assert_eq!(state(&target(100.0, Bound::Ge), vec![related], "2026-11-22"), State::DueNoData);
}

#[test]
fn new_additions_count_only_in_their_own_period() {
    let mut goal = target(10.0, Bound::Ge);
    goal.measure = Measure::New;
    let later = Reading { precision: Precision::Year, ..actual(20.0, "2026-12-31") };
    let status = judge(&goal, period(), None, vec![later], day("2027-01-01"));
    assert_eq!(
        (status.state, status.considered[0].unusable),
        (State::DueNoData, Some(Unusable::OtherPeriod))
    );
}

#[test]
fn one_years_growth_does_not_settle_an_average() {
    let mut goal = target(15.0, Bound::Eq);
    goal.measure = Measure::Growth;
    let year = Reading { precision: Precision::Year, ..actual(30.0, "2022-12-31") };
    assert_eq!(state(&goal, vec![year.clone()], "2023-12-31"), State::SingleReading);
    assert_eq!(state(&goal, vec![year], "2026-12-31"), State::DueNoData);
}

#[test]
fn what_cannot_be_checked_says_why() {
    let reason = |goal: &Target| judge(goal, period(), None, vec![], day("2026-01-01")).reason;
    let goal = target(100.0, Bound::Ge);
    assert_eq!(reason(&Target { tier: Tier::Scope, ..goal.clone() }), Reason::NotACommitment);
    assert_eq!(reason(&Target { tier: Tier::Premise, ..goal.clone() }), Reason::Premise);
    assert_eq!(reason(&Target { value: None, bound: Bound::Indefinite, ..goal.clone() }), Reason::NoNumber);
    assert_eq!(reason(&Target { value: Some(f64::NAN), ..goal.clone() }), Reason::TargetNotFinite);
    let unclear =
        Bilingual { zh: "无法核验:没有单位。".into(), en: "Cannot be checked: no unit.".into() };
    assert_eq!(reason(&Target { criterion: unclear, ..goal }), Reason::NoCriterion);
}

#[test]
fn full_coverage_in_words_asks_for_one_hundred_percent() {
    let goal = Target {
        value: None,
        unit: None,
        bound: Bound::Coverage,
        measure: Measure::Coverage,
        ..target(1.0, Bound::Ge)
    };
    assert_eq!(state(&goal, vec![actual(100.0, "2024-12-31")], "2025-01-01"), State::Achieved);
    assert_eq!(state(&goal, vec![actual(95.0, "2025-12-31")], "2026-01-01"), State::Missed);
}

#[test]
fn no_distance_and_early_deadlines_are_named() {
    let reason =
        |readings| judge(&target(100.0, Bound::Ge), period(), None, readings, day("2023-01-01")).reason;
    assert_eq!(reason(vec![start(100.0, "2020-12-31"), actual(90.0, "2022-12-31")]), Reason::NoDistance);
    let mut early = target(100.0, Bound::Ge);
    early.deadline.date = day("2020-12-31");
    let readings = vec![start(10.0, "2020-12-31"), actual(90.0, "2020-12-31")];
    assert_eq!(judge(&early, period(), None, readings, day("2020-12-31")).state, State::Missed);
}

#[test]
fn every_state_has_one_slug() {
    for state in State::ALL {
        assert_eq!(State::from_slug(state.slug()), Some(state));
    }
    assert_eq!(State::from_slug("done"), None);
}

prop_compose! {
    fn any_reading()(
        value in prop_oneof![any::<f64>(), -1e6..1e6],
        days in 0i64..4000,
        bound in prop::sample::select(vec![Bound::Eq, Bound::Ge, Bound::Gt, Bound::Le, Bound::Lt, Bound::Approx]),
        definition in prop::sample::select(vec![Match::Exact, Match::Close, Match::Related]),
        kind in prop::sample::select(vec![ObservationKind::Actual, ObservationKind::Baseline]),
        precision in prop::sample::select(vec![Precision::Year, Precision::Month, Precision::Day]),
    ) -> Reading {
        let date = day("2018-01-01") + chrono::Days::new(days as u64);
        Reading { bound, definition, precision, date, ..reading(value, "2020-01-01", kind) }
    }
}

proptest! {
    #[test]
    fn judging_is_total_and_ignores_the_order_of_readings(
        readings in prop::collection::vec(any_reading(), 0..6),
        value in prop_oneof![any::<f64>(), -1e6..1e6],
        bound in prop::sample::select(vec![Bound::Eq, Bound::Ge, Bound::Gt, Bound::Le, Bound::Lt, Bound::Approx]),
        days in 0u64..4000,
    ) {
        let as_of = day("2018-01-01") + chrono::Days::new(days);
        let goal = target(value, bound);
        let status = judge(&goal, period(), Some(Better::Higher), readings.clone(), as_of);
        for quantity in [status.quantities.gap_closed, status.quantities.time_used, status.quantities.pace] {
            prop_assert!(quantity.is_none_or(f64::is_finite));
        }
        prop_assert_eq!(status.considered.len(), readings.len());
        prop_assert!(status.latest.as_ref().is_none_or(|latest| latest.date <= as_of));
        if status.state == State::DueNoData {
            prop_assert!(as_of > goal.deadline.date);
        }
    }
}
