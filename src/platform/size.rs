//! How large an element is, and when that changes (`ResizeObserver`).

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// Watches an element's size; ends when it is dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back as soon as it observes, which is after this, and whenever the element is resized.
///
/// # Errors
///
/// What the browser throws where it has no `ResizeObserver`.
pub fn watch_size(element: &Element, callback: impl Fn() + 'static) -> Result<SizeWatch, JsValue> {
    let closure = Closure::<dyn FnMut()>::new(callback);
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref())?;
    observer.observe(element);
    Ok(SizeWatch { observer, _callback: closure })
}

/// Width and height of an element without its border, in CSS pixels; 0 while it isn't shown.
pub fn size(element: &Element) -> (i32, i32) {
    (element.client_width(), element.client_height())
}
