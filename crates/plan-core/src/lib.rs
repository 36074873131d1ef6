//! The domain of the Plan Atlas: what the plans say, what has been published, and what may be concluded.
//!
//! Plain data and pure functions. Nothing here asks for the time, a file or a browser: whatever is
//! needed comes in as an argument, so that every conclusion can be tested as `f(data, as_of)`.
//!
//! A newcomer reads, in this order: [`plan`] (what a plan is), [`observation`] (what has been
//! published), [`progress`] (what follows from the two), [`query`] (choosing among targets),
//! [`address`] (the view as a URL) and [`present`] (what a screen says).

pub mod access;
pub mod address;
pub mod aggregate;
pub mod check;
pub mod compare;
pub mod dataset;
pub mod date;
pub mod district;
pub mod embed;
pub mod format;
pub mod geo;
pub mod id;
pub mod indicator;
pub mod kiosk;
#[cfg(test)]
mod made_up;
pub mod markup;
pub mod number;
pub mod observation;
pub mod order;
pub mod plan;
pub mod present;
pub mod progress;
pub mod query;
pub mod rebuild;
pub mod release;
pub mod replay;
pub mod search;
pub mod shared;
mod slug;
#[cfg(feature = "synthetic")]
pub mod synthetic;
pub mod text;
pub mod unit;
pub mod wire;

pub use chrono::{Datelike, Days, NaiveDate};

/// How many cases a property is tried on: the number given, or `PLAN_ATLAS_CASES` where that asks for more.
#[cfg(test)]
fn cases(usual: u32) -> proptest::test_runner::Config {
    let asked = std::env::var("PLAN_ATLAS_CASES").ok().and_then(|cases| cases.parse().ok());
    proptest::test_runner::Config::with_cases(asked.unwrap_or(usual).max(usual))
}
