//! The page of a record that isn't there.

use leptos::prelude::*;
use plan_present::present::Nowhere;

/// Says that it isn't there, and what to do.
pub fn not_found(what: &Nowhere) -> AnyView {
    let Nowhere { title, help } = *what;
    view! {
        <section class="panel empty-state">
            <h1>{title}</h1>
            <p>{help}</p>
        </section>
    }
    .into_any()
}
