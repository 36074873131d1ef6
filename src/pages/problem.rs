//! The dataset could not be loaded: the file, the rule, what to do, and the static tables below.

use crate::platform::boot;
use crate::state::{Load, use_app};
use leptos::prelude::*;
use plan_present::present;

/// Says what is wrong, and leaves the static page visible.
#[component]
pub fn ProblemPage() -> impl IntoView {
    let state = use_app();
    super::titled(move || state.texts().load_failed.to_owned());
    Effect::new(move |_| boot::show_static(true));
    on_cleanup(|| boot::show_static(false));
    let causes = move || {
        let lang = state.lang.get();
        state.load.with(|load| match load {
            Load::Failed(refused) => refused
                .iter()
                .map(|refusal| view! { <li>{present::cause_of(refusal, lang)}</li> })
                .collect::<Vec<_>>(),
            Load::Pending | Load::Ready { .. } => Vec::new(),
        })
    };
    view! {
        <section class="problem" role="alert">
            <h1>{move || state.texts().load_failed}</h1>
            <ul>{causes}</ul>
            <button type="button" class="button primary" on:click=move |_| state.load()>{move || state.texts().retry}</button>
        </section>
    }
}
