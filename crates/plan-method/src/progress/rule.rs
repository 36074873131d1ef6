//! The rules, in the order in which they are tried.

use super::aim::{Aim, Verdict};
use super::constants;
use super::quantities::{self, Quantities};
use super::reading::{self, Reading, Unusable};
use super::state::{Reason, State};
use chrono::NaiveDate;
use plan_model::date::Period;
use plan_model::indicator::Better;
use plan_model::observation::{Match, ObservationKind};
use plan_model::plan::{Bound, Measure, Report, ReportKind, Target, Tier};

/// A state with everything it was concluded from.
#[derive(Clone, Debug, PartialEq)]
pub struct Status<'a> {
    /// The state.
    pub state: State,
    /// The rule that gave it.
    pub reason: Reason,
    /// The day it was judged on.
    pub as_of: NaiveDate,
    /// What the target asks for, in `unit`; of a range the end that is reached first. `None` if nothing can be checked.
    pub required: Option<f64>,
    /// The unit of every value and, per year, of the required pace. `None` where none can be known.
    pub unit: Option<&'a str>,
    /// Where the journey starts.
    pub baseline: Option<Reading<'a>>,
    /// The latest reading that counts.
    pub latest: Option<Reading<'a>>,
    /// The latest published value of the target's indicator, whether or not it may decide; `latest` if that is the newest.
    pub published: Option<Reading<'a>>,
    /// What was published apart from a figure, for a state that rests on it.
    pub report: Option<&'a Report>,
    /// The reading that decided, for a state that says reached or missed; or by which the target had been reached.
    pub decisive: Option<Reading<'a>>,
    /// Every reading looked at, oldest first, with why it doesn't count.
    pub considered: Vec<Reading<'a>>,
    /// What was computed on the way.
    pub quantities: Quantities,
    /// Whether what decided is defined slightly differently from the target.
    pub close_match: bool,
    /// Whether a reading after the one that met the target is short of it again.
    pub fell_back: bool,
}

/// What the rules conclude about some readings, which are named by their positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Conclusion {
    pub(super) state: State,
    pub(super) reason: Reason,
    pub(super) required: Option<f64>,
    pub(super) baseline: Option<usize>,
    pub(super) latest: Option<usize>,
    /// The latest published value of the target's indicator, whether or not it may decide.
    pub(super) published: Option<usize>,
    pub(super) decisive: Option<usize>,
    pub(super) quantities: Quantities,
    pub(super) fell_back: bool,
}

/// Judges one target on one day.
///
/// `period` is the plan's, and `issued` the day from which its targets exist (see [`Dataset::issued_from`]);
/// `better` is the indicator's direction, where known. Readings may come in any order and may be of any quality:
/// those that can't count are kept in `considered` with the reason.
///
/// [`Dataset::issued_from`]: plan_model::dataset::Dataset::issued_from
pub fn judge<'a>(
    target: &'a Target,
    period: Period,
    issued: NaiveDate,
    better: Option<Better>,
    readings: Vec<Reading<'a>>,
    as_of: NaiveDate,
) -> Status<'a> {
    let mut considered = readings;
    let found = conclude(target, period, issued, better, &mut considered, as_of);
    let reading = |at: Option<usize>| at.map(|at| considered[at]);
    let (baseline, latest, published, decisive) =
        (reading(found.baseline), reading(found.latest), reading(found.published), reading(found.decisive));
    Status {
        state: found.state,
        reason: found.reason,
        as_of,
        required: found.required,
        unit: super::aim::unit_of(target),
        baseline,
        latest,
        published,
        report: target.report.as_ref().filter(|report| report_state(report).0 == found.state),
        decisive,
        quantities: found.quantities,
        close_match: decisive.or(latest).is_some_and(|reading| reading.definition == Match::Close),
        fell_back: found.fell_back,
        considered,
    }
}

/// Puts the readings in order, marks those that can't count, and applies the rules.
pub(super) fn conclude(
    target: &Target,
    period: Period,
    issued: NaiveDate,
    better: Option<Better>,
    readings: &mut [Reading<'_>],
    as_of: NaiveDate,
) -> Conclusion {
    reading::sort(readings);
    for reading in readings.iter_mut() {
        if reading.date > as_of {
            reading.unusable = Some(Unusable::Future);
        } else if reading.unusable.is_none() {
            reading.unusable = if reading.definition == Match::Related {
                Some(Unusable::Related)
            } else if !reading.value.is_finite() {
                Some(Unusable::NotFinite)
            } else if reading.kind == ObservationKind::Actual {
                reading::wrong_time(reading, target, period)
            } else {
                None
            };
        }
    }
    let baseline = choose_baseline(readings, target, period);
    let start = baseline.map(|at| readings[at].value);
    let aim = Aim::new(target, better, start);
    let latest = readings.iter().rposition(Reading::is_result);
    let mut found = Conclusion {
        state: State::NotAssessable,
        reason: Reason::NoNumber,
        required: aim.map(|aim| aim.end(start.or(latest.map(|at| readings[at].value)))),
        baseline: None,
        latest: None,
        published: None,
        decisive: None,
        quantities: Quantities::default(),
        fell_back: false,
    };
    if as_of < issued {
        (found.state, found.reason) = (State::NotIssued, Reason::NotIssued);
        return found;
    }
    match (not_assessable(target), aim) {
        (Some(reason), _) => found.reason = reason,
        (None, None) => found.reason = Reason::NoNumber,
        (None, Some(aim)) => {
            (found.baseline, found.latest) = (baseline, latest);
            found.published = readings.iter().rposition(Reading::is_of_indicator);
            decide(&mut found, target, &aim, readings, as_of);
        }
    }
    found
}

fn not_assessable(target: &Target) -> Option<Reason> {
    match target.tier {
        Tier::Scope => return Some(Reason::NotACommitment),
        Tier::Premise => return Some(Reason::Premise),
        Tier::Commitment => {}
    }
    let infinite = |value: Option<f64>| value.is_some_and(|value| !value.is_finite());
    if infinite(target.value) || (target.bound == Bound::Range && infinite(target.value_max)) {
        Some(Reason::TargetNotFinite)
    } else if super::aim::number(target).is_none() {
        Some(Reason::NoNumber)
    } else if !target.checkable() {
        Some(Reason::NoCriterion)
    } else {
        None
    }
}

fn decide(
    found: &mut Conclusion,
    target: &Target,
    aim: &Aim<'_>,
    readings: &[Reading<'_>],
    as_of: NaiveDate,
) {
    let deadline = target.deadline;
    let proves = |reading: &Reading<'_>, verdict: Verdict| {
        reading.is_result() && aim.verdict(reading.value, reading.bound) == verdict
    };
    let met = |reading: &Reading<'_>| proves(reading, Verdict::Met);
    let short = |reading: &Reading<'_>| proves(reading, Verdict::Short);
    // A rate has no way to go: neither its gap nor its pace mean anything.
    if target.measure != Measure::Growth {
        let part = |at: Option<usize>| at.map(|at| (readings[at].value, readings[at].date));
        let required = found.required.unwrap_or(aim.value);
        found.quantities =
            Quantities::of(part(found.baseline), part(found.latest), (required, deadline.date));
    }
    if let Some(first) = readings.iter().position(met) {
        let known_short = readings[..first].iter().any(|reading| reading.decides(deadline) && short(reading));
        (found.state, found.reason) = match readings[first].is_late(deadline) {
            false => (State::Achieved, Reason::MetInTime),
            true if known_short => (State::AchievedLate, Reason::MetLate),
            true => (State::AchievedBy, Reason::MetAfterwards),
        };
        found.decisive = Some(first);
        found.fell_back = readings[first..].iter().any(short);
    } else if let Some(last) =
        readings.iter().rposition(|reading| reading.decides(deadline) && short(reading))
    {
        (found.state, found.reason) = (State::Missed, Reason::ShortAtDeadline);
        found.decisive = Some(last);
    } else if let Some(report) = target.report.as_ref().filter(|report| report.since <= as_of) {
        (found.state, found.reason) = report_state(report);
    } else if as_of > deadline.date {
        let late = readings.iter().any(|reading| reading.is_result() && reading.decides(deadline));
        (found.state, found.reason) = match found.published {
            _ if late => (State::Interim, Reason::LateButUndecided),
            Some(_) => (State::Interim, Reason::OnlyInterim),
            None => (State::DueNoData, Reason::NothingFound),
        };
    } else {
        (found.state, found.reason) = open_state(found, target, readings);
    }
}

/// The state that a report gives where no reading decides.
fn report_state(report: &Report) -> (State, Reason) {
    match report.kind {
        ReportKind::ListComplete => (State::ListComplete, Reason::OnCompletedList),
        ReportKind::Overtaken => (State::Overtaken, Reason::MeasureEnded),
    }
}

/// The state before the deadline, when no reading has met the target yet.
fn open_state(found: &Conclusion, target: &Target, readings: &[Reading<'_>]) -> (State, Reason) {
    let one_year_rate = readings.iter().any(|reading| reading.unusable == Some(Unusable::OneYearRate));
    let (baseline, latest) = match (found.baseline, found.latest) {
        (_, None) if one_year_rate => return (State::SingleReading, Reason::RateHasNoPace),
        (None, None) => return (State::OpenNoData, Reason::NothingPublished),
        (Some(baseline), None) if readings[baseline].is_published() => {
            return (State::SingleReading, Reason::OnlyBaseline);
        }
        (Some(_), None) => return (State::OpenNoData, Reason::OnlyStatedBaseline),
        (None, Some(_)) => return (State::GapOnly, Reason::NoBaseline),
        (Some(baseline), Some(latest)) => (&readings[baseline], &readings[latest]),
    };
    let Quantities { gap_closed, time_used, pace, .. } = found.quantities;
    if target.measure == Measure::Growth {
        (State::SingleReading, Reason::RateHasNoPace)
    } else if baseline.date >= target.deadline.date {
        (State::GapOnly, Reason::DeadlineBeforeBaseline)
    } else if gap_closed.is_none() {
        (State::GapOnly, Reason::NoDistance)
    } else if latest.date <= baseline.date {
        (State::SingleReading, Reason::OnlyBaseline)
    } else if time_used.is_some_and(|used| used < constants::TREND_TIME_USED) {
        (State::SingleReading, Reason::TooEarly)
    } else {
        match pace {
            Some(pace) => (quantities::band(pace), Reason::Pace),
            None => (State::GapOnly, Reason::NoDistance),
        }
    }
}

/// The baseline that a journey starts from: the last one on or before the plan's first day, else the earliest.
///
/// Of two for one day the one whose definition fits better.
fn choose_baseline(readings: &[Reading<'_>], target: &Target, period: Period) -> Option<usize> {
    let mut chosen: Option<usize> = None;
    for (at, candidate) in readings.iter().enumerate() {
        if !candidate.is_start() || candidate.date > target.deadline.date {
            continue;
        }
        let better = chosen.is_none_or(|chosen: usize| {
            let chosen = &readings[chosen];
            let later = candidate.date > chosen.date && candidate.date <= period.start;
            let fits_better = candidate.date == chosen.date && candidate.definition < chosen.definition;
            later || fits_better
        });
        if better {
            chosen = Some(at);
        }
    }
    chosen
}

#[cfg(test)]
mod later;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
