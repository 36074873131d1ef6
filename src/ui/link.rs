//! A link to another view of the app.

use crate::state::use_app;
use leptos::prelude::*;
use plan_method::address::Address;

/// A link to an address: works like any link (new tab, copy), and without a page load on a plain click.
#[component]
pub fn Link(
    /// Where it goes.
    #[prop(into)]
    to: Signal<Address>,
    /// Class names.
    #[prop(into, optional)]
    class: String,
    /// Whether it leads to where the reader is.
    #[prop(into, optional)]
    current: Signal<bool>,
    /// Language of the content, where it differs from the page's.
    #[prop(into, optional)]
    lang: Signal<Option<&'static str>>,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let state = use_app();
    // Inside somebody else's page every link opens the site beside it.
    let outside = state.nav.embed.with_untracked(Option::is_some);
    let follow = move |event: leptos::ev::MouseEvent| {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if plain && !outside {
            event.prevent_default();
            if let Some(to) = to.try_get_untracked() {
                state.nav.visit(&to);
            }
        }
    };
    view! {
        <a
            class=class
            lang=move || lang.get()
            href=move || to.with(|to| state.nav.href(to))
            target=outside.then_some("_blank")
            rel=outside.then_some("noopener")
            aria-current=move || current.get().then_some("page")
            on:click=follow
        >
            {children()}
        </a>
    }
}
