//! What the value that decides says of a target; and which value would decide, where none does.

use crate::format;
use crate::present::wording::quoted;
use crate::present::written::reading_value;
use crate::present::{asked, deadline, district_name, indicator_name};
use chrono::Datelike;
use plan_method::progress::{Reading, State, Status};
use plan_model::dataset::Dataset;
use plan_model::date::Precision;
use plan_model::lang::Lang;
use plan_model::plan::{Bound, Measure, Plan, Target};

/// District, subject and finding in one sentence without a full stop, where a published value decides; else `None`.
pub(super) fn finding(
    data: &Dataset,
    plan: &Plan,
    target: &Target,
    status: &Status<'_>,
    lang: Lang,
) -> Option<String> {
    let reading = status.decisive.as_ref()?;
    let district = district_name(data, &plan.district, lang);
    let name = indicator_name(data, &target.indicator, lang);
    let date = format::date(reading.date, reading.precision, lang);
    let value = reading_value(reading, status.unit, lang);
    let outcome = outcome(target, status, reading, lang);
    Some(match lang {
        Lang::Zh => format!("{district}{date}{name}{value}，{outcome}"),
        Lang::En => format!("{district}, {date}: {name} {value}, {outcome}"),
    })
}

/// How the deciding value stands to what is asked for.
fn outcome(target: &Target, status: &Status<'_>, reading: &Reading<'_>, lang: Lang) -> String {
    let asked = asked(target, lang);
    match (status.state, lang) {
        (State::AchievedLate, Lang::Zh) => format!("晚于期限达到目标{asked}"),
        (State::AchievedLate, Lang::En) => format!("which reaches the target of {asked} after the deadline"),
        (State::AchievedBy, Lang::Zh) => format!("那时已达到目标{asked}"),
        (State::AchievedBy, Lang::En) => format!("by when the target of {asked} had been reached"),
        (state, Lang::Zh) if state.is_achieved() => format!("达到目标{asked}"),
        (state, Lang::En) if state.is_achieved() => format!("which reaches the target of {asked}"),
        (_, Lang::Zh) => match distance(target, status, reading, lang) {
            Some((true, by)) => format!("比目标{asked}多{by}"),
            Some((false, by)) => format!("比目标{asked}少{by}"),
            None => format!("没有达到目标{asked}"),
        },
        (_, Lang::En) => match distance(target, status, reading, lang) {
            Some((true, by)) => format!("{by} above the target of {asked}"),
            Some((false, by)) => format!("{by} below the target of {asked}"),
            None => format!("short of the target of {asked}"),
        },
    }
}

/// How far a value is from the number asked for, and whether it is the larger one: in percentage points where both are
/// percentages, else in percent of the target. `None` where one of them is a bound, about or a range, or nothing can be
/// divided by.
fn distance(
    target: &Target,
    status: &Status<'_>,
    reading: &Reading<'_>,
    lang: Lang,
) -> Option<(bool, String)> {
    let exact = matches!(reading.bound, Bound::Eq | Bound::Coverage);
    let about = matches!(target.bound, Bound::Approx | Bound::Range | Bound::Indefinite);
    let required = status.required.filter(|_| exact && !about)?;
    let gap = reading.value - required;
    if gap == 0.0 {
        return None;
    }
    let by = match status.unit {
        Some("%") => format::quantity(gap.abs(), Bound::Eq, Some("个百分点"), lang),
        Some(_) | None => {
            let share = (gap / required).abs();
            share.is_finite().then(|| format::percent(share, lang))?
        }
    };
    Some((gap > 0.0, by))
}

/// Which published value would decide a target that none decides yet; `None` where no value could, or one does.
pub(super) fn would_decide(
    data: &Dataset,
    plan: &Plan,
    target: &Target,
    status: &Status<'_>,
    lang: Lang,
) -> Option<String> {
    status.required?;
    let state = status.state;
    if state.is_decided() || !state.can_be_checked() || state == State::Overtaken {
        return None;
    }
    let which = deciding_value(data, plan, target, lang);
    Some(match lang {
        Lang::Zh => format!("能判断它的公开值：{which}，口径与规划相同。"),
        Lang::En => format!("What would settle it: a published value of {which}, defined as in the plan."),
    })
}

/// The value that a target is about, with its day or period: `2024年新增的“智慧养老院数”`.
pub(in crate::present) fn deciding_value(data: &Dataset, plan: &Plan, target: &Target, lang: Lang) -> String {
    let name = quoted(indicator_name(data, &target.indicator, lang));
    let due = deadline(target, lang);
    let start = format::date(plan.period.start, Precision::Year, lang);
    let one_year = plan.period.start.year() == target.deadline.date.year();
    match (target.measure, lang) {
        (Measure::New, Lang::Zh) if one_year => format!("{due}新增的{name}"),
        (Measure::New, Lang::En) if one_year => format!("{name}, added in {due}"),
        (Measure::New, Lang::Zh) => format!("从{start}到{due}合计新增的{name}"),
        (Measure::New, Lang::En) => format!("{name}, added from {start} to {due} in all"),
        (_, Lang::Zh) => format!("{due}的{name}"),
        (_, Lang::En) => format!("{name} for {due}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_method::progress::{ReadingSource, judge};
    use plan_model::fixtures::{self, day};
    use plan_model::observation::{Coverage, Match, ObservationKind};
    use plan_model::plan::Tier;

    /// A target of the made-up data that asks for a level by the end of 2023.
    fn asking(data: &Dataset, value: f64, bound: Bound, unit: &str) -> Target {
        let (_, target) = data.target("a-target-1").expect("a target");
        Target {
            value: Some(value),
            bound,
            unit: Some(unit.into()),
            measure: Measure::Stock,
            ..target.clone()
        }
    }

    fn published(value: f64, bound: Bound, date: &str) -> Reading<'static> {
        Reading {
            source: ReadingSource::Observation("obs-made-up"),
            repeated_by: None,
            value,
            bound,
            date: day(date),
            precision: Precision::Year,
            period: Coverage::Point,
            kind: ObservationKind::Actual,
            definition: Match::Exact,
            grade: None,
            unusable: None,
        }
    }

    #[test]
    fn a_deciding_value_is_said_with_its_distance_from_the_target() {
        let data = fixtures::data();
        let (plan, _) = data.target("a-target-1").expect("a plan");
        for ((asked, asked_bound, unit), (value, bound, date), zh, en) in [
            (
                (3_058.0, Bound::Eq, "亿元"),
                (2_648.0, Bound::Eq, "2023-12-31"),
                "徐汇区2023年养老院2648亿元，比目标3058亿元少13%",
                "a, 2023: Homes CN¥264.8 billion, 13% below the target of CN¥305.8 billion",
            ),
            (
                (1_000.0, Bound::Eq, "亿元"),
                (1_000.0, Bound::Gt, "2023-12-31"),
                "徐汇区2023年养老院>1000亿元，达到目标1000亿元",
                "a, 2023: Homes >CN¥100 billion, which reaches the target of CN¥100 billion",
            ),
            (
                (1_000.0, Bound::Ge, "个"),
                (1_000.0, Bound::Eq, "2024-12-31"),
                "徐汇区2024年养老院1000个，那时已达到目标≥1000个",
                "a, 2024: Homes 1,000, by when the target of ≥1,000 had been reached",
            ),
            (
                (5.0, Bound::Le, "分钟"),
                (6.0, Bound::Eq, "2023-12-31"),
                "徐汇区2023年养老院6分钟，比目标≤5分钟多20%",
                "a, 2023: Homes 6 minutes, 20% above the target of ≤5 minutes",
            ),
            (
                (90.0, Bound::Eq, "%"),
                (85.0, Bound::Eq, "2023-12-31"),
                "徐汇区2023年养老院85%，比目标90%少5个百分点",
                "a, 2023: Homes 85%, 5 percentage points below the target of 90%",
            ),
            (
                (90.0, Bound::Ge, "个"),
                (85.0, Bound::Lt, "2023-12-31"),
                "徐汇区2023年养老院<85个，没有达到目标≥90个",
                "a, 2023: Homes <85, short of the target of ≥90",
            ),
        ] {
            let target = asking(&data, asked, asked_bound, unit);
            let readings = vec![published(value, bound, date)];
            let status =
                judge(&target, plan.period, data.issued_from(plan), None, readings, day("2026-11-30"));
            assert_eq!(finding(&data, plan, &target, &status, Lang::Zh).as_deref(), Some(zh));
            assert_eq!(finding(&data, plan, &target, &status, Lang::En).as_deref(), Some(en));
            let more = would_decide(&data, plan, &target, &status, Lang::Zh);
            assert_eq!(more.is_none(), status.state.is_decided(), "{zh}");
        }
    }

    #[test]
    fn what_would_decide_follows_what_is_measured() {
        let data = fixtures::data();
        let (plan, _) = data.target("a-target-1").expect("a plan");
        let said = |target: &Target| {
            let status =
                judge(target, plan.period, data.issued_from(plan), None, Vec::new(), day("2026-11-30"));
            assert_eq!(finding(&data, plan, target, &status, Lang::Zh), None);
            would_decide(&data, plan, target, &status, Lang::Zh)
        };
        let target = asking(&data, 100.0, Bound::Ge, "个");
        for (measure, words) in [
            (Measure::Stock, "能判断它的公开值：2023年的“养老院”，口径与规划相同。"),
            (Measure::New, "能判断它的公开值：从2021年到2023年合计新增的“养老院”，口径与规划相同。"),
            (Measure::Growth, "能判断它的公开值：2023年的“养老院”，口径与规划相同。"),
        ] {
            assert_eq!(said(&Target { measure, ..target.clone() }).as_deref(), Some(words));
        }
        assert_eq!(said(&Target { tier: Tier::Scope, ..target.clone() }), None, "nothing could");
        assert_eq!(said(&Target { value: None, bound: Bound::Indefinite, ..target }), None);
    }
}
