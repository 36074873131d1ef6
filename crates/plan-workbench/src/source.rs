//! Detects a file's kind by its first bytes, and opens it for reading row by row.

use crate::csv_reader::Csv;
use crate::encoding;
use crate::file_kind::{Decode, FileKind};
use crate::foreign;
use crate::json_reader::JsonRecords;
use crate::trouble::Trouble;
use crate::xlsx::Book;
use std::sync::Arc;

/// Most bytes of a text or workbook.
pub const MOST_BYTES: usize = 32 << 20;

/// Most bytes of JSON, which is parsed as a whole.
pub const MOST_JSON: usize = 8 << 20;

/// An open file.
pub(crate) enum OpenFile {
    /// Text with separators.
    Text(Csv),
    /// A workbook.
    Book(Box<Book>),
    /// JSON.
    Records(JsonRecords),
}

/// Signature of old workbooks (.xls), and of password-protected new ones.
const OLD_WORKBOOK: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// Opens a file, or says why it can't be. Of a workbook it opens the sheet of this number, hidden ones counted last.
pub(crate) fn open(
    bytes: Arc<Vec<u8>>,
    decode: Decode<'_>,
    sheet: usize,
) -> Result<(OpenFile, FileKind), Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::EmptyFile);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Trouble::TooLarge { bytes: bytes.len(), most: MOST_BYTES });
    }
    if bytes.starts_with(&OLD_WORKBOOK) {
        return Err(foreign::by_streams(&bytes).map_or(Trouble::OldWorkbook, Trouble::ForeignFile));
    }
    if let Some(kind) = foreign::by_bytes(&bytes) {
        return Err(Trouble::ForeignFile(kind));
    }
    if bytes.starts_with(b"PK") {
        return Ok((OpenFile::Book(Box::new(Book::open(bytes, sheet)?)), FileKind::Workbook));
    }
    let (text, kind) = encoding::text(&bytes, decode)?;
    if let Some(kind) = foreign::by_tag(&text) {
        return Err(Trouble::ForeignFile(kind));
    }
    if text.trim().is_empty() {
        return Err(Trouble::EmptySheet);
    }
    if text.trim_start().starts_with(['{', '[']) {
        if text.len() > MOST_JSON {
            return Err(Trouble::TooLarge { bytes: text.len(), most: MOST_JSON });
        }
        return Ok((OpenFile::Records(JsonRecords::read(&text)?), FileKind::Json));
    }
    Ok((OpenFile::Text(Csv::new(text)), kind))
}
