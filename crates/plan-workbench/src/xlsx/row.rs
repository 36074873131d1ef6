//! The rows of a sheet and their cells.

use super::{Format, MOST_CELL, MOST_COLUMNS, Part, day};
use crate::sheet::{Cell, Row, place, tidy};
use crate::trouble::Trouble;
use crate::xml::{Event, attribute};

/// What is needed to read the rows of a sheet.
pub(super) struct Reading<'a> {
    pub(super) words: &'a [String],
    pub(super) formats: &'a [Format],
    pub(super) from_1904: bool,
    pub(super) merged: &'a mut Vec<[(usize, u32); 2]>,
}

impl Reading<'_> {
    /// The next row; `None` at the end.
    pub(super) fn row(
        &mut self,
        part: &mut Part,
        last: &mut u32,
        bytes: &[u8],
    ) -> Result<Option<Row>, Trouble> {
        let mut row: Option<Row> = None;
        while let Some(event) = part.next(bytes)? {
            match event {
                Event::Open { name, attributes, empty } => match name.as_str() {
                    "row" => {
                        let number = attribute(&attributes, "r").and_then(|number| number.parse().ok());
                        row = Some(Row { number: number.unwrap_or(*last + 1), cells: Vec::new() });
                        if empty {
                            break;
                        }
                    }
                    "c" => {
                        let Some(row) = row.as_mut() else { continue };
                        let named = attribute(&attributes, "r").and_then(|name| place(&name));
                        let column = named.map_or(row.cells.len(), |(column, _)| column);
                        let cell = if empty { Cell::Empty } else { self.cell(part, &attributes, bytes)? };
                        if column < MOST_COLUMNS && cell != Cell::Empty {
                            if row.cells.len() <= column {
                                row.cells.resize(column + 1, Cell::Empty);
                            }
                            row.cells[column] = cell;
                        } else if column < MOST_COLUMNS && row.cells.len() <= column {
                            row.cells.resize(column + 1, Cell::Empty);
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
                Event::Close(name) if name == "row" => break,
                Event::Close(_) | Event::Text(_) => {}
            }
        }
        if let Some(row) = &row {
            *last = row.number;
        }
        Ok(row)
    }

    fn cell(&self, part: &mut Part, attributes: &str, bytes: &[u8]) -> Result<Cell, Trouble> {
        let (mut value, mut inline) = (String::new(), String::new());
        let (mut formula, mut inside) = (false, "");
        while let Some(event) = part.next(bytes)? {
            match event {
                Event::Open { name, empty, .. } => match name.as_str() {
                    "f" => formula = true,
                    "v" if !empty => inside = "v",
                    "t" if !empty => inside = "t",
                    _ => {}
                },
                Event::Close(name) if name == "c" => break,
                Event::Close(_) => inside = "",
                Event::Text(text) => {
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
        let text = |words: String| if words.is_empty() { Cell::Empty } else { Cell::Text(words) };
        let result = match attribute(attributes, "t").as_deref() {
            Some("s") => {
                let word = value.trim().parse::<usize>().ok().and_then(|at| self.words.get(at));
                text(word.cloned().unwrap_or_default())
            }
            Some("inlineStr") => text(inline),
            Some("str") => text(value),
            Some("b") => Cell::Bool(value.trim() == "1"),
            Some("e") => Cell::Mistake(value),
            Some("d") => match value.get(..10).and_then(plan_model::date::parse_day) {
                Some(day) => Cell::Day(day),
                None => text(value),
            },
            _ => self.number(&value, attributes),
        };
        Ok(match formula {
            true if result == Cell::Empty => Cell::Formula(None),
            true => Cell::Formula(Some(Box::new(result))),
            false => result,
        })
    }

    fn number(&self, value: &str, attributes: &str) -> Cell {
        let value = value.trim();
        if value.is_empty() {
            return Cell::Empty;
        }
        let Ok(number) = value.parse::<f64>() else { return Cell::Text(value.to_owned()) };
        let style = attribute(attributes, "s").and_then(|style| style.parse::<usize>().ok());
        match style.and_then(|style| self.formats.get(style)) {
            Some(Format::Percent) => Cell::Percent(number),
            Some(Format::Day) => match day(number, self.from_1904) {
                Some(day) => Cell::Day(day),
                None => Cell::Number(tidy(number)),
            },
            Some(Format::Plain) | None => Cell::Number(tidy(number)),
        }
    }
}
