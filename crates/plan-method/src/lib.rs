//! What follows from the data: a day and a query in, conclusions out, and not a single sentence.
//!
//! Pure functions of [`plan_model`]'s records. A newcomer reads, in this order: [`progress`] (the status of a target on
//! a day), [`judged`] (a dataset with the status of every target), [`query`] (choosing among targets), [`leads`] (who leads
//! one), [`four_questions`] (what its text answers), [`compare`] (what may share an axis), [`search`], and [`address`] (the
//! view as a URL).

pub mod address;
pub mod compare;
pub mod four_questions;
pub mod judged;
pub mod leads;
pub mod progress;
pub mod query;
pub mod search;
#[cfg(feature = "synthetic")]
pub mod synthetic;

/// How many cases a property is tried on: the number given, or `PLAN_ATLAS_CASES` where that asks for more.
#[cfg(test)]
fn cases(usual: u32) -> proptest::test_runner::Config {
    let asked = std::env::var("PLAN_ATLAS_CASES").ok().and_then(|cases| cases.parse().ok());
    proptest::test_runner::Config::with_cases(asked.unwrap_or(usual).max(usual))
}
