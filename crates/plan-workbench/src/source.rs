//! Detects a file's kind by its first bytes, and opens it for reading row by row.

use crate::csv_reader::Csv;
use crate::json_reader::JsonRecords;
use crate::trouble::Trouble;
use crate::xlsx::Book;
use std::sync::Arc;

/// Decodes GB18030; `None` for bytes that aren't. In a browser the browser does it.
pub type Decode<'a> = &'a dyn Fn(&[u8]) -> Option<String>;

/// Most bytes of a text or workbook.
pub const MOST_BYTES: usize = 32 << 20;

/// Most bytes of JSON, which is parsed as a whole.
pub const MOST_JSON: usize = 8 << 20;

/// Kind of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Text with separators, in UTF-8.
    Text,
    /// The same in GB18030.
    TextGb18030,
    /// A workbook.
    Workbook,
    /// JSON.
    Json,
}

/// An open file.
pub(crate) enum Source {
    /// Text with separators.
    Text(Csv),
    /// A workbook.
    Book(Box<Book>),
    /// JSON.
    Records(JsonRecords),
}

/// Signature of old workbooks (.xls), and of password-protected new ones.
const OLD_WORKBOOK: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// Bytes at the beginning that decide whether a file is text.
const LOOKED_AT: usize = 64 << 10;

/// Opens a file, or says why it can't be.
pub(crate) fn open(bytes: Arc<Vec<u8>>, decode: Decode<'_>) -> Result<(Source, FileKind), Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::EmptyFile);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Trouble::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    if bytes.starts_with(&OLD_WORKBOOK) {
        return Err(Trouble::OldWorkbook);
    }
    if bytes.starts_with(b"PK") {
        return Ok((Source::Book(Box::new(Book::open(bytes)?)), FileKind::Workbook));
    }
    let (text, kind) = text(&bytes, decode)?;
    if text.trim().is_empty() {
        return Err(Trouble::EmptySheet);
    }
    if text.trim_start().starts_with(['{', '[']) {
        if text.len() > MOST_JSON {
            return Err(Trouble::TooLarge { bytes: text.len(), most: MOST_JSON });
        }
        return Ok((Source::Records(JsonRecords::read(&text)?), FileKind::Json));
    }
    Ok((Source::Text(Csv::new(text)), kind))
}

/// Decodes a file as text, without its byte order mark.
fn text(bytes: &[u8], decode: Decode<'_>) -> Result<(String, FileKind), Trouble> {
    for (mark, big) in [([0xff, 0xfe], false), ([0xfe, 0xff], true)] {
        if bytes.starts_with(&mark) {
            let unit = |pair: &[u8]| match big {
                true => u16::from_be_bytes([pair[0], pair[1]]),
                false => u16::from_le_bytes([pair[0], pair[1]]),
            };
            let units: Vec<u16> = bytes[2..].chunks_exact(2).map(unit).collect();
            return String::from_utf16(&units)
                .map(|text| (text, FileKind::Text))
                .map_err(|_| Trouble::OtherEncoding);
        }
    }
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let controls = looked_at.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
    if looked_at.contains(&0) || controls * 50 > looked_at.len() {
        return Err(Trouble::NoTable);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).to_owned(), FileKind::Text)),
        Err(_) => {
            let text = decode(bytes).ok_or(Trouble::OtherEncoding)?;
            let text = text.strip_prefix(BYTE_ORDER_MARK).map(str::to_owned).unwrap_or(text);
            Ok((text, FileKind::TextGb18030))
        }
    }
}
