//! The ladder of counts: from what was promised to what can be decided, each rung leading to its list.

use crate::ui::erased::link;
use leptos::prelude::*;
use plan_method::address::{Address, Page};
use plan_model::lang::Lang;
use plan_present::present::{Ladder, Rung};
use plan_present::text::LangTexts;

/// The ladder.
pub fn ladder_view(ladder: Ladder, lang: Lang) -> AnyView {
    let rungs: Vec<AnyView> = ladder.rungs.into_iter().map(rung_view).collect();
    view! {
        <section class="panel ladder-panel" aria-labelledby="ladder">
            <h2 id="ladder">{lang.texts().ladder}</h2>
            <ol class="rungs">{rungs}</ol>
        </section>
    }
    .into_any()
}

fn rung_view(rung: Rung) -> AnyView {
    let Rung { count, name, query, .. } = rung;
    let to = move |address: &Address| address.list(Page::Targets, |chosen| chosen.clone_from(&query));
    let content = view! {
        <strong class="rung-count">{count}</strong>
        <span>{name}</span>
    };
    view! { <li>{link("rung", to, content)}</li> }.into_any()
}
