//! Records side by side, and what is said about one indicator in several districts.

use super::compare::{ComparisonSheet, comparison, field};
use crate::format;
use crate::names;
use crate::present::target::{GoalSheet, goal};
use crate::present::{Cell, Table, district_name, indicator_name};
use crate::text::LangTexts;
use chrono::NaiveDate;
use plan_method::compare::{Comparand, ComparedField, Record};
use plan_method::compare::{class_of, published};
use plan_method::judged::Judged;
use plan_method::progress::{State, status, unit_of};
use plan_model::dataset::{Dataset, ObservationRef};
use plan_model::lang::Lang;
use plan_model::order::arrange;
use plan_model::plan::{Scope, Target};
use plan_model::unit;

/// One line of a comparison: what each side says about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// What is compared.
    pub name: &'static str,
    /// What each side says, in the order of the sides.
    pub values: Vec<String>,
    /// Whether this is the field in which the sides differ first.
    pub differs: bool,
}

/// Records side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySide {
    /// The guard's answer, and the sides with their clauses.
    pub comparison: ComparisonSheet,
    /// Field by field, in the order in which the guard looks.
    pub fields: Vec<FieldRow>,
    /// State of each side; `None` for a published value.
    pub states: Vec<Option<State>>,
    /// The goal of each side, if all may stand on one axis and each is a target with a number.
    pub multiples: Option<Multiples>,
    /// Sides and fields as a table.
    pub table: Table,
}

/// Small multiples: the goals of several districts, drawn to one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiples {
    /// The goals, in the order of the sides.
    pub panels: Vec<GoalSheet>,
    /// What each panel is called.
    pub names: Vec<String>,
    /// First and last day of every panel's axis.
    pub days: (NaiveDate, NaiveDate),
    /// Upper end of every panel's axis, in the unit of the first panel; the lower end is 0.
    pub top: f64,
}

/// Records side by side, each a target or an observation; `None` unless at least two are in the data.
pub fn side_by_side(judged: &Judged, records: &[String], lang: Lang) -> Option<SideBySide> {
    let data = &judged.data;
    let _as_of = judged.as_of;
    let comparison = comparison(data, records, lang)?;
    let ids: Vec<&str> = comparison.rows.iter().map(|row| row.record.as_str()).collect();
    let fields = fields(data, &ids, comparison.differs, lang);
    let first_unit = data.target(ids.first()?).and_then(|(_, target)| unit_of(target));
    let goals: Vec<Option<(State, GoalSheet)>> =
        ids.iter().map(|id| goal_of(judged, id, first_unit, lang)).collect();
    let states: Vec<Option<State>> =
        goals.iter().map(|goal| goal.as_ref().map(|(state, _)| *state)).collect();
    let panels: Option<Vec<GoalSheet>> = goals.into_iter().map(|goal| goal.map(|(_, sheet)| sheet)).collect();
    let names: Vec<String> = comparison.rows.iter().map(|row| row.district_name.clone()).collect();
    let multiples = panels.filter(|_| comparison.comparable).and_then(|panels| multiples(panels, names));
    let table = table(&comparison, &fields, &states, lang);
    Some(SideBySide { comparison, fields, states, multiples, table })
}

/// State and goal of a target, its numbers brought into `unit` where they can be.
fn goal_of(judged: &Judged, id: &str, unit: Option<&str>, lang: Lang) -> Option<(State, GoalSheet)> {
    let data = &judged.data;
    let as_of = judged.as_of;
    let position = data.target_position(id)?;
    let (plan, target) = data.target_at(position)?;
    let status = status(data, position, as_of)?;
    let mut sheet = goal(data, plan, target, &status, lang);
    if let (Some(from), Some(to)) = (unit_of(target), unit)
        && let Some(factor) = unit::convert(1.0, from, to)
    {
        for point in &mut sheet.points {
            point.value *= factor;
            point.other_end = point.other_end.map(|end| end * factor);
        }
        sheet.reference.iter_mut().flatten().for_each(|(_, value)| *value *= factor);
    }
    Some((status.state, sheet))
}

fn multiples(panels: Vec<GoalSheet>, names: Vec<String>) -> Option<Multiples> {
    let points = || panels.iter().flat_map(|sheet| &sheet.points);
    let dates = || {
        points()
            .map(|point| point.date)
            .chain(panels.iter().flat_map(|sheet| [sheet.period.0, sheet.period.1]))
    };
    let days = (dates().min()?, dates().max()?);
    let top = points().map(|point| point.value).fold(0.0, f64::max);
    let drawn = panels.iter().all(|sheet| !sheet.points.is_empty());
    (drawn && top > 0.0).then_some(Multiples { panels, names, days, top })
}

fn fields(data: &Dataset, ids: &[&str], differs: Option<ComparedField>, lang: Lang) -> Vec<FieldRow> {
    let texts = lang.texts();
    let sides: Vec<(Comparand<'_>, Record<'_>)> = ids
        .iter()
        .filter_map(|id| {
            let record = match data.target(id) {
                Some((_, target)) => Record::Target(target),
                None => Record::Observation(data.observation(id)?),
            };
            Some((Comparand::of(data, record), record))
        })
        .collect();
    let unknown = || lang.pick("不明", "unknown").to_owned();
    let all = |say: &dyn Fn(&Comparand<'_>, &Record<'_>) -> String| {
        sides.iter().map(|(side, record)| say(side, record)).collect::<Vec<_>>()
    };
    let guarded = |which: ComparedField, values: Vec<String>| FieldRow {
        name: field_name(which, lang),
        values,
        differs: differs == Some(which),
    };
    let plain = |name, values| FieldRow { name, values, differs: false };
    vec![
        guarded(
            ComparedField::Indicator,
            all(&|side, _| side.names.map_or(side.class, |names| lang.pick(&names.zh, &names.en)).to_owned()),
        ),
        plain(texts.definition, all(&|_, record| definition(data, record, lang))),
        guarded(ComparedField::Unit, all(&|side, _| side.unit.map_or_else(unknown, str::to_owned))),
        guarded(ComparedField::Bound, all(&|side, _| names::bound(side.bound, lang).to_owned())),
        guarded(
            ComparedField::Scope,
            all(&|side, _| match side.scope {
                None => unknown(),
                Some(Scope::District) => texts.scope_district.to_owned(),
                Some(Scope::Part { zh, en }) => lang.pick(zh, en).to_owned(),
            }),
        ),
        guarded(
            ComparedField::Measure,
            all(&|side, _| {
                side.measure.map_or_else(unknown, |measure| names::measure(measure, lang).to_owned())
            }),
        ),
        guarded(
            ComparedField::Year,
            all(&|side, _| match lang {
                Lang::Zh => format!("{}年", side.year),
                Lang::En => side.year.to_string(),
            }),
        ),
    ]
}

/// What a field of the guard is called as a heading.
fn field_name(which: ComparedField, lang: Lang) -> &'static str {
    let texts = lang.texts();
    match which {
        ComparedField::Indicator => texts.indicator,
        ComparedField::Unit => texts.unit_of_measurement,
        ComparedField::Bound => texts.bound,
        ComparedField::Scope => texts.scope,
        ComparedField::Measure => texts.measure,
        ComparedField::Year => lang.pick(field(ComparedField::Year, Lang::Zh), "Year"),
    }
}

fn definition(data: &Dataset, record: &Record<'_>, lang: Lang) -> String {
    let id = match record {
        Record::Target(target) => target.indicator.as_str(),
        Record::Observation(row) => row.indicator,
    };
    data.indicator(id)
        .map(|indicator| lang.pick(&indicator.definition.zh, &indicator.definition.en).to_owned())
        .unwrap_or_default()
}

fn table(comparison: &ComparisonSheet, fields: &[FieldRow], states: &[Option<State>], lang: Lang) -> Table {
    let texts = lang.texts();
    let said = |name: &str, values: &mut dyn Iterator<Item = String>| {
        let mut row = vec![Cell::Text(name.to_owned())];
        row.extend(values.map(Cell::Text));
        row
    };
    let rows = &comparison.rows;
    let mut lines = vec![
        said(texts.value, &mut rows.iter().map(|row| row.value.clone())),
        said(texts.date, &mut rows.iter().map(|row| row.date.clone())),
    ];
    lines.extend(fields.iter().map(|field| said(field.name, &mut field.values.iter().cloned())));
    if states.iter().any(Option::is_some) {
        let state = |state: &Option<State>| match state {
            Some(state) => Cell::Text(names::state(*state, lang).to_owned()),
            None => Cell::Absent("—".to_owned()),
        };
        let mut row = vec![Cell::Text(texts.state.to_owned())];
        row.extend(states.iter().map(state));
        lines.push(row);
    }
    lines.push(said(texts.clause, &mut rows.iter().map(|row| row.words.replace('\n', " "))));
    let mut columns = vec![String::new()];
    columns.extend(rows.iter().map(|row| format!("{} · {}", row.district_name, row.name)));
    Table { caption: comparison.title.clone(), columns, rows: lines }
}

/// An indicator that more than one district speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorRow {
    /// Comparability class.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Districts with a target, by name, in the data's order.
    pub with_target: Vec<String>,
    /// Districts with a published value, likewise.
    pub with_value: Vec<String>,
}

/// Everything the page of an indicator says.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorSheet {
    /// Comparability class.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its targets, side by side; `None` with fewer than two.
    pub targets: Option<SideBySide>,
    /// Its latest published value in each district, side by side; `None` with fewer than two.
    pub values: Option<SideBySide>,
    /// Every record of it: id, district, what it is, value and date.
    pub records: Vec<IndicatorRecord>,
}

/// A target or a published value of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorRecord {
    /// Record id.
    pub id: String,
    /// District id.
    pub district: String,
    /// District.
    pub district_name: String,
    /// Whether it is a target, and not a published value.
    pub is_target: bool,
    /// What the plan or the publication calls it.
    pub name: String,
    /// What is asked for, or was published, with its date.
    pub said: String,
}

/// Indicators that at least two districts speak of, by target or published value, those of most districts first.
pub fn indicators(data: &Dataset, lang: Lang) -> Vec<IndicatorRow> {
    let mut rows: Vec<IndicatorRow> = Vec::new();
    let mut note = |class: &str, district: &str, is_target: bool| {
        let name = district_name(data, district, lang).to_owned();
        let at = rows.iter().position(|row| row.id == class).unwrap_or_else(|| {
            rows.push(IndicatorRow {
                id: class.to_owned(),
                name: class_name(data, class, lang),
                with_target: Vec::new(),
                with_value: Vec::new(),
            });
            rows.len() - 1
        });
        let list = if is_target { &mut rows[at].with_target } else { &mut rows[at].with_value };
        if !list.contains(&name) {
            list.push(name);
        }
    };
    for (plan, target) in data.targets() {
        note(class_of(data, &target.indicator), &plan.district, true);
    }
    for row in data.observations().iter() {
        note(class_of(data, row.indicator), row.district, false);
    }
    let n_districts = |row: &IndicatorRow| {
        let others = row.with_value.iter().filter(|name| !row.with_target.contains(name));
        row.with_target.len() + others.count()
    };
    rows.retain(|row| n_districts(row) > 1);
    arrange(&mut rows, &|a, b| n_districts(b).cmp(&n_districts(a)).then_with(|| a.id.cmp(&b.id)));
    rows
}

/// What a class is called: like the indicator of its name, else like its first one.
pub(in crate::present) fn class_name(data: &Dataset, class: &str, lang: Lang) -> String {
    match data.indicator(class) {
        Some(_) => indicator_name(data, class, lang).to_owned(),
        None => data
            .indicators()
            .iter()
            .find(|indicator| indicator.comparability == class)
            .map_or(class, |indicator| lang.pick(&indicator.names.zh, &indicator.names.en))
            .to_owned(),
    }
}

/// The latest published value of a class in each district, by a day; of one day the first.
pub(in crate::present) fn latest_values<'a>(judged: &'a Judged, class: &str) -> Vec<ObservationRef<'a>> {
    let data = &judged.data;
    let mut latest: Vec<ObservationRef<'a>> = Vec::new();
    for row in published(data, class, judged.as_of) {
        match latest.iter_mut().find(|other| other.district == row.district) {
            Some(other) if other.as_of.date < row.as_of.date => *other = row,
            Some(_) => {}
            None => latest.push(row),
        }
    }
    latest
}

/// The page of an indicator on one day; `None` if no record is of it.
pub fn indicator(judged: &Judged, class: &str, lang: Lang) -> Option<IndicatorSheet> {
    let data = &judged.data;
    let _as_of = judged.as_of;
    let mut records = Vec::new();
    let mut targets = Vec::new();
    for (plan, target) in data.targets().filter(|(_, target)| class_of(data, &target.indicator) == class) {
        targets.push(target.id.clone());
        records.push(target_record(data, &plan.district, target, lang));
    }
    records.extend(published(data, class, judged.as_of).map(|row| value_record(data, row, lang)));
    let latest = latest_values(judged, class);
    if records.is_empty() {
        return None;
    }
    let values: Vec<String> = latest.iter().map(|row| row.id.to_owned()).collect();
    Some(IndicatorSheet {
        id: class.to_owned(),
        name: class_name(data, class, lang),
        targets: side_by_side(judged, &targets, lang),
        values: side_by_side(judged, &values, lang),
        records,
    })
}

fn target_record(data: &Dataset, district: &str, target: &Target, lang: Lang) -> IndicatorRecord {
    IndicatorRecord {
        id: target.id.clone(),
        district: district.to_owned(),
        district_name: district_name(data, district, lang).to_owned(),
        is_target: true,
        name: indicator_name(data, &target.indicator, lang).to_owned(),
        said: format!("{} · {}", crate::present::asked(target, lang), crate::present::deadline(target, lang)),
    }
}

fn value_record(data: &Dataset, row: ObservationRef<'_>, lang: Lang) -> IndicatorRecord {
    let value = crate::present::written::observed_value(&row, lang);
    IndicatorRecord {
        id: row.id.to_owned(),
        district: row.district.to_owned(),
        district_name: district_name(data, row.district, lang).to_owned(),
        is_target: false,
        name: lang.pick(&row.names.zh, &row.names.en).to_owned(),
        said: format!("{value} · {}", format::date(row.as_of.date, row.as_of.precision, lang)),
    }
}
