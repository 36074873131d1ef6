//! `diff`: what changed between two data folders, record by record.
//!
//! Files without records (texts, boundaries) count as one record each.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context, Result, bail};
use plan_model::check::is_listed;
use plan_model::wire;
use serde_json::Value;

use crate::{folder, project::Project};

/// Records by `file id`.
type RecordMap = BTreeMap<String, Value>;

/// Lists the records that were added, changed and removed between two folders.
///
/// # Errors
///
/// If a folder can't be read or a file in it isn't JSON.
pub fn run(_project: &Project, words: &[String]) -> Result<()> {
    let [old, new] = words else {
        bail!("say which two folders: cargo xtask diff OLD NEW");
    };
    let (old, new) = (records(Path::new(old))?, records(Path::new(new))?);
    let changes = changes(&old, &new);
    for (sign, record) in &changes {
        println!("{sign} {record}");
    }
    let count = |wanted| changes.iter().filter(|(sign, _)| *sign == wanted).count();
    println!("{} added, {} changed, {} removed", count('+'), count('~'), count('-'));
    Ok(())
}

/// Sign (`+` added, `~` changed, `-` removed) and record, in the order of the records.
fn changes<'a>(old: &'a RecordMap, new: &'a RecordMap) -> Vec<(char, &'a str)> {
    let mut all: BTreeMap<&str, char> = BTreeMap::new();
    for (record, before) in old {
        match new.get(record) {
            None => {
                all.insert(record, '-');
            }
            Some(after) if after != before => {
                all.insert(record, '~');
            }
            Some(_) => {}
        }
    }
    for record in new.keys().filter(|record| !old.contains_key(*record)) {
        all.insert(record, '+');
    }
    all.into_iter().map(|(record, sign)| (sign, record)).collect()
}

fn records(root: &Path) -> Result<RecordMap> {
    let mut records = RecordMap::new();
    for (path, bytes) in folder::read(root)? {
        if !is_listed(&path) {
            continue;
        }
        if path.ends_with(".json") {
            let value: Value =
                serde_json::from_slice(&bytes).with_context(|| format!("{path} isn't JSON"))?;
            gather(&path, &value, &mut records);
        } else {
            records.insert(path, Value::String(wire::sha256(&bytes)));
        }
    }
    Ok(records)
}

/// Every object with a key inside an array is a record; the rest of a file is a record of its own.
fn gather(path: &str, value: &Value, records: &mut RecordMap) {
    let Value::Object(fields) = value else { return };
    let mut rest = serde_json::Map::new();
    for (name, field) in fields {
        match field {
            Value::Array(rows) if !rows.is_empty() && rows.iter().all(|row| key(row).is_some()) => {
                for (key, row) in rows.iter().filter_map(|row| Some((key(row)?, row))) {
                    records.insert(format!("{path} {key}"), row.clone());
                }
            }
            other => {
                rest.insert(name.clone(), other.clone());
            }
        }
    }
    records.insert(path.to_owned(), Value::Object(rest));
}

/// What tells a row from its neighbours: its id; for an exclusion its plan and words; for a boundary record its file.
fn key(row: &Value) -> Option<String> {
    let field = |name: &str| row[name].as_str();
    let exclusion = || Some(format!("{} {}", field("plan")?, field("text")?.escape_debug()));
    field("id").or_else(|| field("file")).map(str::to_owned).or_else(exclusion)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(value: Value) -> RecordMap {
        let mut records = RecordMap::new();
        gather("plans/x.json", &value, &mut records);
        records
    }

    #[test]
    fn an_exclusion_is_a_record_by_its_words() {
        let of = |rows: Value| {
            let mut records = RecordMap::new();
            gather("exclusions.json", &json!({"schema": 1, "exclusions": rows}), &mut records);
            records
        };
        let old = of(json!([{"plan": "x", "text": "5G"}, {"plan": "x", "text": "\n2021"}]));
        let new = of(json!([{"plan": "x", "text": "5G"}, {"plan": "y", "text": "5G"}]));
        assert_eq!(changes(&old, &new), [('-', "exclusions.json x \\n2021"), ('+', "exclusions.json y 5G")]);
    }

    #[test]
    fn each_change_is_listed_once() {
        let old =
            of(json!({"title": "a", "targets": [{"id": "x-1", "value": 1}, {"id": "x-2"}, {"id": "x-3"}]}));
        let new =
            of(json!({"title": "b", "targets": [{"id": "x-1", "value": 2}, {"id": "x-3"}, {"id": "x-4"}]}));
        assert_eq!(
            changes(&old, &new),
            [
                ('~', "plans/x.json"),
                ('~', "plans/x.json x-1"),
                ('-', "plans/x.json x-2"),
                ('+', "plans/x.json x-4"),
            ]
        );
        assert!(changes(&old, &old).is_empty());
    }
}
