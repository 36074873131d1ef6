//! The whole app on a page: with data, without, and back again.

use crate::fake::{Fake, function};
use crate::{document, until, window};
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use plan_atlas::app::App;
use plan_atlas::platform::history::{self, HistoryStep};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// Elements that stand on the page until this is dropped.
struct Page(Vec<HtmlElement>);

impl Page {
    fn new(ids: &[&str]) -> Self {
        let elements = ids.iter().map(|id| {
            let element: HtmlElement = document().create_element("div").expect("an element").unchecked_into();
            element.set_id(id);
            document().body().expect("a body").append_child(&element).expect("a place");
            element
        });
        Self(elements.collect())
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.0[0].query_selector(selector).expect("a selector").map(JsCast::unchecked_into)
    }

    fn says(&self, words: &str) -> bool {
        self.0[0].text_content().unwrap_or_default().contains(words)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.0.iter().for_each(|element| element.remove());
    }
}

/// A fetch that answers 404 whatever is asked for.
fn nothing_there() -> Fake {
    let class: Function = Reflect::get(&window(), &"Response".into()).expect("a class").unchecked_into();
    Fake::of_window(
        "fetch",
        &function(move |_, _| {
            let init = crate::fake::object(&[("status", 404.into())]);
            let response = Reflect::construct(&class, &Array::of2(&"".into(), &init))?;
            Ok(Promise::resolve(&response).into())
        }),
    )
}

/// The real fetch, one file after the other: the runner's small server now and then leaves one of many requests that
/// come at once without an answer.
fn one_at_a_time() -> Fake {
    let fetch: Function = Reflect::get(&window(), &"fetch".into()).expect("a function").unchecked_into();
    let mut last = Promise::resolve(&JsValue::NULL);
    Fake::of_window(
        "fetch",
        &function(move |url, init| {
            let fetch = fetch.clone();
            let ask = Closure::once_into_js(move |_: JsValue| fetch.call2(&window(), &url, &init));
            let then: Function = Reflect::get(&last, &"then".into())?.unchecked_into();
            last = then.call2(&last, &ask, &ask)?.unchecked_into();
            Ok(last.clone().into())
        }),
    )
}

#[wasm_bindgen_test]
async fn without_data_the_page_names_the_file_and_trying_again_helps() {
    history::write("lang=en", HistoryStep::Same);
    let page = Page::new(&["app", "static"]);
    page.0[1].set_attribute("hidden", "").expect("an attribute");
    let gone = nothing_there();
    // Kept on the page for good, like the app itself: it listens to "back" and "forward" for as long as the page lives.
    mount_to(page.0[0].clone(), App).forget();
    until("the problem", || page.find("main [role=alert]").is_some()).await;
    assert!(page.says("manifest.json") && page.says("The data could not be loaded"));
    until("the static page", || !page.0[1].has_attribute("hidden")).await;
    assert!(document().title().contains("could not be loaded"));

    drop(gone);
    let _patient = one_at_a_time();
    page.find("main [role=alert] button").expect("a way to try again").click();
    until("the overview", || page.find(".wall-tile").is_some()).await;
    assert!(page.find("main [role=alert]").is_none());
    assert!(page.0[1].has_attribute("hidden"), "the static page goes again");
    until("its title", || document().title() == "Overview · Plan Atlas").await;

    // The whole path: a click, a step back, and the view is as before.
    page.find(".site-nav a[href*='page=targets']").expect("a link").click();
    until("the list", || page.find(".target-row").is_some()).await;
    assert_eq!(history::query(), "page=targets&lang=en");
    let focused = document().active_element().map(|element| element.id());
    assert_eq!(focused.as_deref(), Some("main"), "a new page has the focus");
    window().history().expect("a history").back().expect("a step back");
    until("the overview again", || page.find(".wall-tile").is_some()).await;
    assert_eq!(history::query(), "lang=en");

    // The link to the other language is the same element afterwards: one that is replaced loses the focus.
    let link = page.find(".head-language").expect("a link");
    assert_eq!(link.get_attribute("lang").as_deref(), Some("zh-CN"));
    link.focus().expect("focus");
    link.click();
    until("Chinese", || page.says("总览")).await;
    assert_eq!(page.find(".head-language"), Some(link.clone()));
    assert_eq!(link.get_attribute("lang").as_deref(), Some("en"));
    assert_eq!(document().active_element().map(JsValue::from), Some(JsValue::from(link)));
}
