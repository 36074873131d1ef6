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

/// How a property is tried: on the number of cases given, always the same ones; or on `PLAN_ATLAS_CASES` of them where that
/// asks for more, by chance.
#[cfg(test)]
fn cases(usual: u32) -> proptest::test_runner::Config {
    use proptest::test_runner::RngSeed;
    let asked: Option<u32> = std::env::var("PLAN_ATLAS_CASES").ok().and_then(|cases| cases.parse().ok());
    let (cases, rng_seed) = match asked.filter(|asked| *asked > usual) {
        Some(asked) => (asked, RngSeed::Random),
        None => (usual, RngSeed::Fixed(0x5eed)),
    };
    proptest::test_runner::Config { cases, rng_seed, ..Default::default() }
}
