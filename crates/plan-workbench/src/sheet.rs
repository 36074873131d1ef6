//! A sheet as it is read: rows of cells, whatever file they come from.

use plan_model::NaiveDate;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing in it.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A number that the sheet shows as percent: 0.85 is 85 %.
    Percent(f64),
    /// A day.
    Day(NaiveDate),
    /// Yes or no.
    Bool(bool),
    /// What a formula gave when the file was last saved; `None` if the file doesn't hold it.
    Formula(Option<Box<Cell>>),
    /// A mistake that the spreadsheet shows: `#N/A`.
    Mistake(String),
}

impl Cell {
    /// The cell behind a formula, or the cell itself; empty where a formula has no result.
    pub fn result(&self) -> &Cell {
        match self {
            Cell::Formula(Some(cell)) => cell,
            Cell::Formula(None) => &Cell::Empty,
            cell => cell,
        }
    }

    /// As a reader sees it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Mistake(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Percent(share) => format!("{}%", tidy(share * 100.0)),
            Cell::Day(day) => day.to_string(),
            Cell::Bool(yes) => yes.to_string(),
            Cell::Formula(Some(cell)) => cell.shown(),
            Cell::Formula(None) => "=".to_owned(),
        }
    }

    /// Whether a reader sees nothing in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A number without what counting in twos adds to it: 28.999999999999996 is 29.
pub(crate) fn tidy(number: f64) -> f64 {
    let rounded = (number * 1e9).round() / 1e9;
    if rounded.is_finite() { rounded } else { number }
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: u32,
    /// Its cells, from the first column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether a reader sees nothing in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

/// The name of a column, counted from 0: A, B … Z, AA.
pub fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        before => letters(before - 1) + &last.to_string(),
    }
}

/// Column and row of a cell's name (`B3`), both from 0; `None` if it is none.
pub(crate) fn place(name: &str) -> Option<(usize, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        letter.is_ascii_uppercase().then(|| column * 26 + usize::from(letter - b'A') + 1)
    })?;
    Some((column - 1, row.parse::<u32>().ok()?.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_names_that_spreadsheets_give_them() {
        for (name, column) in [("A", 0), ("Z", 25), ("AA", 26), ("AZ", 51), ("ZZ", 701), ("AAA", 702)] {
            assert_eq!(letters(column), name);
            assert_eq!(place(&format!("{name}12")), Some((column, 11)));
        }
        for bad in ["", "A", "12", "a1", "A0", "AAAA1", "A1B"] {
            assert_eq!(place(bad), None, "{bad}");
        }
    }
}
