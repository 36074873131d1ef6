//! One file kept in this browser (IndexedDB), only if the reader asks. The store may be missing, refuse or throw.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

const BASE: &str = "plan-atlas";
const STORE: &str = "workbench";
const KEY: &str = "sheet";

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = field(of, name)?.dyn_into().ok()?;
    function.apply(of, &arguments.iter().collect::<Array>()).ok()
}

/// What a request answers; `None` if it is refused.
async fn answer(request: &JsValue) -> Option<JsValue> {
    let waiting = Promise::new(&mut |resolve, reject| {
        for (name, settle) in [("onsuccess", &resolve), ("onerror", &reject), ("onblocked", &reject)] {
            let settle = settle.clone();
            let listener = Closure::once_into_js(move || {
                let _ = settle.call0(&JsValue::NULL);
            });
            let _ = Reflect::set(request, &name.into(), &listener);
        }
    });
    JsFuture::from(waiting).await.ok()?;
    Some(Reflect::get(request, &"result".into()).unwrap_or(JsValue::UNDEFINED))
}

/// The store, opened for one step.
async fn store(mode: &str) -> Option<(JsValue, JsValue)> {
    let factory = field(&super::window()?.into(), "indexedDB")?;
    let request = call(&factory, "open", &[BASE.into(), 1.into()])?;
    let asked = request.clone();
    let made = Closure::once_into_js(move || {
        let base = Reflect::get(&asked, &"result".into()).unwrap_or(JsValue::UNDEFINED);
        let _ = call(&base, "createObjectStore", &[STORE.into()]);
    });
    Reflect::set(&request, &"onupgradeneeded".into(), &made).ok()?;
    let base = answer(&request).await?;
    let step = call(&base, "transaction", &[STORE.into(), mode.into()])?;
    Some((base, call(&step, "objectStore", &[STORE.into()])?))
}

async fn ask(mode: &str, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let (base, store) = store(mode).await?;
    let request = call(&store, name, arguments);
    let found = match request {
        Some(request) => answer(&request).await,
        None => None,
    };
    call(&base, "close", &[]);
    found
}

/// Keeps a file; `false` if the browser won't.
pub async fn save(name: &str, bytes: &[u8]) -> bool {
    let record = Array::of2(&name.into(), &Uint8Array::from(bytes));
    ask("readwrite", "put", &[record.into(), KEY.into()]).await.is_some()
}

/// The file that was kept, with its name; `None` if there is none.
pub async fn load() -> Option<(String, Vec<u8>)> {
    let record: Array = ask("readonly", "get", &[KEY.into()]).await?.dyn_into().ok()?;
    let bytes: Uint8Array = record.get(1).dyn_into().ok()?;
    Some((record.get(0).as_string()?, bytes.to_vec()))
}

/// Removes what was kept; `false` if the browser has no store.
pub async fn remove() -> bool {
    ask("readwrite", "delete", &[KEY.into()]).await.is_some()
}
