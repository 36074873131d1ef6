//! What a file is by its first bytes, and how it is opened for reading row by row.

use crate::csv::Csv;
use crate::job::{Decode, FileKind, MOST_BYTES, MOST_JSON};
use crate::json::Records;
use crate::trouble::Trouble;
use crate::xlsx::Book;
use std::sync::Arc;

/// A file that is open.
pub(crate) enum Source {
    /// Text with separators.
    Text(Csv),
    /// A workbook, and its bytes.
    Book(Box<Book>, Arc<Vec<u8>>),
    /// JSON.
    Records(Records),
}

/// Beginning of old workbooks, and of new ones that a password protects.
const OLD_WORKBOOK: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// How much of the beginning decides whether it is text.
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
        let book = Book::open(&bytes)?;
        return Ok((Source::Book(Box::new(book), bytes), FileKind::Workbook));
    }
    let (text, kind) = text(&bytes, decode)?;
    if text.trim().is_empty() {
        return Err(Trouble::EmptySheet);
    }
    if text.trim_start().starts_with(['{', '[']) {
        if text.len() > MOST_JSON {
            return Err(Trouble::TooLarge { bytes: text.len(), most: MOST_JSON });
        }
        return Ok((Source::Records(Records::read(&text)?), FileKind::Json));
    }
    Ok((Source::Text(Csv::new(text)), kind))
}

/// Its text, without a byte order mark.
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
