//! A panel of a page.

use leptos::prelude::*;

/// A panel with its heading, by which it is named.
#[component]
pub fn Panel(
    /// Id of the heading.
    id: &'static str,
    /// The heading.
    #[prop(into)]
    title: String,
    /// What stands below it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {children()}
        </section>
    }
}
