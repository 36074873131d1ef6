//! The data that ECharts hands to a handler or a formatter.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// A text field of an event's data: `params[outer][field]`, or of `params` itself.
pub fn text_of(params: &JsValue, path: &[&str]) -> Option<String> {
    let mut value = params.clone();
    for name in path {
        value = match name.parse::<u32>() {
            Ok(at) => Reflect::get_u32(&value, at).ok()?,
            Err(_) => Reflect::get(&value, &(*name).into()).ok()?,
        };
    }
    value.as_string()
}
