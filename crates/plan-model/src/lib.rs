//! What the data files say, and whether they may: records, days, units, reading, rules, boundaries.
//!
//! Plain data and pure functions. Nothing here asks for the time, a file or a browser: bytes come in as arguments.
//!
//! A newcomer reads, in this order: [`plan`] (what a plan is), [`observation`] (what has been published), [`wire`] (the
//! files), [`check`] (the rules that they keep), [`load`] (from files to a [`dataset`]).

pub mod check;
pub mod dataset;
pub mod date;
pub mod district;
mod exclusion;
#[cfg(feature = "fixtures")]
pub mod fixtures;
pub mod folding;
pub mod geo;
pub mod id;
pub mod indicator;
mod issue;
pub mod lang;
pub mod load;
pub mod number;
pub mod observation;
pub mod order;
pub mod plan;
mod publication;
pub mod rebuild;
pub mod release;
pub mod shared;
mod slug;
pub mod table;
pub mod unit;
pub mod wire;

pub use chrono::{Datelike, Days, NaiveDate};
