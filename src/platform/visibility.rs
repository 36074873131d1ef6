//! Whether an element is near the viewport (`IntersectionObserver`).

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Margin around the viewport in which an element still counts as near.
const MARGIN: &str = "1200px 0px";

/// Watches an element; ends when it is dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back now and whenever the element enters or leaves the viewport with its margin: whether it is near, and its
/// height in CSS pixels.
///
/// `None` where the browser has no `IntersectionObserver`; everything then counts as near.
pub fn watch(element: &web_sys::Element, mut callback: impl FnMut(bool, f64) + 'static) -> Option<Watch> {
    let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.get(entries.length().saturating_sub(1));
        if let Some(entry) = last.dyn_ref::<IntersectionObserverEntry>() {
            callback(entry.is_intersecting(), entry.bounding_client_rect().height());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(closure.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(Watch { observer, _callback: closure })
}
