//! The states and the order in which they are tried.

use super::constants;
use super::quantities::{self, Quantities};
use super::reading::{self, Reading, Unusable, Verdict, verdict};
use crate::date::{Period, PlanDate};
use crate::indicator::Better;
use crate::observation::{Match, ObservationKind};
use crate::plan::{Bound, Measure, Target, Tier};
use chrono::NaiveDate;

/// What may be said about a target on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 已达成.
    Achieved,
    /// 逾期达成.
    AchievedLate,
    /// 到期未达成.
    Missed,
    /// 在轨.
    OnTrack,
    /// 偏慢.
    Slow,
    /// 明显偏慢.
    FarBehind,
    /// 反向.
    Reversed,
    /// 仅示差距.
    GapOnly,
    /// 单点数据，不判断趋势.
    SingleReading,
    /// 未到期，未见公开数据.
    OpenNoData,
    /// 已到期，未见公开数据.
    DueNoData,
    /// 口径不明，不可计算.
    NotAssessable,
}

impl State {
    /// Every state, in the order in which a reader is shown them.
    pub const ALL: [State; 12] = [
        State::Achieved,
        State::AchievedLate,
        State::Missed,
        State::OnTrack,
        State::Slow,
        State::FarBehind,
        State::Reversed,
        State::GapOnly,
        State::SingleReading,
        State::OpenNoData,
        State::DueNoData,
        State::NotAssessable,
    ];

    /// The spelling in addresses, data and class names.
    pub const fn slug(self) -> &'static str {
        match self {
            State::Achieved => "achieved",
            State::AchievedLate => "achieved-late",
            State::Missed => "missed",
            State::OnTrack => "on-track",
            State::Slow => "slow",
            State::FarBehind => "far-behind",
            State::Reversed => "reversed",
            State::GapOnly => "gap-only",
            State::SingleReading => "single-reading",
            State::OpenNoData => "open-no-data",
            State::DueNoData => "due-no-data",
            State::NotAssessable => "not-assessable",
        }
    }

    /// The state spelled so.
    pub fn from_slug(slug: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.slug() == slug)
    }

    /// Whether the state says that nothing usable has been published.
    pub const fn is_unknown(self) -> bool {
        matches!(self, State::OpenNoData | State::DueNoData)
    }
}

/// Which rule gave the state, finer than the state itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The number is a name, a structure or a service standard.
    NotACommitment,
    /// The number is one the plan takes as given.
    Premise,
    /// No number that can be checked is stated.
    NoNumber,
    /// The target's own number isn't finite.
    TargetNotFinite,
    /// The record says why it can't be checked.
    NoCriterion,
    /// A reading on or before the deadline meets it.
    MetInTime,
    /// The first reading that meets it is dated after the deadline.
    MetLate,
    /// A reading late enough to decide is short of it.
    ShortAtDeadline,
    /// Past due, and nothing late enough to decide.
    NothingLateEnough,
    /// Past due, and what was published late enough leaves it open (a bound, "about").
    LateButUndecided,
    /// Not due, and nothing usable.
    NothingPublished,
    /// A reading, but no baseline to measure from.
    NoBaseline,
    /// Baseline and target are the same: there is no way to go, and it isn't met.
    NoDistance,
    /// The deadline isn't later than the baseline.
    DeadlineBeforeBaseline,
    /// Only the baseline is known.
    OnlyBaseline,
    /// Too little of the time has passed.
    TooEarly,
    /// Rates have no pace.
    RateHasNoPace,
    /// The pace falls in this band.
    Pace,
}

/// A state with everything it was concluded from.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// The state.
    pub state: State,
    /// The rule that gave it.
    pub reason: Reason,
    /// The day it was judged on.
    pub as_of: NaiveDate,
    /// What the target asks for, in its unit; `None` if nothing can be checked.
    pub required: Option<f64>,
    /// Where the journey starts.
    pub baseline: Option<Reading>,
    /// The latest reading that counts.
    pub latest: Option<Reading>,
    /// The reading that decided, for a state that says reached or missed.
    pub decisive: Option<Reading>,
    /// Every reading looked at, oldest first, with why it doesn't count.
    pub considered: Vec<Reading>,
    /// What was computed on the way.
    pub quantities: Quantities,
    /// Whether what decided is defined slightly differently from the target.
    pub close_match: bool,
}

/// Judges one target on one day.
///
/// `period` is the plan's; `better` the indicator's direction, where known. Readings may come in any
/// order and may be of any quality: those that can't count are kept in `considered` with the reason.
pub fn judge(
    target: &Target,
    period: Period,
    better: Option<Better>,
    readings: Vec<Reading>,
    as_of: NaiveDate,
) -> Status {
    let mut considered = readings;
    considered.sort_by_key(|reading| reading.date);
    for reading in &mut considered {
        if reading.date > as_of {
            reading.unusable = Some(Unusable::Future);
        } else if reading.unusable.is_none() && !reading.value.is_finite() {
            reading.unusable = Some(Unusable::NotFinite);
        } else if reading.unusable.is_none() && reading.kind == ObservationKind::Actual {
            reading.unusable = reading::wrong_time(reading, target, period);
        }
    }
    let required = reading::required(target).map(|(value, _)| value);
    let mut status = Status {
        state: State::NotAssessable,
        reason: Reason::NoNumber,
        as_of,
        required,
        baseline: None,
        latest: None,
        decisive: None,
        considered: Vec::new(),
        quantities: Quantities::default(),
        close_match: false,
    };
    match not_assessable(target, required) {
        Some(reason) => status.reason = reason,
        None => {
            if let Some(required) = required {
                decide(&mut status, target, period, better, required, &considered);
            }
        }
    }
    status.considered = considered;
    status
}

fn not_assessable(target: &Target, required: Option<f64>) -> Option<Reason> {
    match target.tier {
        Tier::Scope => return Some(Reason::NotACommitment),
        Tier::Premise => return Some(Reason::Premise),
        Tier::Commitment => {}
    }
    if target.value.is_some_and(|value| !value.is_finite()) {
        Some(Reason::TargetNotFinite)
    } else if required.is_none() {
        Some(Reason::NoNumber)
    } else if !target.checkable() {
        Some(Reason::NoCriterion)
    } else {
        None
    }
}

impl Target {
    /// Whether the record says what would count as achieved, rather than why that can't be checked.
    ///
    /// By convention a criterion of the second kind begins with `无法核验`.
    pub fn checkable(&self) -> bool {
        !self.criterion.zh.starts_with("无法核验")
    }
}

fn decide(
    status: &mut Status,
    target: &Target,
    period: Period,
    better: Option<Better>,
    required: f64,
    considered: &[Reading],
) {
    let deadline = target.deadline;
    let usable = |reading: &&Reading| reading.unusable.is_none() && reading.definition != Match::Related;
    let actual: Vec<&Reading> =
        considered.iter().filter(usable).filter(|reading| reading.kind == ObservationKind::Actual).collect();
    let met = |reading: &Reading| {
        verdict(reading.value, reading.bound, required, target.bound, better) == Verdict::Met
    };
    let short = |reading: &Reading| {
        verdict(reading.value, reading.bound, required, target.bound, better) == Verdict::Short
    };
    status.baseline = choose_baseline(considered, period, deadline);
    status.latest = actual.last().map(|reading| (*reading).clone());
    // A rate has no way to go: neither its gap nor its pace mean anything.
    if target.measure != Measure::Growth {
        status.quantities = measure(status, required, deadline);
    }

    if let Some(first) = actual.iter().find(|reading| met(reading)) {
        let late = reading_is_late(first, deadline);
        status.state = if late { State::AchievedLate } else { State::Achieved };
        status.reason = if late { Reason::MetLate } else { Reason::MetInTime };
        status.decisive = Some((*first).clone());
    } else if let Some(last) = actual.iter().rev().find(|reading| reading.decides(deadline) && short(reading))
    {
        status.state = State::Missed;
        status.reason = Reason::ShortAtDeadline;
        status.decisive = Some((*last).clone());
    } else if status.as_of > deadline.date {
        status.state = State::DueNoData;
        status.reason = if actual.iter().any(|reading| reading.decides(deadline)) {
            Reason::LateButUndecided
        } else {
            Reason::NothingLateEnough
        };
    } else {
        (status.state, status.reason) = open_state(status, target, considered);
    }
    status.close_match = status
        .decisive
        .as_ref()
        .or(status.latest.as_ref())
        .is_some_and(|reading| reading.definition == Match::Close);
}

/// Whether the first reading that meets a target is dated after its deadline.
///
/// A reading for the deadline's own year is in time even if it stands at the year's last day.
fn reading_is_late(reading: &Reading, deadline: PlanDate) -> bool {
    crate::date::span_start(reading.date, reading.precision) > deadline.date
}

/// The state before the deadline, when no reading has met the target yet.
fn open_state(status: &Status, target: &Target, considered: &[Reading]) -> (State, Reason) {
    let one_year_rate = considered.iter().any(|reading| reading.unusable == Some(Unusable::OneYearRate));
    match (&status.baseline, &status.latest) {
        (None, None) if one_year_rate => (State::SingleReading, Reason::RateHasNoPace),
        (None, None) => (State::OpenNoData, Reason::NothingPublished),
        (Some(_), None) => (State::SingleReading, Reason::OnlyBaseline),
        (None, Some(_)) => (State::GapOnly, Reason::NoBaseline),
        (Some(baseline), Some(latest)) => {
            let quantities = status.quantities;
            if target.measure == Measure::Growth {
                (State::SingleReading, Reason::RateHasNoPace)
            } else if baseline.date >= target.deadline.date {
                (State::GapOnly, Reason::DeadlineBeforeBaseline)
            } else if quantities.gap_closed.is_none() {
                (State::GapOnly, Reason::NoDistance)
            } else if latest.date <= baseline.date {
                (State::SingleReading, Reason::OnlyBaseline)
            } else if quantities.time_used.is_some_and(|used| used < constants::TREND_TIME_USED) {
                (State::SingleReading, Reason::TooEarly)
            } else {
                quantities.pace.map_or((State::GapOnly, Reason::NoDistance), |pace| {
                    (quantities::band(pace), Reason::Pace)
                })
            }
        }
    }
}

/// The baseline that a journey starts from: the last one on or before the plan's first day, else the earliest.
fn choose_baseline(considered: &[Reading], period: Period, deadline: PlanDate) -> Option<Reading> {
    let mut candidates = considered
        .iter()
        .filter(|reading| reading.kind == ObservationKind::Baseline && reading.unusable.is_none())
        .filter(|reading| reading.definition != Match::Related && reading.bound != Bound::Indefinite)
        .filter(|reading| reading.date <= deadline.date);
    let mut chosen = candidates.next()?;
    for candidate in candidates {
        if candidate.date <= period.start && candidate.date > chosen.date {
            chosen = candidate;
        }
    }
    Some(chosen.clone())
}

fn measure(status: &Status, required: f64, deadline: PlanDate) -> Quantities {
    let latest = status.latest.as_ref();
    let mut quantities = Quantities {
        required_per_year: latest.and_then(|latest| {
            quantities::required_per_year(latest.value, latest.date, required, deadline.date)
        }),
        ..Quantities::default()
    };
    if let (Some(baseline), Some(latest)) = (&status.baseline, latest) {
        quantities.gap_closed = quantities::gap_closed(baseline.value, latest.value, required);
        quantities.time_used = quantities::time_used(baseline.date, latest.date, deadline.date);
        quantities.pace = quantities
            .gap_closed
            .zip(quantities.time_used)
            .and_then(|(gap, time)| quantities::pace(gap, time));
    }
    quantities
}

#[cfg(test)]
mod tests;
