//! The row of a table that a person marked, whether or not the table was recognised.

use super::{CELL, ROW, cells, order, row, value};
use crate::bound;
use crate::draft::{FieldReason, Quantity};
use crate::quantities::REACHED;
use crate::text::{Text, ends, has, is_han};
use crate::unit_after::unit_after;
use crate::value_words;
use plan_model::date::Period;
use plan_model::plan::Span;

/// A table row with one cell a line, or with cells separated by tabs or bars in one line.
pub(crate) struct TableRow {
    /// Span from its first marked cell to its last.
    pub whole: Span,
    /// The name of what is measured: its first cells, up to the first that holds a unit, kind or value.
    pub name: String,
    /// The cell of the value.
    pub value: Span,
    /// Its cells without the row's number; the value's cell is last.
    cells: Vec<Span>,
}

impl TableRow {
    /// The row that a span lies in, if the span covers at least its name and its value.
    pub(crate) fn at(text: &Text, place: Span) -> Option<Self> {
        let from = text.lines.partition_point(|line| line.end <= place.start);
        let lines = text.lines[from..].iter().take_while(|line| line.start < place.end);
        let mut all: Vec<Span> = lines.copied().take(ROW + 2).collect();
        if let [line] = all[..] {
            all = cells(text, line);
            all.retain(|cell| cell.start < cell.end && cell.start < place.end && place.start < cell.end);
        }
        let whole = Span { start: all.first()?.start, end: all.last()?.end };
        if order(text.at(all[0])).is_some() {
            all.remove(0);
        }
        let chars = |at: usize| text.at(all[at]);
        let is_cell = |cell: &Span| {
            let chars = text.at(*cell);
            chars.len() <= CELL && !has(chars, &["。", ";", "!", "?", "\t", "|"])
        };
        let fits = (2..=ROW).contains(&all.len()) && all.iter().all(is_cell);
        if !fits || !chars(0).iter().any(|c| is_han(*c)) {
            return None;
        }
        let last = |test: fn(&[char]) -> bool| (1..all.len()).rev().find(|at| test(chars(*at)));
        let digits = |chars: &[char]| chars.iter().any(char::is_ascii_digit);
        let at = last(is_value).or_else(|| last(value_words::has_any)).or_else(|| last(digits))?;
        // A name between two numbers begins another row.
        let first = (1..at).find(|at| is_value(chars(*at))).unwrap_or(at);
        if (first..at).any(|at| is_name(chars(at))) {
            return None;
        }
        let named = (1..at).take_while(|at| is_name(chars(*at))).count();
        let name = all[..=named].iter().map(|cell| text.words(*cell)).collect();
        let value = all.remove(at);
        all.push(value);
        Some(Self { whole, name, value, cells: all })
    }

    /// The quantity that its value cell states by a number; `None` if it states none.
    pub(crate) fn quantity(
        &self,
        text: &Text,
        period: Option<Period>,
    ) -> Option<(Quantity, Vec<FieldReason>)> {
        row(text, self.whole, &self.cells, period)
    }
}

/// Whether a cell is a number with its bound and unit, rather than words that have one in them (统一, 5G).
fn is_value(chars: &[char]) -> bool {
    let Some((start, end)) = value(chars).map(|stated| stated.mark) else { return false };
    let before = &chars[..start];
    let said = before.is_empty()
        || ends(before, "百分之")
        || bound::before(before).is_some()
        || REACHED.iter().any(|words| ends(before, words));
    let alone = |unit: Option<String>| unit.is_some() || end == chars.len() || chars[start].is_ascii_digit();
    said && unit_after(&chars[end..]).is_some_and(|after| alone(after.unit))
}

/// Whether a cell is part of the name, rather than a unit, a kind or a value.
fn is_name(chars: &[char]) -> bool {
    let counts = unit_after(chars).is_some_and(|known| known.unit.is_some() && known.len == chars.len());
    let said = is_value(chars) || value_words::has_any(chars) || has(chars, &["约束", "预期"]);
    chars.iter().any(|c| is_han(*c)) && !counts && !said
}
