//! What a screen says, in two languages: decided here as plain values, laid out by the shell.
//!
//! A newcomer reads, in this order: [`text`] (words), [`format`](mod@format) (numbers and days), [`present`] (the sheets of each screen),
//! then [`embed`] and [`kiosk`] (the two other frames that the same sheets stand in).

pub mod access;
pub mod embed;
pub mod format;
pub mod kiosk;
pub mod markup;
pub mod names;
pub mod present;
pub mod replay;
pub mod text;

/// How many cases a property is tried on: the number given, or `PLAN_ATLAS_CASES` where that asks for more.
#[cfg(test)]
fn cases(usual: u32) -> proptest::test_runner::Config {
    let asked = std::env::var("PLAN_ATLAS_CASES").ok().and_then(|cases| cases.parse().ok());
    proptest::test_runner::Config::with_cases(asked.unwrap_or(usual).max(usual))
}
