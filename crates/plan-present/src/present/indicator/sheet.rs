//! Records side by side, and what is said about one indicator in several districts.

use super::compare::{ComparisonSheet, comparison, field};
use super::index::{class_name, latest_values, targets_of};
use super::panels::{PanelsSheet, class_panels};
use crate::format;
use crate::names;
use crate::present::{Cell, Table, district_name, indicator_name};
use crate::text::LangTexts;
use plan_method::compare::{Comparand, ComparedField, Record, published};
use plan_method::judged::Judged;
use plan_method::progress::{State, status};
use plan_model::dataset::{Dataset, ObservationRef};
use plan_model::lang::Lang;
use plan_model::plan::{Scope, Target};

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
    /// Sides and fields as a table.
    pub table: Table,
}

/// Records side by side, each a target or an observation; `None` unless at least two are in the data.
pub fn side_by_side(judged: &Judged, records: &[String], lang: Lang) -> Option<SideBySide> {
    let data = &judged.data;
    let comparison = comparison(data, records, lang)?;
    let ids: Vec<&str> = comparison.rows.iter().map(|row| row.record.as_str()).collect();
    let fields = fields(data, &ids, comparison.differs, lang);
    let states: Vec<Option<State>> =
        ids.iter().map(|id| Some(status(data, data.target_position(id)?, judged.as_of)?.state)).collect();
    let table = table(&comparison, &fields, &states, lang);
    Some(SideBySide { comparison, fields, states, table })
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

/// Everything the page of an indicator says.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorSheet {
    /// Comparability class.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A picture for each district.
    pub panels: PanelsSheet,
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

/// The page of an indicator on one day; `None` if no record is of it.
pub fn indicator(judged: &Judged, class: &str, lang: Lang) -> Option<IndicatorSheet> {
    let data = &judged.data;
    let panels = class_panels(judged, class, lang)?;
    let mut records = Vec::new();
    let mut targets = Vec::new();
    for (_, plan, target) in targets_of(judged, class) {
        targets.push(target.id.clone());
        records.push(target_record(data, &plan.district, target, lang));
    }
    records.extend(published(data, class, judged.as_of).map(|row| value_record(data, row, lang)));
    let latest = latest_values(judged, class);
    let values: Vec<String> = latest.iter().map(|row| row.id.to_owned()).collect();
    Some(IndicatorSheet {
        id: class.to_owned(),
        name: class_name(data, class, lang),
        panels,
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
