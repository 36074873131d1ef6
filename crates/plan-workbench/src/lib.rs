//! Import of a reader's own values: reads and checks a spreadsheet, previews what its values would change, and makes a data
//! package of them.
//!
//! [`Job`] reads and checks a file in slices; nothing here asks for the time, a file or a browser. Text in GB18030 is
//! decoded by the caller. Workbooks are decompressed in pieces of bounded size; formulas aren't computed and macros
//! aren't run. Where to start reading: [`job`], then `check`.

mod check;
mod columns;
mod csv_reader;
mod encoding;
mod file_kind;
mod foreign;
mod hand_over;
mod head_rows;
pub mod job;
mod json_reader;
mod mapping;
mod normalize;
mod outcome;
mod package;
mod parse_day;
mod parse_value;
mod preview;
mod problem_text;
mod question;
mod row_message;
mod sheet;
mod sheet_field;
mod signature;
mod source;
mod target_index;
mod target_rank;
mod template;
pub mod texts;
mod trouble;
mod xlsx;
mod xml_reader;
mod zip_reader;

pub use check::{AcceptedRow, UnresolvedRow};
pub use file_kind::{Decode, FileKind};
pub use foreign::Foreign;
pub use hand_over::hand_over_note;
pub use job::{Job, JobSettings};
pub use mapping::{MappedColumn, MatchStep, OwnMatch, OwnRow, SheetMapping};
pub use outcome::{Outcome, SheetText, column_name};
pub use package::{Package, next_release, package};
pub use preview::{AffectedTargets, Preview, TargetChange, affected_targets, local};
pub use problem_text::{ProblemText, problem_text};
pub use question::{Answer, ForAllRows, QuestionSubject, RowTargets, SheetChoices, SheetQuestion};
pub use row_message::{RowMessage, field_names, own_finding, row_messages};
pub use sheet_field::SheetField;
pub use signature::sign;
pub use template::{TemplateChoice, annotated, template};
pub use trouble::{Problem, Trouble, TroubleSeverity};
