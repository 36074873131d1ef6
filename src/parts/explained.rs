//! Terms of art below the words of a plan, each with a plain explanation to unfold.

use super::lazy::{lazy, quiet_lazy_view};
use crate::state::{AppState, use_app};
use leptos::prelude::*;
use plan_model::lang::Lang;
use plan_present::access::{Explained, terms, words};

lazy! {
    /// The terms, and what they mean.
    term_list after fetch_terms in list (clause: String) view! { <Terms clause /> }.into_any();
}

/// The terms of art that some words of a plan hold; nothing where there are none.
pub fn explained(clause: &str) -> AnyView {
    let state = use_app();
    shown(clause.to_owned(), Memo::new(move |_| state.store.extras.get()))
}

/// The same for rows of a list, where only the large type has room for it.
pub fn explained_large(state: AppState, clause: String) -> AnyView {
    shown(clause, Memo::new(move |_| state.nav.address.with(|address| address.size.is_large())))
}

fn shown(clause: String, wanted: Memo<bool>) -> AnyView {
    let view = move || {
        let clause = clause.clone();
        wanted.get().then(|| quiet_lazy_view(fetch_terms, move || term_list(clause.clone())))
    };
    view.into_any()
}

#[component]
fn Terms(clause: String) -> impl IntoView {
    let state = use_app();
    move || {
        let lang = state.nav.lang.get();
        let found = terms(&clause, lang);
        (!found.is_empty()).then(|| folded(found, lang))
    }
}

fn folded(found: Vec<Explained>, lang: Lang) -> AnyView {
    let said = words(lang);
    let names: Vec<&str> = found.iter().map(|explained| explained.term).collect();
    let names = view! { <span lang=Lang::Zh.tag()>{names.join("、")}</span> };
    let rows: Vec<AnyView> = found.into_iter().map(|explained| row(explained, lang)).collect();
    view! {
        <details class="fold terms">
            <summary>
                <span>{said.terms}{names}</span>
            </summary>
            <dl class="term-list">{rows}</dl>
            <p class="hint">{said.ours}</p>
        </details>
    }
    .into_any()
}

fn row(explained: Explained, lang: Lang) -> AnyView {
    let Explained { term, english, words } = explained;
    let english = (lang == Lang::En).then(|| format!(" · {english}"));
    view! {
        <div class="term">
            <dt>
                <span lang=Lang::Zh.tag()>{term}</span>
                {english}
            </dt>
            <dd>{words}</dd>
        </div>
    }
    .into_any()
}
