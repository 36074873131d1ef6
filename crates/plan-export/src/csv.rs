//! CSV that WPS and Excel open with a double click.

use crate::grid::{CellValue, grid};
use plan_present::present::{About, Table};

/// The mark that tells Excel and WPS that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A table as CSV: UTF-8 with a byte order mark, lines ended by CR LF, what the file says about itself below the table.
pub fn csv(table: &Table, about: &About) -> Vec<u8> {
    let grid = grid(table, about.lang.pick("（数）", "(number)"));
    let mut out = String::from(BYTE_ORDER_MARK);
    line(&mut out, grid.columns.iter().map(|name| text(name)));
    for row in &grid.rows {
        line(&mut out, row.iter().map(cell));
    }
    out.push_str("\r\n");
    line(&mut out, [text(&about.title)].into_iter());
    for (name, value) in &about.facts {
        line(&mut out, [text(name), text(value)].into_iter());
    }
    out.into_bytes()
}

/// A table as CSV for programs: no byte order mark, nothing but the table, absent values empty.
pub(crate) fn plain(columns: &[&str], rows: impl Iterator<Item = Vec<CellValue>>) -> Vec<u8> {
    let mut out = String::new();
    line(&mut out, columns.iter().map(|name| quoted(name)));
    for row in rows {
        line(
            &mut out,
            row.iter().map(|value| match value {
                CellValue::Text(text) => quoted(text),
                CellValue::Number(number) => number.to_string(),
                CellValue::Absent(_) => String::new(),
            }),
        );
    }
    out.into_bytes()
}

fn line(out: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&field);
    }
    out.push_str("\r\n");
}

fn cell(value: &CellValue) -> String {
    match value {
        CellValue::Text(words) | CellValue::Absent(words) => text(words),
        CellValue::Number(number) => number.to_string(),
    }
}

/// Signs that a spreadsheet takes for the beginning of a formula; the full-width ones become such where it folds widths.
pub const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Words that a spreadsheet would take for a formula get an apostrophe before them.
fn text(words: &str) -> String {
    let formula = words.trim_start().starts_with(SIGNS) || words.starts_with(['\t', '\r']);
    if formula { quoted(&format!("'{words}")) } else { quoted(words) }
}

fn quoted(words: &str) -> String {
    if words.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words.to_owned()
    }
}
