//! Rows of cells, independent of the file format they come from.

use plan_model::lang::Lang;
use plan_model::{Datelike, NaiveDate};

/// How much of a day a sheet's number format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayShown {
    /// Year, month and day.
    Day,
    /// Year and month; the day is one that the spreadsheet filled in.
    Month,
    /// The year alone.
    Year,
    /// A month, a day or a weekday; the year is one that the spreadsheet filled in.
    NoYear,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SheetCell {
    /// Nothing in it.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A number that the sheet shows as percent: 0.85 is 85 %.
    Percent(f64),
    /// A day, and how much of it the sheet shows.
    Day(NaiveDate, DayShown),
    /// Yes or no.
    Bool(bool),
    /// A formula's result as last saved; `None` if the file doesn't hold it.
    Formula(Option<Box<SheetCell>>),
    /// An error value of the spreadsheet: `#N/A`.
    Mistake(String),
}

impl SheetCell {
    /// The cell behind a formula, or the cell itself; empty where a formula has no result.
    pub fn result(&self) -> &SheetCell {
        match self {
            SheetCell::Formula(Some(cell)) => cell,
            SheetCell::Formula(None) => &SheetCell::Empty,
            cell => cell,
        }
    }

    /// As a reader sees it.
    pub fn shown(&self) -> String {
        match self {
            SheetCell::Empty => String::new(),
            SheetCell::Text(text) | SheetCell::Mistake(text) => text.clone(),
            SheetCell::Number(number) => number.to_string(),
            SheetCell::Percent(share) => format!("{}%", tidy(share * 100.0)),
            SheetCell::Day(day, DayShown::Month) => format!("{}-{:02}", day.year(), day.month()),
            SheetCell::Day(day, DayShown::Year) => day.year().to_string(),
            SheetCell::Day(day, DayShown::Day | DayShown::NoYear) => day.to_string(),
            SheetCell::Bool(yes) => yes.to_string(),
            SheetCell::Formula(Some(cell)) => cell.shown(),
            SheetCell::Formula(None) => "=".to_owned(),
        }
    }

    /// Whether a reader sees nothing in it.
    pub fn is_blank(&self) -> bool {
        match self {
            SheetCell::Empty => true,
            SheetCell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// Largest magnitude of a value, and the smallest that isn't 0: what lies between is kept by [`tidy`] and by data files.
const MOST: f64 = plan_model::number::MOST;
const LEAST: f64 = 1e-9;

/// Whether a number has a magnitude that is kept. `written` tells a true 0 from a number that is too small for one.
pub(crate) fn is_in_range(number: f64, written: &str) -> bool {
    let digits = written.split(['e', 'E']).next().unwrap_or_default();
    match number == 0.0 {
        true => !digits.contains(|c: char| ('1'..='9').contains(&c)),
        false => (LEAST..=MOST).contains(&number.abs()),
    }
}

/// A number without binary rounding errors, rounded to 9 decimals: 28.999999999999996 is 29.
pub(crate) fn tidy(number: f64) -> f64 {
    let rounded = (number * 1e9).round() / 1e9;
    if rounded.is_finite() { rounded } else { number }
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetRow {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: u32,
    /// Its cells, from the first column.
    pub cells: Vec<SheetCell>,
    /// Whether the sender hid it, by hand or by a filter.
    pub hidden: bool,
}

impl SheetRow {
    /// Whether a reader sees nothing in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(SheetCell::is_blank)
    }

    /// Its cells in one line.
    pub(crate) fn line(&self) -> String {
        let shown = self.cells.iter().map(|cell| cell.shown().trim().to_owned());
        shown.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
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

/// Column and row of a cell reference (`B3`), both from 0; `None` if it is none.
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

/// Numbers in ascending order, runs of them as first and last.
pub(crate) fn runs(rows: &[u32], lang: Lang) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &row in rows {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => runs.push((row, row)),
        }
    }
    let said = |(first, last): (u32, u32)| match last - first {
        0 => first.to_string(),
        _ => format!("{first}–{last}"),
    };
    runs.into_iter().map(said).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_would_become_infinite_or_nothing_are_out_of_range() {
        for (written, is) in [
            ("0", true),
            ("0.0", true),
            ("-0e-5", true),
            ("1e15", true),
            ("1e-9", true),
            ("1e16", false),
            ("1e309", false),
            ("-1e309", false),
            ("1e-400", false),
            ("1e-10", false),
            ("NaN", false),
        ] {
            let number: f64 = written.parse().expect(written);
            assert_eq!(is_in_range(number, written), is, "{written}");
        }
    }

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
