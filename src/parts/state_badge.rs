//! A state: a word, a shape and a colour, in that order of importance.

use leptos::prelude::*;
use plan_charts::state_mark;
use plan_method::progress::State;
use plan_model::lang::Lang;
use plan_present::names;

/// The mark alone, for rows that say the word themselves.
#[component]
pub fn StateMark(
    /// The state.
    state: State,
) -> impl IntoView {
    view! {
        <svg
            class=format!("state-mark state-{}", state.slug())
            viewBox="0 0 12 12"
            aria-hidden="true"
            focusable="false"
        >
            {state_mark(state)
                .iter()
                .map(|(stroke, path)| view! { <path class=stroke.class() d=*path /> })
                .collect_view()}
        </svg>
    }
}

/// Mark and word.
#[component]
pub fn StateBadge(
    /// The state.
    state: State,
    /// Language of the word.
    lang: Lang,
) -> impl IntoView {
    view! {
        <span class=format!("state-badge state-{}", state.slug())>
            <StateMark state />
            <span>{names::state(state, lang)}</span>
        </span>
    }
}
