//! Measures conclusions over a made-up country: natively as a program, in a browser as a page.
//!
//! `node tests/bench/run.mjs` runs both and prints one table. Printed lines are tab-separated: name, limit,
//! best and median, all three in milliseconds.

mod work;

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod page;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), String> {
    native::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
