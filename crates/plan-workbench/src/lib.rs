//! A reader's own figures: a spreadsheet in, what is wrong with it, what it would change, and a data package out.
//!
//! [`Job`] reads and checks a file in slices; nothing here asks for the time, a file or a browser. Text in GB18030 is
//! decoded by whoever calls. Workbooks are unpacked piece by piece within bounds; their formulas aren't computed and
//! their macros aren't run. Read [`job`] first, then `check`.

mod check;
mod columns;
mod csv;
mod day;
pub mod job;
mod json;
mod package;
mod preview;
mod sheet;
mod source;
mod targets;
mod template;
pub mod texts;
mod trouble;
mod value;
mod words;
mod xlsx;
mod xml;
mod zip;

pub use check::{Entry, Open};
pub use columns::Field;
pub use job::{Decode, FileKind, Job, Outcome, Settings, Sheet, column_name};
pub use package::{Package, next_release, package};
pub use preview::{Change, Preview, Touched, local, touched};
pub use template::{annotated, template};
pub use trouble::{Problem, Severity, Trouble};
pub use words::{Words, words};
