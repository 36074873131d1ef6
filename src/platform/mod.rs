//! Everything that is asked of the browser, and the only place that asks. Knows no signals, decides nothing.

pub mod boot;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod fetch;
pub mod history;
pub mod media;
