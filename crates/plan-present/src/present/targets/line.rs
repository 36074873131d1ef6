//! A target in one line of a list, and with its reading on a scale of its own.

use crate::present::{asked, dated, deadline, district_name, indicator_name};
use crate::text::LangTexts;
use chrono::NaiveDate;
use plan_method::judged::Judged;
use plan_method::progress::{self, Standing, State};
use plan_model::dataset::Dataset;
use plan_model::date::DateBasis;
use plan_model::indicator::Better;
use plan_model::lang::Lang;
use plan_model::plan::{Plan, Target, Tier};

/// One target in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetLine {
    /// Target id.
    pub id: String,
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// Indicator.
    pub name: String,
    /// What is asked for.
    pub asked: String,
    /// By when, as written.
    pub deadline: String,
    /// By when.
    pub due: NaiveDate,
    /// Whether the date is the plan's end, not the clause's.
    pub deadline_assumed: bool,
    /// Commitment, or name, standard, direction, premise.
    pub tier: Tier,
    /// State.
    pub state: State,
}

/// One target with what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct BulletLine {
    /// The target.
    pub line: TargetLine,
    /// Where the journey starts, as written with its date.
    pub baseline: Option<String>,
    /// The latest published value, as written with its date.
    pub reading: Option<String>,
    /// The record of that value, whose source can be opened.
    pub record: Option<String>,
    /// What stands in place of a value that there isn't.
    pub without: &'static str,
    /// Whether less is better.
    pub lower_is_better: bool,
    /// The same on a scale; `None` if there is no number to draw.
    pub bullet: Option<Bullet>,
    /// Every value that counts over time; `None` for fewer than two.
    pub spark: Option<Spark>,
}

/// Values over time as places, shares from 0 to 1: to the right from the first value to the deadline or the last value,
/// upwards from zero or the lowest to the highest of values and target.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    /// The values, oldest first. Nothing is known between two of them.
    pub points: Vec<[f64; 2]>,
    /// The target at its deadline.
    pub target: [f64; 2],
}

/// Values with their days, and the target with its; `None` for fewer than two values or a number that isn't finite.
fn spark(values: &[(NaiveDate, f64)], target: (NaiveDate, f64)) -> Option<Spark> {
    let all = || values.iter().chain([&target]);
    if values.len() < 2 || all().any(|(_, value)| !value.is_finite()) {
        return None;
    }
    let (first, last) = (all().map(|(day, _)| *day).min()?, all().map(|(day, _)| *day).max()?);
    let low = all().map(|(_, value)| *value).fold(0.0, f64::min);
    let high = all().map(|(_, value)| *value).fold(0.0, f64::max);
    let days = (last - first).num_days() as f64;
    if days <= 0.0 || high <= low {
        return None;
    }
    let place = |(day, value): &(NaiveDate, f64)| {
        [(*day - first).num_days() as f64 / days, (value - low) / (high - low)]
    };
    Some(Spark { points: values.iter().map(place).collect(), target: place(&target) })
}

/// Places on a scale that starts at zero, as shares of its length from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bullet {
    /// The target.
    pub target: f64,
    /// Where the journey starts.
    pub baseline: Option<f64>,
    /// The latest published value, at which the bar ends; no bar without one.
    pub reading: Option<f64>,
}

/// Where the target stands on its scale, unless a value lies beyond the end.
const TARGET_AT: f64 = 0.8;

/// A scale from zero on which everything fits; the target stands at the same place of every scale if it can.
///
/// `None` if something is negative or no finite number, or if everything is zero.
fn bullet(target: f64, baseline: Option<f64>, reading: Option<f64>) -> Option<Bullet> {
    let known = || [Some(target), baseline, reading].into_iter().flatten();
    let most = known().fold(target / TARGET_AT, f64::max);
    let fits = known().all(|value| value.is_finite() && value >= 0.0) && most > 0.0;
    fits.then(|| Bullet {
        target: target / most,
        baseline: baseline.map(|value| value / most),
        reading: reading.map(|value| value / most),
    })
}

/// A target in one line.
pub(in crate::present) fn line(
    data: &Dataset,
    plan: &Plan,
    target: &Target,
    state: State,
    lang: Lang,
) -> TargetLine {
    TargetLine {
        id: target.id.clone(),
        district: plan.district.clone(),
        district_name: district_name(data, &plan.district, lang).to_owned(),
        name: indicator_name(data, &target.indicator, lang).to_owned(),
        asked: asked(target, lang),
        deadline: deadline(target, lang),
        due: target.deadline.date,
        deadline_assumed: target.deadline.basis != DateBasis::Stated,
        tier: target.tier,
        state,
    }
}

/// The target at a position of [`Dataset::targets`] with what was known of it on a day.
pub(in crate::present) fn bullet_line(judged: &Judged, position: usize, lang: Lang) -> Option<BulletLine> {
    let data = &judged.data;
    let as_of = judged.as_of;
    let (plan, target) = data.target_at(position)?;
    let status = progress::status(data, position, as_of)?;
    let latest = status.latest.or(status.decisive);
    let shown = latest.or(status.published);
    // What can't be checked isn't set against a number.
    let required = status.required.filter(|_| status.state.can_be_checked());
    let value = |reading: Option<progress::Reading<'_>>| reading.map(|reading| reading.value);
    Some(BulletLine {
        line: line(data, plan, target, status.state, lang),
        baseline: status.baseline.map(|reading| dated(&reading, status.unit, lang)),
        reading: shown.map(|reading| dated(&reading, status.unit, lang)),
        record: shown.map(|reading| reading.source.id().to_owned()),
        without: match status.state.can_be_checked() {
            true => lang.texts().no_observation,
            false => lang.texts().cannot_be_checked,
        },
        lower_is_better: data.indicator(&target.indicator).is_some_and(|of| of.better == Better::Lower),
        spark: required.and_then(|required| {
            let counted = status.considered.iter().filter(|reading| reading.unusable.is_none());
            let values: Vec<(NaiveDate, f64)> =
                counted.map(|reading| (reading.date, reading.value)).collect();
            spark(&values, (target.deadline.date, required))
        }),
        bullet: required.and_then(|required| bullet(required, value(status.baseline), value(latest))),
    })
}

/// Every commitment that existed on the day, with its plan and where it stands, plan by plan in reading order.
pub(in crate::present) fn commitments(judged: &Judged) -> impl Iterator<Item = (&Plan, &Target, &Standing)> {
    judged.commitments().map(|(_, plan, target, standing)| (plan, target, standing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spark_is_what_was_published_and_nothing_between() {
        let day = |text| plan_model::date::parse_day(text).expect("a day");
        let (first, second, end) = (day("2020-12-31"), day("2022-12-31"), day("2024-12-31"));
        let line = spark(&[(first, 10.0), (second, 20.0)], (end, 40.0)).expect("a spark");
        assert_eq!(line.points.len(), 2);
        assert_eq!((line.points[0], line.target), ([0.0, 0.25], [1.0, 1.0]));
        assert!((line.points[1][0] - 0.5).abs() < 0.01 && (line.points[1][1] - 0.5).abs() < 1e-9);
        assert!(spark(&[(first, 10.0)], (end, 40.0)).is_none(), "one value is no line");
        assert!(spark(&[(first, f64::NAN), (second, 1.0)], (end, 40.0)).is_none());
        assert!(spark(&[(end, 1.0), (end, 2.0)], (end, 3.0)).is_none(), "all on one day");
        assert!(spark(&[(first, 0.0), (second, 0.0)], (end, 0.0)).is_none());
        let late = spark(&[(first, -5.0), (end, 5.0)], (second, 0.0)).expect("a spark");
        assert_eq!((late.points[0][1], late.points[1]), (0.0, [1.0, 1.0]));
    }

    #[test]
    fn a_scale_starts_at_zero_and_holds_everything() {
        let places = |target, baseline, reading| {
            bullet(target, baseline, reading).map(|at| (at.target, at.baseline, at.reading))
        };
        assert_eq!(places(100.0, None, Some(50.0)), Some((0.8, None, Some(0.4))));
        assert_eq!(places(100.0, Some(25.0), None), Some((0.8, Some(0.2), None)));
        assert_eq!(places(100.0, None, Some(200.0)), Some((0.5, None, Some(1.0))), "beyond the target");
        assert_eq!(places(0.0, Some(8.0), Some(4.0)), Some((0.0, Some(1.0), Some(0.5))), "down to zero");
        for bad in [
            (0.0, None, None),
            (f64::NAN, None, None),
            (5.0, Some(-1.0), None),
            (5.0, None, Some(f64::INFINITY)),
        ] {
            assert_eq!(places(bad.0, bad.1, bad.2), None, "{bad:?}");
        }
    }
}
