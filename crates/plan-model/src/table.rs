//! Tables: what a screen shows in rows and a file holds in columns, with what the file says about itself.
//!
//! The words in them are somebody else's; here is only their shape, so that writing a file needs no sentence of a screen.

use crate::lang::Lang;

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

/// What a file says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What it is.
    pub title: String,
    /// Name and value of each fact: source, data date, release, address, caveats.
    pub facts: Vec<(String, String)>,
    /// Language of the words.
    pub lang: Lang,
}
