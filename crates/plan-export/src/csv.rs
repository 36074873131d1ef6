//! CSV that WPS and Excel open with a double click.

use crate::grid::{CellValue, grid};
use plan_model::table::{About, Table};

/// The mark that tells Excel and WPS that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A table as CSV: UTF-8 with a byte order mark, lines ended by CR LF, one table and nothing else. Columns of numbers hold
/// numbers only, and what isn't known is blank. What the table says about itself is a file of its own, see [`facts`].
pub fn csv(table: &Table, about: &About) -> Vec<u8> {
    let grid = grid(table, about.lang.pick("（数）", "(number)"));
    let mut out = String::from(BYTE_ORDER_MARK);
    line(&mut out, grid.columns.iter().map(|name| text(name)));
    for row in &grid.rows {
        line(&mut out, row.iter().map(cell));
    }
    out.into_bytes()
}

/// What a table says about itself, as plain text: UTF-8 with a byte order mark, its title, then a line for each fact.
pub fn facts(about: &About) -> Vec<u8> {
    let colon = about.lang.pick("：", ": ");
    let mut out = format!("{BYTE_ORDER_MARK}{}\r\n\r\n", about.title);
    for (name, value) in &about.facts {
        out.push_str(&format!("{name}{colon}{value}\r\n"));
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
        CellValue::Text(words) => text(words),
        CellValue::Number(number) => number.to_string(),
        CellValue::Absent(_) => String::new(),
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
