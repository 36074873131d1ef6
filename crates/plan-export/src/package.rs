//! The whole dataset as a Frictionless Data Package: one CSV for each kind of record, with a description of its fields.

use crate::archive::archive;
use crate::csv::plain;
use crate::error::ExportError;
use crate::grid::CellValue;

use plan_method::four_questions::{Question, answers};
use plan_method::progress;
use plan_model::NaiveDate;
use plan_model::dataset::Dataset;
use plan_model::observation::Observation;
use plan_model::order;
use plan_model::plan::Target;
use serde::Serialize;
use serde_json::{Map, json};

/// Fields that come first in every table, where it has them.
const FIRST: [&str; 5] = ["id", "district", "plan", "indicator", "target"];
/// What separates the items of a list inside one field.
const SEPARATOR: &str = "; ";

/// One table of the package.
struct Resource {
    name: &'static str,
    title: &'static str,
    columns: Vec<String>,
    rows: Vec<Vec<CellValue>>,
}

/// The dataset as a ZIP archive, with the state of every target on a day.
///
/// Spans are characters of the plan's text. Values that aren't known are empty.
///
/// # Errors
///
/// If the archive can't be written.
pub fn package(data: &Dataset, as_of: NaiveDate) -> Result<Vec<u8>, ExportError> {
    let resources = resources(data, as_of);
    let mut files =
        vec![("datapackage.json".to_owned(), format!("{:#}\n", descriptor(data, &resources)).into_bytes())];
    for resource in &resources {
        let columns: Vec<&str> = resource.columns.iter().map(String::as_str).collect();
        files.push((format!("data/{}.csv", resource.name), plain(&columns, resource.rows.iter().cloned())));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), &bytes[..])).collect();
    archive(&files)
}

fn resources(data: &Dataset, as_of: NaiveDate) -> Vec<Resource> {
    fn of_plans<T: Serialize + Clone>(
        data: &Dataset,
        rows: impl Fn(&plan_model::plan::Plan) -> &[T],
    ) -> Vec<Map<String, serde_json::Value>> {
        let plans = data.plans().iter();
        plans.flat_map(|plan| records(rows(plan), Some(&plan.id))).collect()
    }
    let plans: Vec<_> = data
        .plans()
        .iter()
        .map(|plan| {
            let mut record = record(plan, None);
            for list in ["outline", "tasks", "targets", "baselines", "notes"] {
                record.remove(list);
            }
            record
        })
        .collect();
    let states = (0..data.targets().len()).filter_map(|position| {
        let (_, target) = data.target_at(position)?;
        let status = progress::status(data, position, as_of)?;
        let state = json!({
            "target": target.id,
            "as_of": status.as_of.to_string(),
            "state": status.state.slug(),
            "gap_closed": status.quantities.gap_closed,
            "time_used": status.quantities.time_used,
            "pace": status.quantities.pace,
            "required_per_year": status.quantities.required_per_year,
            "answers": answered(data, target),
        });
        Some(record(&state, None))
    });
    let observed: Vec<Observation> = data.observations().iter().map(|row| row.to_record(data)).collect();
    vec![
        resource("districts", "The city's districts", records(data.districts(), None)),
        resource("plans", "The plans", plans),
        resource("sections", "Headings and numbered items", of_plans(data, |plan| &plan.outline)),
        resource("tasks", "Tasks", of_plans(data, |plan| &plan.tasks)),
        resource("targets", "Targets", of_plans(data, |plan| &plan.targets)),
        resource("baselines", "Present and past figures", of_plans(data, |plan| &plan.baselines)),
        resource("notes", "Remarks on the published texts", of_plans(data, |plan| &plan.notes)),
        resource("indicators", "Indicators", records(data.indicators(), None)),
        resource("observations", "Published values", records(&observed, None)),
        resource("departments", "Responsible departments", records(data.departments(), None)),
        resource("topics", "Topics", records(data.topics(), None)),
        resource("matters", "Matters of everyday life", records(data.matters(), None)),
        resource(
            "states",
            "State of each target as of the day, and which of the four questions its text answers; computed here",
            states.collect(),
        ),
    ]
}

/// Which of the four questions a target's text answers.
fn answered(data: &Dataset, target: &Target) -> Vec<&'static str> {
    let found = answers(data, target);
    let questions = Question::ALL.into_iter().filter(|question| found.contains(*question));
    questions.map(Question::slug).collect()
}

/// Records as flat maps: `deadline.date` for what is inside, lists joined.
fn records<T: Serialize>(rows: &[T], plan: Option<&str>) -> Vec<Map<String, serde_json::Value>> {
    rows.iter().map(|row| record(row, plan)).collect()
}

fn record<T: Serialize>(row: &T, plan: Option<&str>) -> Map<String, serde_json::Value> {
    let mut flat = Map::new();
    if let Some(plan) = plan {
        flat.insert("plan".to_owned(), json!(plan));
    }
    // The records hold nothing that JSON can't.
    flatten("", serde_json::to_value(row).unwrap_or_default(), &mut flat);
    flat
}

fn flatten(prefix: &str, value: serde_json::Value, into: &mut Map<String, serde_json::Value>) {
    use serde_json::Value::{Array, Object, String as Text};
    match value {
        Object(fields) => {
            for (name, value) in fields {
                let name = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
                flatten(&name, value, into);
            }
        }
        Array(items) => {
            let words = items.iter().map(|item| match item {
                Text(text) => text.clone(),
                other => other.to_string(),
            });
            into.insert(prefix.to_owned(), json!(words.collect::<Vec<_>>().join(SEPARATOR)));
        }
        other => {
            into.insert(prefix.to_owned(), other);
        }
    }
}

fn resource(
    name: &'static str,
    title: &'static str,
    records: Vec<Map<String, serde_json::Value>>,
) -> Resource {
    let mut columns: Vec<String> = Vec::new();
    for record in &records {
        columns.extend(record.keys().filter(|name| !columns.contains(name)).cloned().collect::<Vec<_>>());
    }
    let place = |name: &String| FIRST.iter().position(|first| first == name).unwrap_or(FIRST.len());
    order::arrange(&mut columns, &|a, b| place(a).cmp(&place(b)).then_with(|| a.cmp(b)));
    let rows =
        records.iter().map(|record| columns.iter().map(|name| cell(record.get(name))).collect()).collect();
    Resource { name, title, columns, rows }
}

fn cell(value: Option<&serde_json::Value>) -> CellValue {
    match value {
        None | Some(serde_json::Value::Null) => CellValue::Absent(String::new()),
        Some(serde_json::Value::Number(number)) => match number.as_f64() {
            Some(number) => CellValue::Number(number),
            None => CellValue::Absent(String::new()),
        },
        Some(serde_json::Value::String(text)) => CellValue::Text(text.clone()),
        Some(other) => CellValue::Text(other.to_string()),
    }
}

/// `datapackage.json`. The standard asks for the time at which it was created, and releases have a day: its first moment in
/// Shanghai stands for it.
fn descriptor(data: &Dataset, resources: &[Resource]) -> serde_json::Value {
    let sources: Vec<_> = data
        .plans()
        .iter()
        .map(|plan| match &plan.source.official_url {
            Some(url) => json!({ "title": plan.title, "path": url }),
            None => json!({ "title": plan.title }),
        })
        .collect();
    json!({
        "profile": "tabular-data-package",
        "name": "plan-atlas",
        "title": "数转图 · Plan Atlas",
        "description": "Targets of the digital-transformation plans of Shanghai districts, tied to their clauses, and what has been published since. Plans are quoted as published. An empty value is one that isn't known.",
        "version": data.release.id,
        "created": format!("{}T00:00:00+08:00", data.release.date),
        "sources": sources,
        "resources": resources.iter().map(describe).collect::<Vec<_>>(),
    })
}

fn describe(resource: &Resource) -> serde_json::Value {
    let fields: Vec<_> = resource
        .columns
        .iter()
        .enumerate()
        .map(|(at, name)| json!({ "name": name, "type": field_type(&resource.rows, at) }))
        .collect();
    json!({
        "profile": "tabular-data-resource",
        "name": resource.name,
        "title": resource.title,
        "path": format!("data/{}.csv", resource.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

/// The type that every known value of a column has.
fn field_type(rows: &[Vec<CellValue>], at: usize) -> &'static str {
    let known: Vec<&CellValue> = rows
        .iter()
        .filter_map(|row| row.get(at))
        .filter(|cell| !matches!(cell, CellValue::Absent(_)))
        .collect();
    let all = |fits: fn(&CellValue) -> bool| !known.is_empty() && known.iter().all(|cell| fits(cell));
    if all(|cell| matches!(cell, CellValue::Number(_))) {
        "number"
    } else if all(|cell| matches!(cell, CellValue::Text(text) if text == "true" || text == "false")) {
        "boolean"
    } else if all(|cell| matches!(cell, CellValue::Text(text) if plan_model::date::parse_day(text).is_some()))
    {
        "date"
    } else {
        "string"
    }
}
