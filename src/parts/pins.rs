//! Pinning targets, to see them side by side.

use crate::platform::document;
use crate::state::use_app;
use crate::ui::erased::link;
use crate::ui::localized::localized;
use leptos::prelude::*;
use plan_method::address::{MAX_PINS, Page};

/// A button that pins a target, or takes the pin out.
#[component]
pub fn PinButton(
    /// The target's id.
    target: String,
) -> impl IntoView {
    let state = use_app();
    let id = StoredValue::new(target);
    let pinned = Memo::new(move |_| {
        state.nav.address.with(|address| id.with_value(|id| address.pins.iter().any(|pin| pin == id)))
    });
    let full = Memo::new(move |_| state.nav.address.with(|address| address.pins.len() >= MAX_PINS));
    let flip = move |_| state.nav.change(|address| address.flip_pin(&id.get_value()));
    let words = move || if pinned.get() { state.texts().unpin } else { state.texts().pin };
    view! {
        <button
            type="button"
            class="button quiet pin"
            aria-pressed=move || pinned.get().to_string()
            disabled=move || full.get() && !pinned.get()
            on:click=flip
        >
            {words}
        </button>
    }
}

/// What is pinned, with the way to the comparison; nothing while nothing is.
#[component]
pub fn PinTray() -> impl IntoView {
    let state = use_app();
    let n = Memo::new(move |_| state.nav.address.with(|address| address.pins.len()));
    view! {
        <Show when=move || { n.get() > 0 }>
            <p class="pin-tray">
                <span>{move || format!("{} {} / {MAX_PINS}", state.texts().pinned, n.get())}</span>
                {move || link(
                    "button primary",
                    |address| address.on(Page::Compare),
                    state.texts().compare_pinned,
                )}
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        document::focus("main");
                        state.nav.change(|address| address.pins.clear());
                    }
                >
                    {localized(|texts| texts.unpin_all)}
                </button>
            </p>
        </Show>
    }
}
