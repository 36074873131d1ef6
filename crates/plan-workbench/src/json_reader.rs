//! Rows of JSON: an array of records, or an object that holds one. Nested fields are named by path: `source.title`.

use crate::sheet::{SheetCell, SheetRow, is_in_range};
use crate::trouble::Trouble;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Records that are read one by one.
#[derive(Debug)]
pub(crate) struct JsonRecords {
    rows: std::vec::IntoIter<Value>,
    /// Names of all fields, in the order of first use.
    columns: Vec<String>,
    n: usize,
    /// How many have been read; the names are the first row.
    at: usize,
    /// What is wrong with a text of which some records could be read.
    pub(crate) faults: Vec<Trouble>,
}

/// Keys under which an object may hold its records.
const LISTS: [&str; 5] = ["observations", "rows", "data", "records", "items"];
/// Most fields that are kept of a record.
const MOST_COLUMNS: usize = 256;

impl JsonRecords {
    /// Parses the text.
    pub(crate) fn read(text: &str) -> Result<Self, Trouble> {
        let text = kept(text);
        let whole = match serde_json::from_str(&text) {
            Ok(whole) => whole,
            Err(error) => {
                let bad = Trouble::BadJson { line: error.line(), column: error.column() };
                let (rows, lost) = one_by_one(&text);
                if rows.is_empty() {
                    return Err(bad);
                }
                let lost = (lost > 0).then_some(Trouble::LostRecords { n: lost });
                return Self::of(rows, [Some(bad), lost].into_iter().flatten().collect());
            }
        };
        let rows = match whole {
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
        Self::of(rows, Vec::new())
    }

    fn of(rows: Vec<Value>, faults: Vec<Trouble>) -> Result<Self, Trouble> {
        let mut columns: Vec<String> = Vec::new();
        for row in &rows {
            let Value::Object(fields) = row else { return Err(Trouble::NoRecords) };
            names("", fields, &mut |name| {
                if columns.len() < MOST_COLUMNS && !columns.contains(&name) {
                    columns.push(name);
                }
            });
        }
        Ok(Self { n: rows.len(), rows: rows.into_iter(), columns, at: 0, faults })
    }

    /// The names of the fields as the first row, then record by record; `None` at the end.
    pub(crate) fn next(&mut self) -> Option<SheetRow> {
        self.at += 1;
        let number = self.at as u32;
        if self.at == 1 {
            let cells = self.columns.iter().map(|name| SheetCell::Text(name.clone())).collect();
            return Some(SheetRow { number, cells, hidden: false });
        }
        let record = self.rows.next()?;
        let cells = self.columns.iter().map(|name| cell(field(&record, name))).collect();
        Some(SheetRow { number, cells, hidden: false })
    }

    /// How much has been read, from 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        self.at as f64 / (self.n + 1) as f64
    }
}

/// The text with every number that can't be kept in quotes, so that its cell is refused and not the file, nor 0 read for it.
fn kept(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let (mut at, mut quoted) = (0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quoted => at += 1,
            b'"' => quoted = !quoted,
            b'-' | b'0'..=b'9' if !quoted => {
                let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
                let end = at + bytes[at..].iter().take_while(|byte| is_part(byte)).count();
                let number = text[at..end].parse::<f64>();
                if number.is_ok_and(|number| !is_in_range(number, &text[at..end])) {
                    found.push(at..end);
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut from) = (String::with_capacity(text.len() + found.len() * 2), 0);
    for range in found {
        out.push_str(&text[from..range.start]);
        out.push('"');
        out.push_str(&text[range.clone()]);
        out.push('"');
        from = range.end;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// The records of a list in a text that isn't JSON as a whole, read one by one, and how many can't be: a comma too many or a
/// quote too few costs its own record.
fn one_by_one(text: &str) -> (Vec<Value>, usize) {
    let (mut rows, mut lost) = (Vec::new(), 0);
    let mut rest = text;
    // Records are what begins with a brace behind the first bracket.
    let Some(list) = rest.find('[').filter(|at| rest[at + 1..].trim_start().starts_with('{')) else {
        return (rows, lost);
    };
    rest = &rest[list + 1..];
    while let Some(at) = rest.find('{') {
        rest = &rest[at..];
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        match values.next() {
            Some(Ok(row)) => {
                rows.push(row);
                rest = &rest[values.byte_offset()..];
            }
            _ => {
                lost += 1;
                // The next record begins on a line of its own, or behind the end of this one.
                let next = rest[1..].find("},").or_else(|| rest[1..].find("}")).map(|at| at + 2);
                rest = next.and_then(|at| rest.get(at..)).unwrap_or_default();
            }
        }
    }
    (rows, lost)
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
