//! Rows of comma, semicolon or tab separated text, as files and as the clipboard of a spreadsheet.

use crate::sheet::{SheetCell, SheetRow};
use plan_export::SIGNS;

/// Text that is read row by row.
#[derive(Debug)]
pub(crate) struct Csv {
    text: String,
    at: usize,
    number: u32,
    separator: u8,
}

/// Most columns that are kept of a row, and most characters of a cell.
const MOST_COLUMNS: usize = 256;
const MOST_CELL: usize = 32_767;
/// How much of the beginning is looked at for the separator.
const LOOKED_AT: usize = 4096;

/// Words no longer than a spreadsheet's cell may be.
fn cut(mut words: String) -> String {
    if let Some((end, _)) = words.char_indices().nth(MOST_CELL) {
        words.truncate(end);
    }
    words
}

/// Words without the apostrophe that our own CSV, among others, puts before a sign that begins formulas.
fn unguarded(words: String) -> String {
    let is_guard = |rest: &str| rest.trim_start().starts_with(SIGNS) || rest.starts_with(['\t', '\r']);
    match words.strip_prefix('\'') {
        Some(rest) if is_guard(rest) => rest.to_owned(),
        _ => words,
    }
}

impl Csv {
    /// Text without its byte order mark. What occurs most outside of quotes on the first lines separates.
    pub(crate) fn new(text: String) -> Self {
        let mut counts = [(b',', 0_u32), (b'\t', 0), (b';', 0)];
        let mut quoted = false;
        for byte in text.bytes().take(LOOKED_AT) {
            if byte == b'"' {
                quoted = !quoted;
            } else if !quoted && let Some((_, n)) = counts.iter_mut().find(|(sign, _)| *sign == byte) {
                *n += 1;
            }
        }
        // A tab is never part of words, so a few of them say more than many commas.
        counts[1].1 *= 8;
        let separator = counts.iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(sign, _)| *sign);
        Self { text, at: 0, number: 0, separator }
    }

    /// The next row; `None` at the end.
    pub(crate) fn next(&mut self) -> Option<SheetRow> {
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        self.number += 1;
        let mut cells = Vec::new();
        loop {
            let (words, end) = self.field();
            if cells.len() < MOST_COLUMNS {
                cells.push(if words.is_empty() {
                    SheetCell::Empty
                } else {
                    SheetCell::Text(cut(unguarded(words)))
                });
            }
            let bytes = self.text.as_bytes();
            match bytes.get(end) {
                Some(sign) if *sign == self.separator => self.at = end + 1,
                Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') => {
                    self.at = end + 2;
                    break;
                }
                Some(_) => {
                    self.at = end + 1;
                    break;
                }
                None => {
                    self.at = end;
                    break;
                }
            }
        }
        Some(SheetRow { number: self.number, cells, hidden: false })
    }

    /// The field that begins here, and where it ends.
    fn field(&self) -> (String, usize) {
        let bytes = self.text.as_bytes();
        let ends = |byte: u8| byte == self.separator || matches!(byte, b'\n' | b'\r');
        let plain = |from: usize| {
            let rest = bytes.get(from..).unwrap_or_default();
            from + rest.iter().position(|byte| ends(*byte)).unwrap_or(rest.len())
        };
        if bytes.get(self.at) != Some(&b'"') {
            let end = plain(self.at);
            return (self.text[self.at..end].to_owned(), end);
        }
        let mut words = String::new();
        let mut from = self.at + 1;
        while let Some(n) = self.text[from..].find('"') {
            words.push_str(&self.text[from..from + n]);
            from += n + 1;
            if bytes.get(from) == Some(&b'"') {
                words.push('"');
                from += 1;
                continue;
            }
            // What stands behind the closing quote belongs to the field, as spreadsheets read it.
            let end = plain(from);
            words.push_str(&self.text[from..end]);
            return (words, end);
        }
        // A quote that is never closed is a sign like any other, or it would swallow the rest of the file.
        let end = plain(self.at);
        (self.text[self.at..end].to_owned(), end)
    }

    /// How much has been read, from 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        self.at as f64 / self.text.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut csv = Csv::new(text.to_owned());
        std::iter::from_fn(|| csv.next())
            .map(|row| row.cells.iter().map(SheetCell::shown).collect())
            .collect()
    }

    #[test]
    fn fields_are_read_as_spreadsheets_write_them() {
        assert_eq!(rows("a,b\r\nc,\"d, \"\"e\"\"\nf\"\n"), [vec!["a", "b"], vec!["c", "d, \"e\"\nf"]]);
        assert_eq!(rows("a\tb, c\n1\t2"), [vec!["a", "b, c"], vec!["1", "2"]]);
        assert_eq!(rows("a;b\n1,5;2"), [vec!["a", "b"], vec!["1,5", "2"]]);
        assert_eq!(rows("a,\"b\nc,d"), [vec!["a", "\"b"], vec!["c", "d"]]);
        assert_eq!(rows("'=a,'-1,'a,'\n"), [["=a", "-1", "'a", "'"]]);
        assert_eq!(rows(""), Vec::<Vec<String>>::new());
    }
}
