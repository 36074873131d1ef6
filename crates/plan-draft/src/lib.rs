//! A plan's text in, proposals out: headings, tasks with their units, targets and baselines with number, unit, bound and
//! deadline, each with its place in the text and the reason for every field.
//!
//! Nothing is published by itself. A [`Draft`](draft::Draft) holds for each item what a person decided about it, and
//! [`publish`] takes confirmed items alone. The rules go by the language that plans are written in; none knows a plan.
//! What a rule can't read exactly isn't proposed at all; a person marks the words instead, and confirms what follows.

mod about;
mod adopt;
mod again;
mod bound;
mod counted;
mod coverage;
mod dates;
mod decide;
mod domain;
pub mod draft;
mod figures;
mod mark;
pub mod measure;
mod numeral;
mod others;
mod outline;
pub mod present;
pub mod publish;
mod read;
mod scene;
mod table;
mod tasks;
mod text;

pub use adopt::adopt;
pub use again::read_for;
pub use mark::{As, NotMarked};
pub use read::{MOST, read};
pub use text::{LONGEST, Refusal, Warning, cleaned};
