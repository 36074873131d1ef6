//! A square code that a phone reads, as a picture.

use leptos::prelude::*;
use plan_present::qr::Code;

/// The picture, with a class that gives it a size; it is dark on light in every theme, or readers fail.
pub fn code_picture(code: Code, class: &'static str, label: &'static str) -> AnyView {
    let size = code.size.to_string();
    view! {
        <svg class=class viewBox=format!("0 0 {size} {size}") role="img" aria-label=label>
            <path class="code-light" d=format!("M0 0h{size}v{size}H0z") />
            <path class="code-dark" d=code.path />
        </svg>
    }
    .into_any()
}
