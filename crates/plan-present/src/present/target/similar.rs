//! Published values that are close to a target's subject and don't decide about it, each with what is different.

use super::explain;
use crate::format;
use crate::names;
use crate::present::written::{observed_value, reading_value};
use crate::present::{Cell, indicator_name};
use chrono::NaiveDate;
use plan_method::compare::class_of;
use plan_method::progress::{Reading, ReadingSource, Status, Unusable};
use plan_model::dataset::{Dataset, ObservationRef};
use plan_model::lang::Lang;
use plan_model::observation::{Match, ObservationKind};
use plan_model::order::arrange;
use plan_model::plan::{Plan, Target};
use plan_model::unit;

/// A published value that says something close to the target's subject and isn't used to judge it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimilarValue {
    /// Record id.
    pub record: String,
    /// The day it stands for, as written.
    pub date: String,
    /// Value as published.
    pub value: String,
    /// What the publication counts.
    pub name: String,
    /// What is different about it.
    pub difference: String,
}

/// A similar value with what a table needs of it.
pub(super) struct Similar {
    /// What a reader is told.
    pub said: SimilarValue,
    /// The day it stands for.
    pub day: NaiveDate,
    /// The value as a table's cell: a number where it can be brought into the target's unit.
    pub cell: Cell,
}

/// The values of a target's district about the same indicator that don't decide about it, oldest first: those that were set
/// against the target and don't count, and those that count something else. Later ones than the day of judging are left out.
pub(super) fn similar(
    data: &Dataset,
    plan: &Plan,
    target: &Target,
    status: &Status<'_>,
    lang: Lang,
) -> Vec<Similar> {
    let starts = |reading: &Reading<'_>| {
        status.baseline.as_ref().is_some_and(|baseline| baseline.source == reading.source)
    };
    let unused = status.considered.iter().filter(|reading| match reading.unusable {
        Some(why) => why != Unusable::Future,
        None => reading.kind == ObservationKind::Baseline && !starts(reading),
    });
    let mut rows: Vec<Similar> =
        unused.filter_map(|reading| of_reading(data, target, status, reading, lang)).collect();
    let indicator = class_of(data, &target.indicator);
    let known = |id: &str| {
        status.considered.iter().any(|reading| reading.source.id() == id || reading.repeated_by == Some(id))
    };
    let others = data.observations().iter().filter(|row| {
        row.district == plan.district.as_str()
            && row.as_of.date <= status.as_of
            && class_of(data, row.indicator) == indicator
            && !known(row.id)
    });
    rows.extend(others.map(|row| of_observation(&row, status.unit, lang)));
    arrange(&mut rows, &|a, b| a.day.cmp(&b.day).then_with(|| a.said.record.cmp(&b.said.record)));
    rows
}

/// A reading that was set against the target and doesn't count.
fn of_reading(
    data: &Dataset,
    target: &Target,
    status: &Status<'_>,
    reading: &Reading<'_>,
    lang: Lang,
) -> Option<Similar> {
    let difference = match reading.unusable {
        Some(why) => explain::unusable(why, lang).to_owned(),
        None => lang.pick("不是判断所用的起点", "it isn't the starting point that was used").to_owned(),
    };
    match reading.source {
        ReadingSource::Observation(id) => {
            let row = data.observation(id)?;
            let similar = of_observation(&row, status.unit, lang);
            Some(Similar { said: SimilarValue { difference, ..similar.said }, ..similar })
        }
        ReadingSource::Baseline(id) => {
            let value = reading_value(reading, status.unit, lang);
            let same_unit = reading.unusable != Some(Unusable::OtherUnit);
            Some(Similar {
                day: reading.date,
                cell: cell(same_unit.then_some(reading.value), &value),
                said: SimilarValue {
                    record: id.to_owned(),
                    date: format::date(reading.date, reading.precision, lang),
                    name: indicator_name(data, &target.indicator, lang).to_owned(),
                    value,
                    difference,
                },
            })
        }
    }
}

/// A published value in a target's unit, with the caveat that the data gives it.
fn of_observation(row: &ObservationRef<'_>, unit: Option<&str>, lang: Lang) -> Similar {
    let note = match lang {
        Lang::Zh => row.note_zh,
        Lang::En => row.note_en,
    };
    let fallback = || match (row.definition, lang) {
        (Match::Exact, Lang::Zh) => "没有与这项目标对应".to_owned(),
        (Match::Exact, Lang::En) => "it isn't set against this target".to_owned(),
        (fit, Lang::Zh) => format!("口径：{}", names::definition(fit, lang)),
        (fit, Lang::En) => format!("definition: {}", names::definition(fit, lang)),
    };
    let value = observed_value(row, lang);
    let number = match unit {
        Some(unit) if unit != row.unit => unit::convert(row.value, row.unit, unit),
        Some(_) | None => Some(row.value),
    };
    Similar {
        day: row.as_of.date,
        cell: cell(number, &value),
        said: SimilarValue {
            record: row.id.to_owned(),
            date: format::date(row.as_of.date, row.as_of.precision, lang),
            name: lang.pick(&row.names.zh, &row.names.en).to_owned(),
            difference: note.map_or_else(fallback, str::to_owned),
            value,
        },
    }
}

fn cell(number: Option<f64>, text: &str) -> Cell {
    match number {
        Some(value) => Cell::Number { value, text: text.to_owned() },
        None => Cell::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan_method::progress;
    use plan_model::fixtures::{self, day};

    #[test]
    fn values_of_the_same_indicator_and_district_that_were_not_set_against_it_are_similar() {
        let data = fixtures::data();
        let position = data.target_position("a-target-2").expect("a target");
        let (plan, target) = data.target_at(position).expect("a target");
        let rows = |as_of: &str, lang: Lang| {
            let status = progress::status(&data, position, day(as_of)).expect("a status");
            similar(&data, plan, target, &status, lang)
        };
        let found = rows("2026-11-30", Lang::Zh);
        let records: Vec<&str> = found.iter().map(|row| row.said.record.as_str()).collect();
        let others: Vec<String> = (0..9).filter(|n| *n != 2).map(|n| format!("obs-a-{n}")).collect();
        assert!(others.iter().all(|id| records.contains(&id.as_str())), "{records:?}");
        assert!(records.iter().all(|id| id.starts_with("obs-a-")), "its own district's: {records:?}");
        let first = found.iter().find(|row| row.said.record == "obs-a-0").expect("a row");
        assert_eq!(first.said.value, "700个");
        assert_eq!(first.said.difference, "没有与这项目标对应");
        assert_eq!(first.cell, Cell::Number { value: 700.0, text: "700个".to_owned() });
        assert!(rows("2023-06-30", Lang::En).is_empty(), "not yet published");
    }
}
