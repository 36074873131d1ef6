//! A panel beside the page: takes focus, closes with Esc or its button, gives focus back.

use crate::platform::document;
use leptos::prelude::*;

/// A panel with a heading. Mounted when it opens and unmounted when it closes.
#[component]
pub fn Drawer(
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Words of the closing button.
    #[prop(into)]
    close: Signal<String>,
    /// Called when the reader closes it.
    on_close: Callback<()>,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let before = StoredValue::new_local(document::focused());
    Effect::new(move |_| document::focus("drawer-title"));
    on_cleanup(move || {
        before.try_with_value(|before| {
            if let Some(element) = before {
                document::focus_element(element);
            }
        });
    });
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            on_close.run(());
        } else if event.key() == "Tab" && document::keep_focus_inside("drawer", event.shift_key()) {
            event.prevent_default();
        }
    };
    view! {
        <div class="drawer-shade" on:click=move |_| on_close.run(()) aria-hidden="true"></div>
        <aside
            id="drawer"
            class="drawer"
            role="dialog"
            aria-modal="true"
            aria-labelledby="drawer-title"
            on:keydown=keys
        >
            <header class="drawer-head">
                <h2 id="drawer-title" tabindex="-1">
                    {move || title.get()}
                </h2>
                <button type="button" class="button quiet" on:click=move |_| on_close.run(())>
                    {move || close.get()}
                </button>
            </header>
            <div class="drawer-body">{children()}</div>
        </aside>
    }
}
