//! Tables as files: bytes out, no browser, no files.
//!
//! A [`Table`] of [`plan_model::table`] with what the file says about itself ([`About`]) goes in. Numbers stay numbers,
//! what isn't known is said and never becomes 0, and text that a spreadsheet would take for a formula is made harmless.

mod archive;
mod csv;
mod error;
mod grid;
mod json;
mod package;
mod xlsx;

pub use archive::archive;
pub use csv::{SIGNS, csv, facts};
pub use error::ExportError;
pub use json::json;
pub use package::package;
pub use xlsx::xlsx;

pub use plan_model::table::{About, Table};
