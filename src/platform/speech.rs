//! The browser's own voices. `speechSynthesis` may be missing, or throw when it is touched; then there are no voices.

use gloo::events::EventListener;
use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::EventTarget;

thread_local! {
    /// What is being said.
    static SAID: RefCell<JsValue> = const { RefCell::new(JsValue::NULL) };
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn engine() -> Option<JsValue> {
    get(super::window()?.as_ref(), "speechSynthesis")
}

fn call(name: &str, argument: Option<&JsValue>) -> Option<JsValue> {
    let engine = engine()?;
    let function: Function = get(&engine, name)?.dyn_into().ok()?;
    function.apply(&engine, &argument.into_iter().cloned().collect::<Array>()).ok()
}

fn all() -> Option<Array> {
    call("getVoices", None)?.dyn_into().ok()
}

/// Language of each voice, and whether it speaks on this device; empty where there are none, or none yet.
pub fn voices() -> Vec<(String, bool)> {
    let about = |voice: JsValue| {
        let local = get(&voice, "localService").is_some_and(|local| local.is_truthy());
        Some((get(&voice, "lang")?.as_string()?, local))
    };
    all().map(|voices| voices.iter().filter_map(about).collect()).unwrap_or_default()
}

/// Calls back when the browser has found its voices, for as long as what is returned is kept.
pub fn on_voices(callback: impl FnMut() + 'static) -> Option<EventListener> {
    let target: EventTarget = engine()?.dyn_into().ok()?;
    let mut callback = callback;
    Some(EventListener::new(&target, "voiceschanged", move |_| callback()))
}

/// Speaks some words with the voice at a place in the list, and calls back when it is done, stopped or has failed;
/// `false` if it can't.
pub fn speak(words: &str, voice: usize, done: impl FnOnce() + 'static) -> bool {
    let speak = || {
        let make: Function = get(super::window()?.as_ref(), "SpeechSynthesisUtterance")?.dyn_into().ok()?;
        let said = Reflect::construct(&make, &Array::of1(&words.into())).ok()?;
        let voice = all()?.get(u32::try_from(voice).ok()?);
        Reflect::set(&said, &"lang".into(), &get(&voice, "lang")?).ok()?;
        Reflect::set(&said, &"voice".into(), &voice).ok()?;
        // Engines differ in whether they end a sentence, fail it, or both.
        let mut done = Some(done);
        let done = Closure::<dyn FnMut()>::new(move || {
            if let Some(done) = done.take() {
                done();
            }
        });
        let done = done.into_js_value();
        Reflect::set(&said, &"onend".into(), &done).ok()?;
        Reflect::set(&said, &"onerror".into(), &done).ok()?;
        call("speak", Some(&said))?;
        // Some engines forget words that nobody holds on to.
        SAID.with(|kept| *kept.borrow_mut() = said);
        Some(())
    };
    speak().is_some()
}

/// Stops speaking.
pub fn stop() {
    call("cancel", None);
}
