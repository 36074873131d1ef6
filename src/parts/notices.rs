//! Quiet notices: an address that could not be read whole, files that were refused.

use crate::state::use_app;
use leptos::prelude::*;
use plan_present::present;

/// Both notices, each only when there is something to say.
#[component]
pub fn Notices() -> impl IntoView {
    let state = use_app();
    let unread = Memo::new(move |_| {
        let unread = state.unread.get();
        let dismissed = state.dismissed.with(|dismissed| *dismissed == unread);
        (!unread.is_empty() && !dismissed).then_some(unread)
    });
    let listed = move || {
        let parts = unread.get().unwrap_or_default();
        parts.iter().map(|part| format!("{}={}", part.name, part.value)).collect::<Vec<_>>().join("  ")
    };
    view! {
        <Show when=move || unread.with(Option::is_some)>
            <div class="notice" role="status">
                <p>{move || state.texts().unread_notice}<code>{listed}</code></p>
                <button type="button" class="button quiet" on:click=move |_| state.dismissed.set(state.unread.get_untracked())>
                    {move || state.texts().dismiss}
                </button>
            </div>
        </Show>
        {move || state.local.get().map(|local| (local.notice)())}
        <Show when=move || !state.refused().is_empty()>
            <div class="notice warning" role="alert">
                <p><strong>{move || state.texts().part_refused}</strong></p>
                <ul>
                    {move || {
                        let lang = state.lang.get();
                        state.refused().iter().map(|refusal| view! { <li>{present::cause_of(refusal, lang)}</li> }).collect::<Vec<_>>()
                    }}
                </ul>
            </div>
        </Show>
    }
}
