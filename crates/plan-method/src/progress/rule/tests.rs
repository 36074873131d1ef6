//! The method's worked vectors, and the cases around them.

use super::*;
use crate::progress::ReadingSource;
use plan_model::date::{DateBasis, PlanDate, Precision, parse_day};
use plan_model::observation::{Coverage, Grade};
use plan_model::plan::{Bilingual, Domain, Force, Scope, Span};

pub(super) fn day(text: &str) -> NaiveDate {
    parse_day(text).expect("a day")
}

pub(super) fn period() -> Period {
    Period { start: day("2021-01-01"), end: day("2025-12-31") }
}

/// A day of issue before every day of these tests.
pub(super) fn long_ago() -> NaiveDate {
    day("2000-01-01")
}

pub(super) fn target(value: f64, bound: Bound) -> Target {
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
        value_text: value.to_string().into(),
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
        report: None,
    }
}

/// The same target with another deadline.
fn due(date: &str, target: Target) -> Target {
    let deadline = PlanDate { date: day(date), ..target.deadline };
    Target { deadline, ..target }
}

pub(super) fn reading(value: f64, date: &'static str, kind: ObservationKind) -> Reading<'static> {
    Reading {
        source: ReadingSource::Observation(date),
        repeated_by: None,
        value,
        bound: Bound::Eq,
        date: day(date),
        precision: Precision::Day,
        period: Coverage::Point,
        kind,
        definition: Match::Exact,
        grade: Some(Grade::Official),
        unusable: None,
    }
}

fn start(value: f64, date: &'static str) -> Reading<'static> {
    reading(value, date, ObservationKind::Baseline)
}

pub(super) fn actual(value: f64, date: &'static str) -> Reading<'static> {
    reading(value, date, ObservationKind::Actual)
}

/// A value for a whole year.
pub(super) fn year(value: f64, date: &'static str) -> Reading<'static> {
    Reading { precision: Precision::Year, period: Coverage::FullYear, ..actual(value, date) }
}

pub(super) fn state(target: &Target, readings: Vec<Reading<'_>>, as_of: &str) -> State {
    judge(target, period(), long_ago(), Some(Better::Higher), readings, day(as_of)).state
}

/// Four years from 31 December 2021 to 31 December 2025.
fn journey(from: f64, to: f64, value: f64, at: &'static str) -> State {
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
    let revenue = due("2024-12-31", target(3058.0, Bound::Eq));
    assert_eq!(state(&revenue, vec![year(2648.0, "2024-12-31")], "2026-11-22"), State::Missed);
}

#[test]
fn quantities_are_those_of_the_worked_vectors() {
    for (from, to, value, at, gap, pace) in [
        (20.0, 80.0, 50.0, "2023-12-31", 0.5, 1.0),
        (20.0, 80.0, 40.0, "2023-12-31", 1.0 / 3.0, 0.67),
        (0.0, 1000.0, 400.0, "2023-12-31", 0.4, 0.8),
    ] {
        let goal = target(to, Bound::Eq);
        let readings = vec![start(from, "2021-12-31"), actual(value, at)];
        let status = judge(&goal, period(), long_ago(), None, readings, day(at));
        let near =
            |found: Option<f64>, wanted: f64| found.is_some_and(|found| (found / wanted - 1.0).abs() < 0.006);
        assert!(near(status.quantities.gap_closed, gap), "{status:?}");
        assert!(near(status.quantities.time_used, 0.5), "{status:?}");
        assert!(near(status.quantities.pace, pace), "{status:?}");
        assert!(near(status.quantities.required_per_year, (to - value) / 2.0), "{status:?}");
        assert_eq!(status.unit, Some("个"));
    }
}

#[test]
fn falling_targets_need_no_flag() {
    // 100 to 50 in five years; 75 after two and a half.
    let judged = |bound, better, value| {
        let goal = due("2026-12-31", target(50.0, bound));
        let readings = vec![start(100.0, "2021-12-31"), actual(value, "2024-06-30")];
        judge(&goal, period(), long_ago(), better, readings, day("2024-06-30")).state
    };
    assert_eq!(judged(Bound::Le, Some(Better::Higher), 75.0), State::OnTrack);
    assert_eq!(judged(Bound::Eq, Some(Better::Lower), 75.0), State::OnTrack);
    // Without a flag the sign of the way carries it.
    assert_eq!(judged(Bound::Eq, None, 75.0), State::OnTrack);
    assert_eq!(judged(Bound::Eq, Some(Better::None), 75.0), State::OnTrack);
    assert_eq!(judged(Bound::Eq, None, 110.0), State::Reversed);
    assert_eq!(judged(Bound::Eq, None, 50.0), State::Achieved);
    // Where more is better, a baseline beyond the target only means that it was reached before.
    assert_eq!(judged(Bound::Eq, Some(Better::Higher), 75.0), State::Achieved);
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
    let goal = target(100.0, Bound::Ge);
    assert_eq!(state(&goal, readings(), "2026-11-22"), State::AchievedLate);
    // On the last day of the plan the later reading isn't known yet.
    assert_eq!(state(&goal, readings(), "2025-12-31"), State::Missed);
    // A value for the deadline's own year is in time.
    assert_eq!(state(&goal, vec![year(120.0, "2025-12-31")], "2026-11-22"), State::Achieved);
    assert_eq!(state(&goal, vec![year(120.0, "2026-12-31")], "2027-11-22"), State::AchievedBy);
    let midyear = due("2025-09-30", goal);
    assert_eq!(state(&midyear, vec![year(120.0, "2025-12-31")], "2026-11-22"), State::Achieved);
    assert_eq!(state(&midyear, vec![actual(120.0, "2025-10-01")], "2026-11-22"), State::AchievedBy);
}

#[test]
fn missing_a_target_takes_a_reading_late_enough() {
    let goal = target(100.0, Bound::Ge);
    // Eleven months of the last year say nothing about its end.
    assert_eq!(state(&goal, vec![actual(80.0, "2025-11-30")], "2026-11-22"), State::Interim);
    assert_eq!(state(&goal, vec![actual(80.0, "2025-12-31")], "2026-11-22"), State::Missed);
    assert_eq!(state(&goal, vec![actual(80.0, "2026-02-01")], "2026-11-22"), State::Missed);
    // For the deadline's own year, however early in it the value stands.
    let published_early = Reading { date: day("2025-11-30"), ..year(80.0, "2025-12-31") };
    assert_eq!(state(&goal, vec![published_early], "2026-11-22"), State::Missed);
    let midyear = due("2025-09-30", goal);
    assert_eq!(state(&midyear, vec![year(80.0, "2025-12-31")], "2026-11-22"), State::Missed);
}

#[test]
fn the_first_reading_that_meets_it_counts_and_a_fall_after_it_is_said() {
    let goal = target(100.0, Bound::Ge);
    let readings = vec![actual(120.0, "2024-06-30"), actual(90.0, "2025-12-31")];
    let status = judge(&goal, period(), long_ago(), None, readings, day("2026-11-22"));
    assert_eq!((status.state, status.fell_back), (State::Achieved, true));
    assert_eq!(status.decisive.map(|reading| reading.value), Some(120.0));
    let status =
        judge(&goal, period(), long_ago(), None, vec![actual(120.0, "2024-06-30")], day("2026-11-22"));
    assert!(!status.fell_back);
}

#[test]
fn future_readings_are_unknown_on_the_chosen_day() {
    let goal = target(100.0, Bound::Ge);
    let status =
        judge(&goal, period(), long_ago(), None, vec![actual(120.0, "2024-06-30")], day("2023-01-01"));
    assert_eq!((status.state, status.reason), (State::OpenNoData, Reason::NothingPublished));
    assert_eq!(status.considered[0].unusable, Some(Unusable::Future));
    // A baseline that isn't known yet starts nothing.
    let readings = vec![start(10.0, "2024-12-31"), actual(50.0, "2022-12-31")];
    assert_eq!(state(&goal, readings, "2023-01-01"), State::GapOnly);
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
    // A tenth of four years is 146 days.
    assert_eq!(journey(0.0, 100.0, 5.0, "2022-02-28"), State::SingleReading);
    assert_eq!(journey(0.0, 100.0, 5.0, "2022-05-25"), State::SingleReading);
    assert_eq!(journey(0.0, 100.0, 5.0, "2022-05-28"), State::FarBehind);
    let same_day = vec![start(10.0, "2022-12-31"), actual(50.0, "2022-12-31")];
    assert_eq!(state(&goal, same_day, "2023-01-01"), State::SingleReading);
    let before = vec![start(10.0, "2022-12-31"), actual(50.0, "2022-06-30")];
    assert_eq!(state(&goal, before, "2023-01-01"), State::SingleReading);
}

#[test]
fn what_only_the_plan_states_is_no_published_value() {
    let goal = target(100.0, Bound::Ge);
    let stated = Reading { source: ReadingSource::Baseline("b"), grade: None, ..start(10.0, "2020-12-31") };
    let status = judge(&goal, period(), long_ago(), None, vec![stated], day("2023-01-01"));
    assert_eq!((status.state, status.reason), (State::OpenNoData, Reason::OnlyStatedBaseline));
    let repeated = Reading { repeated_by: Some("obs-1"), ..stated };
    assert_eq!(state(&goal, vec![repeated], "2023-01-01"), State::SingleReading);
    // It still is where a journey starts.
    assert_eq!(state(&goal, vec![stated, actual(60.0, "2022-12-31")], "2023-01-01"), State::OnTrack);
}

#[test]
fn keeping_at_least_a_level_has_no_gap() {
    let goal = target(95.0, Bound::Ge);
    let judged = |readings, as_of| judge(&goal, period(), long_ago(), None, readings, day(as_of));
    let status = judged(vec![start(95.0, "2020-12-31"), actual(94.0, "2023-06-30")], "2023-06-30");
    assert_eq!((status.state, status.reason), (State::GapOnly, Reason::NoDistance));
    assert_eq!(status.quantities.gap_closed, None);
    let status = judged(vec![start(95.0, "2020-12-31"), actual(95.0, "2023-06-30")], "2023-06-30");
    assert_eq!(status.state, State::Achieved);
    let status = judged(vec![actual(94.0, "2023-06-30")], "2023-06-30");
    assert_eq!((status.state, status.reason), (State::GapOnly, Reason::NoBaseline));
    assert_eq!(judged(vec![actual(94.0, "2025-12-31")], "2026-01-01").state, State::Missed);
}

#[test]
fn a_part_year_is_never_judged_against_a_year() {
    let part = Reading {
        period: Coverage::PartYear,
        unusable: Some(Unusable::PartYear),
        ..actual(500.0, "2025-09-30")
    };
    let goal = target(100.0, Bound::Ge);
    let status = judge(&goal, period(), long_ago(), None, vec![part], day("2026-11-22"));
    assert_eq!((status.state, status.reason), (State::Interim, Reason::OnlyInterim));
    assert_eq!(status.considered[0].unusable, Some(Unusable::PartYear));
}

#[test]
fn related_rows_never_decide_and_close_ones_are_marked() {
    let goal = target(100.0, Bound::Ge);
    let judged = |definition| {
        let reading = Reading { definition, ..actual(500.0, "2025-09-30") };
        judge(&goal, period(), long_ago(), None, vec![reading], day("2026-11-22"))
    };
    assert_eq!((judged(Match::Exact).state, judged(Match::Exact).close_match), (State::Achieved, false));
    assert_eq!((judged(Match::Close).state, judged(Match::Close).close_match), (State::Achieved, true));
    let related = judged(Match::Related);
    assert_eq!(related.state, State::DueNoData);
    assert_eq!(related.considered[0].unusable, Some(Unusable::Related));
}

#[test]
fn a_bound_that_decides_nothing_leaves_a_due_target_open() {
    let goal = target(100.0, Bound::Ge);
    for (bound, value, expected) in [
        (Bound::Gt, 100.0, (State::Achieved, Reason::MetInTime)),
        (Bound::Lt, 100.0, (State::Missed, Reason::ShortAtDeadline)),
        (Bound::Gt, 90.0, (State::Interim, Reason::LateButUndecided)),
        (Bound::Lt, 110.0, (State::Interim, Reason::LateButUndecided)),
        (Bound::Approx, 100.0, (State::Interim, Reason::LateButUndecided)),
    ] {
        let reading = Reading { bound, ..actual(value, "2025-12-31") };
        let status = judge(&goal, period(), long_ago(), None, vec![reading], day("2026-11-22"));
        assert_eq!((status.state, status.reason), expected, "{bound:?} {value}");
    }
}

#[test]
fn new_additions_count_only_in_their_own_period() {
    let goal = Target { measure: Measure::New, ..target(10.0, Bound::Ge) };
    let judged = |target: &Target, reading: Reading<'static>| {
        let status = judge(target, period(), long_ago(), None, vec![reading], day("2027-01-01"));
        (status.state, status.considered[0].unusable)
    };
    let point = |date| Reading { precision: Precision::Year, ..actual(20.0, date) };
    assert_eq!(judged(&goal, point("2026-12-31")), (State::DueNoData, Some(Unusable::OtherPeriod)));
    assert_eq!(judged(&goal, point("2020-12-31")), (State::DueNoData, Some(Unusable::OtherPeriod)));
    assert_eq!(judged(&goal, point("2025-12-31")), (State::Achieved, None));
    // What the last of five years added is short of nothing that five years were to add.
    let last = year(3.0, "2025-12-31");
    assert_eq!(judged(&goal, last), (State::Interim, Some(Unusable::OneYearOfSeveral)));
    let one_year = Target { deadline: due("2021-12-31", goal.clone()).deadline, ..goal };
    assert_eq!(judged(&one_year, year(3.0, "2021-12-31")), (State::Missed, None));
}

#[test]
fn a_target_exists_from_the_day_of_issue() {
    let goal = target(100.0, Bound::Ge);
    let judged = |goal: &Target, as_of| {
        let readings = vec![actual(120.0, "2021-05-01")];
        let status = judge(goal, period(), day("2021-06-15"), None, readings, day(as_of));
        (status.state, status.reason)
    };
    assert_eq!(judged(&goal, "2021-06-14"), (State::NotIssued, Reason::NotIssued));
    assert_eq!(judged(&goal, "2021-06-15"), (State::Achieved, Reason::MetInTime));
    let name = Target { tier: Tier::Scope, ..goal };
    assert_eq!(judged(&name, "2021-06-14"), (State::NotIssued, Reason::NotIssued));
    assert_eq!(judged(&name, "2021-06-15").0, State::NotAssessable);
}

#[test]
fn one_years_growth_does_not_settle_an_average() {
    let goal = Target { measure: Measure::Growth, ..target(15.0, Bound::Eq) };
    let one = Reading { period: Coverage::Point, ..year(30.0, "2022-12-31") };
    assert_eq!(state(&goal, vec![one], "2023-12-31"), State::SingleReading);
    assert_eq!(state(&goal, vec![one], "2026-12-31"), State::Interim);
    let status =
        judge(&goal, period(), long_ago(), None, vec![start(30.0, "2020-12-31"), one], day("2023-12-31"));
    assert_eq!((status.reason, status.quantities), (Reason::RateHasNoPace, Quantities::default()));
    // The last year's own rate is a fifth of the average; the average up to it settles it, an earlier one doesn't.
    let average = |date| Reading { period: Coverage::SeveralYears, ..year(30.0, date) };
    for (reading, expected) in [
        (year(30.0, "2025-12-31"), (State::Interim, Some(Unusable::OneYearRate))),
        (average("2025-12-31"), (State::Achieved, None)),
        (average("2023-12-31"), (State::DueNoData, Some(Unusable::OtherPeriod))),
    ] {
        let status = judge(&goal, period(), long_ago(), None, vec![reading], day("2026-12-31"));
        assert_eq!((status.state, status.considered[0].unusable), expected);
    }
}

#[test]
fn shares_and_durations_are_judged_like_levels() {
    let share = Target { measure: Measure::Share, unit: Some("%".into()), ..target(90.0, Bound::Ge) };
    let readings = vec![start(70.0, "2021-12-31"), actual(80.0, "2023-12-31")];
    assert_eq!(state(&share, readings, "2023-12-31"), State::OnTrack);
    let time = Target { measure: Measure::Time, unit: Some("分钟".into()), ..target(5.0, Bound::Le) };
    assert_eq!(state(&time, vec![actual(4.0, "2023-12-31")], "2023-12-31"), State::Achieved);
    let readings = vec![start(9.0, "2021-12-31"), actual(8.0, "2023-12-31")];
    assert_eq!(state(&time, readings, "2023-12-31"), State::FarBehind);
}

#[test]
fn what_cannot_be_checked_says_why() {
    let reason = |goal: &Target| judge(goal, period(), long_ago(), None, vec![], day("2026-01-01")).reason;
    let goal = target(100.0, Bound::Ge);
    assert_eq!(reason(&Target { tier: Tier::Scope, ..goal.clone() }), Reason::NotACommitment);
    assert_eq!(reason(&Target { tier: Tier::Premise, ..goal.clone() }), Reason::Premise);
    assert_eq!(reason(&Target { value: None, bound: Bound::Indefinite, ..goal.clone() }), Reason::NoNumber);
    for value in [f64::NAN, f64::INFINITY] {
        assert_eq!(reason(&Target { value: Some(value), ..goal.clone() }), Reason::TargetNotFinite);
        let range = Target { bound: Bound::Range, value_max: Some(value), ..goal.clone() };
        assert_eq!(reason(&range), Reason::TargetNotFinite);
    }
    let unclear =
        Bilingual { zh: "无法核验：没有单位。".into(), en: "Cannot be checked: no unit.".into() };
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
    let status = judge(&goal, period(), long_ago(), None, vec![], day("2026-01-01"));
    assert_eq!((status.required, status.unit), (Some(100.0), Some("%")));
}

#[test]
fn no_distance_early_deadlines_and_strange_numbers_are_named() {
    let judged = |goal: &Target, readings, as_of| {
        let status = judge(goal, period(), long_ago(), None, readings, day(as_of));
        (status.state, status.reason)
    };
    let goal = target(100.0, Bound::Ge);
    let same = vec![start(100.0, "2020-12-31"), actual(90.0, "2022-12-31")];
    assert_eq!(judged(&goal, same, "2023-01-01"), (State::GapOnly, Reason::NoDistance));
    let early = due("2020-12-31", goal.clone());
    let late_start = || vec![start(10.0, "2020-12-31"), actual(90.0, "2020-06-30")];
    assert_eq!(judged(&early, late_start(), "2020-12-31"), (State::GapOnly, Reason::DeadlineBeforeBaseline));
    assert_eq!(judged(&early, late_start(), "2021-01-01"), (State::Interim, Reason::OnlyInterim));
    let never =
        judge(&goal, period(), long_ago(), None, vec![actual(f64::NAN, "2022-12-31")], day("2023-01-01"));
    assert_eq!((never.state, never.considered[0].unusable), (State::OpenNoData, Some(Unusable::NotFinite)));
    let infinite = vec![start(f64::INFINITY, "2020-12-31"), actual(50.0, "2022-12-31")];
    assert_eq!(judged(&goal, infinite, "2023-01-01"), (State::GapOnly, Reason::NoBaseline));
}

#[test]
fn a_journey_starts_from_the_last_baseline_before_the_plan() {
    let goal = target(100.0, Bound::Ge);
    let chosen = |readings| {
        judge(&goal, period(), long_ago(), None, readings, day("2023-01-01"))
            .baseline
            .map(|reading| reading.value)
    };
    let starts = vec![start(1.0, "2018-12-31"), start(2.0, "2020-12-31"), start(3.0, "2021-12-31")];
    assert_eq!(chosen(starts), Some(2.0));
    assert_eq!(chosen(vec![start(3.0, "2021-12-31"), start(4.0, "2022-06-30")]), Some(3.0));
    let close = Reading {
        definition: Match::Close,
        source: ReadingSource::Observation("a"),
        ..start(5.0, "2020-12-31")
    };
    assert_eq!(chosen(vec![close, start(2.0, "2020-12-31")]), Some(2.0));
    let vague = Reading { bound: Bound::Indefinite, ..start(6.0, "2020-12-31") };
    assert_eq!(chosen(vec![vague]), None);
}
