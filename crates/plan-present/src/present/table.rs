//! Tables: the same numbers as the chart that they stand behind.

use crate::format;
use plan_model::lang::Lang;

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number with the way it is written.
    Number {
        /// As a number, for sorting and export.
        value: f64,
        /// As written on the screen.
        text: String,
    },
    /// Nothing is known, and why.
    Absent(String),
}

impl Cell {
    /// What the reader sees.
    pub fn shown(&self) -> &str {
        match self {
            Cell::Text(text) | Cell::Number { text, .. } | Cell::Absent(text) => text,
        }
    }
}

/// A table: the same numbers as the chart it stands behind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is a table of.
    pub caption: String,
    /// Column headings; the first column heads the row.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A table of a chart that has two columns, a name and a count.
pub(super) fn counted(
    caption: &str,
    heads: [&str; 2],
    rows: impl Iterator<Item = (String, usize)>,
    lang: Lang,
) -> Table {
    Table {
        caption: caption.to_owned(),
        columns: heads.map(str::to_owned).to_vec(),
        rows: rows
            .map(|(name, n)| {
                let number = Cell::Number { value: n as f64, text: format::number(n as f64, 0, lang) };
                vec![Cell::Text(name), number]
            })
            .collect(),
    }
}
