//! Taking a table or a chart away as a file: a button, and the choices that it opens.

use super::export_panel::{ExportPanel, PackagePanel};
use super::export_subject::ExportSubject;
use super::lazy::{lazy, lazy_view};
use crate::ui::localized::localized;
use leptos::prelude::*;

lazy! {
    /// The choices, and what makes the files.
    export_panel after fetch_export in export (subject: ExportSubject)
        view! { <ExportPanel subject /> }.into_any();
    /// Makes the data package.
    package_panel after fetch_package in export () view! { <PackagePanel /> }.into_any();
}

/// A button that opens the choices below itself.
#[component]
pub fn ExportButton(
    /// Makes the subject when the choices are opened, as it then is.
    subject: Callback<(), ExportSubject>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="export">
            <button
                type="button"
                class="button quiet"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {localized(|texts| texts.export)}
            </button>
            <Show when=move || {
                open.get()
            }>{lazy_view(fetch_export, move || export_panel(subject.run(())))}</Show>
        </div>
    }
}

/// A button that makes the whole dataset a file. What makes it is fetched on the first press.
#[component]
pub fn PackageButton() -> impl IntoView {
    let pressed = RwSignal::new(0_u32);
    view! {
        <button type="button" class="button primary" on:click=move |_| pressed.update(|n| *n += 1)>
            {localized(|texts| texts.package)}
        </button>
        {move || (pressed.get() > 0).then(|| lazy_view(fetch_package, package_panel))}
    }
}
