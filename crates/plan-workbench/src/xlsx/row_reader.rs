//! The rows of a sheet and their cells.

use super::escape::unescaped;
use super::format::{NumberFormat, day, time};
use super::part::{MOST_CELL, PartReader};
use crate::sheet::{DayShown, SheetCell, SheetRow, is_in_range, place, tidy};
use crate::trouble::Trouble;
use crate::xml_reader::{XmlEvent, attribute};

/// Most columns that are kept of a row.
const MOST_COLUMNS: usize = 256;

/// Reads the rows of a sheet.
pub(super) struct RowReader<'a> {
    pub(super) words: &'a [String],
    pub(super) formats: &'a [NumberFormat],
    pub(super) from_1904: bool,
    pub(super) merged: &'a mut Vec<[(usize, u32); 2]>,
    pub(super) hidden: &'a mut Vec<[usize; 2]>,
}

impl RowReader<'_> {
    /// The next row; `None` at the end.
    pub(super) fn row(&mut self, part: &mut PartReader, last: &mut u32) -> Result<Option<SheetRow>, Trouble> {
        let mut row: Option<SheetRow> = None;
        while let Some(event) = part.next()? {
            match event {
                XmlEvent::Open { name, attributes, empty } => match name.as_str() {
                    "row" => {
                        let number = attribute(&attributes, "r").and_then(|number| number.parse().ok());
                        row = Some(SheetRow {
                            number: number.unwrap_or(*last + 1),
                            cells: Vec::new(),
                            hidden: is_hidden(&attributes, "ht"),
                        });
                        if empty {
                            break;
                        }
                    }
                    "c" => {
                        let Some(row) = row.as_mut() else { continue };
                        let named = attribute(&attributes, "r").and_then(|name| place(&name));
                        let column = named.map_or(row.cells.len(), |(column, _)| column);
                        let cell = if empty { SheetCell::Empty } else { self.cell(part, &attributes)? };
                        if column < MOST_COLUMNS && cell != SheetCell::Empty {
                            if row.cells.len() <= column {
                                row.cells.resize(column + 1, SheetCell::Empty);
                            }
                            row.cells[column] = cell;
                        } else if column < MOST_COLUMNS && row.cells.len() <= column {
                            row.cells.resize(column + 1, SheetCell::Empty);
                        }
                    }
                    "col" if is_hidden(&attributes, "width") => {
                        let end =
                            |name: &str| attribute(&attributes, name)?.parse::<usize>().ok()?.checked_sub(1);
                        if let (Some(first), Some(last)) = (end("min"), end("max")) {
                            self.hidden.push([first, last]);
                        }
                    }
                    "mergeCell" => {
                        let range = attribute(&attributes, "ref").unwrap_or_default();
                        let ends = range.split_once(':').map(|(a, b)| (place(a), place(b)));
                        if let Some((Some(first), Some(last))) = ends {
                            self.merged.push([first, last]);
                        }
                    }
                    _ => {}
                },
                XmlEvent::Close(name) if name == "row" => break,
                XmlEvent::Close(_) | XmlEvent::Text(_) => {}
            }
        }
        if let Some(row) = &row {
            *last = row.number;
        }
        Ok(row)
    }

    fn cell(&self, part: &mut PartReader, attributes: &str) -> Result<SheetCell, Trouble> {
        let (mut value, mut inline) = (String::new(), String::new());
        let (mut formula, mut inside) = (false, "");
        while let Some(event) = part.next()? {
            match event {
                XmlEvent::Open { name, empty, .. } => match name.as_str() {
                    "f" => formula = true,
                    "v" if !empty => inside = "v",
                    "t" if !empty => inside = "t",
                    _ => {}
                },
                XmlEvent::Close(name) if name == "c" => break,
                XmlEvent::Close(_) => inside = "",
                XmlEvent::Text(text) => {
                    let into = match inside {
                        "v" => &mut value,
                        "t" => &mut inline,
                        _ => continue,
                    };
                    if into.len() + text.len() > MOST_CELL {
                        return Err(Trouble::Bomb);
                    }
                    into.push_str(&text);
                }
            }
        }
        let text = |words: String| if words.is_empty() { SheetCell::Empty } else { SheetCell::Text(words) };
        let escaped = |words: String| text(unescaped(&words));
        let result = match attribute(attributes, "t").as_deref() {
            Some("s") => {
                let word = value.trim().parse::<usize>().ok().and_then(|at| self.words.get(at));
                text(word.cloned().unwrap_or_default())
            }
            Some("inlineStr") => escaped(inline),
            Some("str") => escaped(value),
            Some("b") => SheetCell::Bool(value.trim() == "1"),
            Some("e") => SheetCell::Mistake(value),
            Some("d") => match value.get(..10).and_then(plan_model::date::parse_day) {
                Some(day) => SheetCell::Day(day, DayShown::Day),
                None => text(value),
            },
            _ => self.number(&value, attributes),
        };
        Ok(match formula {
            true if result == SheetCell::Empty => SheetCell::Formula(None),
            true => SheetCell::Formula(Some(Box::new(result))),
            false => result,
        })
    }

    fn number(&self, value: &str, attributes: &str) -> SheetCell {
        let value = value.trim();
        if value.is_empty() {
            return SheetCell::Empty;
        }
        // What can't be kept as a number stays as it is written, and is refused as such.
        let Some(number) = value.parse::<f64>().ok().filter(|number| is_in_range(*number, value)) else {
            return SheetCell::Text(value.to_owned());
        };
        let style = attribute(attributes, "s").and_then(|style| style.parse::<usize>().ok());
        match style.and_then(|style| self.formats.get(style)) {
            Some(NumberFormat::Percent) => SheetCell::Percent(number),
            // A spreadsheet fills the cell with # where the number is no day.
            Some(NumberFormat::Day(shown)) => match day(number, self.from_1904) {
                Some(day) => SheetCell::Day(day, *shown),
                None => SheetCell::Mistake("########".to_owned()),
            },
            Some(NumberFormat::Time) => SheetCell::Text(time(number)),
            Some(NumberFormat::Plain) | None => SheetCell::Number(tidy(number)),
        }
    }
}

/// Whether a row or column is hidden, or has no `size`.
fn is_hidden(attributes: &str, size: &str) -> bool {
    let hidden = attribute(attributes, "hidden").is_some_and(|is| matches!(is.as_str(), "1" | "true"));
    hidden || attribute(attributes, size).is_some_and(|size| size.parse() == Ok(0.0))
}
