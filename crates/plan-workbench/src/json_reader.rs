//! Rows of JSON: an array of records, or an object that holds one. Nested fields are named by path: `source.title`.

use crate::sheet::{SheetCell, SheetRow};
use crate::trouble::Trouble;
use serde_json::{Map, Value};

/// Records that are read one by one.
#[derive(Debug)]
pub(crate) struct JsonRecords {
    rows: std::vec::IntoIter<Value>,
    /// Names of all fields, in the order of first use.
    columns: Vec<String>,
    n: usize,
    /// How many have been read; the names are the first row.
    at: usize,
}

/// Keys under which an object may hold its records.
const LISTS: [&str; 5] = ["observations", "rows", "data", "records", "items"];
/// Most fields that are kept of a record.
const MOST_COLUMNS: usize = 256;

impl JsonRecords {
    /// Parses the text.
    pub(crate) fn read(text: &str) -> Result<Self, Trouble> {
        let bad = |error: serde_json::Error| Trouble::BadJson { line: error.line(), column: error.column() };
        let rows = match serde_json::from_str(text).map_err(bad)? {
            Value::Array(rows) => rows,
            Value::Object(mut fields) => {
                let list = LISTS.into_iter().find_map(|name| match fields.remove(name) {
                    Some(Value::Array(rows)) => Some(rows),
                    _ => None,
                });
                list.ok_or(Trouble::NoRecords)?
            }
            _ => return Err(Trouble::NoRecords),
        };
        let mut columns: Vec<String> = Vec::new();
        for row in &rows {
            let Value::Object(fields) = row else { return Err(Trouble::NoRecords) };
            names("", fields, &mut |name| {
                if columns.len() < MOST_COLUMNS && !columns.contains(&name) {
                    columns.push(name);
                }
            });
        }
        Ok(Self { n: rows.len(), rows: rows.into_iter(), columns, at: 0 })
    }

    /// The names of the fields as the first row, then record by record; `None` at the end.
    pub(crate) fn next(&mut self) -> Option<SheetRow> {
        self.at += 1;
        let number = self.at as u32;
        if self.at == 1 {
            let cells = self.columns.iter().map(|name| SheetCell::Text(name.clone())).collect();
            return Some(SheetRow { number, cells });
        }
        let record = self.rows.next()?;
        let cells = self.columns.iter().map(|name| cell(field(&record, name))).collect();
        Some(SheetRow { number, cells })
    }

    /// How much has been read, from 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        self.at as f64 / (self.n + 1) as f64
    }
}

fn names(prefix: &str, fields: &Map<String, Value>, each: &mut dyn FnMut(String)) {
    for (name, value) in fields {
        let name = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            // One step down is as far as the data's own files go.
            Value::Object(inside) if prefix.is_empty() && !inside.contains_key("absent") => {
                names(&name, inside, each);
            }
            _ => each(name),
        }
    }
}

fn field<'a>(record: &'a Value, name: &str) -> Option<&'a Value> {
    record.get(name).or_else(|| {
        let (outer, inner) = name.split_once('.')?;
        record.get(outer)?.get(inner)
    })
}

fn cell(value: Option<&Value>) -> SheetCell {
    match value {
        Some(Value::Number(number)) => number.as_f64().map_or(SheetCell::Empty, SheetCell::Number),
        Some(Value::String(text)) if !text.is_empty() => SheetCell::Text(text.clone()),
        Some(Value::Bool(yes)) => SheetCell::Bool(*yes),
        Some(Value::Array(items)) => {
            let words: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            if words.is_empty() { SheetCell::Empty } else { SheetCell::Text(words.join(" ")) }
        }
        _ => SheetCell::Empty,
    }
}
