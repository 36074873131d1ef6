//! Keys that work anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Where a key writes or chooses, so that it is no shortcut there.
const WRITES: &str = "input, textarea, select, [role=dialog], [role=application]";

/// Calls back when a key is pressed by itself, outside fields and dialogs, for as long as the app runs.
pub fn on_key(key: &'static str, mut callback: impl FnMut() + 'static) {
    let Some(window) = super::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    let heard = EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        let alone =
            !(pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key() || pressed.is_composing());
        let writes = event.target().is_some_and(|target| {
            let within = |element: &Element| element.closest(WRITES).ok().flatten().is_some();
            let editable = target.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
            editable || target.dyn_ref::<Element>().is_some_and(within)
        });
        if pressed.key() == key && alone && !writes && !event.default_prevented() {
            event.prevent_default();
            callback();
        }
    });
    heard.forget();
}
