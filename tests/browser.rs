//! What only a browser knows: its history, clipboard and focus, the document's attributes, clicks it handles itself.
//!
//! Run by `./test`, or with the variables of `cargo xtask wasm-env` by
//! `cargo test --target wasm32-unknown-unknown --test browser`. The page of the test runner serves the
//! project's folder, so `data/` is there as on the site.
#![cfg(target_arch = "wasm32")]

#[path = "browser/app.rs"]
mod app;
#[path = "browser/charts.rs"]
mod charts;
#[path = "browser/fake.rs"]
mod fake;
#[path = "browser/platform.rs"]
mod platform;
#[path = "browser/widgets.rs"]
mod widgets;

use gloo::timers::callback::Timeout;
use js_sys::{Promise, Reflect};
use leptos::prelude::*;
use plan_atlas::platform::history::{self, HistoryStep};
use plan_atlas::state::AppState;
use plan_model::NaiveDate;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test_configure;
use web_sys::{Document, Element, HtmlElement, Window};

wasm_bindgen_test_configure!(run_in_browser);

fn window() -> Window {
    web_sys::window().expect("a window")
}

fn document() -> Document {
    window().document().expect("a document")
}

/// Lets the browser work for a while.
async fn pause(milliseconds: u32) {
    let promise = Promise::new(&mut |resolve, _| {
        Timeout::new(milliseconds, move || {
            let _ = resolve.call0(&JsValue::NULL);
        })
        .forget();
    });
    let _ = JsFuture::from(promise).await;
}

/// Waits until something is so, at most half a minute: the machine may have other work.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..1_500 {
        if is_so() {
            return;
        }
        pause(20).await;
    }
    panic!("in vain: {what}");
}

/// A view on the page; it goes when this is dropped.
struct Shown {
    root: HtmlElement,
    state: AppState,
    /// Takes the view away and cleans up after it.
    gone: Option<Box<dyn FnOnce()>>,
}

impl Shown {
    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).expect("a selector")
    }

    #[track_caller]
    fn one(&self, selector: &str) -> HtmlElement {
        self.find(selector).expect(selector).unchecked_into()
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some(gone) = self.gone.take() {
            gone();
        }
        self.root.remove();
    }
}

/// Shows a view at a query string, with nothing loaded.
fn show<V: IntoView + 'static>(query: &str, view: impl FnOnce() -> V + 'static) -> Shown {
    history::write(query, HistoryStep::Same);
    let root: HtmlElement = document().create_element("div").expect("an element").unchecked_into();
    document().body().expect("a body").append_child(&root).expect("a place");
    let made = Rc::new(Cell::new(None));
    let state = made.clone();
    let query = query.to_owned();
    let handle = mount_to(root.clone(), move || {
        let state = AppState::new(query, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"));
        provide_context(state);
        made.set(Some(state));
        view()
    });
    Shown { root, state: state.get().expect("a state"), gone: Some(Box::new(move || drop(handle))) }
}

/// An event of this class, with some fields.
fn event(class: &str, name: &str, fields: &[(&str, JsValue)]) -> web_sys::Event {
    let init = js_sys::Object::new();
    for (field, value) in [("bubbles", true.into()), ("cancelable", true.into())].iter().chain(fields) {
        Reflect::set(&init, &(*field).into(), value).expect("a field");
    }
    let class: js_sys::Function = Reflect::get(&window(), &class.into()).expect("a class").unchecked_into();
    let arguments = js_sys::Array::of2(&name.into(), &init);
    Reflect::construct(&class, &arguments).expect("an event").unchecked_into()
}
