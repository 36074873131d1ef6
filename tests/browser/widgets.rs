//! Links and the drawer, as the browser treats them.

use crate::{Shown, document, event, show, until, window};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use plan_atlas::platform::history;
use plan_atlas::ui::drawer::Drawer;
use plan_atlas::ui::link::Link;
use plan_core::address::{Address, Page};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Clicks a link; gives whether the app took the click. The browser itself doesn't follow it.
fn taken(link: &web_sys::HtmlElement, fields: &[(&str, JsValue)]) -> bool {
    let taken = Rc::new(Cell::new(false));
    let seen = taken.clone();
    let options = EventListenerOptions::enable_prevent_default();
    let _guard = EventListener::new_with_options(&window(), "click", options, move |event| {
        seen.set(event.default_prevented());
        event.prevent_default();
    });
    link.dispatch_event(&event("MouseEvent", "click", fields)).expect("a click");
    taken.get()
}

fn link() -> Shown {
    show("lang=en", || {
        let to = Signal::derive(|| Address { page: Page::Targets, ..Address::default() });
        view! { <Link to>"list"</Link> }
    })
}

#[wasm_bindgen_test]
async fn a_plain_click_on_a_link_changes_the_view_without_a_load() {
    let shown = link();
    let anchor = shown.one("a");
    assert_eq!(anchor.get_attribute("href").as_deref(), Some("?page=targets"));
    assert!(taken(&anchor, &[]));
    assert_eq!(history::query(), "page=targets");
    assert_eq!(shown.state.address.get_untracked().page, Page::Targets);
}

#[wasm_bindgen_test]
async fn a_click_for_a_new_tab_is_left_to_the_browser() {
    let shown = link();
    for field in ["ctrlKey", "metaKey", "shiftKey", "altKey"] {
        assert!(!taken(&shown.one("a"), &[(field, true.into())]), "{field}");
    }
    assert!(!taken(&shown.one("a"), &[("button", 1.into())]), "the middle button");
    assert_eq!(history::query(), "lang=en");
    assert_eq!(shown.state.address.get_untracked().page, Page::Overview);
}

#[wasm_bindgen_test]
async fn a_drawer_takes_focus_closes_with_esc_and_gives_focus_back() {
    let open = RwSignal::new_local(false);
    let close = Callback::new(move |()| open.set(false));
    let shown = show("", move || {
        view! {
            <button id="opener">"open"</button>
            <Show when=move || open.get()>
                <Drawer title="Source" close="Close" on_close=close>"words"</Drawer>
            </Show>
        }
    });
    let focused = || document().active_element().map(|element| element.id()).unwrap_or_default();
    shown.one("#opener").focus().expect("focus");
    open.set(true);
    until("focus on the heading", || focused() == "drawer-title").await;
    let drawer = shown.one("[role=dialog]");
    drawer.dispatch_event(&event("KeyboardEvent", "keydown", &[("key", "a".into())])).expect("a key");
    assert!(open.get_untracked(), "only Esc closes");
    drawer.dispatch_event(&event("KeyboardEvent", "keydown", &[("key", "Escape".into())])).expect("a key");
    until("the drawer gone", || shown.find("[role=dialog]").is_none()).await;
    until("focus back", || focused() == "opener").await;
}
