//! The services of the browser that `src/platform` asks for.

use crate::fake::{Fake, function, object};
use crate::{document, event, show, until, window};
use js_sys::{Array, Promise, Reflect};
use plan_atlas::parts::appearance;
use plan_atlas::platform::history::{self, HistoryStep};
use plan_atlas::platform::{clipboard, clock, document as page, fetch, media};
use plan_method::address::{Address, ThemeChoice};
use plan_model::Datelike;
use plan_model::lang::Lang;
use plan_model::wire::{self, Cause};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_is_written_to_the_address_bar_is_read_back() {
    for query in ["", "page=targets", "page=targets&q=5G%20%E5%9F%BA%E7%AB%99&state=missed,due-no-data"] {
        history::write(query, HistoryStep::Same);
        assert_eq!(history::query(), query);
    }
}

#[wasm_bindgen_test]
async fn back_undoes_a_new_step_and_not_a_change_of_it() {
    history::write("page=targets", HistoryStep::Same);
    let heard: Rc<RefCell<Vec<String>>> = Rc::default();
    let hear = heard.clone();
    history::on_travel(move |query| hear.borrow_mut().push(query));
    history::write("page=targets&state=missed", HistoryStep::New);
    history::write("page=targets&state=slow", HistoryStep::Same);
    assert!(heard.borrow().is_empty(), "our own writing isn't travel");
    window().history().expect("a history").back().expect("a step back");
    until("back", || heard.borrow().len() == 1).await;
    assert_eq!((heard.borrow()[0].as_str(), history::query().as_str()), ("page=targets", "page=targets"));
    window().history().expect("a history").forward().expect("a step forward");
    until("forward", || heard.borrow().len() == 2).await;
    assert_eq!(heard.borrow()[1], "page=targets&state=slow");
}

#[wasm_bindgen_test]
async fn a_history_that_refuses_is_no_error() {
    let refuse = || function(|_, _| Err("SecurityError".into()));
    let history = window().history().expect("a history");
    history::write("page=targets", HistoryStep::Same);
    let _push = Fake::new(&history, "pushState", &refuse());
    let _replace = Fake::new(&history, "replaceState", &refuse());
    history::write("page=overview", HistoryStep::New);
    history::write("page=overview", HistoryStep::Same);
    assert_eq!(history::query(), "page=targets");
}

#[wasm_bindgen_test]
async fn a_clipboard_may_be_missing_refuse_or_throw() {
    let navigator = Reflect::get(&window(), &"navigator".into()).expect("a navigator");
    {
        let _none = Fake::new(&navigator, "clipboard", &JsValue::UNDEFINED);
        assert!(!clipboard::offered());
        assert!(!clipboard::copy("x").await);
    }
    for refuse in [
        function(|_, _| Ok(Promise::reject(&"NotAllowedError".into()).into())),
        function(|_, _| Err("SecurityError".into())),
        function(|_, _| Ok(JsValue::UNDEFINED)),
        JsValue::UNDEFINED,
    ] {
        let _refuses = Fake::new(&navigator, "clipboard", &object(&[("writeText", refuse)]));
        assert!(clipboard::offered());
        assert!(!clipboard::copy("x").await);
    }
    let copied: Rc<RefCell<Vec<String>>> = Rc::default();
    let copy = copied.clone();
    let accept = function(move |text, _| {
        copy.borrow_mut().extend(text.as_string());
        Ok(Promise::resolve(&JsValue::UNDEFINED).into())
    });
    let _works = Fake::new(&navigator, "clipboard", &object(&[("writeText", accept)]));
    assert!(clipboard::offered() && clipboard::copy("“原文”——《规划》").await);
    assert_eq!(*copied.borrow(), ["“原文”——《规划》"]);
}

#[wasm_bindgen_test]
fn a_token_is_a_custom_property_of_the_document() {
    let root = document().document_element().expect("a root");
    let before = root.get_attribute("style").unwrap_or_default();
    root.set_attribute("style", "--test-colour:  #0b4f8a ; --test-empty: ;").expect("a style");
    assert_eq!(page::token("--test-colour").as_deref(), Some("#0b4f8a"));
    assert_eq!(page::token("--test-empty"), None);
    assert_eq!(page::token("--test-unset"), None);
    root.set_attribute("style", &before).expect("a style");
}

#[wasm_bindgen_test]
async fn language_and_theme_of_the_document_follow_the_address() {
    let root = document().document_element().expect("a root");
    let is = |lang: &str, theme: &str| {
        root.get_attribute("lang").as_deref() == Some(lang)
            && root.get_attribute("data-theme").as_deref() == Some(theme)
    };
    let shown = show("lang=en&theme=dark", || appearance::follow(plan_atlas::state::use_app()));
    until("English and dark", || is("en", "dark")).await;
    shown.state.nav.amend(&Address { theme: ThemeChoice::Light, ..Address::default() });
    until("Chinese and light", || is("zh-CN", "light")).await;
    assert_eq!(history::query(), "theme=light");
    shown.state.nav.amend(&Address { lang: Lang::En, ..Address::default() });
    let system = if media::prefers_dark() { "dark" } else { "light" };
    until("English, as the system", || is("en", system)).await;
}

#[wasm_bindgen_test]
async fn files_of_the_data_folder_are_fetched_or_the_cause_is_named() {
    let bytes = fetch::data("data", wire::MANIFEST, "").await.expect("the shipped manifest");
    let manifest = wire::manifest(&bytes).expect("a manifest");
    let path = manifest.first_view().next().expect("a file");
    let file = manifest.file(path).expect("a record");
    let bytes = fetch::data("data", path, &file.sha256[..12]).await.expect("a shipped file");
    assert_eq!(wire::verify(&manifest, path, &bytes), Ok(()));
    assert_eq!(fetch::data("data", "nothing.json", "").await, Err(Cause::Missing));

    let answer = |status: f64| {
        let class: js_sys::Function = wasm_bindgen::JsCast::unchecked_into(
            Reflect::get(&window(), &"Response".into()).expect("a class"),
        );
        let arguments = Array::of2(&"<!doctype html>".into(), &object(&[("status", status.into())]));
        Promise::resolve(&Reflect::construct(&class, &arguments).expect("a response"))
    };
    for (result, expected) in
        [(answer(410.0), Cause::Missing), (answer(503.0), Cause::Unreachable("HTTP 503".to_owned()))]
    {
        let _answers = Fake::of_window("fetch", &function(move |_, _| Ok(result.clone().into())));
        assert_eq!(fetch::data("data", wire::MANIFEST, "").await, Err(expected));
    }
    let _offline = Fake::of_window("fetch", &function(|_, _| Ok(Promise::reject(&"offline".into()).into())));
    let refused = fetch::data("data", wire::MANIFEST, "").await;
    assert!(matches!(&refused, Err(Cause::Unreachable(words)) if words.contains("offline")), "{refused:?}");
}

#[wasm_bindgen_test]
fn today_is_the_readers_own_day() {
    let now = js_sys::Date::new_0();
    let today = clock::today();
    assert_eq!((today.month0(), today.day()), (now.get_month(), now.get_date()));
    assert!((2024..2100).contains(&today.year()));
}

#[wasm_bindgen_test]
async fn events_made_here_are_as_real_as_needed() {
    let click = event("MouseEvent", "click", &[("ctrlKey", true.into())]);
    let click: web_sys::MouseEvent = wasm_bindgen::JsCast::dyn_into(click).expect("a click");
    assert!(click.ctrl_key() && !click.shift_key() && click.cancelable() && click.bubbles());
}
