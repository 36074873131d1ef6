//! Why a file could not be made.

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
    /// A file that was made would be refused by the product's own reader; which, and why.
    #[error("would be refused: {0}")]
    Refused(String),
    /// A record could not be written.
    #[error("could not be written: {0}")]
    Write(#[from] serde_json::Error),
}
