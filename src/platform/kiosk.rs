//! The watchdog of an unattended page: `planAtlas.kiosk`, made by kiosk.js. Where it is missing nothing happens.

use super::boot;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;

/// User input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// Touched the screen at a place, in CSS pixels from its upper left corner.
    Touch(f64, f64),
    /// Pressed a key.
    Key,
}

/// What the watchdog has recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remembered {
    /// When the kiosk was started, as the wall clock said then.
    pub since: String,
    /// How long the page has been running, in seconds.
    pub uptime_secs: f64,
    /// The last error.
    pub error: String,
    /// How often the page has loaded itself again, by cause.
    pub reloads: Vec<(String, u32)>,
    /// The last few reloads.
    pub recent: Vec<String>,
}

fn watch() -> Option<JsValue> {
    boot::kiosk()
}

fn call(name: &str, argument: &JsValue) -> Option<JsValue> {
    let watch = watch()?;
    let function: Function = Reflect::get(&watch, &name.into()).ok()?.dyn_into().ok()?;
    function.call1(&watch, argument).ok()
}

/// Calls back for every touch and key, for as long as the page lives.
pub fn listen(mut callback: impl FnMut(Input) + 'static) {
    let listener = Closure::<dyn FnMut(String, f64, f64)>::new(move |kind: String, x: f64, y: f64| {
        callback(if kind == "key" { Input::Key } else { Input::Touch(x, y) });
    });
    call("listen", listener.as_ref());
    listener.forget();
}

/// Tells the watchdog who has the screen.
pub fn phase(name: &str) {
    call("phase", &name.into());
}

/// Heartbeat: tells the watchdog that the program is alive.
pub fn beat() {
    call("beat", &JsValue::UNDEFINED);
}

/// Tells that a scene came on the screen, counted through all rounds and reloads.
pub fn shown(scene: u32) {
    call("shown", &scene.into());
}

/// How many scenes were shown before the page was loaded.
pub fn scene() -> u32 {
    let scene = watch().and_then(|watch| Reflect::get(&watch, &"scene".into()).ok());
    scene.and_then(|scene| scene.as_f64()).map_or(0, |scene| scene as u32)
}

/// Forgets what the browser itself keeps of a visit.
pub fn undo() {
    call("undo", &JsValue::UNDEFINED);
}

/// Loads the page again, if it can be had.
pub fn reload(why: &str) {
    call("reload", &why.into());
}

/// Leaves for the site without the kiosk.
pub fn leave() {
    call("leave", &JsValue::UNDEFINED);
}

/// What the watchdog has recorded.
pub fn remembered() -> Remembered {
    let facts = call("facts", &JsValue::UNDEFINED).unwrap_or_default();
    let get = |name: &str| Reflect::get(&facts, &name.into()).unwrap_or_default();
    let text = |name: &str| get(name).as_string().unwrap_or_default();
    let list = |name: &str| get(name).dyn_into::<Array>().unwrap_or_default();
    let (causes, counts) = (list("causes"), list("counts"));
    let reloads = causes.iter().zip(counts.iter());
    Remembered {
        since: text("since"),
        uptime_secs: get("uptime").as_f64().unwrap_or_default(),
        error: text("error"),
        reloads: reloads.filter_map(|(cause, n)| Some((cause.as_string()?, n.as_f64()? as u32))).collect(),
        recent: list("recent").iter().filter_map(|one| one.as_string()).collect(),
    }
}

/// Memory: bytes of the JavaScript heap, `None` where the browser doesn't tell, and bytes of the program's wasm memory.
pub fn memory() -> (Option<u64>, u64) {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let heap = super::window()
        .and_then(|window| get(&window, "performance"))
        .and_then(|performance| get(&performance, "memory"))
        .filter(JsValue::is_object)
        .and_then(|memory| get(&memory, "usedJSHeapSize"))
        .and_then(|bytes| bytes.as_f64());
    let wasm = get(&wasm_bindgen::memory(), "buffer")
        .and_then(|buffer| get(&buffer, "byteLength"))
        .and_then(|bytes| bytes.as_f64());
    (heap.map(|bytes| bytes as u64), wasm.map_or(0, |bytes| bytes as u64))
}
