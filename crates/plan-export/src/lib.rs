//! Tables as files: bytes out, no browser, no files.
//!
//! A [`Table`] of `plan_present::present` with what the file says about itself ([`About`]) goes in. Numbers stay numbers,
//! what isn't known is said and never becomes 0, and text that a spreadsheet would take for a formula is made harmless.

mod archive;
mod csv;
mod grid;
mod json;
mod package;
mod xlsx;

pub use archive::archive;
pub use csv::csv;
pub use json::json;
pub use package::package;
pub use xlsx::xlsx;

pub use plan_present::present::{About, Table};

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
    /// More files or bytes than an archive holds.
    #[error("an archive holds 65,535 files and 4 GiB at most")]
    Archive,
    /// A record could not be written.
    #[error("could not be written: {0}")]
    Write(#[from] serde_json::Error),
}
