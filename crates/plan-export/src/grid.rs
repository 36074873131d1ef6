//! A table with typed columns, as spreadsheets want it: a column holds either numbers or text.

use plan_model::number;
use plan_model::table::{Cell, Table};

/// The value of one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum CellValue {
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// No value, with the reason.
    Absent(String),
}

/// Columns and rows, all rows as long as the heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Headings.
    pub columns: Vec<String>,
    /// Whether each column holds nothing but numbers and what is absent.
    pub numeric: Vec<bool>,
    /// Rows.
    pub rows: Vec<Vec<CellValue>>,
}

/// The grid of a table. A column whose numbers are written with more than their digits (`≥90%`, `1600个`), or stand among
/// words, keeps all as written, and gets a second column with the bare numbers and nothing else; `bare` names it.
pub fn grid(table: &Table, bare: &str) -> Grid {
    let width = table.columns.len();
    let cells = |at: usize| table.rows.iter().filter_map(move |row| row.get(at));
    let kinds: Vec<ColumnType> = (0..width).map(|at| column_type(cells(at))).collect();
    let (mut columns, mut numeric) = (Vec::new(), Vec::new());
    for (name, kind) in table.columns.iter().zip(&kinds) {
        columns.push(name.clone());
        numeric.push(*kind == ColumnType::Numbers);
        if *kind == ColumnType::Written {
            columns.push(format!("{name} {bare}"));
            numeric.push(true);
        }
    }
    let rows = table
        .rows
        .iter()
        .map(|row| {
            let mut values = Vec::new();
            for (at, kind) in kinds.iter().enumerate() {
                let empty = Cell::Text(String::new());
                let cell = row.get(at).unwrap_or(&empty);
                match kind {
                    ColumnType::Words => values.push(value(cell)),
                    ColumnType::Numbers => values.push(bare_number(cell)),
                    ColumnType::Written => {
                        values.push(as_written(cell));
                        values.push(bare_number(cell));
                    }
                }
            }
            values
        })
        .collect();
    Grid { columns, numeric, rows }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnType {
    /// Text only.
    Words,
    /// Numbers that are written as their digits.
    Numbers,
    /// Numbers written with a bound or a unit (`≥90%`), or among words.
    Written,
}

fn column_type<'a>(cells: impl Iterator<Item = &'a Cell>) -> ColumnType {
    let (mut numbers, mut others) = (false, false);
    for cell in cells {
        match cell {
            Cell::Number { value, text } => {
                numbers = true;
                others |= number::parse(text) != Some(*value);
            }
            Cell::Text(text) => others |= !text.is_empty(),
            Cell::Absent(_) => {}
        }
    }
    match (numbers, others) {
        (false, _) => ColumnType::Words,
        (true, false) => ColumnType::Numbers,
        (true, true) => ColumnType::Written,
    }
}

/// A number, or that there is none.
fn bare_number(cell: &Cell) -> CellValue {
    match value(cell) {
        CellValue::Text(words) => CellValue::Absent(words),
        number => number,
    }
}

fn value(cell: &Cell) -> CellValue {
    match cell {
        Cell::Text(text) => CellValue::Text(text.clone()),
        Cell::Number { value, .. } if value.is_finite() => CellValue::Number(*value),
        Cell::Number { text, .. } | Cell::Absent(text) => CellValue::Absent(text.clone()),
    }
}

fn as_written(cell: &Cell) -> CellValue {
    match cell {
        Cell::Absent(why) => CellValue::Absent(why.clone()),
        Cell::Text(text) | Cell::Number { text, .. } => CellValue::Text(text.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_written_with_signs_get_a_column_of_bare_ones() {
        let number = |value, text: &str| Cell::Number { value, text: text.to_owned() };
        let table = Table {
            caption: String::new(),
            columns: vec!["name".to_owned(), "n".to_owned(), "value".to_owned()],
            rows: vec![
                vec![Cell::Text("a".to_owned()), number(1600.0, "1,600"), number(90.0, "≥90%")],
                vec![Cell::Text("b".to_owned()), Cell::Absent("none".to_owned()), number(f64::NAN, "—")],
                vec![Cell::Text("c".to_owned())],
            ],
        };
        let grid = grid(&table, "(number)");
        assert_eq!(grid.columns, ["name", "n", "value", "value (number)"]);
        let text = |text: &str| CellValue::Text(text.to_owned());
        let absent = |why: &str| CellValue::Absent(why.to_owned());
        assert_eq!(
            grid.rows[0],
            [text("a"), CellValue::Number(1600.0), text("≥90%"), CellValue::Number(90.0)]
        );
        assert_eq!(grid.rows[1], [text("b"), absent("none"), text("—"), absent("—")]);
        assert_eq!(grid.rows[2], [text("c"), absent(""), text(""), absent("")]);
        assert_eq!(grid.numeric, [false, true, false, true]);
    }
}
