//! Extracts a draft of a plan's records from its text: headings, tasks with their units, targets and baselines with number,
//! unit, bound and deadline, each with its span in the text and the reason for every field.
//!
//! Nothing is published automatically. A [`Draft`](draft::Draft) records what a person decided about each item, and
//! [`publish`] takes confirmed and changed items only. The rules describe the language of such plans; none is specific to one
//! plan. What a rule can't read exactly isn't proposed; a person marks the words instead and confirms the resulting item.
//!
//! Where to start reading: [`read`], then `quantities` (numbers), `value_words` (coverage in words) and `tasks`.

pub mod accuracy;
mod adopt;
mod bound;
mod brackets;
mod clause;
mod cut_lines;
mod dates;
mod decide;
mod document_info;
mod domain;
pub mod draft;
mod excluded_numerals;
mod line_context;
mod mark;
mod numeral;
mod outline;
pub mod present;
pub mod publish;
mod quantities;
mod read;
mod reread;
mod table;
mod tasks;
mod text;
mod unit_after;
mod value_words;

pub use adopt::adopt;
pub use mark::{MarkAs, NotMarked};
pub use read::{MAX_ITEMS, read};
pub use reread::read_for;
pub use text::{LONGEST, TextRefusal, TextWarning, cleaned};
