//! JSON for programs.

use crate::grid::{CellValue, grid};
use plan_model::table::{About, Table};
use serde_json::{Map, json};

/// A table as JSON: `title`, `about`, `columns` and `rows`, each row an object by column. Numbers are numbers; what
/// isn't known is `{"absent": "why"}`.
pub fn json(table: &Table, about: &About) -> Vec<u8> {
    let grid = grid(table, about.lang.pick("（数）", "(number)"));
    let value = |value: &CellValue| match value {
        CellValue::Text(text) => json!(text),
        CellValue::Number(number) => json!(number),
        CellValue::Absent(why) => json!({ "absent": why }),
    };
    let rows: Vec<serde_json::Value> = grid
        .rows
        .iter()
        .map(|row| {
            let fields = grid.columns.iter().zip(row).map(|(name, cell)| (name.clone(), value(cell)));
            fields.collect::<Map<_, _>>().into()
        })
        .collect();
    let facts: Map<String, serde_json::Value> =
        about.facts.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
    let file = json!({
        "title": about.title,
        "table": table.caption,
        "about": facts,
        "columns": grid.columns,
        "rows": rows,
    });
    format!("{file:#}\n").into_bytes()
}
