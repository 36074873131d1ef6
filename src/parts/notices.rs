//! Quiet notices: an address that could not be read whole, files that were refused.

use super::remote::failed_view;
use crate::state::use_app;
use crate::ui::localized::localized;
use leptos::prelude::*;

/// Both notices, each only when there is something to say.
#[component]
pub fn Notices() -> impl IntoView {
    let state = use_app();
    let unread = Memo::new(move |_| {
        let unread = state.nav.unread.get();
        let dismissed = state.nav.dismissed.with(|dismissed| *dismissed == unread);
        (!unread.is_empty() && !dismissed).then_some(unread)
    });
    let listed = move || {
        let parts = unread.get().unwrap_or_default();
        parts.iter().map(|part| format!("{}={}", part.name, part.value)).collect::<Vec<_>>().join("  ")
    };
    view! {
        <Show when=move || unread.with(Option::is_some)>
            <div class="notice" role="status">
                <p>{localized(|texts| texts.unread_notice)}<code>{listed}</code></p>
                <button
                    type="button"
                    class="button quiet"
                    on:click=move |_| state.nav.dismissed.set(state.nav.unread.get_untracked())
                >
                    {localized(|texts| texts.dismiss)}
                </button>
            </div>
        </Show>
        {move || state.workspace.local.get().map(|local| (local.notice)())}
        {move || {
            let refused = state.store.refused();
            (!refused.is_empty()).then(|| failed_view(|texts| texts.part_refused, &refused, None))
        }}
    }
}
