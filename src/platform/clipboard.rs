//! Copying text. The clipboard may be missing or refuse; both are an answer, not an error.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Copies `text`; `false` if the browser has no clipboard here or refuses it.
pub async fn copy(text: &str) -> bool {
    let Some(promise) = write_text(text) else { return false };
    JsFuture::from(promise).await.is_ok()
}

/// Whether copying can be offered at all.
pub fn offered() -> bool {
    clipboard().is_some()
}

fn clipboard() -> Option<JsValue> {
    let navigator = Reflect::get(super::window()?.as_ref(), &"navigator".into()).ok()?;
    Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)
}

fn write_text(text: &str) -> Option<Promise> {
    let clipboard = clipboard()?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}
