//! The table behind a chart of names and counts.

use crate::format;
use plan_model::lang::Lang;
use plan_model::table::{Cell, Table};

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
