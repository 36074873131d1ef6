//! How wide an element is, and when that changes (`ResizeObserver`).

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Watches an element's width; ends when it is dropped.
pub struct WidthWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back at once and whenever the element is resized: its inner width in CSS pixels, 0 while it isn't shown.
///
/// `None` where the browser has no `ResizeObserver`; it has then called back once.
pub fn watch_width(element: &Element, callback: impl Fn(f64) + 'static) -> Option<WidthWatch> {
    let watched = element.clone();
    let tell = move || callback(f64::from(watched.client_width()));
    tell();
    let closure = Closure::<dyn FnMut()>::new(tell);
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(WidthWatch { observer, _callback: closure })
}
