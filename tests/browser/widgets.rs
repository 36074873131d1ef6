//! Links and the drawer, as the browser treats them.

use crate::{Shown, document, event, show, until, window};
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use plan_atlas::platform::history;
use plan_atlas::ui::drawer::Drawer;
use plan_atlas::ui::link::Link;
use plan_method::address::{Address, Page};
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
    let page = || shown.state.nav.address.get_untracked().page;
    assert_eq!(page(), Page::Overview, "the browser first has a frame to show that the click was heard");
    until("the view has changed", || page() == Page::Targets).await;
    assert_eq!(history::query(), "page=targets");
}

#[wasm_bindgen_test]
async fn a_click_for_a_new_tab_is_left_to_the_browser() {
    let shown = link();
    for field in ["ctrlKey", "metaKey", "shiftKey", "altKey"] {
        assert!(!taken(&shown.one("a"), &[(field, true.into())]), "{field}");
    }
    assert!(!taken(&shown.one("a"), &[("button", 1.into())]), "the middle button");
    assert_eq!(history::query(), "lang=en");
    assert_eq!(shown.state.nav.address.get_untracked().page, Page::Overview);
}

/// A button that stands before a drawer, and the drawer, open as long as the signal says so.
fn drawer(open: RwSignal<bool, LocalStorage>) -> Shown {
    let close = Callback::new(move |()| open.set(false));
    show("", move || {
        view! {
            <button id="opener">"open"</button>
            <Show when=move || open.get()>
                <Drawer title="Source" close="Close" on_close=close>
                    <a id="inside" href="?">"words"</a>
                </Drawer>
            </Show>
        }
    })
}

/// The id of what has focus; its tag, where it has none.
fn focused() -> String {
    let element = document().active_element().expect("the page at least");
    if element.id().is_empty() { element.tag_name() } else { element.id() }
}

/// Presses a key in a drawer; gives whether the drawer took it.
fn pressed(drawer: &web_sys::HtmlElement, key: &str, shift: bool) -> bool {
    let fields = [("key", key.into()), ("shiftKey", shift.into())];
    !drawer.dispatch_event(&event("KeyboardEvent", "keydown", &fields)).expect("a key")
}

#[wasm_bindgen_test]
async fn a_drawer_takes_focus_closes_with_esc_and_gives_focus_back() {
    let open = RwSignal::new_local(false);
    let shown = drawer(open);
    shown.one("#opener").focus().expect("focus");
    open.set(true);
    until("focus on the heading", || focused() == "drawer-title").await;
    let panel = shown.one("[role=dialog]");
    assert!(!pressed(&panel, "a", false) && open.get_untracked(), "only Esc closes");
    assert!(pressed(&panel, "Escape", false));
    until("the drawer gone", || shown.find("[role=dialog]").is_none()).await;
    until("focus back", || focused() == "opener").await;
}

#[wasm_bindgen_test]
async fn a_drawer_keeps_focus_inside() {
    let open = RwSignal::new_local(true);
    let shown = drawer(open);
    until("focus on the heading", || focused() == "drawer-title").await;
    let panel = shown.one("[role=dialog]");
    assert!(!pressed(&panel, "Tab", false), "from the heading on the browser goes to the first control");
    assert!(pressed(&panel, "Tab", true));
    assert_eq!(focused(), "inside", "back from the heading is the last control");
    assert!(pressed(&panel, "Tab", false));
    assert_eq!(focused(), "BUTTON", "on from the last control is the first");
    assert!(pressed(&panel, "Tab", true));
    assert_eq!(focused(), "inside");
    shown.one("#opener").focus().expect("focus");
    assert!(pressed(&panel, "Tab", false));
    assert_eq!(focused(), "BUTTON", "focus that was lost comes back in");
}
