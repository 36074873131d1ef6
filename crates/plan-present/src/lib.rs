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
pub mod qr;
pub mod replay;
pub mod text;

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
