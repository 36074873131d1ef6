//! Readings: published values brought into a target's unit, with why some don't count.

use super::aim;
use chrono::{Datelike, NaiveDate};
use plan_model::dataset::{Dataset, Figure};
use plan_model::date::{Period, PlanDate, Precision, span_start};
use plan_model::observation::{Coverage, Grade, Match, ObservationKind};
use plan_model::order::positions;
use plan_model::plan::{Baseline, Bound, Measure, Plan, Target};
use plan_model::unit;

/// Where a reading comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingSource<'a> {
    /// An observation, by id.
    Observation(&'a str),
    /// A baseline that the plan itself states, by id.
    Baseline(&'a str),
}

impl<'a> ReadingSource<'a> {
    /// The record's id.
    pub fn id(self) -> &'a str {
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
    /// It counts what one year added; the target is for several years together.
    OneYearOfSeveral,
    /// It is a rate of one year; the target is an average up to the deadline.
    OneYearRate,
    /// Its definition is only related to the target's.
    Related,
    /// It is dated after the chosen day.
    Future,
}

impl Unusable {
    /// Every cause.
    pub const ALL: [Unusable; 8] = [
        Unusable::PartYear,
        Unusable::OtherUnit,
        Unusable::NotFinite,
        Unusable::OtherPeriod,
        Unusable::OneYearOfSeveral,
        Unusable::OneYearRate,
        Unusable::Related,
        Unusable::Future,
    ];
}

/// A published value in the target's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading<'a> {
    /// The record it comes from.
    pub source: ReadingSource<'a>,
    /// The observation that repeats it, for a baseline that the plan states.
    pub repeated_by: Option<&'a str>,
    /// In the target's unit; in its own where the two can't be converted.
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
    /// Kind of publication; `None` for what the plan itself states.
    pub grade: Option<Grade>,
    /// Why it can't decide; `None` if it can.
    pub unusable: Option<Unusable>,
}

impl Reading<'_> {
    /// Whether it is dated late enough to decide about a deadline: at or after it, or for its own year.
    pub fn decides(&self, deadline: PlanDate) -> bool {
        let for_a_year = self.precision == Precision::Year || self.period == Coverage::FullYear;
        self.date >= deadline.date || (for_a_year && self.date.year() == deadline.date.year())
    }

    /// Whether all that it stands for lies after a deadline. A value for the deadline's own year is in time.
    pub fn is_late(&self, deadline: PlanDate) -> bool {
        let for_a_year = self.precision == Precision::Year || self.period == Coverage::FullYear;
        let precision = if for_a_year { Precision::Year } else { self.precision };
        span_start(self.date, precision) > deadline.date
    }

    /// Whether somebody published it apart from the plan.
    pub fn is_published(&self) -> bool {
        matches!(self.source, ReadingSource::Observation(_)) || self.repeated_by.is_some()
    }

    /// A result that counts.
    pub(super) fn is_result(&self) -> bool {
        self.unusable.is_none() && self.kind == ObservationKind::Actual
    }

    /// A published result of the target's own indicator, in a unit that can be compared. It may be of too early a day,
    /// or of another span than the target's, and so unable to decide.
    pub(super) fn is_of_indicator(&self) -> bool {
        let comparable = match self.unusable {
            None | Some(Unusable::PartYear | Unusable::OneYearOfSeveral | Unusable::OneYearRate) => true,
            Some(
                Unusable::OtherUnit
                | Unusable::NotFinite
                | Unusable::OtherPeriod
                | Unusable::Related
                | Unusable::Future,
            ) => false,
        };
        comparable && self.kind == ObservationKind::Actual
    }

    /// A starting point that counts. A range or an order of magnitude is no point to start from.
    pub(super) fn is_start(&self) -> bool {
        let one_number = !matches!(self.bound, Bound::Indefinite | Bound::Range);
        self.unusable.is_none() && self.kind == ObservationKind::Baseline && one_number
    }
}

/// Puts every reading that the data sets against a target into `readings`, in no particular order.
pub(super) fn collect<'a>(
    data: &'a Dataset,
    plan: &'a Plan,
    target: &Target,
    position: usize,
    readings: &mut Vec<Reading<'a>>,
) {
    readings.clear();
    let unit = aim::number(target).and_then(|(_, unit)| unit);
    let stated = plan.baselines.iter().filter(|baseline| {
        baseline.indicator == target.indicator
            && baseline.scope == target.scope
            && same_kind(baseline.measure, target.measure)
    });
    readings.extend(stated.filter_map(|baseline| from_baseline(baseline, unit)));
    let n_stated = readings.len();
    let observations = data.observations();
    for at in observations.of_target(position) {
        let reading = from_figure(observations.figure(at), unit);
        // The plan's own clause stands for an observation that only repeats it.
        let repeats = |stated: &&mut Reading<'a>| {
            reading.kind == ObservationKind::Baseline
                && stated.date == reading.date
                && stated.value == reading.value
        };
        match readings[..n_stated].iter_mut().find(repeats) {
            Some(stated) => stated.repeated_by = Some(reading.source.id()),
            None => readings.push(reading),
        }
    }
}

/// Puts readings in order, oldest first; of one day by record.
pub(super) fn sort(readings: &mut [Reading<'_>]) {
    let compare =
        |a: &Reading<'_>, b: &Reading<'_>| a.date.cmp(&b.date).then_with(|| a.source.id().cmp(b.source.id()));
    // A target has a handful of them.
    if readings.len() > 32 {
        let unsorted = readings.to_vec();
        let order = positions(unsorted.len(), &|a, b| compare(&unsorted[a], &unsorted[b]));
        readings.iter_mut().zip(order).for_each(|(slot, at)| *slot = unsorted[at as usize]);
        return;
    }
    for at in 1..readings.len() {
        let mut place = at;
        while place > 0 && compare(&readings[place], &readings[place - 1]).is_lt() {
            readings.swap(place, place - 1);
            place -= 1;
        }
    }
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
        (Some(_), _) | (None, None) => Ok(value),
    }
}

fn from_figure<'a>(figure: Figure<'a>, unit: Option<&str>) -> Reading<'a> {
    let converted = in_unit(figure.value, Some(figure.unit), unit);
    let unusable = if figure.definition == Match::Related {
        Some(Unusable::Related)
    } else {
        converted.err().or((figure.period == Coverage::PartYear).then_some(Unusable::PartYear))
    };
    Reading {
        source: ReadingSource::Observation(figure.id),
        repeated_by: None,
        value: converted.unwrap_or(figure.value),
        bound: figure.bound,
        date: figure.date,
        precision: figure.precision,
        period: figure.period,
        kind: figure.kind,
        definition: figure.definition,
        grade: Some(figure.grade),
        unusable,
    }
}

fn from_baseline<'a>(baseline: &'a Baseline, unit: Option<&str>) -> Option<Reading<'a>> {
    let value = baseline.value?;
    let converted = in_unit(value, baseline.unit.as_deref(), unit);
    Some(Reading {
        source: ReadingSource::Baseline(&baseline.id),
        repeated_by: None,
        value: converted.unwrap_or(value),
        bound: baseline.bound,
        date: baseline.as_of.date,
        precision: baseline.as_of.precision,
        period: Coverage::Point,
        kind: ObservationKind::Baseline,
        definition: Match::Exact,
        grade: None,
        unusable: converted.err(),
    })
}

/// Whether a result's span lies in the wrong time for a target of this measure.
pub(super) fn wrong_time(reading: &Reading<'_>, target: &Target, period: Period) -> Option<Unusable> {
    let deadline = target.deadline.date;
    match target.measure {
        Measure::New => {
            if span_start(reading.date, reading.precision) > deadline || reading.date < period.start {
                Some(Unusable::OtherPeriod)
            } else if reading.period == Coverage::FullYear && period.start.year() < deadline.year() {
                Some(Unusable::OneYearOfSeveral)
            } else {
                None
            }
        }
        Measure::Growth => {
            let of_its_year = reading.date.year() == deadline.year();
            match reading.period {
                Coverage::SeveralYears => (!of_its_year).then_some(Unusable::OtherPeriod),
                // The last of several years is a part of their average, and doesn't settle it.
                Coverage::FullYear if period.start.year() < deadline.year() => Some(Unusable::OneYearRate),
                Coverage::Point | Coverage::FullYear | Coverage::PartYear => {
                    (!of_its_year).then_some(Unusable::OneYearRate)
                }
            }
        }
        Measure::Cumulative | Measure::Stock | Measure::Share | Measure::Coverage | Measure::Time => None,
    }
}
