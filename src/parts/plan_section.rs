//! A panel for what one plan says on the subject of a page, headed by its district.

use leptos::prelude::*;

/// The panel, with what stands below its heading.
pub fn plan_section(district: &str, name: String, inside: AnyView) -> AnyView {
    view! {
        <section class=format!("panel topic-plan district-{district}")>
            <h2>
                <span class="district-mark" aria-hidden="true"></span>
                {name}
            </h2>
            {inside}
        </section>
    }
    .into_any()
}
