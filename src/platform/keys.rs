//! Keyboard shortcuts of the whole page, and input that arrives before the page has followed the last one.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// Selector of what takes keys itself, so that they are no shortcuts there.
const WRITES: &str = "input, textarea, select, [role=dialog], [role=application]";

/// Calls back when a key is pressed by itself, outside fields and dialogs, for as long as the app runs. `false` from the
/// callback leaves the key to the browser.
pub fn on_key(key: &'static str, mut callback: impl FnMut() -> bool + 'static) {
    let Some(window) = super::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&window, "keydown", options, move |event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        let alone =
            !(pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key() || pressed.is_composing());
        let writes = event.target().is_some_and(|target| {
            let within = |element: &Element| element.closest(WRITES).ok().flatten().is_some();
            let editable = target.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
            editable || target.dyn_ref::<Element>().is_some_and(within)
        });
        if pressed.key() == key && alone && !writes && !event.default_prevented() && callback() {
            event.prevent_default();
        }
    });
    listener.forget();
}

/// The events by which a reader acts on a page.
const INPUT: [&str; 5] = ["pointerdown", "click", "keydown", "input", "change"];

/// Capturing listeners on the window that call back before any other handler, while they are on. They are on for moments
/// only: each event costs a call into the program.
#[derive(Default)]
pub struct EarlyInput(Option<Closure<dyn Fn()>>);

impl EarlyInput {
    /// A callback whose listeners are off for now; none where there is no browser.
    pub fn new(callback: impl Fn() + 'static) -> Self {
        Self(super::window().map(|_| Closure::new(callback)))
    }

    /// Adds the listeners, or removes them.
    pub fn turn(&self, on: bool) {
        let (Some(window), Some(callback)) = (super::window(), &self.0) else { return };
        let callback = callback.as_ref().unchecked_ref();
        for event in INPUT {
            let _ = match on {
                true => window.add_event_listener_with_callback_and_bool(event, callback, true),
                false => window.remove_event_listener_with_callback_and_bool(event, callback, true),
            };
        }
    }
}
