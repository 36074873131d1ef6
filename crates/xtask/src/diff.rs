//! `diff`: what changed between two data folders, record by record.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Result, bail};
use serde_json::Value;

use crate::{folder, project::Project};

/// Records by `file id`.
type Records = BTreeMap<String, Value>;

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
    for (sign, record) in changes(&old, &new) {
        println!("{sign} {record}");
    }
    Ok(())
}

/// Sign (`+` added, `~` changed, `-` removed) and record, in the order of the records.
fn changes<'a>(old: &'a Records, new: &'a Records) -> Vec<(char, &'a str)> {
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

fn records(root: &Path) -> Result<Records> {
    let mut records = Records::new();
    for (path, bytes) in folder::read(root)? {
        if path.ends_with(".json") && !path.starts_with("schema/") && path != plan_core::wire::MANIFEST {
            let value: Value = serde_json::from_slice(&bytes)?;
            gather(&path, &value, &mut records);
        }
    }
    Ok(records)
}

/// Every object with an id inside an array is a record; the rest of a file is a record of its own.
fn gather(path: &str, value: &Value, records: &mut Records) {
    let Value::Object(fields) = value else { return };
    let mut rest = serde_json::Map::new();
    for (name, field) in fields {
        match field {
            Value::Array(rows) if rows.iter().any(|row| row["id"].is_string()) => {
                for row in rows {
                    let id = row["id"].as_str().unwrap_or("?");
                    records.insert(format!("{path} {id}"), row.clone());
                }
            }
            other => {
                rest.insert(name.clone(), other.clone());
            }
        }
    }
    records.insert(path.to_owned(), Value::Object(rest));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(value: Value) -> Records {
        let mut records = Records::new();
        gather("plans/x.json", &value, &mut records);
        records
    }

    #[test]
    fn each_change_is_listed_once() {
        let old = of(json!({"title": "a", "targets": [{"id": "x-1", "value": 1}, {"id": "x-2"}, {"id": "x-3"}]}));
        let new = of(json!({"title": "b", "targets": [{"id": "x-1", "value": 2}, {"id": "x-3"}, {"id": "x-4"}]}));
        assert_eq!(changes(&old, &new), [
            ('~', "plans/x.json"),
            ('~', "plans/x.json x-1"),
            ('-', "plans/x.json x-2"),
            ('+', "plans/x.json x-4"),
        ]);
        assert!(changes(&old, &old).is_empty());
    }
}
