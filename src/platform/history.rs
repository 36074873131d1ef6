//! The query string in the address bar.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// The query string without its `?`; empty where there is none.
pub fn query() -> String {
    let search = super::window().and_then(|window| window.location().search().ok());
    search.unwrap_or_default().trim_start_matches('?').to_owned()
}

/// Whether a change is a step that "back" undoes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryStep {
    /// A new step.
    New,
    /// The current step, changed.
    Same,
}

/// Writes the query string. Where the browser refuses (some frames, some `file:` pages) the view still changes.
pub fn write(query: &str, step: HistoryStep) {
    let Some(history) = super::window().and_then(|window| window.history().ok()) else { return };
    let url = format!("?{query}");
    let _ = match step {
        HistoryStep::New => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        HistoryStep::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}

/// Calls back with the query string whenever the reader goes back or forward, for as long as the app runs.
pub fn on_travel(mut callback: impl FnMut(String) + 'static) {
    if let Some(window) = super::window() {
        EventListener::new(&window, "popstate", move |_| callback(query())).forget();
    }
}
