//! The dataset could not be loaded: the file, the rule, what to do, and the static tables below.

use crate::parts::remote::problem;
use crate::platform::boot;
use crate::state::use_app;
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
        let lang = state.nav.lang.get();
        state.store.load.with(|load| {
            let refused = load.failed().map(Vec::as_slice).unwrap_or_default();
            let cause = |refusal| view! { <li>{present::cause_of(refusal, lang)}</li> };
            refused.iter().map(cause).collect::<Vec<_>>()
        })
    };
    let about = view! { <ul>{causes}</ul> }.into_any();
    problem(|texts| texts.load_failed, about, Box::new(move || state.store.load()))
}
