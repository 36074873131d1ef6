//! Tables as files: bytes out, no browser, no files.
//!
//! A [`Table`] of `plan_core::present` with what the file says about itself ([`About`]) goes in. Numbers stay numbers,
//! what isn't known is said and never becomes 0, and text that a spreadsheet would take for a formula is made harmless.

mod csv;
mod grid;
mod json;
mod package;
mod xlsx;

pub use csv::csv;
pub use json::json;
pub use package::package;
pub use xlsx::xlsx;

/// Files as one ZIP archive, in the order given and without compression.
///
/// # Errors
///
/// If the archive can't be written.
pub fn archive(files: &[(&str, &[u8])]) -> Result<Vec<u8>, ExportError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in files {
        archive.start_file(*path, options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

pub use plan_core::present::{About, Table};

use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A table with more rows or columns than a sheet holds.
    #[error("a sheet does not hold {rows} rows and {columns} columns")]
    TooLarge {
        /// Rows, without the heading.
        rows: usize,
        /// Columns.
        columns: usize,
    },
    /// The archive could not be written.
    #[error("the archive could not be written: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// Writing into memory failed.
    #[error("could not be written: {0}")]
    Write(#[from] std::io::Error),
}
