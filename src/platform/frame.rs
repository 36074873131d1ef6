//! The host page of an embed: `postMessage` to it and from it, the height of this one, and links that leave the frame.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Function, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// How long a change of height waits for the next one, in milliseconds.
const PAUSE_MS: u32 = 100;
/// Changes of height up to this aren't told, so that host and frame don't push each other, in CSS pixels.
const SLACK: f64 = 2.0;
/// Longest text of a message that is read, in UTF-16 units.
const MAX_TEXT: u32 = 400;

/// Whether this page is `embed.html`.
pub fn is_embed() -> bool {
    let root =
        super::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("data-frame")).as_deref() == Some("embed")
}

/// The page around this one; `None` where there is none.
fn host() -> Option<JsValue> {
    let window = super::window()?;
    let parent = Reflect::get(&window, &"parent".into()).ok()?;
    (parent.is_object() && !Object::is(&parent, &window)).then_some(parent)
}

/// Namespace and version that mark a message of our protocol.
#[derive(Clone, Copy, Debug)]
pub struct Channel {
    /// Name that every message carries.
    pub namespace: &'static str,
    /// Version of the protocol.
    pub version: u32,
}

impl Channel {
    /// Tells the host something. What is told is public, so any host may hear it.
    pub fn tell(self, kind: &str, fields: &[(&str, JsValue)]) {
        let Some(host) = host() else { return };
        let message = Object::new();
        let head = [("ns", self.namespace.into()), ("v", self.version.into()), ("type", kind.into())];
        for (name, value) in head.iter().chain(fields) {
            let _ = Reflect::set(&message, &(*name).into(), value);
        }
        let post =
            Reflect::get(&host, &"postMessage".into()).ok().and_then(|post| post.dyn_into::<Function>().ok());
        if let Some(post) = post {
            let _ = post.call2(&host, &message, &"*".into());
        }
    }

    /// Calls back with the settings that the host asks for, as names and values, for as long as the page lives. Messages of
    /// anybody else, and those that aren't of the protocol, are passed over.
    pub fn on_set(self, mut callback: impl FnMut(Vec<(String, String)>) + 'static) {
        let (Some(window), Some(host)) = (super::window(), host()) else { return };
        let listener = EventListener::new(&window, "message", move |event| {
            let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
            let message = get(event, "data");
            let is = |name: &str, value: &JsValue| Object::is(&get(&message, name), value);
            let ours = Object::is(&get(event, "source"), &host)
                && message.is_object()
                && is("ns", &self.namespace.into())
                && is("v", &self.version.into())
                && is("type", &"set".into());
            if ours {
                callback(texts(&get(&message, "params")));
            }
        });
        listener.forget();
    }
}

/// The fields of a plain object that are short texts.
fn texts(object: &JsValue) -> Vec<(String, String)> {
    let Some(object) = object.dyn_ref::<Object>() else { return Vec::new() };
    let names = Object::keys(object);
    let pairs = names.iter().filter_map(|name| {
        let value = Reflect::get(object, &name).ok()?.dyn_into::<js_sys::JsString>().ok()?;
        (value.length() <= MAX_TEXT).then(|| Some((name.as_string()?, value.into())))?
    });
    pairs.take(40).collect()
}

/// Calls back with an element's height in whole CSS pixels whenever it settles at another, for as long as the page lives.
pub fn on_height(element: &Element, callback: impl FnMut(u32) + 'static) {
    let told = Rc::new(Cell::new(0.0));
    let callback = Rc::new(RefCell::new(callback));
    let waiting: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let measured = element.clone();
    let resized = Closure::<dyn FnMut()>::new(move || {
        let (measured, told, callback) = (measured.clone(), told.clone(), callback.clone());
        let timeout = Timeout::new(PAUSE_MS, move || {
            let height = measured.get_bounding_client_rect().height().ceil();
            if (height - told.get()).abs() > SLACK {
                told.set(height);
                (callback.borrow_mut())(height as u32);
            }
        });
        *waiting.borrow_mut() = Some(timeout);
    });
    if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
        observer.observe(element);
        resized.forget();
    }
}

/// Opens an address in a new tab that knows nothing of this one. A frame may be forbidden to; then nothing happens.
pub fn open_tab(url: &str) {
    if let Some(window) = super::window() {
        let _ = window.open_with_url_and_target_and_features(url, "_blank", "noopener");
    }
}

/// The folder that this page lies in, as an address that ends in a slash.
pub fn folder() -> String {
    let href = super::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split(['?', '#']).next().unwrap_or_default();
    page.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}
