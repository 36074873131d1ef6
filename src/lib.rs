//! 数转图 · Plan Atlas: the shell around [`plan_present`] and [`plan_charts`].
//!
//! Read [`app`] first: it provides the state, chooses the frame and the page. Who may lean on whom
//! is written in `ARCHITECTURE.md` and held by `tests/tidy.rs`.

// A page is one deeply nested type.
#![recursion_limit = "256"]
// Signals are passed to components by value, as Leptos asks.
#![allow(clippy::needless_pass_by_value)]

pub mod app;
pub mod chart;
pub mod frames;
pub mod lazy_pages;
pub mod pages;
pub mod parts;
pub mod platform;
pub mod state;
pub mod ui;

/// Puts the app on the page and tells the boot script that it is there.
pub fn start() {
    platform::boot::watch_panics();
    platform::boot::mount(app::App);
}
