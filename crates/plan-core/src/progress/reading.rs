//! Readings: published values brought into a target's unit, with what each can prove.

use crate::dataset::Dataset;
use crate::date::{PlanDate, Precision, span_start};
use crate::indicator::Better;
use crate::observation::{Coverage, Match, Observation, ObservationKind};
use crate::plan::{Baseline, Bound, Measure, Plan, Target};
use crate::unit;
use chrono::{Datelike, NaiveDate};

/// Where a reading comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadingSource {
    /// An observation, by id.
    Observation(String),
    /// A baseline that the plan itself states, by id.
    Baseline(String),
}

impl ReadingSource {
    /// The record's id.
    pub fn id(&self) -> &str {
        match self {
            Self::Observation(id) | Self::Baseline(id) => id,
        }
    }
}

/// Why a reading can't decide about a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unusable {
    /// It covers part of a year; the target is for all of it.
    PartYear,
    /// Its unit can't be brought into the target's.
    OtherUnit,
    /// It isn't a finite number.
    NotFinite,
    /// It is about another span of time than the target's.
    OtherPeriod,
    /// It is a rate of one year; the target is an average up to the deadline.
    OneYearRate,
    /// It is dated after the chosen day.
    Future,
}

/// A published value in the target's own unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The record it comes from.
    pub source: ReadingSource,
    /// In the target's unit.
    pub value: f64,
    /// How exact it claims to be.
    pub bound: Bound,
    /// Last day of what it stands for.
    pub date: NaiveDate,
    /// How exactly the date is known.
    pub precision: Precision,
    /// What span it covers.
    pub period: Coverage,
    /// Result or starting point.
    pub kind: ObservationKind,
    /// How well the definition fits.
    pub definition: Match,
    /// Why it can't decide; `None` if it can.
    pub unusable: Option<Unusable>,
}

impl Reading {
    /// Whether it is dated late enough to decide about a deadline: at or after it, or for its own year.
    pub fn decides(&self, deadline: PlanDate) -> bool {
        self.date >= deadline.date
            || (self.precision == Precision::Year && self.date.year() == deadline.date.year())
    }
}

/// What a reading proves about a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The target was met.
    Met,
    /// It was not.
    Short,
    /// The bounds leave it open.
    Undecided,
}

/// What a value with its bound proves about a required value with its bound.
///
/// Both are in one unit. `better` decides the direction of targets that are plain numbers: without
/// a direction, more counts as reached. A value said to be "about" the required one proves nothing.
pub fn verdict(
    value: f64,
    bound: Bound,
    required: f64,
    required_bound: Bound,
    better: Option<Better>,
) -> Verdict {
    let falling = match required_bound {
        Bound::Le | Bound::Lt => true,
        Bound::Ge | Bound::Gt => false,
        _ => better == Some(Better::Lower),
    };
    let strict = matches!(required_bound, Bound::Gt | Bound::Lt);
    // Turned round so that more is always better.
    let (value, required) = if falling { (-value, -required) } else { (value, required) };
    let bound = if falling { mirrored(bound) } else { bound };
    let enough = |v: f64| if strict { v > required } else { v >= required };
    if !value.is_finite() || !required.is_finite() {
        return Verdict::Undecided;
    }
    match bound {
        Bound::Eq | Bound::Range | Bound::Coverage => {
            if enough(value) {
                Verdict::Met
            } else {
                Verdict::Short
            }
        }
        Bound::Ge if enough(value) => Verdict::Met,
        Bound::Gt if value >= required => Verdict::Met,
        Bound::Le if !enough(value) => Verdict::Short,
        Bound::Lt if value <= required => Verdict::Short,
        Bound::Approx if value > required => Verdict::Met,
        Bound::Approx if value < required => Verdict::Short,
        _ => Verdict::Undecided,
    }
}

fn mirrored(bound: Bound) -> Bound {
    match bound {
        Bound::Ge => Bound::Le,
        Bound::Gt => Bound::Lt,
        Bound::Le => Bound::Ge,
        Bound::Lt => Bound::Gt,
        other => other,
    }
}

/// The number a target asks for: its value, or 100 % where it says complete coverage in words.
pub(super) fn required(target: &Target) -> Option<(f64, Option<&str>)> {
    match (target.value, target.bound) {
        (Some(value), _) if value.is_finite() => Some((value, target.unit.as_deref())),
        (None, Bound::Coverage) => Some((100.0, Some("%"))),
        _ => None,
    }
}

/// Every reading that the data sets against a target, oldest first.
pub(super) fn collect(data: &Dataset, plan: &Plan, target: &Target) -> Vec<Reading> {
    let unit = required(target).and_then(|(_, unit)| unit);
    let mut readings: Vec<Reading> = plan
        .baselines
        .iter()
        .filter(|baseline| baseline.indicator == target.indicator && baseline.scope == target.scope)
        .filter(|baseline| same_kind(baseline.measure, target.measure))
        .filter_map(|baseline| from_baseline(baseline, unit))
        .collect();
    for observation in data.observations_of(&target.id) {
        let reading = from_observation(observation, unit);
        // The plan's own clause stands for an observation that only repeats it.
        let repeats = |stated: &Reading| {
            reading.kind == ObservationKind::Baseline
                && stated.date == reading.date
                && stated.value == reading.value
        };
        if !readings.iter().any(repeats) {
            readings.push(reading);
        }
    }
    readings.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.source.id().cmp(b.source.id())));
    readings
}

/// Whether a level of one measure can start a journey of the other: totals and levels do, rates only with their like.
fn same_kind(from: Measure, to: Measure) -> bool {
    let level = |measure| matches!(measure, Measure::Stock | Measure::Cumulative);
    from == to || (level(from) && level(to))
}

fn in_unit(value: f64, from: Option<&str>, to: Option<&str>) -> Result<f64, Unusable> {
    if !value.is_finite() {
        return Err(Unusable::NotFinite);
    }
    match (from, to) {
        (Some(from), Some(to)) if from != to => unit::convert(value, from, to).ok_or(Unusable::OtherUnit),
        (None, Some(_)) => Err(Unusable::OtherUnit),
        _ => Ok(value),
    }
}

fn from_observation(observation: &Observation, unit: Option<&str>) -> Reading {
    let converted = in_unit(observation.value, Some(&observation.unit), unit);
    let unusable =
        converted.err().or((observation.period == Coverage::PartYear).then_some(Unusable::PartYear));
    Reading {
        source: ReadingSource::Observation(observation.id.clone()),
        value: converted.unwrap_or(observation.value),
        bound: observation.bound,
        date: observation.as_of.date,
        precision: observation.as_of.precision,
        period: observation.period,
        kind: observation.kind,
        definition: observation.definition,
        unusable,
    }
}

fn from_baseline(baseline: &Baseline, unit: Option<&str>) -> Option<Reading> {
    let value = baseline.value?;
    let converted = in_unit(value, baseline.unit.as_deref(), unit);
    Some(Reading {
        source: ReadingSource::Baseline(baseline.id.clone()),
        value: converted.unwrap_or(value),
        bound: baseline.bound,
        date: baseline.as_of.date,
        precision: baseline.as_of.precision,
        period: Coverage::Point,
        kind: ObservationKind::Baseline,
        definition: Match::Exact,
        unusable: converted.err(),
    })
}

/// Whether a reading's span lies in the wrong time for a target of this measure.
pub(super) fn wrong_time(
    reading: &Reading,
    target: &Target,
    period: crate::date::Period,
) -> Option<Unusable> {
    let start = span_start(reading.date, reading.precision);
    match target.measure {
        Measure::New if start > target.deadline.date || reading.date < period.start => {
            Some(Unusable::OtherPeriod)
        }
        Measure::Growth if reading.date.year() != target.deadline.date.year() => Some(Unusable::OneYearRate),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_proves_only_what_it_says() {
        use Bound::*;
        use Verdict::*;
        for (value, bound, required, required_bound, expected) in [
            (1000.0, Gt, 1000.0, Ge, Met),
            (1000.0, Lt, 1000.0, Ge, Short),
            (1000.0, Lt, 900.0, Ge, Undecided),
            (900.0, Gt, 1000.0, Ge, Undecided),
            (1000.0, Ge, 1000.0, Gt, Undecided),
            (1000.0, Gt, 1000.0, Gt, Met),
            (1000.0, Eq, 1000.0, Gt, Short),
            (1000.0, Approx, 1000.0, Ge, Undecided),
            (1001.0, Approx, 1000.0, Ge, Met),
            (96.0, Eq, 95.0, Ge, Met),
            (4.0, Eq, 5.0, Le, Met),
            (5.0, Eq, 5.0, Lt, Short),
            (5.0, Lt, 5.0, Lt, Met),
            (5.0, Gt, 5.0, Le, Short),
            (4.0, Gt, 5.0, Le, Undecided),
        ] {
            assert_eq!(
                verdict(value, bound, required, required_bound, Some(Better::Higher)),
                expected,
                "{bound:?} {value} against {required_bound:?} {required}"
            );
        }
    }

    #[test]
    fn fewer_is_reached_when_fewer_is_better() {
        assert_eq!(verdict(4.0, Bound::Eq, 5.0, Bound::Eq, Some(Better::Lower)), Verdict::Met);
        assert_eq!(verdict(4.0, Bound::Eq, 5.0, Bound::Eq, Some(Better::Higher)), Verdict::Short);
    }

    #[test]
    fn what_is_no_number_proves_nothing() {
        assert_eq!(verdict(f64::NAN, Bound::Eq, 5.0, Bound::Ge, None), Verdict::Undecided);
        assert_eq!(verdict(5.0, Bound::Eq, f64::INFINITY, Bound::Ge, None), Verdict::Undecided);
    }
}
