//! Everything that is asked of the browser, and the only place that asks. Knows no signals, decides nothing.

pub mod boot;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod fetch;
pub mod files;
pub mod frame;
pub mod history;
pub mod indexed_db;
pub mod keys;
pub mod kiosk;
pub mod local_file;
pub mod media;
pub mod pointer;
pub mod size;
pub mod speech;
pub mod speech_text;
pub mod visibility;

/// The browser's window. `None` on the host, where tests render components to HTML: asking there would panic.
fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}
